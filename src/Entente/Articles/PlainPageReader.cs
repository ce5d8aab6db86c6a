namespace Entente.Articles;

/// <summary>Reads text without tags as blocks: one a line, but lines that were broken to a width are put together again.</summary>
internal static class PlainPageReader
{
    // The widths that printers and mail programs break to.
    private const int LeastWidth = 40;
    private const int LeastColumn = 24;
    private const int MostWidth = 110;

    // Two lines may be a headline.
    private const int LeastOfTwo = 20;

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
        int continued = 0;
        int least = int.MaxValue;
        for (int i = 0; i < lines.Count; i++)
        {
            ReadOnlySpan<char> words = lines[i].In(text).Trim();
            width = Math.Max(width, words.Length);
            continued += i > 0 && char.IsLower(words[0]) ? 1 : 0;
            if (i < lines.Count - 1)
            {
                least = Math.Min(least, words.Length);
                ends += BlockTraits.Of(words).EndsSentence ? 1 : 0;
            }
        }

        ReadOnlySpan<char> last = lines[^1].In(text).Trim();
        if (lines.Count == 2)
        {
            bool goesOn = char.IsLower(last[0]) && last.Contains(' ') && ends == 0;
            return goesOn && width is >= LeastOfTwo and <= MostWidth ? width : 0;
        }

        // In a narrow column most lines go on in the middle of a sentence; in a menu none does.
        bool isColumn = continued * 5 >= (lines.Count - 1) * 2 && least >= 0.5 * width;
        bool isEven = ends * 2 < lines.Count && least >= 0.6 * width;
        return width switch
        {
            < LeastColumn or > MostWidth => 0,
            < LeastWidth => isColumn ? width : 0,
            _ => isEven ? width : 0,
        };
    }
}
