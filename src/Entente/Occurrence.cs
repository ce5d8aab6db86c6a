using System.Collections.Immutable;

namespace Entente;

/// <summary>One event with all reports that tell it.</summary>
public sealed record Occurrence
{
    /// <summary>Its tellings, the one that says most first. Never empty.</summary>
    public required ImmutableArray<ReportedEvent> Tellings { get; init; }

    /// <summary>Where reports of something else look back at it: no tellings, and no accounts of it.</summary>
    public ImmutableArray<ReportedEvent> Retold { get; init; } = [];

    /// <summary>What the tellings differ in: "modality", "place", "time", "number".</summary>
    public ImmutableArray<string> Differences { get; init; } = [];

    /// <summary>Of which they state different figures: each fact with these figures alone.</summary>
    public ImmutableArray<Fact> Numbers { get; init; } = [];

    /// <summary>The telling that says most.</summary>
    public ReportedEvent First => Tellings[0];

    /// <summary>When it happened or is to happen, as the first telling says that tells; <see langword="null"/> when none does.</summary>
    public TemporalExpression? Time =>
        Tellings.Select(telling => telling.Event.Time).FirstOrDefault(time => time is not null);

    /// <summary>The day that it is counted on: the one told, else the day of the earliest report; of what is retold without a day, and of undated reports, <see langword="null"/>.</summary>
    public DateOnly? Day =>
        Time?.Begin is { } begin ? DateOnly.FromDateTime(begin)
        : First.Event.Modality == Modality.Background ? null
        : Tellings.Min(telling => telling.Day);
}

/// <summary>An event of a report, with the report's place in the record.</summary>
/// <param name="Report">The report.</param>
/// <param name="Story">Its story.</param>
/// <param name="Account">The number of its account in the story, from 1.</param>
/// <param name="Family">The number of the family of that account: accounts of one family are one independent account.</param>
/// <param name="Event">The event.</param>
public sealed record ReportedEvent(
    Report Report,
    string Story,
    int Account,
    int Family,
    Event Event
)
{
    /// <summary>The identifier.</summary>
    public string Id => RecordId.ForEvent(Report.Id, Event.Trigger.Start, Event.Part);

    /// <summary>The day of the report; <see langword="null"/> when it is not known.</summary>
    public DateOnly? Day => Report.Article.Published?.Value.Day ?? Report.Reference?.Day;
}
