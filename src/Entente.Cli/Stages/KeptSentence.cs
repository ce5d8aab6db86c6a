using System.Text;

namespace Entente.Cli.Stages;

/// <summary>A sentence whose tokens others have made, line by line.</summary>
/// <param name="Lines">Its lines that are kept: comments, words written as one, tokens.</param>
internal sealed record KeptSentence(IReadOnlyList<KeptLine> Lines)
{
    private const string NoSpaceAfter = "SpaceAfter=No";

    /// <summary>Reads a passage; <paramref name="fault"/> says which line is none of its layout.</summary>
    public static KeptSentence? Read(
        TokenFormat format,
        Passage passage,
        out (int Line, string Message) fault
    )
    {
        List<KeptLine> lines = [];
        fault = default;
        for (int i = 0; i < passage.Lines.Length; i++)
        {
            string line = passage.Lines[i];
            string[] cells = line.Split('\t');
            if (line[0] == '#')
            {
                lines.Add(new KeptLine(KeptLineKind.Comment, "", line, IsJoined: false));
            }
            else if (!PassageReader.IsToken(format, cells))
            {
                fault = (passage.Line + i, Expected(format, cells));
                return null;
            }
            else if (!cells[0].Contains('.', StringComparison.Ordinal))
            {
                // 8.1 is a node of the enhanced tree, no token of the text; 8-9 is a word that holds two tokens.
                bool isRange = cells[0].Contains('-', StringComparison.Ordinal);
                bool isJoined =
                    cells.Length == PassageReader.ConlluColumns
                    && cells[^1].Split('|').Contains(NoSpaceAfter);
                KeptLineKind kind = isRange ? KeptLineKind.Range : KeptLineKind.Token;
                lines.Add(new KeptLine(kind, cells[0], cells[1], isJoined));
            }
        }

        return new KeptSentence(lines);
    }

    /// <summary>A document of the sentences that others have made: its text is their tokens, with blanks between them.</summary>
    public static Document Join(IReadOnlyList<KeptSentence> kept)
    {
        StringBuilder text = new();
        List<Sentence> sentences = [];
        List<Token> tokens = [];
        for (int i = 0; i < kept.Count; i++)
        {
            int first = tokens.Count;
            foreach (KeptLine line in kept[i].Lines.Where(l => l.Kind == KeptLineKind.Token))
            {
                TextSpan span = new(text.Length, text.Length + line.Words.Length);
                tokens.Add(new Token(span, KindOf(line.Words)));
                text.Append(line.Words).Append(' ');
            }

            if (tokens.Count > first)
            {
                TextSpan span = new(tokens[first].Span.Start, tokens[^1].Span.End);
                sentences.Add(new Sentence(span, first, tokens.Count, i));
            }
        }

        return new Document(text.ToString(), [.. sentences], [.. tokens]);
    }

    private static TokenKind KindOf(string word) =>
        word.Length == 0 ? TokenKind.Other
        : word.Any(char.IsLetter) ? TokenKind.Word
        : word.Any(char.IsDigit) ? TokenKind.Number
        : word.All(char.IsPunctuation) ? TokenKind.Mark
        : TokenKind.Other;

    private static string Expected(TokenFormat format, string[] cells)
    {
        string found =
            cells.Length == PassageReader.ConlluColumns
                ? $"\"{cells[0]}\""
                : $"{cells.Length} cells";
        string expected =
            format == TokenFormat.Conllu
                ? "ten cells and a number first"
                : "a number and a token, with a tab between them";
        return $"expected {expected}, found {found}; the sentence is left out";
    }
}

/// <summary>A line of a <see cref="KeptSentence"/>.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Id">Its number in the sentence, or numbers: "1", "1-2".</param>
/// <param name="Words">The token; all of a comment.</param>
/// <param name="IsJoined">Whether no blank stands behind it.</param>
internal readonly record struct KeptLine(KeptLineKind Kind, string Id, string Words, bool IsJoined);

/// <summary>What a <see cref="KeptLine"/> holds.</summary>
internal enum KeptLineKind
{
    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A word that is written as one and holds the tokens that follow.</summary>
    Range,

    /// <summary>A token.</summary>
    Token,
}
