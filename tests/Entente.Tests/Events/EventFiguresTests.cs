using System.Collections.Immutable;
using Entente.Events;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>Which figures are numbers of an event.</summary>
public sealed class EventFiguresTests
{
    [Theory]
    [InlineData("Rebels killed 12 men near Gen. Marr's camp.")]
    [InlineData("Rebels killed two U.S. medics and 12 men.")]
    [InlineData("Rebels killed, by 9 p.m. on Monday, 12 men.")]
    public void A_figure_of_the_sentence_is_of_the_event(string text) =>
        Assert.Single(NumbersOf(text));

    [Theory]
    [InlineData("Rebels killed one in the war. Another 12 fled.")]
    [InlineData("Rebels killed 7. Another 12 fled.")]
    [InlineData("“Rebels killed one.” Then 12 fled.")]
    [InlineData("“Rebels killed one!” Then 12 fled.")]
    [InlineData("Rebels killed one in the UK. Another 12 fled.")]
    [InlineData("Rebels killed one\n12 fled.")]
    public void A_figure_of_another_sentence_is_not(string text) => Assert.Empty(NumbersOf(text));

    /// <summary>The differing numbers of an event "killed" that a report tells with this text and the figure 12, and another with 15.</summary>
    private static ImmutableArray<Fact> NumbersOf(string text)
    {
        ReportedEvent one = Telling("2024-05-17 a", text, "12");
        ReportedEvent other = Telling("2024-05-17 b", "Rebels killed 15 men.", "15");
        Fact fact = new()
        {
            Outcome = FactOutcome.Differ,
            Values =
            [
                [FigureOf(one)],
                [FigureOf(other)],
            ],
        };
        return new EventFigures([fact]).In([one, other]);
    }

    private static ReportedEvent Telling(string id, string text, string number)
    {
        ReportedEvent telling = ReportedEvents
            .Of(id, EventType.Assault, "KEN", "UGA")
            .With(e => e with { Trigger = SpanOf(text, "killed") });
        Figure figure = new() { Span = SpanOf(text, number), Kind = FigureKind.Number };
        return telling with
        {
            Report = telling.Report with
            {
                Article = telling.Report.Article with { Text = text },
                Body = new Reckoning { Figures = [figure] },
                Events = [telling.Event],
            },
        };
    }

    private static ReportedFigure FigureOf(ReportedEvent telling) =>
        new()
        {
            Report = telling.Report,
            Story = telling.Story,
            Account = telling.Account,
            Part = ReportPart.Body,
            Claim = new Claim
            {
                Figure = 0,
                Topic = telling.Report.Body.Figures[0].Span,
                Head = "man",
                Sense = default,
            },
        };

    private static TextSpan SpanOf(string text, string words)
    {
        int start = text.IndexOf(words, StringComparison.Ordinal);
        return new TextSpan(start, start + words.Length);
    }
}
