using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;

namespace Entente.Figures.Facts;

/// <summary>Matches figures of several reports that are of one thing, and says how they stand to one another.</summary>
/// <remarks>
/// Precision before all: figures are of one thing when the same noun with the same modifiers, whose they are, and what is done with it are the same;
/// what somebody does, and what belongs to nobody named, only within one story. A difference is told only where nothing else explains it.
/// </remarks>
public sealed class FactMatcher
{
    // Of one thing reports state a few numbers; where they state more, they speak of many things.
    private const int MostValues = 32;

    private readonly FigureComparison _comparison;

    /// <summary>Loads the units.</summary>
    public FactMatcher(DataTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _comparison = new FigureComparison(tables);
    }

    /// <summary>The facts that <paramref name="figures"/> make up, in the order of their first figures.</summary>
    public ImmutableArray<Fact> Match(IEnumerable<ReportedFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        List<Group> groups =
        [
            .. figures
                .GroupBy(KeyOf, StringComparer.Ordinal)
                .Select(group => new Group(ThingOf(group.First()), [.. group])),
        ];
        ILookup<string, Group> levels = groups
            .Where(group => group.First.Claim.Sense == ClaimSense.Level)
            .ToLookup(group => group.Thing, StringComparer.Ordinal);
        return [.. groups.Select(group => FactOf(group, levels[group.Thing]))];
    }

    private Fact FactOf(Group group, IEnumerable<Group> levels)
    {
        Fact fact = Compare(group.Figures);
        return SenseOf(group.First) == ClaimSense.Target
            ? fact with
            {
                Later =
                [
                    .. levels
                        .SelectMany(level => level.Figures)
                        .Where(level =>
                            group.Figures.Exists(plan => FigureComparison.IsLater(plan, level))
                        ),
                ],
            }
            : fact;
    }

    private Fact Compare(List<ReportedFigure> figures)
    {
        // A report that states two numbers of what looks like one thing tells of two things.
        bool isVague = figures
            .GroupBy(figure => figure.Report.Id, StringComparer.Ordinal)
            .Any(own => own.Select(figure => figure.Figure.Stated).Distinct().Count() > 1);
        List<List<ReportedFigure>> values = [];
        SortedSet<string> reasons = new(StringComparer.Ordinal);
        bool differ = false;
        foreach (ReportedFigure figure in figures)
        {
            List<ReportedFigure>? same = null;
            foreach (List<ReportedFigure> value in values.Take(MostValues))
            {
                Comparison comparison = _comparison.Compare(value[0], figure);
                if (comparison.IsSame)
                {
                    same = value;
                    break;
                }

                bool mayDiffer =
                    !isVague && comparison.Reason is null && IsTied(figure) && IsTied(value[0]);
                differ |= mayDiffer && !IsOneAccount(value, figure);
                if (!mayDiffer)
                {
                    reasons.Add(comparison.Reason ?? FigureComparison.NotTied);
                }
            }

            if (same is null)
            {
                values.Add([figure]);
            }
            else
            {
                same.Add(figure);
            }
        }

        int accounts = figures.Select(figure => (figure.Story, figure.Account)).Distinct().Count();
        return new Fact
        {
            Values = [.. values.Select(value => value.ToImmutableArray())],
            Outcome =
                differ ? FactOutcome.Differ
                : values.Count > 1 && reasons.Count > 0 ? FactOutcome.NotComparable
                : accounts > 1 ? FactOutcome.Agreed
                : FactOutcome.OneAccount,
            Reasons = differ ? [] : [.. reasons],
        };
    }

    // A copy that has another number than its source is no second voice.
    private static bool IsOneAccount(List<ReportedFigure> value, ReportedFigure figure) =>
        value.TrueForAll(other => other.Story == figure.Story && other.Account == figure.Account);

    /// <summary>Whether anything ties the figure to one thing: "ten principles" of one paper and "three principles" of another are no difference, nor "one man", who is one of them.</summary>
    private static bool IsTied(ReportedFigure figure) =>
        figure.Figure.Stated != 1
        && (figure.Claim.Deed is not null || !figure.Claim.Actors.IsEmpty)
        && !figure.Claim.IsTopicInferred;

    /// <summary>What a figure is of, whatever it says of it.</summary>
    private static string ThingOf(ReportedFigure figure)
    {
        Claim claim = figure.Claim;
        bool isOfStory = claim.Deed is not null || claim.Actors.IsEmpty;
        return string.Join(
            '\n',
            claim.Head,
            string.Join(' ', claim.Modifiers),
            string.Join(' ', claim.Actors),
            claim.Deed,
            isOfStory ? figure.Story : ""
        );
    }

    // What is promised and what is aimed at are both still to come.
    private static ClaimSense SenseOf(ReportedFigure figure) =>
        figure.Claim.Sense == ClaimSense.Plan ? ClaimSense.Target : figure.Claim.Sense;

    private string KeyOf(ReportedFigure figure)
    {
        // The fourth session and the fifth are two sessions.
        string place =
            figure.Figure.Kind == FigureKind.Ordinal && figure.Claim.Deed is null
                ? (figure.Figure.Stated ?? 0).ToString(CultureInfo.InvariantCulture)
                : "";
        return string.Join(
            '\n',
            ThingOf(figure),
            SenseOf(figure).ToString(),
            _comparison.MeasureOf(figure.Figure),
            figure.Priced?.ToLowerInvariant() ?? "",
            place
        );
    }

    /// <summary>Figures of one thing in one sense.</summary>
    private sealed record Group(string Thing, List<ReportedFigure> Figures)
    {
        public ReportedFigure First => Figures[0];
    }
}
