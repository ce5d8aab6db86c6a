namespace Entente;

/// <summary>The day that "today" means in a report that states none: taken from other reports of its story, and shown as such.</summary>
/// <param name="Day">The day.</param>
/// <param name="Source">The identifier of the report that states it.</param>
/// <param name="Rule">How it was chosen, as listed in <c>docs/rules</c>.</param>
public sealed record ReferenceDay(DateOnly Day, string Source, string Rule);
