using System.Collections.Immutable;
using Entente.Export;
using Entente.Readouts;
using Entente.Search;
using Entente.Storage;

namespace Entente.Desk;

// The meetings that reports announce of one actor.
public sealed partial class NewsRecord
{
    // Of an actor in the news every day, the newest are looked at.
    private const int MostMeetings = 200; // events of each sort
    private const int StoriesOfMeetings = 100;

    /// <summary>The meetings, calls and visits of an actor that reports announce for a day, in order; those that were called off marked.</summary>
    /// <returns>The days, and whether only the newest stories were read.</returns>
    /// <remarks>Cost: the reports of the stories that plan, refuse or tell a meeting with it are read.</remarks>
    public async Task<(ImmutableArray<CalendarDay> Days, bool IsPartial)> MeetingsAsync(
        Entity actor,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        FormerStates former = new(_book.Value);
        (HashSet<string> telling, bool isPartial) = await TellingMeetingsAsync(
                actor,
                former,
                cancellationToken
            )
            .ConfigureAwait(false);
        List<ReportHead> heads = [];
        await foreach (
            ReportHead head in _store
                .HeadsOfAsync([.. telling], cancellationToken)
                .ConfigureAwait(false)
        )
        {
            heads.Add(head);
        }

        string[] stories =
        [
            .. heads
                .OrderByDescending(head => head.Published, StringComparer.Ordinal)
                .Select(head => head.Story)
                .Distinct(StringComparer.Ordinal),
        ];
        (ImmutableArray<Occurrence> occurrences, Dictionary<string, ToldReport> reports) =
            await OccurrencesAsync(stories.Take(StoriesOfMeetings), cancellationToken)
                .ConfigureAwait(false);
        AnnouncedMeetings meetings = new(
            [
                .. occurrences
                    .Where(occurrence => IsOf(former.Apart(occurrence).First.Event, actor.Id))
                    .Select(occurrence => EventTeller.RowOf(occurrence, reports)),
            ],
            reports.ToDictionary(
                report => report.Key,
                report => report.Value.Report.Article.Published?.Value.ToString(),
                StringComparer.Ordinal
            )
        );
        return ([.. meetings.Days()], isPartial || stories.Length > StoriesOfMeetings);
    }

    /// <summary>The reports that tell what a calendar needs of an actor: what is planned, what is refused, and what was held after all.</summary>
    private async Task<(HashSet<string> Reports, bool IsPartial)> TellingMeetingsAsync(
        Entity actor,
        FormerStates former,
        CancellationToken cancellationToken
    )
    {
        SearchQuery[] asked =
        [
            new() { Modality = Modality.Planned },
            new() { Type = EventType.Reject },
            new() { Type = EventType.Consult },
        ];
        HashSet<string> reports = new(StringComparer.Ordinal);
        bool isPartial = false;
        foreach (SearchQuery query in asked.SelectMany(Sides))
        {
            FindingMatcher matcher = await MatcherAsync(query, cancellationToken)
                .ConfigureAwait(false);
            FindingQuestion question = matcher.Question;
            List<string> found = await _store
                .FindingsAsync(
                    question with
                    {
                        By = WithCode(question.By),
                        To = WithCode(question.To),
                    },
                    cancellationToken
                )
                .Select(finding => finding.Report.Id)
                .Take(MostMeetings)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            isPartial |= found.Count == MostMeetings;
            reports.UnionWith(found);
            reports.UnionWith(matcher.CorrectedReports);
        }

        return (reports, isPartial);

        SearchQuery[] Sides(SearchQuery query) =>
            [
                query with
                {
                    IsForEvents = true,
                    Source = actor.Id,
                },
                query with
                {
                    IsForEvents = true,
                    Target = actor.Id,
                },
            ];

        PartyFilter? WithCode(PartyFilter? party) =>
            party is null ? null : party with { Ids = party.Ids.Add(former.CodeOf(actor)) };
    }
}
