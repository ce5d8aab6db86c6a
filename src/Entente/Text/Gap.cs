using System.Buffers;

namespace Entente.Text;

/// <summary>A place between two tokens of a line where a sentence may end.</summary>
/// <param name="text">The text.</param>
/// <param name="tokens">The tokens of the line.</param>
/// <param name="stop">The token that may end the sentence; -1 when there is none and only the words behind the gap speak for an end.</param>
/// <param name="last">The last token before the gap: the stop, or a mark that closes behind it.</param>
internal readonly ref struct Gap(string text, ReadOnlySpan<Token> tokens, int stop, int last)
{
    private static readonly SearchValues<char> s_closers = SearchValues.Create("\"'”’»)]›“«!?…");

    public string Text => text;

    public ReadOnlySpan<Token> Tokens { get; } = tokens;

    public int Stop => stop;

    public int Last => last;

    public int Next => last + 1;

    /// <summary>The first token of the sentence that may end.</summary>
    public int First { get; init; }

    /// <summary>Whether the sentence has anything but marks before the stop.</summary>
    public bool HasWord { get; init; }

    /// <summary>Whether the sentence before in this line began with a small letter: its writer uses no capitals.</summary>
    public bool FollowsSmallLetter { get; init; }

    /// <summary>How many quarters of the words of the line begin with a capital letter: 1 in prose, 4 in a headline.</summary>
    public int Capitals { get; init; }

    /// <summary>How many brackets and quotation marks are open at the gap.</summary>
    public int OpenMarks { get; init; }

    /// <summary>Whether no blank stands in the gap.</summary>
    public bool IsGlued => Tokens[Next].Span.Start == Tokens[Last].Span.End;

    public ReadOnlySpan<char> Word(int i) => Tokens[i].Span.In(text);

    /// <summary>Whether the token may end a sentence: a stop, or an abbreviation with its own.</summary>
    public static bool IsStop(string text, Token token) =>
        token.Kind == TokenKind.Mark && text[token.Span.Start] is '.' or '!' or '?' or '…' or '。'
        || token.Kind == TokenKind.Word && text[token.Span.End - 1] == '.';

    /// <summary>The last of the tokens behind the stop that belong to its sentence: marks that close, and the number of a note ("[17]").</summary>
    /// <remarks>A straight mark right behind the stop closes even when the blank behind it is lost; a mark that opens in one language and closes in another closes unless a word follows.</remarks>
    public static int LastCloser(string text, ReadOnlySpan<Token> tokens, int stop)
    {
        int last = stop;
        while (true)
        {
            if (IsCloser(text, tokens, last + 1))
            {
                last++;
            }
            else if (IsNote(text, tokens, last + 1))
            {
                last += 3;
            }
            else
            {
                return last;
            }
        }
    }

    private static bool IsCloser(string text, ReadOnlySpan<Token> tokens, int i)
    {
        if (i >= tokens.Length || tokens[i].Span.Start != tokens[i - 1].Span.End)
        {
            return false;
        }

        TextSpan span = tokens[i].Span;
        char c = text[span.Start];
        return s_closers.Contains(c)
            && tokens[i].Kind == TokenKind.Mark
            && (
                c is not ('“' or '«')
                || span.End == text.Length
                || !char.IsLetterOrDigit(text[span.End])
            );
    }

    private static bool IsNote(string text, ReadOnlySpan<Token> tokens, int i) =>
        i + 2 < tokens.Length
        && text[tokens[i].Span.Start] == '['
        && tokens[i + 1].Kind == TokenKind.Number
        && text[tokens[i + 2].Span.Start] == ']'
        && tokens[i].Span.Start == tokens[i - 1].Span.End
        && tokens[i + 2].Span.Start - tokens[i].Span.End == tokens[i + 1].Span.Length;
}

/// <summary>Decides whether a sentence ends at a gap.</summary>
internal interface IGapJudge
{
    /// <summary>Whether the sentence before <paramref name="gap"/> ends there.</summary>
    bool EndsSentence(in Gap gap);
}
