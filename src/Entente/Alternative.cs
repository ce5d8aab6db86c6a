namespace Entente;

/// <summary>A value of an article that the page states in another place, and that was not chosen.</summary>
/// <param name="Field">The field it could be the value of: <c>title</c>, <c>author</c>, <c>date</c>, <c>outlet</c>.</param>
/// <param name="Value">The value, with its place and rule.</param>
public sealed record Alternative(string Field, Stated<string> Value);
