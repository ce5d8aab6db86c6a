namespace Entente.Articles;

/// <summary>What became of a file, or of a line of JSON Lines; exactly one of the two is set.</summary>
/// <param name="Capture">The bytes that were read.</param>
/// <param name="Refusal">Why there are none.</param>
public sealed record CaptureResult(Capture? Capture, Refusal? Refusal);
