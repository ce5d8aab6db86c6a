using System.Collections.Immutable;

namespace Entente.Fetching;

/// <summary>Reads the addresses that a feed or another list names.</summary>
/// <param name="capture">What was received.</param>
/// <returns>The addresses as they stand there, perhaps relative; <see langword="null"/> when the capture is no list but a page.</returns>
public delegate ImmutableArray<string>? AddressReader(Capture capture);
