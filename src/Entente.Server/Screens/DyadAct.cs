using System.Collections.Immutable;
using Entente.Readouts;

namespace Entente.Server.Screens;

/// <summary>An act between two actors, counted by whether it took place.</summary>
/// <param name="Name">"consult visit".</param>
/// <param name="Held">How often it is told as having happened.</param>
/// <param name="Planned">How often it was announced.</param>
/// <param name="KeptPlans">How many of these announcements later reports tell as held.</param>
/// <param name="Cancelled">How often it is told as called off or refused.</param>
/// <param name="Open">Of how many the record tells no more.</param>
/// <param name="Else">How often it is threatened, demanded, denied, supposed or looked back at.</param>
internal sealed record DyadAct(
    string Name,
    int Held,
    int Planned,
    int KeptPlans,
    int Cancelled,
    int Open,
    int Else
)
{
    /// <summary>The acts of a relation, the most frequent first.</summary>
    public static ImmutableArray<DyadAct> Of(RelationReadout relation) =>
        [
            .. relation
                .Points.GroupBy(NameOf, StringComparer.Ordinal)
                .Select(group => new DyadAct(
                    group.Key,
                    group.Count(point =>
                        point.Mark is not ("plan" or "cancelled" or "threat" or "other")
                    ),
                    group.Count(point => point.Mark == "plan"),
                    group.Count(point => point.Outcome == "held"),
                    group
                        .Select(point =>
                            point.Mark == "cancelled" ? point.Occurrence.Id
                            : point.Outcome == "cancelled" ? point.Later?.Id
                            : null
                        )
                        .OfType<string>()
                        .Distinct(StringComparer.Ordinal)
                        .Count(),
                    group.Count(point => point.Outcome == "not in the record"),
                    group.Count(point => point.Mark is "threat" or "other")
                ))
                .OrderByDescending(act => act.Held + act.Planned + act.Cancelled)
                .ThenBy(act => act.Name, StringComparer.Ordinal),
        ];

    /// <summary>The act that is meant: of an announcement or a refusal, what is announced or refused.</summary>
    private static string NameOf(PointRow point)
    {
        EventRow row = point.Occurrence.Event;
        (string type, string? mode) =
            point.Mark is "plan" or "cancelled" && row.Content is { } content
                ? (content, row.ContentMode)
                : (row.Type, row.Mode);
        return mode is null ? type : $"{type} {mode}";
    }
}
