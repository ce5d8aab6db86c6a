using System.Collections.Immutable;

namespace Entente;

/// <summary>What the record holds of two actors over a time: what they did with and to each other.</summary>
/// <param name="One">The identifier of the one.</param>
/// <param name="Other">The identifier of the other.</param>
/// <param name="Points">What happened, was planned, threatened …, by day; what has no day last.</param>
/// <param name="Months">The months in which there is anything, or a report that names both.</param>
public sealed record Relation(
    string One,
    string Other,
    ImmutableArray<RelationPoint> Points,
    ImmutableArray<RelationMonth> Months
)
{
    /// <summary>What holds or held between them for a time.</summary>
    public ImmutableArray<ReportedState> States { get; init; } = [];
}

/// <summary>An event between two actors.</summary>
/// <param name="Occurrence">The event.</param>
/// <param name="Mark">What it is in their relation.</param>
/// <param name="Score">How much of conflict or cooperation lies in such an act, from -10 to 10; <see langword="null"/> for what did not happen, or not between the two.</param>
public sealed record RelationPoint(Occurrence Occurrence, RelationMark Mark, double? Score)
{
    /// <summary>Of a plan what later reports say of it.</summary>
    public PlanOutcome? Outcome { get; init; }

    /// <summary>What tells that outcome; <see langword="null"/> when the record does not.</summary>
    public Occurrence? Later { get; init; }
}

/// <summary>What an event is in a relation.</summary>
public enum RelationMark
{
    /// <summary>They meet, call, visit, talk.</summary>
    Contact,

    /// <summary>They agree, support or help.</summary>
    Cooperation,

    /// <summary>They accuse, reject, sanction, coerce or fight.</summary>
    Conflict,

    /// <summary>One threatens the other.</summary>
    Threat,

    /// <summary>Something between them is to come.</summary>
    Plan,

    /// <summary>A meeting, a call or a visit is called off or refused.</summary>
    Cancelled,

    /// <summary>Both do it to a third.</summary>
    Together,

    /// <summary>It is retold, denied, demanded or supposed.</summary>
    Other,
}

/// <summary>What later reports say of a plan.</summary>
public enum PlanOutcome
{
    /// <summary>What was planned is told as having happened.</summary>
    Held,

    /// <summary>It is told as cancelled or refused.</summary>
    Cancelled,

    /// <summary>The record does not say.</summary>
    NotInRecord,
}

/// <summary>A month of a relation, with how much of it was read.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Marks">How many events of each mark, in the order of the marks.</param>
/// <param name="Reports">Reports of that month in the record.</param>
/// <param name="Naming">Those of them that name both.</param>
public sealed record RelationMonth(
    DateOnly Month,
    ImmutableArray<int> Marks,
    int Reports,
    int Naming
);
