using System.Collections.Immutable;
using Entente.Readouts;
using Entente.Storage;

namespace Entente.Desk;

// What the record says with figures, across reports and stories.
public sealed partial class NewsRecord
{
    /// <summary>The facts of some stories, matched across them: what reports differ in first.</summary>
    /// <param name="stories">The stories, by identifier.</param>
    /// <param name="actors">Only facts that belong to all of these, or that one of them states; all when it is empty.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <remarks>Cost: all reports of the stories are read.</remarks>
    public async Task<ImmutableArray<FactRow>> FactsAsync(
        IEnumerable<string> stories,
        ImmutableArray<Entity> actors,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(stories);
        List<ReportedFigure> figures = [];
        Dictionary<string, ToldReport> reports = new(StringComparer.Ordinal);
        foreach (string id in stories.Distinct(StringComparer.Ordinal))
        {
            if (await ToldStoryAsync(id, cancellationToken).ConfigureAwait(false) is not { } story)
            {
                continue;
            }

            figures.AddRange(story.Figures());
            foreach (ToldReport told in story.Reports.Where(HasClaims))
            {
                reports.TryAdd(told.Report.Id, told);
            }
        }

        ImmutableArray<FactRow> facts = FactTeller.Tell(_facts.Value.Match(figures), reports);
        return actors.IsEmpty ? facts : [.. facts.Where(fact => IsOf(fact, actors))];
    }

    /// <summary>The stories in which all of these actors are named, the newest first.</summary>
    public async Task<ImmutableArray<string>> StoriesNamingAsync(
        ImmutableArray<Entity> actors,
        CancellationToken cancellationToken = default
    )
    {
        List<string>? common = null;
        foreach (Entity actor in actors)
        {
            List<string> stories = [];
            await foreach (
                EntityCount count in _store
                    .MentionsAsync(actor.Id, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                stories.Add(count.Head.Story);
            }

            common = common is null
                ? stories
                : [.. common.Intersect(stories, StringComparer.Ordinal)];
        }

        return [.. (common ?? []).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>How a figure stands to those of the other reports of its story.</summary>
    private async Task<IEnumerable<ReasonRow>> ComparedAsync(
        string figure,
        string report,
        CancellationToken cancellationToken
    )
    {
        List<string> stories = [];
        await foreach (
            StoredReport stored in _store
                .ReportsAsync([report], cancellationToken)
                .ConfigureAwait(false)
        )
        {
            stories.Add(stored.Story);
        }

        ImmutableArray<FactRow> facts = await FactsAsync(stories, [], cancellationToken)
            .ConfigureAwait(false);
        return from fact in facts
            where fact.Values.Any(value => value.Figures.Any(row => row.Id == figure))
            from value in fact.Values
            from row in value.Figures
            where row.Id != figure
            select new ReasonRow(
                fact.Outcome,
                $"{row.Words} ({row.Id})",
                fact.Reasons.IsEmpty ? "facts" : string.Join(", ", fact.Reasons),
                row.File,
                null
            );
    }

    private static bool HasClaims(ToldReport told) =>
        told.Report.Body.Claims.Length + told.Report.Headline.Claims.Length > 0;

    private static bool IsOf(FactRow fact, ImmutableArray<Entity> actors) =>
        actors.All(actor => fact.Actors.Contains(actor.Id, StringComparer.Ordinal))
        || actors is [var speaker]
            && fact.Values.Any(value =>
                value.Figures.Any(figure =>
                    figure.SpeakerIds.Contains(speaker.Id, StringComparer.Ordinal)
                )
            );
}
