using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Entente.Text;

/// <summary>The names found in a text so far, and what they tell of each other: the same words name the same sort of thing throughout.</summary>
/// <remarks>
/// Each finding votes for the type of its words, and the full name of a person for the type of the last one alone. Most votes win; of as many,
/// the type that was found first. Words with a capital in mid-sentence that were found elsewhere as a name are one here, too.
/// Cost: linear in tokens and names. One text after the other, for one thread at a time; its memory is used again.
/// </remarks>
internal sealed class NameMemory
{
    private const int LongestRecovered = 4;
    private readonly Dictionary<ulong, Votes> _votes = [];
    private readonly List<(int First, int End, NameType Type)> _found = [];
    private readonly List<Name> _names = [];
    private Document? _document;

    /// <summary>Begins a text; all of the one before is forgotten.</summary>
    public void Begin(Document document)
    {
        _document = document;
        _votes.Clear();
        _found.Clear();
    }

    /// <summary>Adds a name, by its first token and the one behind its last; in order.</summary>
    public void Add(int first, int end, NameType type)
    {
        _found.Add((first, end, type));
        Vote(KeyOf(first, end), type);
        if (type == NameType.Person && end - first > 1)
        {
            Vote(KeyOf(end - 1, end), type);
        }
    }

    /// <summary>All names, each of the type that most of its like have.</summary>
    public ImmutableArray<Name> Settle()
    {
        int next = 0;
        foreach (Sentence sentence in Document.Sentences)
        {
            int at = sentence.FirstToken;
            while (at < sentence.EndToken)
            {
                if (next < _found.Count && _found[next].First == at)
                {
                    (int first, int end, NameType type) = _found[next++];
                    _names.Add(Make(first, end, _votes[KeyOf(first, end)].Winner ?? type));
                    at = end;
                    continue;
                }

                int limit = next < _found.Count ? _found[next].First : int.MaxValue;
                int recovered = Recover(sentence, at, Math.Min(limit, sentence.EndToken));
                if (recovered > at)
                {
                    _names.Add(Make(at, recovered, _votes[KeyOf(at, recovered)].Winner!.Value));
                }

                at = Math.Max(at + 1, recovered);
            }
        }

        ImmutableArray<Name> names = [.. _names];
        _names.Clear();
        _document = null;
        return names;
    }

    private Document Document =>
        _document ?? throw new InvalidOperationException("expected a text that was begun");

    private Name Make(int first, int end, NameType type) =>
        new(
            new TextSpan(Document.Tokens[first].Span.Start, Document.Tokens[end - 1].Span.End),
            type
        );

    /// <summary>The end of the longest name known from elsewhere that stands at a token; the token when there is none.</summary>
    private int Recover(Sentence sentence, int at, int limit)
    {
        if (at == sentence.FirstToken || !char.IsUpper(Document.Words(Document.Tokens[at])[0]))
        {
            return at;
        }

        int end = at;
        for (int i = at + 1; i <= Math.Min(limit, at + LongestRecovered); i++)
        {
            if (_votes.TryGetValue(KeyOf(at, i), out Votes votes) && votes.Total > 1)
            {
                end = i;
            }
        }

        return end;
    }

    private void Vote(ulong key, NameType type) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_votes, key, out _).Add(type);

    private ulong KeyOf(int first, int end)
    {
        ulong key = (ulong)(end - first);
        for (int i = first; i < end; i++)
        {
            key = (key * 0x9E3779B97F4A7C15) ^ QuickWord.FormOf(Document.Words(Document.Tokens[i]));
        }

        return key;
    }

    /// <summary>How often each type was found: eight bits a type, which stop at their greatest.</summary>
    private struct Votes
    {
        private UInt128 _counts;

        public int Total { get; private set; }

        /// <summary>The type with most votes; the one that came first of as many.</summary>
        public NameType? Winner { get; private set; }

        public void Add(NameType type)
        {
            Total++;
            if (CountOf(type) < byte.MaxValue)
            {
                _counts += UInt128.One << (8 * (int)type);
            }

            if (Winner is not { } winner || CountOf(type) > CountOf(winner))
            {
                Winner = type;
            }
        }

        private readonly byte CountOf(NameType type) => (byte)(_counts >> (8 * (int)type));
    }
}
