using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Tells in which numbers the tellings of an event differ: figures that reports state otherwise, and that stand in the sentence of the event.</summary>
/// <remarks>What is comparable the facts say: "at least 12" and "15" are no difference. Of several events in a sentence a figure belongs to the one whose trigger is nearest.</remarks>
internal sealed class EventFigures
{
    // "Gen. Smith": a stop behind so few letters, the first of them large, ends no sentence.
    private const int LongestAbbreviation = 3;

    private const string ClosingMarks = "\"'”’»)]";

    private readonly ILookup<string, (Fact Fact, int Value, ReportedFigure Figure)> _byReport;

    /// <summary>Takes the facts of the stories whose events are matched; of those in which all agree nothing is asked.</summary>
    public EventFigures(IEnumerable<Fact> facts) =>
        _byReport = (
            from fact in facts
            where fact.Outcome == FactOutcome.Differ
            from value in Enumerable.Range(0, fact.Values.Length)
            from figure in fact.Values[value]
            select (fact, value, figure)
        ).ToLookup(told => told.figure.Report.Id, StringComparer.Ordinal);

    /// <summary>The facts of which these tellings of one event state different figures, each with these figures alone.</summary>
    public ImmutableArray<Fact> In(IReadOnlyList<ReportedEvent> tellings) =>
        _byReport.Count == 0
            ? []
            :
            [
                .. tellings
                    .SelectMany(telling =>
                        _byReport[telling.Report.Id].Where(told => IsOf(told.Figure, telling))
                    )
                    .Distinct()
                    .GroupBy(told => told.Fact, ReferenceEqualityComparer.Instance)
                    .Where(group => group.Select(told => told.Value).Distinct().Count() > 1)
                    .Select(group =>
                        group.First().Fact with
                        {
                            Values =
                            [
                                .. group
                                    .GroupBy(told => told.Value)
                                    .OrderBy(value => value.Key)
                                    .Select(value =>
                                        value.Select(told => told.Figure).ToImmutableArray()
                                    ),
                            ],
                        }
                    ),
            ];

    private static bool IsOf(ReportedFigure figure, ReportedEvent telling)
    {
        Event found = telling.Event;
        TextSpan span = figure.Figure.Span;
        return figure.Part == found.Part
            && AreInOneSentence(telling.Report.TextOf(found.Part), span, found.Trigger)
            && telling
                .Report.Events.Where(other => other.Part == found.Part)
                .MinBy(other => Distance(other.Trigger, span)) == found;
    }

    private static int Distance(TextSpan one, TextSpan other) =>
        Math.Max(0, Math.Max(other.Start - one.End, one.Start - other.End));

    // A report keeps its text without its sentences. In doubt a sentence ends: a difference that is not shown costs less than a wrong one.
    private static bool AreInOneSentence(string text, TextSpan one, TextSpan other)
    {
        int end = Math.Max(one.Start, other.Start);
        for (int i = Math.Min(one.End, other.End); i < end; i++)
        {
            if (text[i] == '\n' || (text[i] is '.' or '!' or '?' && EndsSentence(text, i)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool EndsSentence(string text, int stop)
    {
        int next = stop + 1;
        while (next < text.Length && ClosingMarks.Contains(text[next]))
        {
            next++;
        }

        int after = next;
        while (after < text.Length && char.IsWhiteSpace(text[after]))
        {
            after++;
        }

        bool goesOn = after == next || after == text.Length || char.IsLower(text[after]);
        return !goesOn && (text[stop] != '.' || !IsAbbreviation(text.AsSpan(0, stop)));
    }

    /// <summary>Whether what stands before a stop is an initial or a title: "U.S", "Gen"; "US" and "war" are not, and no more is "12".</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> before)
    {
        int start = before.Length;
        while (start > 0 && char.IsLetterOrDigit(before[start - 1]))
        {
            start--;
        }

        ReadOnlySpan<char> word = before[start..];
        return word.Length is > 0 and <= LongestAbbreviation
            && char.IsUpper(word[0])
            && (word.Length == 1 || char.IsLower(word[1]));
    }
}
