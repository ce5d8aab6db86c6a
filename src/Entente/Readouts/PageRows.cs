using System.Collections.Immutable;

namespace Entente.Readouts;

/// <summary>What a story is about: the event that most of its accounts tell.</summary>
/// <param name="Event">The event, by the identifier of its first telling.</param>
/// <param name="Channel">How the parties met or spoke, or what else was done: summit, call, visit, strike; <see langword="null"/> when the tables have no word for it.</param>
/// <param name="When">When it happened (ISO 8601, as exact as it is told), not when it was printed; <see langword="null"/> when no report says.</param>
/// <param name="Where">Where; <see langword="null"/> when no report says, or reports differ.</param>
/// <param name="Who">Who takes part, in the order of the telling.</param>
/// <param name="Accounts">In how many accounts it stands.</param>
/// <param name="Independent">In how many that do not rest on the same first voice.</param>
public sealed record CoreRow(
    string Event,
    string? Channel,
    string? When,
    string? Where,
    ImmutableArray<string> Who,
    int Accounts,
    int Independent
);

/// <summary>A report in the order in which the reports of a story came out.</summary>
/// <param name="Report">The report.</param>
/// <param name="Label">Its letter.</param>
/// <param name="At">When it came out, as it says; <see langword="null"/> when it does not.</param>
/// <param name="As">first report; among the first (of a day, by what they say); earliest dated (others state no day); report; same account; copy; update.</param>
/// <param name="Of">Of a copy the report whose text it is.</param>
/// <param name="Minutes">Of a copy how many minutes it came after that report; <see langword="null"/> when one of the two states no time with its zone.</param>
/// <param name="Evidence">The words of the date in the kept page; <see langword="null"/> when they stand outside of it.</param>
public sealed record ArrivalRow(
    string Report,
    string Label,
    string? At,
    string As,
    string? Of,
    int? Minutes,
    Evidence? Evidence
);

/// <summary>Another story of the same thread.</summary>
/// <param name="Story">Its identifier.</param>
/// <param name="Title">Its headline.</param>
/// <param name="When">The day of its first report.</param>
/// <param name="Reports">How many reports it has.</param>
/// <param name="Side">before or after.</param>
/// <param name="How">How this story stands to that one: announced in, looks back at, follows; announces, looked back at by, followed by.</param>
/// <param name="Reasons">What speaks for it, with the words in both stories.</param>
public sealed record ThreadRow(
    string Story,
    string Title,
    string When,
    int Reports,
    string Side,
    string How,
    ImmutableArray<ReasonRow> Reasons
);
