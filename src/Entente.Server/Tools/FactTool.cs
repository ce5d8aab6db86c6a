using System.Collections.Immutable;
using Entente.Readouts;
using Entente.Server.Serving;

namespace Entente.Server.Tools;

/// <summary>The tool <c>facts</c>.</summary>
internal static class FactTool
{
    private const int MostStories = 100;

    public static NewsTool<FactsAnswer> Create() =>
        new(
            "facts",
            "Lists what reports say with figures: of a story, or of what belongs to one or two actors over the newest stories that name them. Outcome: reports differ, agreed, not comparable (other unit or period; never a difference), one account only."
                + NewsTools.Untrusted,
            [
                new("id", "The identifier of a story (s…).", IsRequired: false),
                new(
                    "actor",
                    "Instead of it, an actor: a name or an identifier.",
                    IsRequired: false
                ),
                new("other", "Another actor: only what belongs to both.", IsRequired: false),
                new(
                    "start",
                    "The number of the first one to list, from 0.",
                    IsRequired: false,
                    IsNumber: true
                ),
            ],
            ToolsJson.Lines.FactsAnswer,
            async question =>
            {
                ImmutableArray<FactRow> facts = await AskAsync(question);
                int start = question.Number("start", 0);
                return items => AnswerOf(facts, start, items);
            },
            answer => answer.Facts.SelectMany(fact => fact.Figures).Select(figure => figure.Id)
        );

    private static async Task<ImmutableArray<FactRow>> AskAsync(ToolQuestion question)
    {
        if (question.OptionalText("id") is not null)
        {
            string story = await question.IdAsync("id", "s");
            return await question.Served.Record.FactsAsync([story], [], question.Stop);
        }

        if (question.OptionalText("actor") is null)
        {
            throw Refused.Unreadable("expected the identifier of a story, or an actor");
        }

        List<Entity> actors = [await question.ActorAsync("actor")];
        if (question.OptionalText("other") is not null)
        {
            actors.Add(await question.ActorAsync("other"));
        }

        ImmutableArray<string> stories = await question.Served.Record.StoriesNamingAsync(
            [.. actors],
            question.Stop
        );
        return await question.Served.Record.FactsAsync(
            stories.Take(MostStories),
            [.. actors],
            question.Stop
        );
    }

    private static FactsAnswer AnswerOf(ImmutableArray<FactRow> facts, int start, int items) =>
        new(
            facts.Length,
            Math.Max(0, facts.Length - start - items),
            [
                .. facts
                    .Skip(start)
                    .Take(items)
                    .Select(fact => new ToolFact(
                        fact.Id,
                        SourceText.Of(fact.Topic),
                        fact.Actors,
                        fact.Sense,
                        fact.Outcome,
                        fact.Reasons,
                        fact.Accounts,
                        fact.Reports,
                        [
                            .. fact
                                .Values.SelectMany(value => value.Figures)
                                .Take(Math.Max(2, items / 4))
                                .Select(FigureOf),
                        ]
                    )),
            ]
        );

    private static ToolFigure FigureOf(FigureRow row) =>
        new(
            row.Id,
            row.Report,
            SourceText.Of(row.Words),
            row.Low,
            row.Stated,
            row.High,
            row.Unit,
            row.IsUnitInferred,
            row.Period,
            row.AsOf,
            SourceText.Of(row.Speaker)
        );
}
