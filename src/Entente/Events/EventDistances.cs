using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;

namespace Entente.Events;

/// <summary>Dates words that count days from another event of the same report: "eight days after the talks between Iceland and Norway". Where its day is not told they stay a length.</summary>
/// <remarks>Works by the bounds of <c>time-words.tsv</c>. Cost: for each such length the events of the report.</remarks>
internal sealed class EventDistances
{
    private const string Days = "D";
    private const int MostCounted = 64; // a page that only counts days is no report

    private readonly ImmutableArray<(string Words, int Direction)> _sides;

    public EventDistances(Language language)
    {
        Table table = language.Read("time-words");
        int words = table.Column("words");
        int kind = table.Column("class");
        int value = table.Column("value");
        _sides =
        [
            .. from row in table.Rows
            where row[kind] == "bound" && row[value] is "After" or "Before"
            from form in row.List(words)
            select (form, row[value] == "After" ? 1 : -1),
        ];
    }

    /// <summary>The times and events of a document, with the days that can be counted so.</summary>
    public (ImmutableArray<TemporalExpression> Times, ImmutableArray<Event> Events) Resolve(
        Document document,
        ImmutableArray<TemporalExpression> times,
        ImmutableArray<Event> events
    )
    {
        int counts = 0;
        for (int i = 0; i < times.Length && counts < MostCounted; i++)
        {
            TemporalExpression length = times[i];
            if (
                DaysOf(length) is not { } days
                || SideOf(document.Text, length.Span.End) is not { } side
            )
            {
                continue;
            }

            counts++;
            if (
                AnchorOf(document, events, length, side.End) is not { } anchor
                || DayOf(anchor, events) is not { } counted
                || At(counted, days * side.Direction) is not { } day
            )
            {
                continue;
            }

            TemporalExpression dated = length with
            {
                Type = TemporalType.Date,
                Value = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Begin = day,
                End = day.AddDays(1),
                Precision = TemporalPrecision.Day,
                Anchor = TemporalAnchor.Story,
                Rule = side.Direction > 0 ? "days after an event" : "days before an event",
            };
            times = times.SetItem(i, dated);
            if (OwnOf(document, events, length, anchor) is { } own)
            {
                events = events.Replace(own, own with { Time = dated });
            }
        }

        return (times, events);
    }

    /// <summary>How many days a length has: "eight days".</summary>
    private static int? DaysOf(TemporalExpression length) =>
        length is { Type: TemporalType.Duration, Modifier: null }
        && length.Value.StartsWith('P')
        && length.Value.EndsWith(Days, StringComparison.Ordinal)
        && int.TryParse(
            length.Value.AsSpan(1, length.Value.Length - 2),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int days
        )
            ? days
            : null;

    /// <summary>The word right behind a length that says on which side of the event it lies.</summary>
    private (int End, int Direction)? SideOf(string text, int position)
    {
        int start = position;
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        foreach ((string words, int direction) in _sides)
        {
            int end = start + words.Length;
            if (
                start > position
                && end < text.Length
                && text.AsSpan(start).StartsWith(words, StringComparison.OrdinalIgnoreCase)
                && !char.IsLetterOrDigit(text[end])
            )
            {
                return (end, direction);
            }
        }

        return null;
    }

    /// <summary>The event that the words behind name: the first in the sentence, with no comma before it.</summary>
    private static Event? AnchorOf(
        Document document,
        ImmutableArray<Event> events,
        TemporalExpression length,
        int behind
    ) =>
        events
            .Where(found =>
                found.Trigger.Start >= behind
                && AreInOneSentence(document, found.Trigger, length.Span)
                && !document.Text.AsSpan(behind, found.Trigger.Start - behind).Contains(',')
            )
            .MinBy(found => found.Trigger.Start);

    /// <summary>The event that lies so far from the other: the last before the words, else the first behind the other one; if it has no time of its own.</summary>
    private static Event? OwnOf(
        Document document,
        ImmutableArray<Event> events,
        TemporalExpression length,
        Event anchor
    )
    {
        Event[] beside =
        [
            .. events.Where(found =>
                found != anchor && AreInOneSentence(document, found.Trigger, length.Span)
            ),
        ];
        Event? own =
            beside
                .Where(found => found.Trigger.End <= length.Span.Start)
                .MaxBy(found => found.Trigger.Start)
            ?? beside
                .Where(found => found.Trigger.Start > anchor.Trigger.End)
                .MinBy(found => found.Trigger.Start);
        return own is { Time: null } ? own : null;
    }

    /// <summary>The day of an event: its own, else that of the same one told elsewhere in the report, if all tell the same day.</summary>
    private static DateTime? DayOf(Event anchor, ImmutableArray<Event> events)
    {
        if (anchor.Time is not null)
        {
            return DayOf(anchor);
        }

        HashSet<string> parties = PartiesOf(anchor);
        DateTime?[] days =
        [
            .. events
                .Where(other =>
                    other.Type == anchor.Type
                    && (other.Mode == anchor.Mode || other.Mode is null || anchor.Mode is null)
                    && parties.Count > 1
                    && parties.SetEquals(PartiesOf(other))
                )
                .Select(DayOf)
                .Where(day => day is not null)
                .Distinct(),
        ];
        return days is [var only] ? only : null;
    }

    private static DateTime? DayOf(Event found) =>
        found
            is {
                Modality: Modality.Happened or Modality.Reported or Modality.Background,
                Time: { Precision: TemporalPrecision.Day, Bound: null, Begin: { } begin },
            }
            ? begin
            : null;

    private static DateTime? At(DateTime day, int days) =>
        days is > -36_500 and < 36_500 && day.Year is > 200 and < 9_000 ? day.AddDays(days) : null;

    private static bool AreInOneSentence(Document document, TextSpan one, TextSpan other) =>
        document.SentenceAt(one.Start) == document.SentenceAt(other.Start);

    private static HashSet<string> PartiesOf(Event found) =>
        [.. found.Sources.Concat(found.Targets).Select(actor => actor.Party)];
}
