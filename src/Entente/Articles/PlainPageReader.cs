namespace Entente.Articles;

/// <summary>Reads text without tags as blocks: one a line, but lines that were broken to a width are put together again.</summary>
internal static class PlainPageReader
{
    // The widths that printers and mail programs break to.
    private const int LeastWidth = 40;
    private const int MostWidth = 110;

    // Two lines alone show less: the first must be wide.
    private const int LeastOfTwo = 45;

    /// <summary>Reads a text.</summary>
    public static PageText Read(string text)
    {
        BlockWriter writer = new(text);
        List<TextSpan> group = [];
        int at = 0;
        while (at <= text.Length)
        {
            int length = text.AsSpan(at).IndexOfAny("\n\r\u2028\u2029");
            int end = length < 0 ? text.Length : at + length;
            if (text.AsSpan(at, end - at).IsWhiteSpace())
            {
                Write(text, group, writer);
                group.Clear();
            }
            else
            {
                group.Add(new TextSpan(at, end));
            }

            at = end + 1;
            if (end < text.Length && text[end] == '\r' && at < text.Length && text[at] == '\n')
            {
                at++;
            }
        }

        Write(text, group, writer);
        return writer.ToText();
    }

    private static void Write(string text, List<TextSpan> lines, BlockWriter writer)
    {
        int width = Width(text, lines);
        for (int i = 0; i < lines.Count; i++)
        {
            TextSpan line = lines[i];
            ReadOnlySpan<char> words = line.In(text);
            int lead = words.Length - words.TrimStart().Length;
            bool isItem =
                words[lead..]
                is ['•' or '*' or '·' or '▪' or '●' or '‣', ' ' or '\u00A0' or '\t', ..];
            int start = line.Start + lead + (isItem ? 2 : 0);
            bool goesOn =
                width > 0
                && i + 1 < lines.Count
                && !isItem
                && (words.Trim().Length >= 0.7 * width || !BlockTraits.Of(words).EndsSentence);
            bool isParted = goesOn && IsParted(words.TrimEnd(), lines[i + 1].In(text));
            int end = line.Start + words.TrimEnd().Length - (isParted ? 1 : 0);
            writer.Write(start, end);
            if (goesOn && !isParted)
            {
                writer.Space(line.End, lines[i + 1].Start);
            }
            else if (!goesOn)
            {
                writer.EndBlock(isItem ? BlockKind.Item : BlockKind.Loose);
            }
        }
    }

    // "coopera-" and "tion": one word, broken at the end of its line.
    private static bool IsParted(ReadOnlySpan<char> line, ReadOnlySpan<char> next) =>
        line is [.., var letter, '-' or '\u00AD']
        && char.IsLetter(letter)
        && char.IsLower(next.TrimStart()[0]);

    // The width that a group of lines was broken to; 0 when each line stands for itself.
    private static int Width(string text, List<TextSpan> lines)
    {
        if (lines.Count < 2)
        {
            return 0;
        }

        int width = 0;
        int ends = 0;
        int least = int.MaxValue;
        for (int i = 0; i < lines.Count; i++)
        {
            ReadOnlySpan<char> words = lines[i].In(text).Trim();
            width = Math.Max(width, words.Length);
            if (i < lines.Count - 1)
            {
                least = Math.Min(least, words.Length);
                ends += BlockTraits.Of(words).EndsSentence ? 1 : 0;
            }
        }

        bool isEven =
            width is >= LeastWidth and <= MostWidth
            && least >= 0.6 * width
            && ends * 2 < lines.Count;
        ReadOnlySpan<char> last = lines[^1].In(text).Trim();
        bool isContinued = width >= LeastOfTwo && char.IsLower(last[0]) && last.Contains(' ');
        return isEven && (lines.Count > 2 || isContinued) ? width : 0;
    }
}
