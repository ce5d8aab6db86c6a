namespace Entente.Fetching;

/// <summary>How far a run has come.</summary>
/// <param name="Done">Addresses that gave something, or nothing for good.</param>
/// <param name="Left">Addresses that are known and not done.</param>
public readonly record struct FetchProgress(int Done, int Left);
