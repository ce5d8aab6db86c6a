using Entente.Data;
using Entente.Text;

namespace Entente.Figures;

/// <summary>Reads a pattern of a table into a tree: all sequences that it stands for.</summary>
/// <remarks>
/// <c>word</c> is itself, <c>{month}</c> anything of that class, <c>[a b]</c> may be missing, <c>(a|b c)</c> is one of both; a backslash makes a sign a word.
/// The sequences are never written out: each item leads from the nodes that the ones before it reached to the next nodes.
/// </remarks>
internal ref struct PatternText
{
    private const int MostNodes = 4096;
    private readonly TableRow _row;
    private readonly Symbols _symbols;
    private readonly PatternTree _tree;
    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private PatternText(TableRow row, ReadOnlySpan<char> text, Symbols symbols, PatternTree tree)
    {
        _row = row;
        _text = text;
        _symbols = symbols;
        _tree = tree;
        _at = 0;
    }

    /// <summary>Adds the sequences of symbols that the cell stands for to <paramref name="tree"/>, as <paramref name="pattern"/>.</summary>
    /// <exception cref="DataFormatException">The pattern is not well-formed.</exception>
    public static void Add(TableRow row, int column, Symbols symbols, PatternTree tree, int pattern)
    {
        PatternText text = new(row, row[column], symbols, tree);
        foreach (int node in text.Alternatives([PatternTree.Root], '\0'))
        {
            tree.End(node, pattern);
        }
    }

    private List<int> Alternatives(List<int> from, char end)
    {
        List<int>? all = null;
        List<int> current = from;
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
                return Joined(all, current, from);
            }

            if (_text[_at] == '|')
            {
                _at++;
                all = Joined(all, current, from);
                current = from;
                continue;
            }

            current = Item(current);
        }
    }

    private List<int> Item(List<int> from)
    {
        switch (_text[_at])
        {
            case '[':
                _at++;
                List<int> optional = Alternatives(from, ']');
                Join(optional, from);
                return optional;
            case '(':
                _at++;
                return Alternatives(from, ')');
            case '{':
                return Next(from, [(int)Class()]);
            default:
                return Next(from, Word());
        }
    }

    private readonly List<int> Next(List<int> from, ReadOnlySpan<int> symbols)
    {
        List<int> next = new(from.Count);
        foreach (int node in from)
        {
            int at = node;
            foreach (int symbol in symbols)
            {
                at = _tree.Next(at, symbol);
            }

            next.Add(at);
        }

        return next;
    }

    // What the first way reached is not copied, unless it is where all ways begin.
    private readonly List<int> Joined(List<int>? all, List<int> more, List<int> from)
    {
        if (all is null)
        {
            return ReferenceEquals(more, from) ? new List<int>(from) : more;
        }

        Join(all, more);
        return all;
    }

    private readonly void Join(List<int> all, List<int> more)
    {
        foreach (int node in more)
        {
            if (!all.Contains(node))
            {
                all.Add(node);
            }
        }

        if (all.Count > MostNodes)
        {
            throw _row.Bad($"expected at most {MostNodes} ways through the pattern, found more");
        }
    }

    private WordClass Class()
    {
        int end = _text[_at..].IndexOf('}');
        ReadOnlySpan<char> name = end < 0 ? [] : _text.Slice(_at + 1, end - 1);
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
}

/// <summary>The names of classes in tables: <c>month-digits</c>.</summary>
internal static class WordClasses
{
    private const int LongestName = 32;

    private static readonly WordNumbers s_classes = Classes();

    /// <summary>The class of a name.</summary>
    public static bool TryParse(ReadOnlySpan<char> name, out WordClass kind)
    {
        Span<char> plain = stackalloc char[LongestName];
        int length = 0;
        foreach (char c in name)
        {
            if (c != '-' && length < plain.Length)
            {
                plain[length++] = char.ToLowerInvariant(c);
            }
        }

        int found = s_classes.Find(plain[..length]);
        kind = (WordClass)Math.Max(found, 0);
        return found >= 0;
    }

    private static WordNumbers Classes()
    {
        string[] names = Enum.GetNames<WordClass>();
        WordNumbers classes = new(names.Length);
        for (int i = 0; i < names.Length; i++)
        {
            classes.Add(names[i].ToLowerInvariant(), i);
        }

        return classes;
    }
}
