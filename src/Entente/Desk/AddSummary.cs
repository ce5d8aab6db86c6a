using System.Collections.Immutable;

namespace Entente.Desk;

/// <summary>What became of the input of one run; every capture is in exactly one of added, known and refused.</summary>
/// <param name="Added">Reports that were stored.</param>
/// <param name="Known">Captures whose bytes were kept already.</param>
/// <param name="Refused">Input that gave no report, with the reason.</param>
/// <param name="Doubtful">Added reports that lack something (no date, no headline, …).</param>
/// <param name="Characters">Characters of article text stored.</param>
/// <param name="CutCharacters">Characters left out as boilerplate.</param>
/// <param name="Stories">The stories that the input is part of, also those of captures that were known already, in the order in which they came up.</param>
public sealed record AddSummary(
    int Added,
    int Known,
    ImmutableArray<Refusal> Refused,
    ImmutableArray<DoubtfulReport> Doubtful,
    long Characters,
    long CutCharacters,
    ImmutableArray<string> Stories
);

/// <summary>An added report that lacks something.</summary>
/// <param name="Report">Its identifier.</param>
/// <param name="File">Where its capture was found.</param>
/// <param name="Doubts">What it lacks.</param>
public sealed record DoubtfulReport(string Report, string File, ImmutableArray<string> Doubts);

/// <summary>How far a run has come; all that it counts is durable.</summary>
/// <param name="Added">Reports stored.</param>
/// <param name="Known">Captures that were kept already.</param>
/// <param name="Refused">Input that gave no report.</param>
public readonly record struct AddProgress(int Added, int Known, int Refused)
{
    /// <summary>Everything that was looked at.</summary>
    public int Total => Added + Known + Refused;
}
