using Entente.Text;

namespace Entente.Entities;

/// <summary>Finds the longest sequence of words that is in a list, from a given word on. Nothing is allocated by asking.</summary>
internal sealed class NameTrie
{
    private readonly EdgeTable _edges;
    private readonly List<int> _first; // per node: its first entry
    private readonly List<int> _next; // per entry: the next one with the same words
    private readonly List<int> _needsAt; // per entry: where its needs begin
    private CaseNeed[] _needs; // of all entries, one behind the other
    private int _needsUsed;

    public NameTrie(int capacity)
    {
        _edges = new EdgeTable(capacity);
        _first = new List<int>(capacity) { -1 };
        _next = new List<int>(capacity / 2);
        _needsAt = new List<int>(capacity / 2);
        _needs = new CaseNeed[capacity];
    }

    /// <summary>Adds the first <paramref name="count"/> words; entries are numbered from 0 in the order in which they are added.</summary>
    public void Add(int[] words, CaseNeed[] needs, int count)
    {
        int node = 0;
        for (int i = 0; i < count; i++)
        {
            int child = _edges.Find(node, words[i]);
            if (child < 0)
            {
                child = _first.Count;
                _first.Add(-1);
                _edges.Add(node, words[i], child);
            }

            node = child;
        }

        _next.Add(_first[node]);
        _first[node] = _needsAt.Count;
        _needsAt.Add(_needsUsed);
        if (_needsUsed + count > _needs.Length)
        {
            CaseNeed[] more = new CaseNeed[(_needsUsed + count) * 2];
            Array.Copy(_needs, more, _needsUsed);
            _needs = more;
        }

        Array.Copy(needs, 0, _needs, _needsUsed, count);
        _needsUsed += count;
    }

    /// <summary>The longest list of pieces from <paramref name="at"/> on that is written as an entry demands.</summary>
    public TrieMatch Longest(ReadOnlySpan<Piece> pieces, ReadOnlySpan<int> words, int at, int end)
    {
        int node = 0;
        TrieMatch best = default;
        for (int i = at; i < end; i++)
        {
            if (i > at && IsStopOf(pieces[i - 1], pieces[i]))
            {
                continue;
            }

            node = _edges.Find(node, words[i]);
            if (node < 0)
            {
                break;
            }

            int length = i + 1 - at;
            int entry = FirstFitting(_first[node], pieces.Slice(at, length));
            if (entry >= 0)
            {
                best = new TrieMatch(length, entry);
            }
        }

        return best;
    }

    /// <summary>The next entry with the same words that is written as it demands; -1 when there is none.</summary>
    public int Next(int entry, ReadOnlySpan<Piece> matched) => FirstFitting(_next[entry], matched);

    private int FirstFitting(int entry, ReadOnlySpan<Piece> matched)
    {
        while (entry >= 0 && !Fits(_needs.AsSpan(_needsAt[entry]), matched))
        {
            entry = _next[entry];
        }

        return entry;
    }

    private static bool Fits(ReadOnlySpan<CaseNeed> needs, ReadOnlySpan<Piece> matched)
    {
        int next = 0;
        for (int i = 0; i < matched.Length; i++)
        {
            if (i > 0 && IsStopOf(matched[i - 1], matched[i]))
            {
                continue;
            }

            bool fits = needs[next++] switch
            {
                CaseNeed.None => true,
                CaseNeed.Capital => matched[i].IsCapitalised,
                CaseNeed.AllCapitals => matched[i].Has(PieceShape.AllCapitals),
                _ => matched[i].Has(PieceShape.AllCapitals | PieceShape.InnerCapital),
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether <paramref name="mark"/> is the stop of the abbreviation before it: "St. Petersburg" is found with and without.</summary>
    public static bool IsStopOf(Piece word, Piece mark) =>
        !mark.IsWord && word.Has(PieceShape.Stop) && mark.Span.Start == word.Span.End;
}

/// <summary>What was found; the default value is nothing.</summary>
/// <param name="Length">Number of pieces.</param>
/// <param name="Entry">The first entry with these words; <see cref="NameTrie.Next"/> gives the others.</param>
internal readonly record struct TrieMatch(int Length, int Entry)
{
    public bool IsFound => Length > 0;
}

/// <summary>How a word of a name must be written.</summary>
internal enum CaseNeed : byte
{
    None,
    Capital,
    AllCapitals,
    InnerCapital,
}
