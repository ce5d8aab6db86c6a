using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>Puts reports into stories, one after another, by words, passages, actors and days.</summary>
/// <remarks>
/// <para>The stories that share a report's weightiest words are looked up; the report joins the one whose members it is most like on
/// average, if it is like enough, or founds a new one. Where it could belong to one of several, or a story is small, all that it touches is
/// grouped anew: so stories are joined and divided when more is known. Cost of a report: bounded, however many reports and stories there are.</para>
/// <para>The index slides: of the newest <see cref="Remembered"/> reports it remembers all that comparing needs, and of older ones those whose stories
/// reports still join. What is told or printed again after that is found by its text in the store (<see cref="TextKeys"/>). So memory is bounded.</para>
/// <para>The same calls in the same order give the same stories. Not safe to use from several threads at once.</para>
/// </remarks>
public sealed class StoryIndex
{
    // The stories that are looked up for each word of a report, and those of them that are compared.
    // More of each finds nothing more: lab/notes/stories.md, "How far to look".
    private const int StoriesPerWord = 48;
    private const int StoriesCompared = 16;

    // Behind the likeliest story, those that show what reports of the subject have in common anyway.
    private const int StoriesOfSubject = 6;

    // The same for what does not change with the language.
    private const int StoriesComparedAbroad = 8;

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

    // The cosine of the words of a text and of the same with many words replaced.
    private const float MostlyTheSame = 0.4f;

    // Stories so little less alike than needed are grouped anew together with the report that touches them, and so many of them:
    // lab/notes/stories.md, "Joined and divided".
    private const double NearlyEnough = 2;
    private const int StoriesRegrouped = 6;

    /// <summary>So many of the newest reports are remembered; up to half of them may be forgotten at a time.</summary>
    public const int Remembered = 2 * SlideAfter;

    // Some eight kilobytes a report, half a gigabyte in all. A story is forgotten that no report has joined for so many: some days of a thousand outlets.
    private const int SlideAfter = 1 << 15;

    // Passages by which the store finds the texts that are no longer remembered, and those of them that are the same in one text printed again.
    private const int PassagesKept = 8;

    /// <summary>Of the <see cref="TextKeys"/> of a report, those that another one with about the same text shares at least.</summary>
    public const int SharedTextKeys = 4;

    private readonly PairOdds _odds;
    private readonly int _slideAfter;
    private readonly TermWeights _weights = new();
    private readonly LanguageDistance _languages = new();
    private readonly NewestPostings _storiesByWord = new(StoriesPerWord, many: StoriesPerWord);
    private readonly NewestPostings _reportsByPassage = new(
        ReportsPerPassage,
        many: StoriesOfFormula
    );

    // Null for a story that is forgotten; of its reports the identifiers are forgotten too.
    private readonly List<StoryProfile?> _stories = [];
    private readonly Dictionary<string, int> _storyNumbers = new(StringComparer.Ordinal);

    // Stories that are not here, too: one that is forgotten comes back, and one that was emptied is founded anew.
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    private readonly List<(string? Id, int Story, int Passages)> _reports = [];

    // How much the stories have in common with the report that is placed: 0 but for those that are likely.
    private readonly List<int> _likely = [];
    private double[] _likeness = [];
    private int _slidAt;

    // For each story the first one that it prints the text of, itself when there is none.
    private readonly List<int> _texts = [];

    /// <summary>An empty index that compares by the weights in the library.</summary>
    public StoryIndex()
        : this(PairScorer.Embedded) { }

    /// <summary>An empty index that compares by other weights: for training.</summary>
    /// <param name="scorer">Scores pairs.</param>
    /// <param name="slideAfter">Half as many reports as are remembered.</param>
    internal StoryIndex(PairScorer scorer, int slideAfter = SlideAfter)
    {
        _odds = new PairOdds(scorer, _languages);
        _slideAfter = slideAfter;
    }

    /// <summary>Whether reports may be forgotten, so that their texts are only found in the store.</summary>
    public bool MayForget => _slidAt > 0;

    /// <summary>How many postings of words and passages were looked at, and stories compared, so far: the cost of grouping, whatever the machine.</summary>
    /// <remarks>A passage counts once: it has few postings, all mostly of one story.</remarks>
    internal long Comparisons { get; private set; }

    /// <summary>Adds a report whose story is known already.</summary>
    public void Add(Sketch sketch, string story)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        ArgumentException.ThrowIfNullOrEmpty(story);
        SlideWhenFull();
        WeighedReport report = _weights.Weigh(sketch);

        // For its background, which is the same whether it is placed now or was before.
        Candidates(report);
        Enter(report, story);
    }

    /// <summary>Leaves a story as people made it: reports may join it, but none that is in it is put elsewhere. Holds for a story that comes later, too.</summary>
    public void Settle(string story)
    {
        ArgumentException.ThrowIfNullOrEmpty(story);
        _settled.Add(story);
        if (_storyNumbers.TryGetValue(story, out int number))
        {
            Story(number).IsSettled = true;
        }
    }

    /// <summary>Decides which story a report belongs to, adds it there, and says why; it may join or divide other stories.</summary>
    /// <param name="sketch">The report.</param>
    /// <param name="withReason">Whether anybody will read why: a tenth of the cost.</param>
    public StoryMatch Place(Sketch sketch, bool withReason = true)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        SlideWhenFull();
        WeighedReport report = _weights.Weigh(sketch);
        List<StoryScore> near = Near(report);
        if (near.Count == 0)
        {
            string founded = FreeId(sketch.Report);
            Enter(report, founded);
            return new StoryMatch(founded, IsNew: true, "no story is like it", []);
        }

        // It joins the best one for now, and then all that it touches is looked at together.
        Enter(report, Story(near[0].Story).Id);
        int number = _reports.Count - 1;
        List<StoryMove> moves = Regroup([.. near.Select(score => score.Story)], near[0].Needed);
        StoryProfile story = Story(_reports[number].Story);
        moves.RemoveAll(move => move.Report == sketch.Report);
        return story.Size == 1
            ? new StoryMatch(story.Id, IsNew: true, "no story is like it", [.. moves])
            : new StoryMatch(
                story.Id,
                IsNew: false,
                withReason ? Why(story, number, near[0]) : "",
                [.. moves]
            );
    }

    /// <summary>Reports that share passages outside quotation marks with this one, whatever their story: those to compare for copying, the likeliest first.</summary>
    public ImmutableArray<string> Neighbours(Sketch sketch, int limit)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return
        [
            .. PassagesByReport(sketch.OwnPassages.Where(passage => !IsFormula(passage)))
                .Where(pair => _reports[pair.Key].Id is { } id && id != sketch.Report)
                .OrderByDescending(pair => pair.Value)
                .ThenByDescending(pair => pair.Key)
                .Take(limit)
                .Select(pair => _reports[pair.Key].Id!),
        ];
    }

    /// <summary>Reports of a report's story that have mostly its words: who rewrites a text leaves hardly a passage to find it by.</summary>
    /// <param name="sketch">The report, already in the index.</param>
    /// <param name="story">The story that it is in.</param>
    /// <param name="limit">Reports, at most; the most alike first.</param>
    public ImmutableArray<string> Alike(Sketch sketch, string story, int limit)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        ArgumentException.ThrowIfNullOrEmpty(story);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ImmutableArray<Member> kept = _storyNumbers.TryGetValue(story, out int number)
            ? Story(number).Kept
            : [];
        if (
            kept.FirstOrDefault(member => member.Report.Sketch.Report == sketch.Report).Report
            is not { } report
        )
        {
            return [];
        }

        return
        [
            .. kept.Where(member => member.Report != report)
                .Select(member => (Cosine: _odds.Words(report, member.Report), Member: member))
                .Where(pair => pair.Cosine >= MostlyTheSame)
                .OrderByDescending(pair => pair.Cosine)
                .ThenByDescending(pair => pair.Member.Number)
                .Take(limit)
                .Select(pair => pair.Member.Report.Sketch.Report),
        ];
    }

    /// <summary>Numbers by which the store finds reports with about the same text: its smallest passages, which are as good as drawn by chance.</summary>
    public static ImmutableArray<int> TextKeys(Sketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        return [.. sketch.OwnPassages.Take(PassagesKept).Select(passage => (int)passage)];
    }

    /// <summary>Whether a passage stands in so many stories that sharing it means nothing.</summary>
    /// <remarks>Stories are counted, not reports, and those that print one text only once: what fifty papers print of one wire story is no formula.</remarks>
    internal bool IsFormula(uint passage)
    {
        if (!_reportsByPassage.MayHaveMany(passage))
        {
            return false;
        }

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
    private List<int> Candidates(WeighedReport report)
    {
        Span<uint> keys = stackalloc uint[report.Weightiest.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = report.Keys[report.Weightiest[i]];
        }

        _storiesByWord.Fetch(keys);
        for (int i = 0; i < keys.Length; i++)
        {
            AddLikeness(keys[i], report.Weights[report.Weightiest[i]]);
        }

        foreach (int story in StoriesOfText(report.Sketch))
        {
            AddLikeness(story, report.AllSquares);
        }

        List<int> candidates = Likeliest(StoriesCompared);
        report.Background = BackgroundOf(report, candidates);
        ForgetLikeness();
        if (_languages.HasSeveral)
        {
            foreach (int anchor in report.RarestAnchors)
            {
                AddLikeness(report.Sketch.Anchors[anchor], report.AnchorRarities[anchor]);
            }

            candidates.AddRange(Likeliest(StoriesComparedAbroad).Except(candidates));
            ForgetLikeness();
        }

        return candidates;
    }

    /// <summary>Makes the stories with a key likelier, by the square of its weight.</summary>
    private void AddLikeness(uint key, float weight)
    {
        ReadOnlySpan<int> stories = _storiesByWord.Of(key);
        Comparisons += stories.Length;
        foreach (int story in stories)
        {
            AddLikeness(story, (double)weight * weight);
        }
    }

    private void AddLikeness(int story, double likeness)
    {
        if (story >= _likeness.Length)
        {
            Array.Resize(ref _likeness, Math.Max(2 * _likeness.Length, _stories.Count));
        }

        if (_likeness[story] <= 0 && likeness > 0)
        {
            _likely.Add(story);
        }

        _likeness[story] += likeness;
    }

    /// <summary>The share of a report that other stories than the likeliest one have in common with it.</summary>
    private float BackgroundOf(WeighedReport report, List<int> likeliest)
    {
        double sum = 0;
        int last = Math.Min(likeliest.Count, StoriesOfSubject + 1);
        for (int i = 1; i < last; i++)
        {
            sum += Math.Min(1, _likeness[likeliest[i]] / report.AllSquares);
        }

        return last < 2 ? 0 : (float)(sum / (last - 1));
    }

    /// <summary>The likeliest stories, the likeliest first.</summary>
    private List<int> Likeliest(int most)
    {
        List<int> likeliest = new(most + 1);
        foreach (int story in _likely)
        {
            if (
                likeliest.Count == most && !IsLikelier(story, likeliest[^1])
                || _stories[story] is not { Size: > 0 }
            )
            {
                continue;
            }

            int at = likeliest.Count;
            while (at > 0 && IsLikelier(story, likeliest[at - 1]))
            {
                at--;
            }

            likeliest.Insert(at, story);
            if (likeliest.Count > most)
            {
                likeliest.RemoveAt(most);
            }
        }

        return likeliest;
    }

    private void ForgetLikeness()
    {
        foreach (int story in _likely)
        {
            _likeness[story] = 0;
        }

        _likely.Clear();
    }

    private bool IsLikelier(int story, int other) =>
        _likeness[story] > _likeness[other]
        || _likeness[story] >= _likeness[other] && story < other;

    /// <summary>The stories that print, as it seems, the text of a report: those with half of a few of its passages.</summary>
    private List<int> StoriesOfText(Sketch sketch)
    {
        // The smallest fingerprints are as good as drawn by chance, and the same ones in all reports with one text.
        List<(int Story, int Passage)> found = [];
        int looked = 0;
        foreach (uint passage in sketch.OwnPassages)
        {
            if (looked == PassagesLookedUp)
            {
                break;
            }

            if (!IsFormula(passage))
            {
                looked++;
                Comparisons++;
                foreach (int report in _reportsByPassage.Of(passage))
                {
                    found.Add((_reports[report].Story, looked));
                }
            }
        }

        List<int> stories = [];
        for (int i = 0; i < found.Count; i++)
        {
            int story = found[i].Story;
            if (!stories.Contains(story) && 2 * PassagesWith(story, i) >= PassagesLookedUp)
            {
                stories.Add(story);
            }
        }

        return stories;

        int PassagesWith(int story, int from)
        {
            int passages = 0;
            int last = 0;
            foreach ((int other, int passage) in CollectionsMarshal.AsSpan(found)[from..])
            {
                passages += other == story && passage != last ? 1 : 0;
                last = other == story ? passage : last;
            }

            return passages;
        }
    }

    /// <summary>The stories that a report is like, or nearly like; the most alike first.</summary>
    private List<StoryScore> Near(WeighedReport report)
    {
        List<StoryScore> near = [];
        foreach (int number in Candidates(report))
        {
            Comparisons++;
            StoryProfile story = Story(number);
            story.Refresh(_weights);
            double needed = StoryScore.NeededFor(
                story.IsOfDaysOf(report.Sketch),
                _weights.Uncertainty
            );
            StoryScore score = new(number, _odds.Of(story, report, needed - NearlyEnough), needed);
            if (score.Margin >= -NearlyEnough)
            {
                near.Add(score);
            }
        }

        near.Sort(
            (left, right) =>
                right.Margin.CompareTo(left.Margin) is not 0 and var order
                    ? order
                    : left.Story.CompareTo(right.Story)
        );
        return near.Count > StoriesRegrouped ? near[..StoriesRegrouped] : near;
    }

    private string Why(StoryProfile story, int number, StoryScore score)
    {
        WeighedReport report = story.Kept.First(member => member.Number == number).Report;
        WeighedReport nearest = story
            .Kept.Where(member => member.Number != number)
            .MaxBy(member => _odds.Of(member.Report, report))
            .Report;
        return score.Why(report.Sketch, nearest.Sketch);
    }

    /// <summary>Groups the reports of a few stories anew. A great or settled story is not divided, but others may join it.</summary>
    private List<StoryMove> Regroup(List<int> stories, double needed)
    {
        List<StoryPart> parts = [.. stories.SelectMany(PartsOf)];
        float[,] likeness = new float[parts.Count, parts.Count];
        for (int i = 0; i < parts.Count; i++)
        {
            for (int j = i + 1; j < parts.Count; j++)
            {
                likeness[i, j] = likeness[j, i] =
                    IsSettled(parts[i]) && IsSettled(parts[j])
                        ? float.NegativeInfinity
                        : parts[i].Likeness(parts[j], _odds);
            }
        }

        int[] groups = AverageLink.Group(likeness, [.. parts.Select(part => part.Size)], needed);
        return AreStories(groups, parts)
            ? []
            : Assign([.. groups.Zip(parts).GroupBy(pair => pair.First, pair => pair.Second)]);
    }

    /// <summary>Whether the groups are the stories as they are: mostly nothing moves.</summary>
    private static bool AreStories(int[] groups, List<StoryPart> parts)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            // A group is named by its first part, and the parts of a story stand together.
            if (
                parts[i].Story != parts[groups[i]].Story
                || i > 0 && parts[i].Story == parts[i - 1].Story && groups[i] != groups[i - 1]
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A story's reports one by one; a great or settled one as a whole, and beside a settled one the report that has just joined it for now.</summary>
    private IEnumerable<StoryPart> PartsOf(int number)
    {
        StoryProfile story = Story(number);
        if (!story.IsSettled)
        {
            return story.IsSmall
                ? story.Kept.Select(member => new StoryPart(number, [member], 1))
                : [new StoryPart(number, story.Kept, story.Size)];
        }

        int newest = _reports.Count - 1;
        ImmutableArray<Member> settled = [.. story.Kept.Where(member => member.Number != newest)];
        int joined = story.Kept.Length - settled.Length;
        return
        [
            new StoryPart(number, settled, story.Size - joined),
            .. story
                .Kept.Skip(settled.Length)
                .Select(member => new StoryPart(number, [member], Size: 1)),
        ];
    }

    /// <summary>Whether a part is a story that people settled, and not a report that joined it for now.</summary>
    private bool IsSettled(StoryPart part) =>
        Story(part.Story).IsSettled && part.Members[^1].Number != _reports.Count - 1;

    /// <summary>Gives each group the story that most of it was in, as far as that is free, and moves the others.</summary>
    private List<StoryMove> Assign(List<IGrouping<int, StoryPart>> groups)
    {
        Dictionary<int, int> storyOf = [];
        HashSet<int> taken = [];
        var claims = groups
            .SelectMany(group =>
                group
                    .GroupBy(part => part.Story)
                    .Select(parts =>
                        (
                            Group: group.Key,
                            Story: parts.Key,
                            Size: parts.Sum(part => part.Size),
                            IsSettled: parts.Any(IsSettled)
                        )
                    )
            )
            .OrderByDescending(claim => claim.IsSettled)
            .ThenByDescending(claim => claim.Size)
            .ThenBy(claim => claim.Story)
            .ThenBy(claim => claim.Group);
        foreach (var (group, story, _, _) in claims)
        {
            if (!storyOf.ContainsKey(group) && taken.Add(story))
            {
                storyOf.Add(group, story);
            }
        }

        List<StoryMove> moves = [];
        foreach (IGrouping<int, StoryPart> group in groups)
        {
            if (!storyOf.TryGetValue(group.Key, out int story))
            {
                story = Found(IdOfDivided(group.First().Members[0].Report.Sketch.Report));
            }

            foreach (StoryPart part in group.Where(part => part.Story != story))
            {
                moves.AddRange(Move(part, story));
            }
        }

        return moves;
    }

    private IEnumerable<StoryMove> Move(StoryPart part, int to)
    {
        StoryProfile from = Story(part.Story);
        Dictionary<int, WeighedReport> kept = part.Members.ToDictionary(
            member => member.Number,
            member => member.Report
        );
        int[] numbers = part.Size == 1 ? [part.Members[0].Number] : [.. from.Reports];
        foreach (int number in numbers)
        {
            from.Remove(number);
            if (kept.TryGetValue(number, out WeighedReport? report))
            {
                Story(to).Add(new Member(number, report));
                PostWords(report, to);
            }
            else
            {
                Story(to).AddUnkept(number);
            }

            (string? id, _, int passages) = _reports[number];
            _reports[number] = (id, to, passages);
            yield return new StoryMove(id!, from.Id, Story(to).Id);
        }

        _texts[to] = Math.Min(_texts[to], _texts[part.Story]);
    }

    private void Enter(WeighedReport report, string story)
    {
        Sketch sketch = report.Sketch;
        if (!_storyNumbers.TryGetValue(story, out int number))
        {
            number = Found(story);
            _texts[number] = SameText(sketch) ?? number;
        }

        _weights.Learn(sketch, Story(number).Size);
        _languages.Learn(report);
        Story(number).Add(new Member(_reports.Count, report));
        PostWords(report, number);
        _reportsByPassage.Fetch(sketch.OwnPassages.AsSpan());
        foreach (uint passage in sketch.OwnPassages)
        {
            _reportsByPassage.Add(passage, _reports.Count);
        }

        _reports.Add((sketch.Report, number, sketch.OwnPassages.Length));
    }

    private int Found(string id)
    {
        int number = _stories.Count;
        _stories.Add(new StoryProfile(id) { IsSettled = _settled.Contains(id) });
        _storyNumbers.Add(id, number);
        _texts.Add(number);
        return number;
    }

    private StoryProfile Story(int number) => _stories[number]!;

    // A report may be divided off once for each report that comes, and the story that it founded before may be forgotten already.
    private string IdOfDivided(string report)
    {
        string cause = _reports[^1].Id!;
        return FreeId(report == cause ? report : $"{report}/{cause}");
    }

    // A report that was moved away, or deleted, has left a story with its name behind.
    private string FreeId(string name)
    {
        string id = RecordId.ForStory(name);
        for (int again = 2; _storyNumbers.ContainsKey(id); again++)
        {
            id = RecordId.ForStory(string.Create(CultureInfo.InvariantCulture, $"{name}/{again}"));
        }

        return id;
    }

    /// <summary>Forgets the stories that no report has joined for long, with their words and passages.</summary>
    private void SlideWhenFull()
    {
        if (_reports.Count - _slidAt < _slideAfter)
        {
            return;
        }

        for (int number = 0; number < _stories.Count; number++)
        {
            if (
                _stories[number] is { } story
                && (story.Reports is [] || story.Reports[^1] < _slidAt)
            )
            {
                foreach (int report in story.Reports)
                {
                    _reports[report] = _reports[report] with { Id = null };
                }

                _storyNumbers.Remove(story.Id);
                _stories[number] = null;
            }
        }

        _storiesByWord.Slide();
        _reportsByPassage.Slide();
        _weights.Slide();
        _slidAt = _reports.Count;
    }

    private void PostWords(WeighedReport report, int story)
    {
        foreach (int term in report.Weightiest)
        {
            _storiesByWord.Add(report.Keys[term], story);
        }

        foreach (int anchor in report.RarestAnchors)
        {
            _storiesByWord.Add(report.Sketch.Anchors[anchor], story);
        }
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
}

/// <summary>Where a report went.</summary>
/// <param name="Story">The story's identifier.</param>
/// <param name="IsNew">Whether the report founded it.</param>
/// <param name="Why">The reason, as a sentence over counted facts.</param>
/// <param name="Moves">Earlier reports that are in another story from now on.</param>
public sealed record StoryMatch(
    string Story,
    bool IsNew,
    string Why,
    ImmutableArray<StoryMove> Moves
);

/// <summary>A report that changes its story because of a later one.</summary>
/// <param name="Report">The report.</param>
/// <param name="From">The story that it was in.</param>
/// <param name="Story">The story that it is in from now on.</param>
public readonly record struct StoryMove(string Report, string From, string Story);
