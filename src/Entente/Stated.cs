namespace Entente;

/// <summary>A value that the page states, with where it stands and how it was found.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Value">The value, cleaned.</param>
/// <param name="Source">Where it stands in the source text of the capture; <see langword="null"/> when it was not read from the text (an address, a field of JSON Lines).</param>
/// <param name="Rule">The name of the rule that found it, as listed in <c>docs/rules</c>.</param>
public sealed record Stated<T>(T Value, TextSpan? Source, string Rule);
