using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>What stood in an archive.</summary>
/// <param name="File">The archive.</param>
/// <param name="Records">How many records of each sort: "page", and the sorts that were passed over ("request", "response that is no page").</param>
public sealed record ArchiveContents(string File, ImmutableArray<(string Sort, int Count)> Records);
