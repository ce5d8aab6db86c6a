using System.Collections.Immutable;

namespace Entente.Stories;

/// <summary>What the search for copies needs to know of a report.</summary>
/// <param name="Report">Its identifier.</param>
/// <param name="Title">Its headline; <see langword="null"/> when it has none.</param>
/// <param name="Text">Its text, which the passages that are found point into.</param>
/// <param name="Outlet">Who publishes it; <see langword="null"/> when not known.</param>
/// <param name="Agency">The wire service whose copy it says to be; <see langword="null"/> when it credits none.</param>
/// <param name="Date">When it was published, in ISO 8601; <see langword="null"/> when not known.</param>
/// <param name="NamedSources">Outlets and agencies that its text names, as it names them.</param>
public sealed record CopyText(
    string Report,
    string? Title,
    string Text,
    string? Outlet,
    string? Agency,
    string? Date,
    ImmutableArray<string> NamedSources
);
