using System.Collections.Immutable;

namespace Entente.Relations;

/// <summary>Reads how two actors stand over a time from the events between them.</summary>
/// <param name="classOf">The class of a type.</param>
/// <param name="scoreOf">How much of conflict or cooperation lies in an act of a type and mode.</param>
/// <remarks>Nothing is summed up: every mark is an event, and every month says how much of it was read.</remarks>
public sealed class RelationReader(
    Func<EventType, QuadClass> classOf,
    Func<EventType, string?, double> scoreOf
)
{
    // Two states that plan to meet and meet years later may have met on another occasion.
    private const int DaysOfPlan = 60;

    private const string Meet = "meet"; // the mode of refusing to

    /// <summary>Reads the relation of <paramref name="one"/> and <paramref name="other"/>.</summary>
    /// <param name="one">The identifier of an actor; of a state, all who act for it are meant.</param>
    /// <param name="other">The identifier of another.</param>
    /// <param name="occurrences">Events that may be theirs.</param>
    /// <param name="from">The first day; <see langword="null"/> for all.</param>
    /// <param name="to">The last day; <see langword="null"/> for all.</param>
    /// <param name="coverage">The days on which reports of the record were published, how many, and how many of these name both.</param>
    public Relation Read(
        string one,
        string other,
        IEnumerable<Occurrence> occurrences,
        DateOnly? from,
        DateOnly? to,
        IEnumerable<(DateOnly Day, int Reports, int Naming)> coverage
    )
    {
        ImmutableArray<Occurrence> own =
        [
            .. occurrences.Where(occurrence => IsBetween(occurrence.First.Event, one, other)),
        ];
        ImmutableArray<RelationPoint> points =
        [
            .. own.Where(occurrence => IsWithin(occurrence.Day, from, to))
                .Select(occurrence => PointOf(occurrence, one, other, own))
                .OrderBy(point => point.Occurrence.Day ?? DateOnly.MaxValue),
        ];
        return new Relation(
            one,
            other,
            points,
            MonthsOf(points, coverage.Where(read => IsWithin(read.Day, from, to)))
        );
    }

    /// <summary>Whether words for an actor are those of one that a user names: of a state, all who act for it.</summary>
    public static bool IsOf(EventActor actor, string party)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Entity == party || actor.Code.Country == party;
    }

    private static bool IsWithin(DateOnly? day, DateOnly? from, DateOnly? to) =>
        day is null ? from is null && to is null : !(day < from) && !(day > to);

    private static bool IsBetween(Event found, string one, string other)
    {
        bool isOneSource = found.Sources.Any(actor => IsOf(actor, one));
        bool isOtherSource = found.Sources.Any(actor => IsOf(actor, other));
        bool isOneTarget = found.Targets.Any(actor => IsOf(actor, one));
        bool isOtherTarget = found.Targets.Any(actor => IsOf(actor, other));
        return (isOneSource && (isOtherSource || isOtherTarget)) || (isOtherSource && isOneTarget);
    }

    private RelationPoint PointOf(
        Occurrence occurrence,
        string one,
        string other,
        ImmutableArray<Occurrence> all
    )
    {
        Event found = occurrence.First.Event;
        RelationMark mark = MarkOf(found, one, other);
        bool happened = mark is <= RelationMark.Conflict or RelationMark.Cancelled;
        RelationPoint point = new(
            occurrence,
            mark,
            happened ? scoreOf(found.Type, found.Mode) : null
        );
        return mark == RelationMark.Plan ? WithOutcome(point, all) : point;
    }

    private RelationMark MarkOf(Event found, string one, string other)
    {
        bool areTogether =
            !found.IsReciprocal
            && found.Sources.Any(actor => IsOf(actor, one))
            && found.Sources.Any(actor => IsOf(actor, other));
        return found.Modality switch
        {
            Modality.Threatened => RelationMark.Threat,
            Modality.Planned => RelationMark.Plan,
            Modality.Happened or Modality.Reported when IsRefusal(found, one, other) =>
                RelationMark.Cancelled,
            Modality.Happened or Modality.Reported when areTogether => RelationMark.Together,
            Modality.Happened or Modality.Reported => found.Type switch
            {
                EventType.Consult => RelationMark.Contact,
                EventType.Threaten => RelationMark.Threat,
                EventType.Agree when found.Content is not null => RelationMark.Plan,
                _ => classOf(found.Type)
                    is QuadClass.VerbalCooperation
                        or QuadClass.MaterialCooperation
                    ? RelationMark.Cooperation
                    : RelationMark.Conflict,
            },
            _ => RelationMark.Other,
        };
    }

    /// <summary>Whether they do not meet each other: what both refuse a third is nothing between them.</summary>
    private static bool IsRefusal(Event found, string one, string other) =>
        found.Type == EventType.Reject
        && (found.Content == EventType.Consult || found.Mode == Meet)
        && found.Targets.All(actor => IsOf(actor, one) || IsOf(actor, other));

    /// <summary>What later reports say of a plan: that it came about, that it was called off, or nothing.</summary>
    private static RelationPoint WithOutcome(RelationPoint plan, ImmutableArray<Occurrence> all)
    {
        Event planned = plan.Occurrence.First.Event;
        Occurrence? kept = null;
        Occurrence? refused = null;
        foreach (Occurrence later in all)
        {
            Event told = later.First.Event;
            bool isFact = told.Modality is Modality.Happened or Modality.Reported;
            bool isOff = isFact
                ? told.Type == EventType.Reject && told.Content == planned.Content
                : told.Modality == Modality.Denied && told.Type == planned.Content; // "talks were called off"
            if (!(isFact || isOff) || !AreSame(planned, told))
            {
                continue;
            }

            kept ??=
                isFact
                && told.Type == planned.Content
                && IsLater(plan.Occurrence, later)
                && (
                    told.Mode is null
                    || planned.ContentMode is null
                    || told.Mode == planned.ContentMode
                )
                    ? later
                    : null;
            refused ??=
                isOff && IsBefore(plan.Occurrence, later) && IsMeant(plan.Occurrence, later, all)
                    ? later
                    : null;
        }

        return plan with
        {
            Outcome =
                kept is not null ? PlanOutcome.Held
                : refused is not null ? PlanOutcome.Cancelled
                : PlanOutcome.NotInRecord,
            Later = kept ?? refused,
        };
    }

    /// <summary>Whether an event can be the one that was planned: told later, at the time that the plan names or, if it names none, soon.</summary>
    private static bool IsLater(Occurrence plan, Occurrence held) =>
        plan.First.Day is { } announced
        && held.Day is { } day
        && day >= announced
        && held.First.Day > announced
        && (
            plan.Time is { Begin: { } begin } time
                ? begin < day.ToDateTime(TimeOnly.MaxValue)
                    && (time.End ?? begin) > day.ToDateTime(TimeOnly.MinValue)
                : day <= announced.AddDays(DaysOfPlan)
        );

    /// <summary>Whether an event can call off what was planned: told later, and not after the time of the plan.</summary>
    private static bool IsBefore(Occurrence plan, Occurrence refused) =>
        plan.First.Day is { } announced
        && refused.First.Day is { } told
        && told > announced
        && refused.Day is { } day
        && (
            (plan.Time?.End ?? plan.Time?.Begin) is { } end
                ? day.ToDateTime(TimeOnly.MinValue) < end
                : day <= announced.AddDays(DaysOfPlan)
        );

    // A refusal seldom names the day that was planned: of two days that were announced it calls off neither.
    private static bool IsMeant(
        Occurrence plan,
        Occurrence refused,
        ImmutableArray<Occurrence> all
    ) =>
        IsOneTime(plan.Time, refused.Time) == true
        || all.All(other =>
            IsOneTime(plan.Time, other.Time) != false
            || other.First.Event.Content != plan.First.Event.Content
            || other.First.Event.Type != plan.First.Event.Type
            || !AreSame(plan.First.Event, other.First.Event)
            || !IsBefore(other, refused)
        );

    /// <summary>Whether two times have a day in common; <see langword="null"/> where one is not told.</summary>
    private static bool? IsOneTime(TemporalExpression? one, TemporalExpression? other) =>
        one?.Begin is { } first && other?.Begin is { } second
            ? first < (other.End ?? second) && second < (one.End ?? first)
            : null;

    private static bool AreSame(Event one, Event other) => Parties(one).SetEquals(Parties(other));

    private static HashSet<string> Parties(Event found) =>
        [.. found.Sources.Concat(found.Targets).Select(actor => actor.Party)];

    private static ImmutableArray<RelationMonth> MonthsOf(
        ImmutableArray<RelationPoint> points,
        IEnumerable<(DateOnly Day, int Reports, int Naming)> coverage
    )
    {
        SortedDictionary<DateOnly, (int[] Marks, int Reports, int Naming)> months = [];
        foreach (RelationPoint point in points)
        {
            if (point.Occurrence.Day is { } day)
            {
                At(months, day).Marks[(int)point.Mark]++;
            }
        }

        foreach ((DateOnly day, int read, int naming) in coverage)
        {
            (int[] marks, int reports, int before) = At(months, day);
            months[MonthOf(day)] = (marks, reports + read, before + naming);
        }

        return
        [
            .. months
                .Where(month => month.Value.Naming > 0 || month.Value.Marks.Any(count => count > 0))
                .Select(month => new RelationMonth(
                    month.Key,
                    [.. month.Value.Marks],
                    month.Value.Reports,
                    month.Value.Naming
                )),
        ];
    }

    private static (int[] Marks, int Reports, int Naming) At(
        SortedDictionary<DateOnly, (int[] Marks, int Reports, int Naming)> months,
        DateOnly day
    )
    {
        DateOnly month = MonthOf(day);
        if (!months.TryGetValue(month, out (int[] Marks, int Reports, int Naming) found))
        {
            months[month] = found = (new int[Enum.GetValues<RelationMark>().Length], 0, 0);
        }

        return found;
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
