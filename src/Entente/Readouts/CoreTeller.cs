namespace Entente.Readouts;

/// <summary>Tells what a story is about, by a rule over counted events.</summary>
public static class CoreTeller
{
    // What a report is about stands at its beginning.
    private const int LeadLength = 600;

    /// <summary>The event that most accounts tell as having happened; of several, one between parties that confer, then the one that stands first.</summary>
    /// <param name="events">The events of the story.</param>
    /// <param name="accounts">How many accounts the story has: where there are several, two must tell it, and where there is one, its headline must name somebody who takes part.</param>
    /// <param name="channels">Names the channel.</param>
    /// <returns><see langword="null"/> when no event stands out.</returns>
    public static CoreRow? Tell(IEnumerable<Occurrence> events, int accounts, ChannelNames channels)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(channels);
        (Occurrence Event, int Accounts)? best = events
            .Where(occurrence =>
                IsCore(occurrence) && (IsNews(occurrence) || IsToldInHeadline(occurrence))
            )
            .Select(occurrence =>
                (occurrence, Accounts: CountOf(occurrence, telling => telling.Account))
            )
            .Where(counted =>
                counted.Accounts > 1 || (accounts <= 1 && IsInHeadline(counted.occurrence))
            )
            .OrderByDescending(counted => counted.Accounts)
            .ThenByDescending(counted => IsMeeting(counted.occurrence))
            .ThenBy(counted =>
                counted.occurrence.Tellings.Min(telling => telling.Event.Words.Start)
            )
            .ThenBy(counted => counted.occurrence.First.Id, StringComparer.Ordinal)
            .Cast<(Occurrence, int)?>()
            .FirstOrDefault();
        return best is { } found ? RowOf(found.Event, found.Accounts, channels) : null;
    }

    private static CoreRow RowOf(Occurrence core, int accounts, ChannelNames channels) =>
        new(
            core.First.Id,
            core.Tellings.Select(telling => channels.Of(telling.Event))
                .OfType<string>()
                .GroupBy(channel => channel, StringComparer.Ordinal)
                .MaxBy(group => group.Count())
                ?.Key,
            core.Differences.Contains("time", StringComparer.Ordinal)
                ? null
                : EventTeller.When(core.Time),
            core.Differences.Contains("place", StringComparer.Ordinal)
                ? null
                : core.Tellings.Select(PlaceOf).FirstOrDefault(name => name is not null),
            [
                .. ActorsOf(core.First)
                    .Select(actor => EventWords.OneLine(actor.Name))
                    .Distinct(StringComparer.Ordinal),
            ],
            accounts,
            CountOf(core, telling => telling.Family)
        );

    /// <summary>Those who take part: the town that somebody goes to does not.</summary>
    private static IEnumerable<EventActor> ActorsOf(ReportedEvent telling) =>
        telling
            .Event.Sources.Concat(telling.Event.Targets)
            .Where(actor => !IsPlace(telling.Report, actor));

    private static string? PlaceOf(ReportedEvent telling) =>
        telling.Event.Place?.Name
        ?? telling
            .Event.Targets.FirstOrDefault(actor =>
                telling.Event.Type == EventType.Consult && IsPlace(telling.Report, actor)
            )
            ?.Name;

    private static bool IsPlace(Report report, EventActor actor) =>
        report
            .MentionsIn(actor.Span)
            .Any(mention => mention.Type == EntityType.Place && actor.Span.Contains(mention.Span));

    private static bool IsCore(Occurrence occurrence) =>
        occurrence.First.Event.Modality is Modality.Happened or Modality.Reported
        && ActorsOf(occurrence.First).Any()
        && occurrence.Tellings.Any(telling =>
            telling.Event.Region != TextRegion.Teaser && telling.Event.Words.Start < LeadLength
        );

    /// <summary>Whether it was over no earlier than the day before the first report that tells it: what was before that is mostly told to explain the news. What has no day counts as news.</summary>
    private static bool IsNews(Occurrence occurrence) =>
        occurrence.Time?.End is not { } end
        || occurrence.Tellings.Min(telling => telling.Day) is not { } day
        || DateOnly.FromDateTime(end) >= day;

    private static bool IsToldInHeadline(Occurrence occurrence) =>
        occurrence.Tellings.Any(telling => telling.Event.Part == ReportPart.Headline);

    /// <summary>Whether the headline names somebody who takes part: else a report may be about something else. Without a headline, the beginning has to do.</summary>
    private static bool IsInHeadline(Occurrence occurrence) =>
        occurrence.Tellings.Any(telling =>
            telling.Report.Article.Title?.Value is not { } title
            || ActorsOf(telling)
                .Any(actor =>
                    title.Contains(LastWordOf(actor.Name), StringComparison.OrdinalIgnoreCase)
                )
        );

    private static string LastWordOf(string name) => name[(name.TrimEnd().LastIndexOf(' ') + 1)..];

    private static bool IsMeeting(Occurrence occurrence) =>
        occurrence.First.Event is { Type: EventType.Consult, Mode: not "visit" };

    private static int CountOf(Occurrence occurrence, Func<ReportedEvent, int> what) =>
        occurrence.Tellings.Select(what).Distinct().Count();
}
