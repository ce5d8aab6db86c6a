using System.Runtime.InteropServices;

namespace Entente.Quotations;

/// <summary>The wordings of one story, found by the words they share: a new one is compared with its few candidates, not with all.</summary>
/// <remarks>
/// Not safe to use from two threads at once. Cost of a question: the wordings that hold one of its telling words, the rarest word first and
/// a bounded number in all, so that a story of ten thousand statements that share their words costs ten times one of a thousand.
/// </remarks>
public sealed class UtteranceIndex
{
    // Wordings that are compared word by word: the one looked for shares more than all but a few others.
    private const int MostCandidates = 32;

    // Entries of words that a question reads. Stories of some hundred statements stay below it; beyond, the words that nearly all share are left out.
    private const int MostPostings = 1_024;

    private readonly UtteranceAligner _aligner;
    private readonly List<AlignedWording> _wordings = [];
    private readonly List<double> _weights = [];
    private readonly Dictionary<string, List<Posting>> _postings = new(StringComparer.Ordinal);
    private readonly Dictionary<int, double> _shared = [];

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
        bool isWhole = CountShared(profile);
        return _aligner.Match(wording, Candidates(profile.Weight, isWhole));
    }

    /// <summary>Counts what the wordings share with this one; whether all its words were looked at.</summary>
    private bool CountShared(Profile profile)
    {
        _shared.Clear();
        int left = MostPostings;
        List<List<Posting>> found = [];
        foreach (string stem in profile.Stems)
        {
            if (_postings.TryGetValue(stem, out List<Posting>? postings))
            {
                found.Add(postings);
            }
        }

        foreach (List<Posting> postings in found.OrderBy(postings => postings.Count))
        {
            if (postings.Count > left && _shared.Count > 0)
            {
                return false; // Those behind it are commoner still.
            }

            foreach (Posting posting in postings.Take(left))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_shared, posting.Wording, out _) +=
                    posting.Weight;
            }

            left -= Math.Min(left, postings.Count);
        }

        return left > 0;
    }

    /// <summary>The wordings that share enough, in the order in which they came; of many those that share most.</summary>
    private List<AlignedWording> Candidates(double weight, bool isWhole)
    {
        List<(double Share, int Wording)> enough = [];
        foreach ((int wording, double shared) in _shared)
        {
            double least = Likeness.LeastShared(weight, _weights[wording]);
            if (shared > 0 && (!isWhole || shared >= least))
            {
                enough.Add((shared / least, wording));
            }
        }

        return
        [
            .. enough
                .OrderByDescending(candidate => candidate.Share)
                .ThenBy(candidate => candidate.Wording)
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
