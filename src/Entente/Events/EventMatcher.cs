using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Tells which events of several reports are one.</summary>
/// <remarks>
/// Precision before all: one event are those of one type between the same parties in one story, at the same time, if they tell one, and by the same words,
/// if they do not confer. What is only planned, threatened or denied is never one with what happened. What a report looks back at is no telling of the
/// day's event; it is put to an earlier one where exactly one fits. A headline or caption is another telling of what its report tells. Cost: events of one type between the same parties are compared with each other.
/// </remarks>
public static class EventMatcher
{
    // A group that has so many tellings is compared with by these: a story of thousands of reports must not cost their square.
    private const int MostCompared = 32;

    /// <summary>The events, in the order of their first tellings.</summary>
    /// <param name="events">What reports tell, in the order of the reports.</param>
    /// <param name="facts">What the same reports say with figures, for the numbers in which tellings differ; none when nobody asks for these.</param>
    public static ImmutableArray<Occurrence> Match(
        IEnumerable<ReportedEvent> events,
        ImmutableArray<Fact> facts = default
    )
    {
        ArgumentNullException.ThrowIfNull(events);
        EventFigures figures = new(facts.IsDefault ? [] : facts);
        List<List<ReportedEvent>> groups = [];
        Dictionary<string, List<List<ReportedEvent>>> byKey = new(StringComparer.Ordinal);

        // The texts first: what stands above or beside one sums it up in words of its own.
        ReportedEvent[] inOrder = [.. events.OrderBy(telling => !IsInText(telling))];
        ILookup<string, ReportedEvent> texts = inOrder
            .TakeWhile(IsInText)
            .ToLookup(telling => telling.Report.Id, StringComparer.Ordinal);
        foreach (ReportedEvent telling in inOrder)
        {
            string key = KeyOf(telling);
            if (!byKey.TryGetValue(key, out List<List<ReportedEvent>>? alike))
            {
                byKey[key] = alike = [];
            }

            List<ReportedEvent>? same = GroupOf(telling, alike, texts[telling.Report.Id]);
            if (same is null)
            {
                same = [];
                alike.Add(same);
                groups.Add(same);
            }

            same.Add(telling);
        }

        return LookBack([.. groups.Select(group => OccurrenceOf(group, figures))]);
    }

    private static bool IsInText(ReportedEvent telling) => telling.Event.Part == ReportPart.Body;

    /// <summary>The group that a telling belongs to: of a headline first what its own text tells, and what others tell only where that text has nothing that it can sum up.</summary>
    private static List<ReportedEvent>? GroupOf(
        ReportedEvent telling,
        List<List<ReportedEvent>> groups,
        IEnumerable<ReportedEvent> text
    )
    {
        if (!IsInText(telling))
        {
            List<ReportedEvent>? own = groups.Find(group =>
                group.Exists(other => IsAbove(telling, other))
            );
            if (own is not null || text.Any(other => MaySumUp(telling, other)))
            {
                return own;
            }
        }

        return groups.Find(group => IsSameAsAll(group, telling));
    }

    // Of what a text tells, its headline need not share the words, and has no say in what else is the same.
    private static bool IsAbove(ReportedEvent headline, ReportedEvent text) =>
        IsInText(text)
        && text.Report.Id == headline.Report.Id
        && IsAlike(text.Event, headline.Event);

    private static bool IsSameAsAll(List<ReportedEvent> group, ReportedEvent telling) =>
        group
            .Where(other => IsInText(other) || !IsInText(group[0]))
            .Take(MostCompared)
            .All(other => IsSame(other, telling));

    /// <summary>Whether a headline may mean what its text tells, of whose parties it may leave out some.</summary>
    private static bool MaySumUp(ReportedEvent headline, ReportedEvent text) =>
        headline.Event.Type == text.Event.Type
        && Standing(headline.Event.Modality) == Standing(text.Event.Modality)
        && Everybody(headline.Event)
            .All(actor => Everybody(text.Event).Any(other => other.Party == actor.Party))
        && IsAlike(headline.Event, text.Event);

    /// <summary>What an event must share with another to be the same at all.</summary>
    private static string KeyOf(ReportedEvent telling)
    {
        Event found = telling.Event;
        return string.Join(
            '\n',
            telling.Story,
            found.Type,
            Standing(found.Modality),
            PartiesOf(found)
        );
    }

    // What happened is told as such, as somebody's account, or as denied; all else stands by itself.
    private static Modality Standing(Modality modality) =>
        modality is Modality.Reported or Modality.Alleged or Modality.Denied
            ? Modality.Happened
            : modality;

    /// <summary>Who takes part: of what is done together in any order, else who does it apart from those it is done to.</summary>
    private static string PartiesOf(Event found)
    {
        string sources = Parties(found.Sources);
        string targets = Parties(found.Targets);
        return found.IsReciprocal || found.Type == EventType.Consult || IsMeetingToCome(found)
            ? Parties(found.Sources.AddRange(found.Targets))
            : $"{sources} > {targets}";
    }

    // "Uganda to host Kenya's president", "he will visit Uganda"
    private static bool IsMeetingToCome(Event found) =>
        found is { Type: EventType.Agree, Content: EventType.Consult };

    private static string Parties(ImmutableArray<EventActor> actors) =>
        string.Join(
            ' ',
            actors
                .Select(actor => actor.Party)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );

    private static bool IsSame(ReportedEvent one, ReportedEvent other)
    {
        Event a = one.Event;
        Event b = other.Event;
        return (a.Type == EventType.Consult || a.Rule == b.Rule) && IsAlike(a, b);
    }

    private static bool IsAlike(Event a, Event b) =>
        (a.Mode is null || b.Mode is null || a.Mode == b.Mode)
        && (a.Content is null || b.Content is null || a.Content == b.Content)
        && AreSamePersons(a, b)
        && AreOfOneTime(a, b)
        && (IsOnePlace(a.Place, b.Place) || (a.Time is not null && b.Time is not null));

    /// <summary>Whether nobody of one party is another person in the other: Secretary and President of one state are two.</summary>
    private static bool AreSamePersons(Event one, Event other) =>
        Everybody(one)
            .All(actor =>
                Everybody(other)
                    .All(second =>
                        second.Party != actor.Party
                        || !IsPerson(actor)
                        || !IsPerson(second)
                        || second.Entity == actor.Entity
                        || Everybody(other).Any(third => third.Entity == actor.Entity)
                    )
            );

    private static IEnumerable<EventActor> Everybody(Event found) =>
        found.Sources.Concat(found.Targets);

    private static bool IsPerson(EventActor actor) =>
        actor.Entity is not null && actor.Entity != actor.Code.Country;

    private static bool AreOfOneTime(Event one, Event other) =>
        IsOneTime(one.Time, other.Time)
        || (one.Type == EventType.Consult && AreClose(one.Time, other.Time));

    private static bool IsOneTime(TemporalExpression? one, TemporalExpression? other) =>
        one?.Begin is null || other?.Begin is null || Overlap(one, other);

    // Talks go on for days, of which one report names the first and another the last.
    private static bool AreClose(TemporalExpression? one, TemporalExpression? other) =>
        one is { Begin: { } first, Precision: >= TemporalPrecision.Day }
        && other is { Begin: { } second, Precision: >= TemporalPrecision.Day }
        && Math.Abs((first.Date - second.Date).TotalDays) <= 1;

    private static bool Overlap(TemporalExpression one, TemporalExpression other) =>
        one.Begin < (other.End ?? DateTime.MaxValue)
        && other.Begin < (one.End ?? DateTime.MaxValue);

    private static bool IsOnePlace(Place? one, Place? other) =>
        one is null
        || other is null
        || one.Name == other.Name
        || (one.Country == other.Country && (one.City is null || other.City is null));

    private static Occurrence OccurrenceOf(List<ReportedEvent> tellings, EventFigures figures)
    {
        ImmutableArray<ReportedEvent> ordered =
        [
            .. tellings
                .DistinctBy(telling => (telling.Report.Id, telling.Event.Part))
                .OrderByDescending(telling => DetailOf(telling.Event)),
        ];
        ImmutableArray<Fact> numbers = figures.In(tellings);
        ImmutableArray<string> differences = DifferencesOf(ordered);
        return new Occurrence
        {
            Tellings = ordered,
            Differences = numbers.IsEmpty ? differences : differences.Add("number"),
            Numbers = numbers,
        };
    }

    private static int DetailOf(Event found) =>
        (found.Time is null ? 0 : 2)
        + (found.Place is null ? 0 : 1)
        + (found.Mode is null ? 0 : 1)
        + (found.Region == TextRegion.Body ? 1 : 0);

    private static ImmutableArray<string> DifferencesOf(ImmutableArray<ReportedEvent> tellings)
    {
        var differences = ImmutableArray.CreateBuilder<string>();
        if (tellings.Select(t => t.Event.Modality == Modality.Denied).Distinct().Count() > 1)
        {
            differences.Add("modality");
        }

        if (tellings.Any(t => !tellings.All(other => IsOnePlace(t.Event.Place, other.Event.Place))))
        {
            differences.Add("place");
        }

        if (tellings.Any(t => !tellings.All(other => AreOfOneTime(t.Event, other.Event))))
        {
            differences.Add("time");
        }

        return differences.ToImmutable();
    }

    /// <summary>Puts what reports look back at to the one earlier event that it can be.</summary>
    private static ImmutableArray<Occurrence> LookBack(ImmutableArray<Occurrence> all)
    {
        Dictionary<Occurrence, List<ReportedEvent>> retold = new(
            ReferenceEqualityComparer.Instance
        );
        HashSet<Occurrence> placed = new(ReferenceEqualityComparer.Instance);
        ILookup<string, Occurrence> held = all.Where(IsHeld)
            .ToLookup(occurrence => ActOf(occurrence.First.Event), StringComparer.Ordinal);
        foreach (Occurrence past in all.Where(IsPast))
        {
            Occurrence[] known =
            [
                .. held[ActOf(past.First.Event)].Where(other => MayBe(past, other)),
            ];
            if (known is [var only])
            {
                placed.Add(past);
                if (!retold.TryGetValue(only, out List<ReportedEvent>? tellings))
                {
                    retold[only] = tellings = [];
                }

                tellings.AddRange(past.Tellings);
            }
        }

        return
        [
            .. all.Where(occurrence => !placed.Contains(occurrence))
                .Select(occurrence =>
                    retold.TryGetValue(occurrence, out List<ReportedEvent>? tellings)
                        ? occurrence with
                        {
                            Retold = [.. tellings],
                        }
                        : occurrence
                ),
        ];
    }

    private static bool IsPast(Occurrence occurrence) =>
        occurrence.First.Event.Modality == Modality.Background;

    private static bool IsHeld(Occurrence occurrence) =>
        occurrence.First.Event.Modality is Modality.Happened or Modality.Reported;

    private static string ActOf(Event found) => $"{found.Type} {PartiesOf(found)}";

    private static bool MayBe(Occurrence past, Occurrence held) =>
        past.Time is { Begin: { } begin } time
        && held.Day is { } day
        && begin < day.ToDateTime(TimeOnly.MaxValue)
        && (time.End ?? begin) > day.ToDateTime(TimeOnly.MinValue)
        && AreSamePersons(past.First.Event, held.First.Event);
}
