using Entente.Data;

namespace Entente.Figures;

/// <summary>Reads a pattern of a table into all sequences that it stands for.</summary>
/// <remarks>
/// <c>word</c> is itself, <c>{month}</c> anything of that class, <c>[a b]</c> may be missing, <c>(a|b c)</c> is one of both; a backslash makes a sign a word.
/// </remarks>
internal ref struct PatternText
{
    private const int MostSequences = 4096;
    private readonly TableRow _row;
    private readonly Symbols _symbols;
    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private PatternText(TableRow row, ReadOnlySpan<char> text, Symbols symbols)
    {
        _row = row;
        _text = text;
        _symbols = symbols;
        _at = 0;
    }

    /// <summary>The sequences of symbols that the cell stands for.</summary>
    /// <exception cref="DataFormatException">The pattern is not well-formed.</exception>
    public static List<int[]> Read(TableRow row, int column, Symbols symbols)
    {
        PatternText text = new(row, row[column], symbols);
        List<int[]> sequences = text.Alternatives('\0');
        return sequences;
    }

    private List<int[]> Alternatives(char end)
    {
        List<int[]> all = [];
        List<int[]> current =
        [
            [],
        ];
        while (true)
        {
            while (_at < _text.Length && _text[_at] == ' ')
            {
                _at++;
            }

            if (_at >= _text.Length || _text[_at] == end)
            {
                if ((_at >= _text.Length) != (end == '\0'))
                {
                    throw _row.Bad($"expected \"{end}\" in the pattern, found its end");
                }

                _at++;
                all.AddRange(current);
                return all;
            }

            if (_text[_at] == '|')
            {
                _at++;
                all.AddRange(current);
                current =
                [
                    [],
                ];
                continue;
            }

            current = Joined(current, Item());
        }
    }

    private List<int[]> Item()
    {
        switch (_text[_at])
        {
            case '[':
                _at++;
                List<int[]> optional = Alternatives(']');
                optional.Add([]);
                return optional;
            case '(':
                _at++;
                return Alternatives(')');
            case '{':
                return
                [
                    [(int)Class()],
                ];
            default:
                return [Word()];
        }
    }

    private WordClass Class()
    {
        int end = _text[_at..].IndexOf('}');
        string name = end < 0 ? "" : _text.Slice(_at + 1, end - 1).ToString();
        if (!WordClasses.TryParse(name, out WordClass kind))
        {
            throw _row.Bad($"expected a class of words, found \"{{{name}}}\"");
        }

        _at += end + 1;
        return kind;
    }

    private int[] Word()
    {
        int start = _at;
        if (_text[_at] == '\\')
        {
            start = _at + 1;
            _at += 2;
        }

        while (
            _at < _text.Length && _text[_at] is not (' ' or '|' or ']' or ')' or '[' or '(' or '{')
        )
        {
            _at++;
        }

        return _symbols.Add(_text[start.._at].ToString());
    }

    private readonly List<int[]> Joined(List<int[]> left, List<int[]> right)
    {
        if (left.Count * right.Count > MostSequences)
        {
            throw _row.Bad($"expected at most {MostSequences} sequences, found more");
        }

        List<int[]> joined = new(left.Count * right.Count);
        foreach (int[] first in left)
        {
            foreach (int[] second in right)
            {
                joined.Add([.. first, .. second]);
            }
        }

        return joined;
    }
}

/// <summary>The names of classes in tables: <c>month-digits</c>.</summary>
internal static class WordClasses
{
    /// <summary>The class of a name.</summary>
    public static bool TryParse(string name, out WordClass kind) =>
        Enum.TryParse(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out kind)
        && name.Length > 0
        && !char.IsAsciiDigit(name[0]);
}
