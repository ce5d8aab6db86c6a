using System.Collections.Immutable;
using Entente.Readouts;

namespace Entente.Server.Screens;

/// <summary>Events that stand alike: a reader must not take what is planned or denied for what happened.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Rows">The events; never empty.</param>
internal sealed record EventGroup(string Title, ImmutableArray<OccurrenceRow> Rows)
{
    private static readonly ImmutableArray<(string Title, string[] Modalities)> s_groups =
    [
        ("Told as happened", ["happened", "reported"]),
        ("Planned", ["planned"]),
        ("Threatened or demanded", ["threatened", "demanded"]),
        ("Denied, alleged or supposed", ["denied", "alleged", "hypothetical"]),
        ("Looked back at", ["background"]),
    ];

    /// <summary>The groups that are not empty.</summary>
    public static IEnumerable<EventGroup> Of(ImmutableArray<OccurrenceRow> events) =>
        s_groups
            .Select(group => new EventGroup(
                group.Title,
                [.. events.Where(row => group.Modalities.Contains(row.Event.Modality))]
            ))
            .Where(group => !group.Rows.IsEmpty);
}
