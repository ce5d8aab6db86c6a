using System.Collections.Immutable;

namespace Entente.Text;

/// <summary>Divides the tokens of a line into sentences.</summary>
internal sealed class SentenceDivider(IGapJudge judge, Abbreviations abbreviations)
{
    private const int ShortWord = 3;

    /// <summary>Moves the tokens of <paramref name="line"/> to <paramref name="tokens"/> and adds their sentences.</summary>
    public void Divide(
        string text,
        int paragraph,
        TokenBuffer line,
        TokenBuffer tokens,
        ImmutableArray<Sentence>.Builder sentences
    )
    {
        ReadOnlySpan<Token> all = line.Tokens;
        int capitals = Capitals(text, all);
        bool followsSmallLetter = false;
        int first = 0;
        while (first < all.Length)
        {
            Gap gap = EndOf(text, all, first, capitals, followsSmallLetter);
            int start = tokens.Count;
            Move(gap, tokens);
            TextSpan span = new(all[first].Span.Start, all[gap.Last].Span.End);
            sentences.Add(new Sentence(span, start, tokens.Count, paragraph));
            followsSmallLetter = char.IsLower(text[all[first].Span.Start]);
            first = gap.Next;
        }

        line.Clear();
    }

    /// <summary>The gap, or the end of the line, at which the sentence ends that begins with token <paramref name="first"/>.</summary>
    private Gap EndOf(
        string text,
        ReadOnlySpan<Token> line,
        int first,
        int capitals,
        bool followsSmallLetter
    )
    {
        bool hasWord = false;
        OpenMarks open = new();
        for (int i = first; ; i++)
        {
            hasWord |= line[i].Kind != TokenKind.Mark;
            open.Read(text, line[i]);
            bool isStop = Gap.IsStop(text, line[i]);
            int stop = isStop ? i : -1;
            int last = isStop ? Gap.LastCloser(text, line, i) : i;
            bool isEnd = last + 1 == line.Length;
            if (!isEnd && !(isStop ? MayEnd(text, line, i, last) : MayBegin(text, line, i + 1)))
            {
                continue;
            }

            while (i < last)
            {
                open.Read(text, line[++i]);
            }

            Gap gap = new(text, line, stop, last)
            {
                First = first,
                HasWord = hasWord,
                FollowsSmallLetter = followsSmallLetter,
                Capitals = capitals,
                OpenMarks = open.Count,
            };
            if (isEnd || judge.EndsSentence(gap))
            {
                return gap;
            }
        }
    }

    /// <summary>How many quarters of the line's words begin with a capital letter.</summary>
    private static int Capitals(string text, ReadOnlySpan<Token> line)
    {
        int words = 0;
        int capitals = 0;
        foreach (Token token in line)
        {
            words += token.IsWord ? 1 : 0;
            capitals += token.IsWord && char.IsUpper(text[token.Span.Start]) ? 1 : 0;
        }

        return words == 0 ? 0 : (int)(4L * capitals / words);
    }

    /// <summary>Whether a sentence may end with a stop: not with "Dr.", nor with "“Open!” she said".</summary>
    private bool MayEnd(string text, ReadOnlySpan<Token> line, int stop, int last) =>
        !(last > stop && char.IsLower(text[line[last + 1].Span.Start]))
        && (
            line[stop].Kind == TokenKind.Mark
            || abbreviations.KindOf(line[stop].Span.In(text)[..^1])
                is not (AbbreviationKind.Title or AbbreviationKind.Number)
        );

    /// <summary>Whether a sentence may begin with token <paramref name="next"/> though no stop stands before it.</summary>
    private static bool MayBegin(string text, ReadOnlySpan<Token> line, int next)
    {
        Token before = line[next - 1];
        char last = text[before.Span.Start];
        char c = text[line[next].Span.Start];
        if (line[next].Span.Start == before.Span.End)
        {
            return false;
        }

        return before.Kind switch
        {
            // "President Reit", "of Upton": names stand in sentences far more often than between them.
            TokenKind.Word => !char.IsLower(c) && before.Span.Length > ShortWord,
            TokenKind.Mark => !char.IsLower(c)
                && last is not ('—' or '–' or ',') // A dateline belongs to its sentence.
                && !(last == '-' && before.Span.Length > 1),
            TokenKind.Number => !char.IsLower(c),
            _ => true,
        };
    }

    /// <summary>Moves a sentence. The stop of an abbreviation that ends it is the sentence's, as in the treebanks: "in the U.S" ".".</summary>
    private void Move(in Gap gap, TokenBuffer tokens)
    {
        if (gap.Stop < 0 || !GivesStop(gap))
        {
            tokens.Add(gap.Tokens[gap.First..gap.Next]);
            return;
        }

        tokens.Add(gap.Tokens[gap.First..gap.Stop]);
        Token word = gap.Tokens[gap.Stop];
        int stop = word.Span.End - 1;
        tokens.Add(word with { Span = new TextSpan(word.Span.Start, stop) });
        tokens.Add(new Token(new TextSpan(stop, stop + 1), TokenKind.Mark));
        tokens.Add(gap.Tokens[(gap.Stop + 1)..gap.Next]);
    }

    private bool GivesStop(in Gap gap) =>
        gap.Tokens[gap.Stop].IsWord
        && abbreviations.KindOf(gap.Word(gap.Stop)[..^1]) != AbbreviationKind.Title;

    /// <summary>Counts the brackets and quotation marks that are open.</summary>
    private struct OpenMarks
    {
        private bool _inStraight;
        private int _brackets;
        private int _quotes;

        public readonly int Count => _brackets + _quotes + (_inStraight ? 1 : 0);

        public void Read(string text, Token token)
        {
            if (token.Kind != TokenKind.Mark)
            {
                return;
            }

            switch (text[token.Span.Start])
            {
                case '(' or '[':
                    _brackets++;
                    break;
                case ')' or ']':
                    _brackets = Math.Max(0, _brackets - 1);
                    break;
                case '“':
                    _quotes++;
                    break;
                case '”':
                    _quotes = Math.Max(0, _quotes - 1);
                    break;
                case '"':
                    _inStraight = !_inStraight;
                    break;
            }
        }
    }
}
