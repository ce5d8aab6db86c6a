namespace Entente.Fetching;

/// <summary>What became of an address; exactly one of the two is set.</summary>
/// <param name="Capture">What was received, or is kept from an earlier time.</param>
/// <param name="Refusal">Why there is nothing.</param>
public sealed record Fetched(Capture? Capture, Refusal? Refusal);
