using System.Runtime.InteropServices;

namespace Entente.Quotations;

/// <summary>The wordings of one story, found by the words they share: a new one is compared with its few candidates, not with all.</summary>
/// <remarks>Not safe to use from two threads at once. Cost of a question: the wordings that hold one of its telling words, once for each.</remarks>
public sealed class UtteranceIndex
{
    // Wordings that are compared word by word: the one looked for shares more than all but a few others.
    private const int MostCandidates = 32;

    private readonly UtteranceAligner _aligner;
    private readonly List<AlignedWording> _wordings = [];
    private readonly List<double> _weights = [];
    private readonly Dictionary<string, List<Posting>> _postings = new(StringComparer.Ordinal);
    private double[] _shared = [];

    /// <summary>Makes an empty index, whose wordings <paramref name="aligner"/> compares.</summary>
    public UtteranceIndex(UtteranceAligner aligner)
    {
        ArgumentNullException.ThrowIfNull(aligner);
        _aligner = aligner;
    }

    /// <summary>How many wordings it holds.</summary>
    public int Count => _wordings.Count;

    /// <summary>Adds a wording, to be found from now on.</summary>
    public void Add(AlignedWording wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        Profile profile = _aligner.ProfileOf(wording.Wording);
        foreach (
            IGrouping<string, ContentWord> word in profile.Content.GroupBy(
                word => word.Stem,
                StringComparer.Ordinal
            )
        )
        {
            ref List<Posting>? postings = ref CollectionsMarshal.GetValueRefOrAddDefault(
                _postings,
                word.Key,
                out _
            );
            (postings ??= []).Add(new Posting(_wordings.Count, word.Sum(w => w.Weight)));
        }

        _wordings.Add(wording);
        _weights.Add(profile.Weight);
    }

    /// <summary>The utterance that <paramref name="wording"/> belongs to; <see langword="null"/> for a new one. Of equals the first wins.</summary>
    public UtteranceMatch? Match(Wording wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        Profile profile = _aligner.ProfileOf(wording);
        if (_shared.Length < _wordings.Count)
        {
            _shared = new double[Math.Max(16, 2 * _wordings.Count)];
        }

        Span<double> shared = _shared.AsSpan(0, _wordings.Count);
        shared.Clear();
        foreach (string stem in profile.Stems)
        {
            if (_postings.TryGetValue(stem, out List<Posting>? postings))
            {
                foreach (Posting posting in postings)
                {
                    shared[posting.Wording] += posting.Weight;
                }
            }
        }

        return _aligner.Match(wording, Candidates(profile.Weight));
    }

    /// <summary>The wordings that share enough, in the order in which they came; of many those that share most.</summary>
    private List<AlignedWording> Candidates(double weight)
    {
        List<(double Share, int Wording)> enough = [];
        for (int i = 0; i < _wordings.Count; i++)
        {
            double least = Likeness.LeastShared(weight, _weights[i]);
            if (_shared[i] > 0 && _shared[i] >= least)
            {
                enough.Add((_shared[i] / least, i));
            }
        }

        return
        [
            .. enough
                .OrderByDescending(candidate => candidate.Share)
                .Take(MostCandidates)
                .OrderBy(candidate => candidate.Wording)
                .Select(candidate => _wordings[candidate.Wording]),
        ];
    }

    /// <summary>That a wording holds a word.</summary>
    /// <param name="Wording">Its number.</param>
    /// <param name="Weight">How much the word tells there, as often as it stands there.</param>
    private readonly record struct Posting(int Wording, double Weight);
}
