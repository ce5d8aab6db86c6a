namespace Entente.Articles;

/// <summary>Finds which of many phrases stand in a text, whatever their case, in one pass over it.</summary>
/// <remarks>
/// Compares as <see cref="StringComparison.OrdinalIgnoreCase"/> does, character by character. Cost: two look-ups in tables for each character, whatever
/// the number of phrases; nothing is allocated. Source: A. Aho, M. Corasick, "Efficient string matching", CACM 18(6), 1975. Safe to use from any thread.
/// </remarks>
internal sealed class PhraseFinder
{
    private const int None = int.MaxValue;

    // Characters of no phrase are one class, 0: they lead back to the beginning.
    private readonly byte[] _classes = new byte[char.MaxValue + 1];
    private readonly int _width;

    // A row for each state: at 0 the first of the phrases that end in it, at each class the row of the next state.
    private readonly int[] _rows;

    /// <summary>Takes the phrases. Cost: characters of all phrases × different characters in them.</summary>
    public PhraseFinder(IReadOnlyList<string> phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        _width = 1 + Classify(phrases);
        List<int[]> rows = [new int[_width]];
        List<int> found = [None];
        for (int i = 0; i < phrases.Count; i++)
        {
            int state = 0;
            foreach (char c in phrases[i])
            {
                ref int next = ref rows[state][_classes[c]];
                if (next == 0)
                {
                    next = rows.Count;
                    rows.Add(new int[_width]);
                    found.Add(None);
                }

                state = next;
            }

            found[state] = Math.Min(found[state], i);
        }

        Connect(rows, found);
        _rows =
        [
            .. rows.SelectMany(
                (row, i) => row.Skip(1).Select(next => next * _width).Prepend(found[i])
            ),
        ];
    }

    /// <summary>The number of the first phrase of the list that stands in the text; -1 when none does.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        int state = 0;
        int best = None;
        foreach (char c in text)
        {
            byte letter = _classes[c];
            state = letter == 0 ? 0 : _rows[state + letter];
            best = Math.Min(best, _rows[state]);
        }

        return best == None ? -1 : best;
    }

    // Both cases of a letter are one class.
    private int Classify(IReadOnlyList<string> phrases)
    {
        Dictionary<char, byte> classes = [];
        foreach (char c in phrases.SelectMany(phrase => phrase))
        {
            classes.TryAdd(char.ToUpperInvariant(c), checked((byte)(classes.Count + 1)));
        }

        for (int c = 0; c <= char.MaxValue; c++)
        {
            _classes[c] = classes.GetValueOrDefault(char.ToUpperInvariant((char)c));
        }

        return classes.Count;
    }

    // Where no phrase goes on, the longest end of what was read that begins one does.
    private static void Connect(List<int[]> rows, List<int> found)
    {
        int[] fallback = new int[rows.Count];
        Queue<int> open = new([0]);
        while (open.TryDequeue(out int state))
        {
            for (int c = 1; c < rows[state].Length; c++)
            {
                int next = rows[state][c];
                int other = state == 0 ? 0 : rows[fallback[state]][c];
                if (next == 0)
                {
                    rows[state][c] = other;
                    continue;
                }

                fallback[next] = other;
                found[next] = Math.Min(found[next], found[other]);
                open.Enqueue(next);
            }
        }
    }
}
