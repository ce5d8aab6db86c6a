using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>What the reports of a story have in common: sums, so that comparing costs the same for two members and for five thousand.</summary>
internal sealed class StoryProfile(string id)
{
    // For the reason that is shown; the decision rests on the sums over all members.
    private const int MembersKept = 4;

    private readonly Dictionary<uint, float> _weights = [];
    private readonly Dictionary<uint, int> _passages = [];
    private readonly HashSet<uint> _actors = [];
    private readonly Queue<Member> _newest = [];
    private int? _firstDay;
    private int? _lastDay;

    /// <summary>The story's identifier.</summary>
    public string Id { get; } = id;

    /// <summary>How many reports it has.</summary>
    public int Members { get; private set; }

    /// <summary>The newest members, the oldest of them first.</summary>
    public IEnumerable<Member> Newest => _newest;

    /// <summary>Adds a report.</summary>
    public void Add(Sketch sketch, WeightedTerm[] terms)
    {
        _weights.EnsureCapacity(terms.Length);
        _passages.EnsureCapacity(sketch.OwnPassages.Length + sketch.QuotedPassages.Length);
        foreach (WeightedTerm term in terms)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_weights, term.Key, out _) += term.Weight;
        }

        foreach (uint passage in sketch.OwnPassages)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_passages, passage, out _)++;
        }

        foreach (uint passage in sketch.QuotedPassages)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_passages, passage, out _)++;
        }

        _actors.UnionWith(sketch.Actors);
        Members++;
        if (sketch.Day is { } day)
        {
            _firstDay = Math.Min(_firstDay ?? day, day);
            _lastDay = Math.Max(_lastDay ?? day, day);
        }

        if (_newest.Count == MembersKept)
        {
            _newest.Dequeue();
        }

        _newest.Enqueue(new Member(sketch, terms));
    }

    /// <summary>The mean cosine of a report with the members (average link), in [0, 1].</summary>
    public double Likeness(WeightedTerm[] terms)
    {
        double sum = 0;
        foreach (WeightedTerm term in terms)
        {
            sum += term.Weight * _weights.GetValueOrDefault(term.Key);
        }

        return Math.Min(1, sum / Members);
    }

    /// <summary>How many of a report's passages the members share with it, on average.</summary>
    public double SharedPassages(List<uint> passages)
    {
        double sum = 0;
        foreach (uint passage in passages)
        {
            sum += _passages.GetValueOrDefault(passage);
        }

        return sum / Members;
    }

    /// <summary>Days between a report and the nearest day of the story; <see langword="null"/> when either has none.</summary>
    public int? DaysFrom(Sketch sketch) =>
        sketch.Day is { } day && _firstDay is { } first && _lastDay is { } last
            ? Math.Max(0, Math.Max(first - day, day - last))
            : null;

    /// <summary>How many of the report's actors the story knows; <see langword="null"/> when either names none.</summary>
    public int? SharedActors(Sketch sketch) =>
        sketch.Actors.IsEmpty || _actors.Count == 0 ? null : sketch.Actors.Count(_actors.Contains);
}

/// <summary>A report of a story.</summary>
/// <param name="Sketch">Its sketch.</param>
/// <param name="Terms">Its terms as they were weighed when it came.</param>
internal sealed record Member(Sketch Sketch, WeightedTerm[] Terms);
