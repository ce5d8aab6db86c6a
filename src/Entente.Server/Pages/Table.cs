using System.Collections.Immutable;

namespace Entente.Server.Pages;

/// <summary>Rows under names, as text.</summary>
/// <param name="Columns">The names of the columns, as in the JSON.</param>
/// <param name="Rows">The rows; an absent value is <see langword="null"/>.</param>
internal sealed record Table(ImmutableArray<string> Columns, IEnumerable<string?[]> Rows);
