using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>Puts reports into stories, one after another, by words, passages, actors and days.</summary>
/// <remarks>
/// <para>The stories that share a report's weightiest words are looked up; the report joins the one whose members it is most like on
/// average, if it is like enough, or founds a new one. Cost of a report: bounded, however many reports and stories there are.</para>
/// <para>The same calls in the same order give the same stories. Not safe to use from several threads at once.</para>
/// </remarks>
public sealed class StoryIndex
{
    // A report's words that are looked up, the stories that are looked up for each, and those of them that are compared.
    // More of each finds nothing more: lab/notes/stories.md, "How far to look".
    private const int WordsLookedUp = 40;
    private const int StoriesPerWord = 48;
    private const int StoriesCompared = 16;

    // Words that many stories share lead to the newest of them only; the text that a report prints leads to its story however old.
    private const int PassagesLookedUp = 8;

    // Reports that are remembered for a passage.
    private const int ReportsPerPassage = 16;

    // A passage in so many different stories is a formula or the dress of a page: nobody took it from anybody.
    private const int StoriesOfFormula = 3;

    // Two reports that have half of their passages in common, and so many (a hundred words), are one text, whatever their stories:
    // an old wire story printed again next month. Shorter ones may be all form: a page that asks to log in.
    private const double ShareOfOneText = 0.5;
    private const int FewestOfOneText = 40;

    private readonly TermWeights _weights = new();
    private readonly NewestPostings _storiesByWord = new(StoriesPerWord);
    private readonly NewestPostings _reportsByPassage = new(ReportsPerPassage);
    private readonly List<StoryProfile> _stories = [];
    private readonly Dictionary<string, int> _storyNumbers = [];
    private readonly List<(string Id, int Story, int Passages)> _reports = [];

    // For each story the first one that it prints the text of, itself when there is none.
    private readonly List<int> _texts = [];

    /// <summary>How many postings of words and passages were looked at, and stories compared, so far: the cost of grouping, whatever the machine.</summary>
    /// <remarks>A passage counts once: it has few postings, all mostly of one story.</remarks>
    internal long Comparisons { get; private set; }

    /// <summary>Adds a report whose story is known already.</summary>
    public void Add(Sketch sketch, string story)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        ArgumentException.ThrowIfNullOrEmpty(story);
        Join(sketch, _weights.Weigh(sketch), story);
    }

    /// <summary>Decides which story a report belongs to, adds it there, and says why.</summary>
    public StoryMatch Place(Sketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        WeightedTerm[] terms = _weights.Weigh(sketch);
        Arrival arrival = new(
            sketch,
            terms,
            [.. sketch.OwnPassages.Where(passage => !IsFormula(passage)), .. sketch.QuotedPassages],
            _weights.Uncertainty
        );
        StoryScore? best = null;
        foreach (int number in Candidates(arrival))
        {
            Comparisons++;
            StoryScore score = StoryScore.Of(_stories[number], arrival);
            if (score.Margin >= 0 && (best is null || score.Margin > best.Margin))
            {
                best = score;
            }
        }

        StoryMatch match = best is null
            ? new StoryMatch(RecordId.ForStory(sketch.Report), IsNew: true, "no story is like it")
            : new StoryMatch(best.Story.Id, IsNew: false, best.Why(arrival));
        Join(sketch, terms, match.Story);
        return match;
    }

    /// <summary>Reports that share passages outside quotation marks with this one, whatever their story: those to compare for copying, the likeliest first.</summary>
    public ImmutableArray<string> Neighbours(Sketch sketch, int limit)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return
        [
            .. PassagesByReport(sketch.OwnPassages.Where(passage => !IsFormula(passage)))
                .Where(pair => _reports[pair.Key].Id != sketch.Report)
                .OrderByDescending(pair => pair.Value)
                .ThenByDescending(pair => pair.Key)
                .Take(limit)
                .Select(pair => _reports[pair.Key].Id),
        ];
    }

    /// <summary>Whether a passage stands in so many stories that sharing it means nothing.</summary>
    /// <remarks>Stories are counted, not reports, and those that print one text only once: what fifty papers print of one wire story is no formula.</remarks>
    internal bool IsFormula(uint passage)
    {
        Span<int> stories = stackalloc int[StoriesOfFormula];
        int count = 0;
        foreach (int report in _reportsByPassage.Of(passage))
        {
            int text = _texts[_reports[report].Story];
            if (!stories[..count].Contains(text))
            {
                stories[count++] = text;
                if (count == StoriesOfFormula)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The stories to compare a report with: those that share its weightiest words or its passages.</summary>
    private IEnumerable<int> Candidates(Arrival arrival)
    {
        Dictionary<int, double> likeness = [];
        foreach (WeightedTerm term in Weightiest(arrival.Terms))
        {
            foreach (int story in _storiesByWord.Of(term.Key))
            {
                Comparisons++;
                CollectionsMarshal.GetValueRefOrAddDefault(likeness, story, out _) +=
                    term.Weight * term.Weight;
            }
        }

        foreach (int story in StoriesOfText(arrival.Sketch))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(likeness, story, out _) += 1;
        }

        return likeness
            .Where(pair => !(_stories[pair.Key].DaysFrom(arrival.Sketch) > StoryScore.MostDays))
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key)
            .Take(StoriesCompared)
            .Select(pair => pair.Key);
    }

    /// <summary>The stories that print, as it seems, the text of a report: those with half of a few of its passages.</summary>
    private IEnumerable<int> StoriesOfText(Sketch sketch)
    {
        // The smallest fingerprints are as good as drawn by chance, and the same ones in all reports with one text.
        IEnumerable<uint> passages = sketch
            .OwnPassages.Where(passage => !IsFormula(passage))
            .Take(PassagesLookedUp);
        Dictionary<int, int> shared = [];
        HashSet<int> stories = [];
        foreach (uint passage in passages)
        {
            Comparisons++;
            stories.Clear();
            foreach (int report in _reportsByPassage.Of(passage))
            {
                stories.Add(_reports[report].Story);
            }

            foreach (int story in stories)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(shared, story, out _)++;
            }
        }

        return shared.Where(pair => 2 * pair.Value >= PassagesLookedUp).Select(pair => pair.Key);
    }

    private void Join(Sketch sketch, WeightedTerm[] terms, string story)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _storyNumbers,
            story,
            out bool isKnown
        );
        if (!isKnown)
        {
            number = _stories.Count;
            _stories.Add(new StoryProfile(story));
            _texts.Add(SameText(sketch) ?? number);
        }

        _weights.Learn(sketch, _stories[number].Members);
        _stories[number].Add(sketch, terms);
        foreach (WeightedTerm term in Weightiest(terms))
        {
            _storiesByWord.Add(term.Key, number);
        }

        foreach (uint passage in sketch.OwnPassages)
        {
            _reportsByPassage.Add(passage, _reports.Count);
        }

        _reports.Add((sketch.Report, number, sketch.OwnPassages.Length));
    }

    /// <summary>The story that has the text of this report already, if there is one.</summary>
    private int? SameText(Sketch sketch)
    {
        if (sketch.OwnPassages.Length < FewestOfOneText)
        {
            return null;
        }

        var (report, shared) = PassagesByReport(sketch.OwnPassages)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key)
            .FirstOrDefault();
        return
            shared >= FewestOfOneText
            && shared >= ShareOfOneText * sketch.OwnPassages.Length
            && shared >= ShareOfOneText * _reports[report].Passages
            ? _texts[_reports[report].Story]
            : null;
    }

    private Dictionary<int, int> PassagesByReport(IEnumerable<uint> passages)
    {
        Dictionary<int, int> shared = [];
        foreach (uint passage in passages)
        {
            foreach (int report in _reportsByPassage.Of(passage))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(shared, report, out _)++;
            }
        }

        return shared;
    }

    private static IEnumerable<WeightedTerm> Weightiest(WeightedTerm[] terms) =>
        terms.OrderByDescending(term => term.Weight).ThenBy(term => term.Key).Take(WordsLookedUp);
}

/// <summary>Where a report went.</summary>
/// <param name="Story">The story's identifier.</param>
/// <param name="IsNew">Whether the report founded it.</param>
/// <param name="Why">The reason, as a sentence over counted facts.</param>
public sealed record StoryMatch(string Story, bool IsNew, string Why);
