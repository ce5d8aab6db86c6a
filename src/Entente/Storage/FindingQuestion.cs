using System.Collections.Immutable;

namespace Entente.Storage;

/// <summary>What is looked for among the statements or the events of all reports. All that is named must hold.</summary>
public sealed record FindingQuestion
{
    /// <summary>Whether events are looked for, and not statements.</summary>
    public bool IsForEvents { get; init; }

    /// <summary>Words, and phrases of several words, that a statement has; none for events.</summary>
    public ImmutableArray<string> Terms { get; init; } = [];

    /// <summary>Who says or does it; <see langword="null"/> when anybody may.</summary>
    public PartyFilter? By { get; init; }

    /// <summary>To whom it is said or done; <see langword="null"/> when to anybody.</summary>
    public PartyFilter? To { get; init; }

    /// <summary>How much of a statement is quoted; <see langword="null"/> for all.</summary>
    public QuotationKind? Kind { get; init; }

    /// <summary>The sort of text in which it stands (<see cref="ReportPart.Sort"/>); <see langword="null"/> for all.</summary>
    public string? Part { get; init; }

    /// <summary>Whether a statement stands within another; <see langword="null"/> for all.</summary>
    public bool? IsWithin { get; init; }

    /// <summary>What is done; <see langword="null"/> for all.</summary>
    public EventType? Type { get; init; }

    /// <summary>Whether it happened; <see langword="null"/> for all.</summary>
    public Modality? Modality { get; init; }

    /// <summary>Which reports may tell it.</summary>
    public ReportFilter Reports { get; init; } = ReportFilter.All;

    /// <summary>The place behind which the list begins (<see cref="Finding.Place"/>); <see langword="null"/> for its beginning.</summary>
    public long? Behind { get; init; }
}

/// <summary>Who is meant: whoever is or is called any of these.</summary>
/// <param name="Ids">Identifiers of actors, and codes of states for whom events are done.</param>
/// <param name="Names">Words that stand in a name, in their order.</param>
public sealed record PartyFilter(ImmutableArray<string> Ids, ImmutableArray<string> Names);

/// <summary>Which reports are meant. All that is named must hold.</summary>
/// <param name="Outlet">A part of the name of the outlet, in any case; <see langword="null"/> for all.</param>
/// <param name="Language">The language, BCP 47; <see langword="null"/> for all.</param>
/// <param name="After">The first day; with it, reports without a day are not meant.</param>
/// <param name="Before">The last day; likewise.</param>
public sealed record ReportFilter(
    string? Outlet,
    string? Language,
    DateOnly? After,
    DateOnly? Before
)
{
    /// <summary>All reports.</summary>
    public static ReportFilter All { get; } = new(null, null, null, null);

    /// <summary>Whether a report is meant.</summary>
    public bool Fits(ReportTrait report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return (
                Outlet is null
                || report.Outlet?.Contains(Outlet, StringComparison.OrdinalIgnoreCase) == true
            )
            && (Language is null || Language == report.Language)
            && (
                (After is null && Before is null)
                || (
                    report.Day is { } day
                    && (After is not { } after || day >= after)
                    && (Before is not { } before || day <= before)
                )
            );
    }
}

/// <summary>By what a report is picked out of a list.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Outlet">Its outlet; <see langword="null"/> when the page does not say.</param>
/// <param name="Published">When it was published, as <see cref="NewsDate"/> prints it; <see langword="null"/> when the page does not say.</param>
/// <param name="Language">Its language, BCP 47; <see langword="null"/> when it cannot be told.</param>
public sealed record ReportTrait(string Id, string? Outlet, string? Published, string? Language)
{
    /// <summary>Its place in the record: larger was saved later. Comparable within one store only.</summary>
    public long Place { get; init; }

    /// <summary>The day on which it was published; <see langword="null"/> when the page does not say.</summary>
    public DateOnly? Day => IsoDay.Leading(Published);
}

/// <summary>A statement or an event that fits a question.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Place">Where it stands in the list of all: larger is newer. Comparable within one store only.</param>
/// <param name="Report">Its report.</param>
public sealed record Finding(string Id, long Place, ReportTrait Report);
