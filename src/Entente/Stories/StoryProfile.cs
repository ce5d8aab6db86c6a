using System.Collections.Immutable;

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

    private readonly List<int> _reports = new(1);

    // How many reports were known at most when the one of the kept was weighed of which that is longest ago; or fewer.
    private double _leastKnown = double.MaxValue;

    /// <summary>The story's identifier.</summary>
    public string Id { get; } = id;

    /// <summary>The numbers of its reports, in order.</summary>
    public IReadOnlyList<int> Reports => _reports;

    /// <summary>How many reports it has.</summary>
    public int Size => _reports.Count;

    /// <summary>The reports that stand for all, in order.</summary>
    public ImmutableArray<Member> Kept { get; private set; } = [];

    /// <summary>Whether a person decided what belongs together in it: then it is not divided, and not joined with another such one.</summary>
    public bool IsSettled { get; set; }

    /// <summary>Whether all its reports are kept, so that it can be divided.</summary>
    public bool IsSmall => _reports.Count <= MostKept;

    /// <summary>Adds a report, which need not be the newest.</summary>
    public void Add(Member member)
    {
        Insert(member.Number);
        int at = Kept.Length;
        while (at > 0 && Kept[at - 1].Number > member.Number)
        {
            at--;
        }

        Kept = Kept.Insert(at, member);
        if (Kept.Length > MostKept)
        {
            Kept = Kept.RemoveAt(FirstKept);
        }

        _leastKnown = Math.Min(_leastKnown, member.Report.KnownReports);
    }

    /// <summary>Adds a report of a great story that is not compared with.</summary>
    public void AddUnkept(int number) => Insert(number);

    /// <summary>Takes a report away.</summary>
    public void Remove(int number)
    {
        _reports.Remove(number);
        Kept = Kept.RemoveAll(member => member.Number == number);
    }

    /// <summary>Whether a report is of about the same days as one of the story.</summary>
    public bool IsOfDaysOf(Sketch report) =>
        report.Day is { } day
        && Kept.Any(member => Math.Abs(member.Report.Day - day ?? int.MaxValue) <= DaysApart);

    /// <summary>Weighs reports anew of which much more is known than when they came.</summary>
    public void Refresh(TermWeights weights)
    {
        if (weights.KnowsMuchMoreThan(_leastKnown))
        {
            Kept =
            [
                .. Kept.Select(member => member with { Report = weights.Refresh(member.Report) }),
            ];
            _leastKnown = Kept.Min(member => member.Report.KnownReports);
        }
    }

    private void Insert(int number)
    {
        int at = _reports.Count;
        while (at > 0 && _reports[at - 1] > number)
        {
            at--;
        }

        _reports.Insert(at, number);
    }
}

/// <summary>A report of a story.</summary>
/// <param name="Number">Its place in the order of arrival.</param>
/// <param name="Report">The report, weighed.</param>
internal readonly record struct Member(int Number, WeighedReport Report);
