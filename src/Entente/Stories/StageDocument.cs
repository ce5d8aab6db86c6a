namespace Entente.Stories;

/// <summary>A document as the stage commands read it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Title">Its headline; <see langword="null"/> or empty when it has none.</param>
/// <param name="Text">Its text; may be empty.</param>
/// <param name="Date">Its day in ISO 8601, perhaps with a time; <see langword="null"/> or empty when not known.</param>
/// <param name="Outlet">Who published it; <see langword="null"/> or empty when not known.</param>
/// <param name="Language">Its language, BCP 47; <see langword="null"/> or empty when not known, which counts as English.</param>
public sealed record StageDocument(
    string Id,
    string? Title,
    string Text,
    string? Date,
    string? Outlet,
    string? Language = null
);

/// <summary>Two documents to compare.</summary>
/// <param name="Left">The identifier of one.</param>
/// <param name="Right">The identifier of the other.</param>
public readonly record struct StagePair(string Left, string Right);
