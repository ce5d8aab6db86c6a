using System.Collections.Immutable;
using Entente.Text;

namespace Entente.Figures.Claims;

/// <summary>Takes from figures the times that the trees give to another clause: "said on Monday that 40 people had died" tells no day of dying.</summary>
internal static class PeriodClauses
{
    private const int MostSteps = 32; // no verb so far up is that of a number

    /// <summary>The figures of <paramref name="reading"/>, without the periods that are not theirs.</summary>
    public static ImmutableArray<Figure> Settle(Document document, FigureReading reading)
    {
        if (document.Syntax.IsEmpty || !reading.Figures.Any(HasPeriod))
        {
            return reading.Figures;
        }

        Forest forest = new(document.Syntax);
        return
        [
            .. reading.Figures.Select(figure =>
                HasPeriod(figure)
                && IsOfOther(document, forest, figure, reading.Times[figure.Period!.Value])
                    ? figure with
                    {
                        Period = null,
                    }
                    : figure
            ),
        ];
    }

    private static bool HasPeriod(Figure figure) => figure is { Period: not null, IsRate: false };

    // Times before their verb set the scene for all that follows ("In 2023, officials said, …"); behind it they are of that verb.
    private static bool IsOfOther(
        Document document,
        Forest forest,
        Figure figure,
        TemporalExpression time
    )
    {
        int told = document.TokenAt(time.Span.Start);
        int verb = VerbAbove(document.Syntax, document.TokenAt(figure.Span.Start));
        int other = VerbAbove(document.Syntax, told);
        return verb >= 0
            && other >= 0
            && other != verb
            && other < told
            && (told < forest.First[verb] || told >= forest.End[verb])
            && forest.First[other] <= verb
            && verb < forest.End[other]
            && !SharesSubject(document.Syntax, forest, verb);
    }

    // "killed five on Monday and wounded twenty"
    private static bool SharesSubject(ImmutableArray<Syntax> syntax, Forest forest, int verb) =>
        syntax[verb].Relation == "conj" && forest.Child(verb, "nsubj") < 0;

    private static int VerbAbove(ImmutableArray<Syntax> syntax, int token)
    {
        for (int step = 0; step < MostSteps && token >= 0; step++)
        {
            if (syntax[token].Tag is "VERB" or "AUX")
            {
                return token;
            }

            token = syntax[token].Head;
        }

        return -1;
    }
}
