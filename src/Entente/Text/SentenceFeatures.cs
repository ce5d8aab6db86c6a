namespace Entente.Text;

/// <summary>What <see cref="SentenceModel"/> sees of a gap: hashed features of the words, their capitals and the marks around it.</summary>
internal sealed class SentenceFeatures(SentenceRules rules)
{
    /// <summary>Features are numbers below this one.</summary>
    public const int Buckets = 1 << BucketBits;

    /// <summary>How many features a gap has.</summary>
    public const int Count = 18;

    private const int BucketBits = 15;
    private const int LongestWord = 24;

    /// <summary>Writes the features of <paramref name="gap"/>.</summary>
    public void Extract(in Gap gap, Span<int> features)
    {
        bool hasStop = gap.Stop >= 0;
        bool isMark = hasStop && gap.Tokens[gap.Stop].Kind == TokenKind.Mark;
        int before =
            isMark ? gap.Stop - 1
            : hasStop ? gap.Stop
            : gap.Last;
        Side word = At(gap, before);
        Side next = At(gap, gap.Next);
        Side behind = At(gap, gap.Next + 1);
        uint last = gap.Last == before ? word.Look : At(gap, gap.Last).Look;
        uint stop =
            !hasStop ? 0
            : gap.Stop == gap.Last ? last
            : At(gap, gap.Stop).Look;
        uint length = Length(gap.Last + 1 - gap.First);
        uint small = gap.FollowsSmallLetter ? 1u : 0u;
        uint glued = gap.IsGlued ? 1u : 0u;
        uint open = (uint)Math.Min(gap.OpenMarks, 2);
        uint rule = rules.EndsSentence(gap) ? 1u : 0u;
        uint starter = rules.IsStarter(gap.Word(gap.Next)) ? 1u : 0u;
        uint first = LookAt(gap, gap.First);
        uint wordBefore = LookAt(gap, before - 1);

        Writer writer = new(features, stop);
        writer.Add(rule, glued, starter);
        writer.Add(next.Look, glued, small);
        writer.Add(next.Word, behind.Look);
        writer.Add(word.Look, next.Look, wordBefore);
        writer.Add(word.Word, next.Look);
        writer.Add(word.Word, next.Word);
        writer.Add(word.Word);
        writer.Add(next.Word);
        writer.Add(next.Look, behind.Look, LookAt(gap, gap.Next + 2));
        writer.Add(behind.Word, next.Look);
        writer.Add(length, next.Look);
        writer.Add(last, next.Look, starter);
        writer.Add(open, next.Look, last);
        writer.Add(word.Look, starter, next.Look);
        writer.Add(first, length, next.Look);
        writer.Add(Length(gap.Tokens.Length - gap.Next), length, next.Look);
        writer.Add(word.Length, word.Look, next.Look);
        writer.Add((uint)gap.Capitals, next.Look, word.Look);
    }

    private static Side At(in Gap gap, int i)
    {
        uint look = LookAt(gap, i);
        if ((uint)i >= (uint)gap.Tokens.Length || gap.Tokens[i].Kind == TokenKind.Mark)
        {
            return new Side(look, look, 0);
        }

        ReadOnlySpan<char> word = gap.Word(i);
        uint hash = 2166136261;
        foreach (char c in word[..Math.Min(word.Length, LongestWord)])
        {
            hash = (hash ^ (char.IsAsciiLetterUpper(c) ? c | 0x20u : c)) * 16777619;
        }

        return new Side(hash, look, (uint)Math.Min(word.Length, 8));
    }

    /// <summary>What sort of token stands there: which mark, or which letters it is made of.</summary>
    private static uint LookAt(in Gap gap, int i)
    {
        if ((uint)i >= (uint)gap.Tokens.Length)
        {
            return i < 0 ? 1u : 2u;
        }

        Token token = gap.Tokens[i];
        ReadOnlySpan<char> word = gap.Word(i);
        if (token.Kind == TokenKind.Mark)
        {
            char mark = Plain(word);
            return 1024u + (4u * mark) + (mark == '"' ? 1 : (uint)Math.Min(word.Length, 3));
        }

        char end = word[^1];
        return ((uint)token.Kind * 64)
            + (char.IsUpper(word[0]) ? 1u : 0u)
            + (word.Length > 1 && char.IsUpper(word[1]) ? 2u : 0u)
            + (char.IsDigit(end) ? 4u : 0u)
            + (end == '.' ? 8u : 0u)
            + (word.Length == 1 ? 16u : 0u)
            + (char.IsUpper(end) ? 32u : 0u);
    }

    /// <summary>The mark, as it would be written on a typewriter.</summary>
    private static char Plain(ReadOnlySpan<char> mark) =>
        mark[0] switch
        {
            '“' or '”' or '„' or '«' or '»' => '"',
            '\'' or '’' or '‘' or '`' => mark.Length == 2 ? '"' : '\'',
            '–' or '—' or '―' => '-',
            var other => other,
        };

    private static uint Length(int tokens) =>
        tokens switch
        {
            <= 3 => (uint)tokens,
            <= 6 => 4,
            <= 12 => 5,
            <= 24 => 6,
            <= 48 => 7,
            _ => 8,
        };

    /// <summary>What is seen of a token.</summary>
    private readonly record struct Side(uint Word, uint Look, uint Length);

    private ref struct Writer(Span<int> features, uint stop)
    {
        private readonly Span<int> _features = features;
        private readonly uint _stop = stop * 0x85EBCA6B;
        private uint _count;

        public void Add(uint a, uint b = 0, uint c = 0)
        {
            uint hash = (_stop ^ (a * 0x9E3779B1) ^ _count * 0xC2B2AE35) * 0x27D4EB2F;
            hash = (hash ^ (hash >> 15) ^ (b * 0x165667B1)) * 0xC2B2AE3D;
            hash = (hash ^ (hash >> 13) ^ (c * 0x85EBCA77)) * 0x9E3779B1;
            _features[(int)_count++] = (int)(hash >> (32 - BucketBits));
        }
    }
}
