namespace Entente;

/// <summary>Whom an actor belongs to and what kind of actor it is, in the scheme of PLOVER.</summary>
/// <param name="Country">
/// ISO 3166-1 alpha-3, or what PLOVER writes in its place (UNO, EUR, IGO, NGO, IMG); <see langword="null"/> when the words do not tell.
/// </param>
/// <param name="Sector">The primary sector (GOV, MIL, REB …); <see langword="null"/> for a state as such, and when the words do not tell.</param>
public readonly record struct ActorCode(string? Country, string? Sector);
