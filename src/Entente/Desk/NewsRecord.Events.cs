using System.Collections.Immutable;
using Entente.Events;
using Entente.Readouts;
using Entente.Relations;
using Entente.Storage;

namespace Entente.Desk;

// What the record tells of events, across reports and stories.
public sealed partial class NewsRecord
{
    /// <summary>The events of the record, each with all its tellings, in the order of the stories.</summary>
    /// <remarks>Cost: all reports are read.</remarks>
    public async Task<ImmutableArray<OccurrenceRow>> EventsAsync(
        CancellationToken cancellationToken = default
    )
    {
        ImmutableArray<string> stories = await FindStoriesAsync(null, null, cancellationToken)
            .ConfigureAwait(false);
        (ImmutableArray<Occurrence> occurrences, Dictionary<string, ToldReport> reports) =
            await OccurrencesAsync(stories, cancellationToken).ConfigureAwait(false);
        return [.. occurrences.Select(occurrence => EventTeller.RowOf(occurrence, reports))];
    }

    /// <summary>The events in which an actor takes part, by day; those without a day last.</summary>
    /// <remarks>Cost: all reports of the stories that have such an event are read.</remarks>
    public async Task<ImmutableArray<OccurrenceRow>> EventsAsync(
        Entity actor,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        FormerStates former = new(_book.Value);
        HashSet<string> acting = await _store
            .ActingAsync(actor.Id, cancellationToken)
            .Concat(_store.ActingAsync(former.CodeOf(actor), cancellationToken))
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken)
            .ConfigureAwait(false);
        List<ReportHead> heads = await AllHeadsAsync(cancellationToken).ConfigureAwait(false);
        (ImmutableArray<Occurrence> occurrences, Dictionary<string, ToldReport> reports) =
            await OccurrencesAsync(
                    heads.Where(head => acting.Contains(head.Id)).Select(head => head.Story),
                    cancellationToken
                )
                .ConfigureAwait(false);
        return
        [
            .. occurrences
                .Where(occurrence => IsOf(former.Apart(occurrence).First.Event, actor.Id))
                .OrderBy(occurrence => occurrence.Day ?? DateOnly.MaxValue)
                .Select(occurrence => EventTeller.RowOf(occurrence, reports)),
        ];
    }

    // Of two whom very many reports name, these are looked through for the newest stories.
    private const int ReportsOfRelation = 2_000;

    /// <summary>How two actors stand over a time, by the events between them.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="from">The first day; <see langword="null"/> for all.</param>
    /// <param name="to">The last day; <see langword="null"/> for all.</param>
    /// <param name="mostStories">How many of the stories that name both are read at most, the newest of them.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <remarks>Cost: all reports of these stories are read.</remarks>
    public async Task<RelationReadout> RelationAsync(
        Entity one,
        Entity other,
        DateOnly? from = null,
        DateOnly? to = null,
        int mostStories = int.MaxValue,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        FormerStates former = new(_book.Value);
        StoredNaming naming = await _store
            .NamingAsync(
                [PartyOf(one, former), PartyOf(other, former)],
                from,
                to,
                mostStories == int.MaxValue ? int.MaxValue : ReportsOfRelation,
                cancellationToken
            )
            .ConfigureAwait(false);
        string[] stories = NewestStoriesOf(naming.Newest, mostStories, out bool isPartial);
        (ImmutableArray<Occurrence> occurrences, Dictionary<string, ToldReport> reports) =
            await OccurrencesAsync(stories, cancellationToken).ConfigureAwait(false);
        PloverOntology ontology = _ontology.Value;
        ImmutableArray<Occurrence> own = [.. occurrences.Select(former.Apart)];
        Relation relation = new RelationReader(ontology.QuadOf, ontology.ScoreOf).Read(
            one.Id,
            other.Id,
            own,
            from,
            to,
            naming.Days
        );
        return RelationTeller.Tell(
            relation with
            {
                States = new StateReader(_states.Value).Read(one.Id, other.Id, own, from, to),
            },
            ActorTeller.RowOf(one, [.. reports.Values]),
            ActorTeller.RowOf(other, [.. reports.Values]),
            reports
        ) with
        {
            IsPartial = isPartial || naming.Reports > naming.Newest.Length,
        };
    }

    /// <summary>The actor itself or, of a state, its people and officials.</summary>
    private static NamedParty PartyOf(Entity actor, FormerStates former) =>
        new([actor.Id], [actor.Id, former.CodeOf(actor)]);

    /// <summary>The stories of some reports, at most so many: the newest, in the order in which they came.</summary>
    private static string[] NewestStoriesOf(
        ImmutableArray<NamingReport> reports,
        int most,
        out bool isPartial
    )
    {
        IGrouping<string, NamingReport>[] stories =
        [
            .. reports.GroupBy(report => report.Story, StringComparer.Ordinal),
        ];
        isPartial = stories.Length > most;
        if (isPartial)
        {
            HashSet<string> newest =
            [
                .. stories
                    .OrderByDescending(
                        story => story.Min(report => report.Published),
                        StringComparer.Ordinal
                    )
                    .Take(most)
                    .Select(story => story.Key),
            ];
            stories = [.. stories.Where(story => newest.Contains(story.Key))];
        }

        return [.. stories.Select(story => story.Key)];
    }

    /// <summary>What the reports of some stories tell, matched, with these reports.</summary>
    private async Task<(
        ImmutableArray<Occurrence>,
        Dictionary<string, ToldReport>
    )> OccurrencesAsync(IEnumerable<string> stories, CancellationToken cancellationToken)
    {
        List<ReportedEvent> events = [];
        Dictionary<string, ToldReport> reports = new(StringComparer.Ordinal);
        foreach (string id in stories.Distinct(StringComparer.Ordinal))
        {
            if (await ToldStoryAsync(id, cancellationToken).ConfigureAwait(false) is not { } story)
            {
                continue;
            }

            events.AddRange(story.Events());
            foreach (ToldReport told in story.Reports)
            {
                reports.TryAdd(told.Report.Id, told);
            }
        }

        return (EventMatcher.Match(events), reports);
    }

    private static bool IsOf(Event found, string actor) =>
        found.Sources.Concat(found.Targets).Any(party => RelationReader.IsOf(party, actor));
}
