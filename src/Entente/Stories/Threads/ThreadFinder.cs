using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Stories.Threads;

/// <summary>Tells which stories go on with one another.</summary>
/// <remarks>
/// Precision before all: two stories are of one thread only if two actors stand at the beginning of both and they are about the same matter by rare words; less of
/// that is needed where the one names the day of the other. The thresholds: lab/notes/stories.md, "Threads". Symmetric, and nothing but the two stories is looked at,
/// so a link does not depend on what else is in the record, or in which order it came.
/// </remarks>
public sealed class ThreadFinder
{
    // The same actors on the same matter: cosine of the rare words.
    private const double SameMatter = 0.2;

    // … where the one names the day of the other, or plans what the other tells.
    private const double SameMatterOnDay = 0.12;

    private const int FewestActors = 2;

    // Two may be a capital and who rules there.
    private const int FewestWords = 3;

    // After so long the same actors on the same matter may have begun anew.
    private const int MostDays = 120;

    // A plan without a day.
    private const int DaysOfPlan = 60;

    // What a story tells of a day, its reports print the day after, or a few days later.
    private const int DaysAround = 3;

    private const int WordsTold = 3;
    private readonly ChapterReader _reader;

    /// <summary>Compares what <paramref name="reader"/> read.</summary>
    public ThreadFinder(ChapterReader reader) => _reader = reader;

    /// <summary>The link of two stories; <see langword="null"/> when nothing speaks for one.</summary>
    public StoryLink? Link(Chapter one, Chapter other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (
            one.Story == other.Story
            || one.First is null
            || other.First is null
            || one.First == other.First
        )
        {
            return null;
        }

        return one.First < other.First ? LinkInOrder(one, other) : LinkInOrder(other, one);
    }

    /// <summary>Whether a story may be linked with another of which no more is known than one report: asked before the other is read.</summary>
    /// <param name="chapter">The story.</param>
    /// <param name="day">The day of the report; <see langword="null"/> when it is not known.</param>
    /// <param name="entities">Who stands at its beginning.</param>
    /// <param name="named">The days that it names, each from the first to the last.</param>
    public bool MayLink(
        Chapter chapter,
        DateOnly? day,
        IEnumerable<string> entities,
        IEnumerable<(DateOnly First, DateOnly Last)> named
    )
    {
        ArgumentNullException.ThrowIfNull(chapter);
        return entities
                .Select(_reader.PartyOf)
                .Distinct(StringComparer.Ordinal)
                .Count(chapter.Actors.ContainsKey) >= FewestActors
            && chapter.First is { } first
            && (
                day is not { } other
                || Math.Abs(other.DayNumber - first.DayNumber) <= MostDays
                || named.Any(days => IsAround(days.First, days.Last, first))
                || chapter.Days.Any(days => IsAround(days.Day, days.Day, other))
                || chapter.Events.Any(told =>
                    told.Time is { Begin: { } begin } time
                    && IsAround(
                        DateOnly.FromDateTime(begin),
                        DateOnly.FromDateTime(time.End ?? begin),
                        other
                    )
                )
            );
    }

    private static bool IsAround(DateOnly from, DateOnly to, DateOnly day) =>
        from.DayNumber - DaysAround <= day.DayNumber && day.DayNumber <= to.DayNumber + DaysAround;

    private StoryLink? LinkInOrder(Chapter earlier, Chapter later)
    {
        string[] actors =
        [
            .. earlier.Actors.Keys.Where(later.Actors.ContainsKey).Order(StringComparer.Ordinal),
        ];
        TopicWord[] words = [.. earlier.Words.Where(word => later.ByKey.ContainsKey(word.Key))];
        if (actors.Length < FewestActors || words.Length == 0)
        {
            return null;
        }

        double likeness = Likeness(earlier, later, words);
        bool areOnDay = likeness >= SameMatterOnDay;
        if (areOnDay && Announced(earlier, later, words.Length) is { } announced)
        {
            return LinkOf(StoryLinkKind.Announced, announced);
        }

        if (areOnDay && Retold(earlier, later, words.Length) is { } retold)
        {
            return LinkOf(StoryLinkKind.Retold, retold);
        }

        return
            likeness >= SameMatter
            && words.Length >= FewestWords
            && later.First!.Value.DayNumber - earlier.First!.Value.DayNumber <= MostDays
            ? LinkOf(StoryLinkKind.Follows, [])
            : null;

        StoryLink LinkOf(StoryLinkKind kind, ImmutableArray<LinkReason> days) =>
            new(
                earlier.Story,
                later.Story,
                kind,
                [.. days, .. ActorReasons(actors, earlier, later), .. TopicReasons(words, later)]
            );
    }

    /// <summary>The cosine of the weights of the words.</summary>
    private static double Likeness(Chapter one, Chapter other, TopicWord[] shared)
    {
        double product = shared.Sum(word => word.Weight * other.ByKey[word.Key].Weight);
        return product / Math.Sqrt(Squares(one) * Squares(other));
    }

    private static double Squares(Chapter chapter) =>
        chapter.Words.Sum(word => word.Weight * word.Weight);

    /// <summary>What shows that the earlier story announced the later one; <see langword="null"/> when nothing does.</summary>
    private ImmutableArray<LinkReason>? Announced(Chapter earlier, Chapter later, int words)
    {
        foreach (Occurrence plan in earlier.Events.Where(IsPlan))
        {
            if (
                later.Events.FirstOrDefault(told => IsHeld(told) && IsPlanOf(plan, told, later)) is
                { } held
            )
            {
                return [ReasonOf("announced", plan), ReasonOf("held", held)];
            }
        }

        // A day that the earlier one names as still to come.
        return
            earlier.Days.FirstOrDefault(day =>
                day.Day > earlier.First && IsDayOf(later, day.Day, words)
            )
                is { } named
            ? [ReasonOf("names the day", named)]
            : null;
    }

    /// <summary>What shows that the later story looks back at the earlier one; <see langword="null"/> when nothing does.</summary>
    private ImmutableArray<LinkReason>? Retold(Chapter earlier, Chapter later, int words)
    {
        foreach (Occurrence past in later.Events.Where(IsPast))
        {
            if (
                earlier.Events.FirstOrDefault(told => IsHeld(told) && IsRetelling(past, told)) is
                { } held
            )
            {
                return [ReasonOf("looks back", past), ReasonOf("held", held)];
            }
        }

        // Yesterday is every report's day.
        return
            later.Days.FirstOrDefault(day =>
                later.First!.Value.DayNumber - day.Day.DayNumber > 1
                && IsDayOf(earlier, day.Day, words)
            )
                is { } named
            ? [ReasonOf("looks back", named)]
            : null;
    }

    /// <summary>Whether a story is of that day or, where the words leave no doubt, was printed the day after.</summary>
    private static bool IsDayOf(Chapter chapter, DateOnly day, int words) =>
        (chapter.First!.Value.DayNumber - day.DayNumber) switch
        {
            0 => true,
            1 => words >= FewestWords,
            _ => false,
        };

    private bool IsPlanOf(Occurrence plan, Occurrence told, Chapter later)
    {
        Event planned = plan.First.Event;
        Event held = told.First.Event;
        EventType act = planned.Content ?? planned.Type;
        return act == held.Type
            && AreSameParties(planned, held)
            && (
                plan.Time?.Begin is not null
                    ? told.Day is { } day && Covers(plan.Time, day)
                    : later.First?.DayNumber - plan.First.Day?.DayNumber <= DaysOfPlan
            );
    }

    private bool IsRetelling(Occurrence past, Occurrence told) =>
        past.First.Event.Type == told.First.Event.Type
        && AreSameParties(past.First.Event, told.First.Event)
        && past.Time is { Precision: >= TemporalPrecision.Month } time
        && told.Day is { } day
        && Covers(time, day);

    private bool AreSameParties(Event one, Event other)
    {
        HashSet<string> first = PartiesOf(one);
        return first.Count >= FewestActors && first.SetEquals(PartiesOf(other));
    }

    private HashSet<string> PartiesOf(Event found) =>
        [.. found.Sources.Concat(found.Targets).Select(_reader.PartyOf)];

    private static bool Covers(TemporalExpression? time, DateOnly day)
    {
        DateTime morning = day.ToDateTime(TimeOnly.MinValue);
        return time is { Begin: { } begin }
            && begin < day.ToDateTime(TimeOnly.MaxValue)
            && (time.End is { } end ? end > morning : begin >= morning);
    }

    private static bool IsPlan(Occurrence occurrence) =>
        occurrence.First.Event
            is { Modality: Modality.Planned }
                or {
                    Modality: Modality.Happened or Modality.Reported,
                    Type: EventType.Agree,
                    Content: not null
                };

    private static bool IsHeld(Occurrence occurrence) =>
        occurrence.First.Event.Modality is Modality.Happened or Modality.Reported;

    private static bool IsPast(Occurrence occurrence) =>
        occurrence.First.Event.Modality == Modality.Background;

    private static LinkReason ReasonOf(string what, Occurrence occurrence)
    {
        ReportedEvent telling = occurrence.First;
        TextSpan words = telling.Event.Words;
        return new LinkReason(
            what,
            words.In(telling.Report.Article.Text).ToString(),
            telling.Report.Id,
            ReportPart.Body,
            words
        );
    }

    private static LinkReason ReasonOf(string what, NamedDay day) =>
        ReasonOf(what, day.Day.ToString("O", CultureInfo.InvariantCulture), day.Place);

    private static LinkReason ReasonOf(string what, string value, Witness place) =>
        new(what, value, place.Report, place.Part, place.Span);

    private static IEnumerable<LinkReason> ActorReasons(
        IEnumerable<string> actors,
        Chapter earlier,
        Chapter later
    ) =>
        actors.SelectMany(actor =>
            new[]
            {
                ReasonOf("actor", earlier.Actors[actor].Name, earlier.Actors[actor]),
                ReasonOf("actor", later.Actors[actor].Name, later.Actors[actor]),
            }
        );

    private static IEnumerable<LinkReason> TopicReasons(
        IEnumerable<TopicWord> words,
        Chapter later
    ) =>
        words
            .Take(WordsTold)
            .SelectMany(word =>
                new[]
                {
                    ReasonOf("topic", word.Place.Name, word.Place),
                    ReasonOf(
                        "topic",
                        later.ByKey[word.Key].Place.Name,
                        later.ByKey[word.Key].Place
                    ),
                }
            );
}
