namespace Entente.Entities;

/// <summary>Pieces that seem to name someone, before the rest of the document is known.</summary>
/// <param name="Start">The first piece.</param>
/// <param name="End">The piece behind the last.</param>
/// <param name="Kind">What was seen.</param>
/// <param name="Name">The entry of the name in it; -1 when there is none.</param>
/// <param name="NameStart">Where that name begins.</param>
/// <param name="NameLength">Its pieces.</param>
/// <param name="Title">The title in it or before it; -1 when there is none.</param>
/// <param name="Sentence">The number of its sentence.</param>
/// <param name="Contradiction">What models read in the same words, where that is something else than the tables know; else <see langword="null"/>.</param>
internal readonly record struct Candidate(
    int Start,
    int End,
    CandidateKind Kind,
    int Name,
    int NameStart,
    int NameLength,
    int Title,
    int Sentence,
    NameType? Contradiction = null
)
{
    /// <summary>The index of the candidate that names the state or organisation of the title before; -1 when none does.</summary>
    public int TitleOf { get; init; } = -1;
}

/// <summary>What a candidate is.</summary>
internal enum CandidateKind
{
    /// <summary>A name of the tables.</summary>
    Known,

    /// <summary>A person whom models found, whose name the tables may know in another form.</summary>
    Person,

    /// <summary>An organisation that models found.</summary>
    Organization,

    /// <summary>A place that models found.</summary>
    Place,

    /// <summary>An office of a state or organisation: "the Russian president".</summary>
    Role,

    /// <summary>An office without a name: "the president".</summary>
    BareRole,

    /// <summary>Those who govern a state: "the Chinese government".</summary>
    Authority,

    /// <summary>A ministry of a state: "the Russian foreign ministry".</summary>
    Ministry,
}
