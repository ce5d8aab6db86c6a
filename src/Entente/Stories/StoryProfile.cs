namespace Entente.Stories;

/// <summary>What the index remembers of a story: its reports by number, and a few of them to compare with.</summary>
/// <remarks>The cost of a comparison does not grow with the number of reports.</remarks>
internal sealed class StoryProfile(string id)
{
    /// <summary>Reports that stand for all in an average, at most.</summary>
    public const int MostKept = FirstKept + NewestKept;

    // The first ones and the newest: lab/notes/stories.md, "The trained score".
    private const int FirstKept = 8;
    private const int NewestKept = 8;

    // lab/notes/stories.md, "Days".
    private const int DaysApart = 7;

    private readonly List<Member> _kept = new(1);
    private readonly List<int> _reports = new(1);

    /// <summary>The story's identifier.</summary>
    public string Id { get; } = id;

    /// <summary>The numbers of its reports, in order.</summary>
    public IReadOnlyList<int> Reports => _reports;

    /// <summary>The reports that stand for all, in order.</summary>
    public IReadOnlyList<Member> Kept => _kept;

    /// <summary>Whether a person decided what belongs together in it: then it is not divided, and not joined with another such one.</summary>
    public bool IsSettled { get; set; }

    /// <summary>Whether all its reports are kept, so that it can be divided.</summary>
    public bool IsSmall => _reports.Count <= MostKept;

    /// <summary>Adds a report, which need not be the newest.</summary>
    public void Add(Member member)
    {
        Insert(_reports, member.Number, member.Number, number => number);
        Insert(_kept, member, member.Number, kept => kept.Number);
        if (_kept.Count > MostKept)
        {
            _kept.RemoveAt(FirstKept);
        }
    }

    /// <summary>Adds a report of a great story that is not compared with.</summary>
    public void AddUnkept(int number) => Insert(_reports, number, number, self => self);

    /// <summary>Takes a report away.</summary>
    public void Remove(int number)
    {
        _reports.Remove(number);
        _kept.RemoveAll(member => member.Number == number);
    }

    /// <summary>Whether a report is of about the same days as one of the story.</summary>
    public bool IsOfDaysOf(Sketch report) =>
        report.Day is { } day
        && _kept.Exists(member =>
            Math.Abs(member.Report.Sketch.Day - day ?? int.MaxValue) <= DaysApart
        );

    /// <summary>Weighs reports anew of which much more is known than when they came.</summary>
    public void Refresh(TermWeights weights)
    {
        for (int i = 0; i < _kept.Count; i++)
        {
            _kept[i] = _kept[i] with { Report = weights.Refresh(_kept[i].Report) };
        }
    }

    private static void Insert<T>(List<T> list, T item, int number, Func<T, int> numberOf)
    {
        int at = list.Count;
        while (at > 0 && numberOf(list[at - 1]) > number)
        {
            at--;
        }

        list.Insert(at, item);
    }
}

/// <summary>A report of a story.</summary>
/// <param name="Number">Its place in the order of arrival.</param>
/// <param name="Report">The report, weighed.</param>
internal readonly record struct Member(int Number, WeighedReport Report);
