using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Entente.Readouts;

/// <summary>One event with the reports that tell it.</summary>
/// <param name="Id">The identifier of its first telling.</param>
/// <param name="Event">The telling that says most.</param>
/// <param name="When">When it happened or is to happen (ISO 8601, as exact as it is told); <see langword="null"/> when no report says.</param>
/// <param name="Day">The day that it is counted on: the one told, else that of the earliest report; <see langword="null"/> when there is none.</param>
/// <param name="Accounts">In how many accounts it stands.</param>
/// <param name="Independent">In how many accounts that do not rest on the same first voice.</param>
/// <param name="Reports">In how many reports.</param>
/// <param name="Differences">What the tellings differ in: modality, place, time, number.</param>
/// <param name="Tellings">The event as each report tells it, the first among them.</param>
/// <param name="Retold">Where reports of something else look back at it.</param>
public sealed record OccurrenceRow(
    string Id,
    EventRow Event,
    string? When,
    string? Day,
    int Accounts,
    int Independent,
    int Reports,
    ImmutableArray<string> Differences,
    ImmutableArray<EventRow> Tellings,
    ImmutableArray<EventRow> Retold
)
{
    /// <summary>Of which the tellings state different figures, with these figures.</summary>
    public ImmutableArray<FactRow> Numbers { get; init; } = [];

    /// <summary>agreed, reports differ or one account only.</summary>
    public string Outcome =>
        FactTeller.WordsOf(
            Accounts <= 1 ? FactOutcome.OneAccount
            : Differences.IsEmpty ? FactOutcome.Agreed
            : FactOutcome.Differ
        );
}

/// <summary>An event as a report tells it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Type">The type of PLOVER: consult, sanction.</param>
/// <param name="Mode">How it is done; <see langword="null"/> when the report does not say.</param>
/// <param name="Content">Of words about an act (a plan, a refusal) the type of that act.</param>
/// <param name="ContentMode">How that act would be done.</param>
/// <param name="Modality">happened, reported, planned, threatened, demanded, denied, hypothetical, alleged, background.</param>
/// <param name="IsReciprocal">Whether the parties do it to each other.</param>
/// <param name="Sources">Who acts; of a reciprocal act all parties.</param>
/// <param name="Targets">Whom it is done to.</param>
/// <param name="When">When (ISO 8601); <see langword="null"/> when the report does not say.</param>
/// <param name="Place">Where; <see langword="null"/> when the report does not say.</param>
/// <param name="Country">The country of that place.</param>
/// <param name="Voice">Whose account it is; <see langword="null"/> when it is the report's own.</param>
/// <param name="Region">What the words look like: body, headline (also of a part of the text), caption.</param>
/// <param name="Words">The words that tell it.</param>
/// <param name="Trigger">Those among them that name the act.</param>
/// <param name="Report">Its report.</param>
/// <param name="Story">The story of that report.</param>
/// <param name="File">Where that report's capture was found.</param>
/// <param name="Account">The number of its account in the story, from 1.</param>
/// <param name="Start">Where the words begin in the text of the file, in Unicode code points.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Rule">The row of event-cues that found it.</param>
public sealed record EventRow(
    string Id,
    string Type,
    string? Mode,
    string? Content,
    string? ContentMode,
    string Modality,
    bool IsReciprocal,
    ImmutableArray<PartyRow> Sources,
    ImmutableArray<PartyRow> Targets,
    string? When,
    string? Place,
    string? Country,
    string? Voice,
    string Region,
    string Words,
    string Trigger,
    string Report,
    string Story,
    string File,
    int Account,
    int Start,
    int End,
    string Rule
)
{
    /// <summary>The part of the report that the words stand in: "body", "headline", "caption 1".</summary>
    public string Part { get; init; } = ReportPart.Body.Name;
}

/// <summary>Somebody who takes part in an event.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="Id">Its identifier; <see langword="null"/> when our tables do not know it.</param>
/// <param name="Country">Its state, or what PLOVER writes in its place; <see langword="null"/> when the words do not tell.</param>
/// <param name="Sector">What kind of actor it is, in the scheme of PLOVER.</param>
/// <param name="Rule">How the words were read.</param>
public sealed record PartyRow(
    string Name,
    string? Id,
    string? Country,
    string? Sector,
    string Rule
);

/// <summary>Two actors over a time.</summary>
/// <param name="One">The one.</param>
/// <param name="Other">The other.</param>
/// <param name="Months">Month by month, with how much was read.</param>
/// <param name="Points">What happened, was planned, threatened …, by day.</param>
/// <param name="Repeated">What both did together to the same third, in several stories.</param>
public sealed record RelationReadout(
    ActorRow One,
    ActorRow Other,
    ImmutableArray<MonthRow> Months,
    ImmutableArray<PointRow> Points,
    ImmutableArray<RepeatedRow> Repeated
)
{
    /// <summary>Whether only the newest of the stories that name both were read.</summary>
    public bool IsPartial { get; init; }

    /// <summary>What holds or held between them for a time, by day.</summary>
    public ImmutableArray<StateRow> States { get; init; } = [];

    /// <summary>The reports that tell these events, by identifier; each is labelled by who publishes it.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, ReportRow> Reports { get; init; } =
        ImmutableDictionary<string, ReportRow>.Empty;

    /// <summary>The stories that tell these events, the newest first.</summary>
    public ImmutableArray<RelationStoryRow> Stories { get; init; } = [];
}

/// <summary>A story that tells events between two actors.</summary>
/// <param name="Story">Its identifier.</param>
/// <param name="Title">The headline of a report that tells one.</param>
/// <param name="When">The first day of these reports; <see langword="null"/> when none prints one.</param>
/// <param name="Events">How many of the events it tells.</param>
public sealed record RelationStoryRow(string Story, string Title, string? When, int Events);

/// <summary>Something that holds between two actors for a time, as reports tell its ends.</summary>
/// <param name="Kind">sanctions, treaty, membership, relations.</param>
/// <param name="Who">The name of who imposed, signed or joined it.</param>
/// <param name="Whom">The name of the other.</param>
/// <param name="From">The first day, yyyy-mm-dd; <see langword="null"/> when no report tells it.</param>
/// <param name="To">The last day; <see langword="null"/> when no report tells an end.</param>
/// <param name="Begin">The event that tells the beginning.</param>
/// <param name="End">The event that tells the end.</param>
public sealed record StateRow(
    string Kind,
    string Who,
    string Whom,
    string? From,
    string? To,
    OccurrenceRow? Begin,
    OccurrenceRow? End
);

/// <summary>A month of two actors.</summary>
/// <param name="Month">yyyy-mm.</param>
/// <param name="Contact">Meetings, calls, visits.</param>
/// <param name="Cooperation">Agreements, support, help.</param>
/// <param name="Conflict">Accusations, refusals, sanctions, force.</param>
/// <param name="Threat">Threats.</param>
/// <param name="Plan">Plans and promises.</param>
/// <param name="Cancelled">Meetings, calls and visits that were called off or refused.</param>
/// <param name="Together">What both did to a third.</param>
/// <param name="Other">What is retold, denied, demanded or supposed.</param>
/// <param name="Reports">Reports of that month in the record.</param>
/// <param name="Naming">Those of them that name both.</param>
public sealed record MonthRow(
    string Month,
    int Contact,
    int Cooperation,
    int Conflict,
    int Threat,
    int Plan,
    int Cancelled,
    int Together,
    int Other,
    int Reports,
    int Naming
);

/// <summary>An event between two actors.</summary>
/// <param name="Mark">contact, cooperation, conflict, threat, plan, cancelled, together, other.</param>
/// <param name="Occurrence">The event.</param>
/// <param name="Score">The PLOVER score of such an act, from -10 (conflict) to 10 (cooperation); <see langword="null"/> for what did not happen between the two.</param>
/// <param name="Outcome">Of a plan: held, cancelled, not in the record.</param>
/// <param name="Later">The event that tells the outcome.</param>
public sealed record PointRow(
    string Mark,
    OccurrenceRow Occurrence,
    double? Score,
    string? Outcome,
    EventRow? Later
);

/// <summary>What both of two actors did to the same third in several stories.</summary>
/// <param name="Type">What they did.</param>
/// <param name="Toward">To whom.</param>
/// <param name="Days">When, by day.</param>
/// <param name="Events">The events, by identifier.</param>
public sealed record RepeatedRow(
    string Type,
    string Toward,
    ImmutableArray<string> Days,
    ImmutableArray<string> Events
);
