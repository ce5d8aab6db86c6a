using System.Globalization;
using Entente.Data;
using Entente.Readouts;
using Entente.Stories;

namespace Entente.Desk;

/// <summary>Tells in words of the reports why they are one story: of each, what it has in common with the one that is most like it, and what speaks against.</summary>
/// <remarks>How alike they were when the report came, and how alike they had to be, stands beside it: that depends on what was known then.</remarks>
/// <param name="tables">Tell how common words are.</param>
internal sealed class MergeExplainer(DataTables tables)
{
    // Reasons of more reports nobody reads; each is compared with all before it.
    private const int MostReports = 40;
    private const int MostShown = 8;

    // A word of fewer than one report in a hundred tells of a happening.
    private const double RareShare = 0.01;

    private readonly Sketcher _sketcher = new(tables, Language.English);

    /// <summary>The reasons, the reports in their order; none for the first one and for those in a language of their own.</summary>
    public IEnumerable<ReasonRow> Explain(IReadOnlyList<ToldReport> reports)
    {
        TermWeights weights = new();
        PairFeatures measure = new();
        List<(ToldReport Told, WeighedReport Weighed)> known = [];
        foreach (ToldReport told in reports.Take(MostReports))
        {
            WeighedReport report = weights.Weigh(_sketcher.Of(told.Report));
            measure.Set(report);
            (ToldReport Told, WeighedReport Weighed) nearest = known
                .Where(other => !LanguageDistance.IsBetween(report.Language, other.Weighed.Language))
                .OrderByDescending(other => measure.Compare(other.Weighed))
                .FirstOrDefault();
            if (nearest.Told is { } other)
            {
                foreach (ReasonRow reason in Compare(told, report, other, nearest.Weighed))
                {
                    yield return reason;
                }
            }

            known.Add((told, report));
        }
    }

    private IEnumerable<ReasonRow> Compare(
        ToldReport told,
        WeighedReport report,
        ToldReport other,
        WeighedReport theirs
    )
    {
        string with = other.Report.Id;
        Dictionary<uint, TextSpan> places = _sketcher.PlacesOfTerms(told.Report.Article.Text);
        HashSet<uint> shared = [.. theirs.Sketch.Terms.Select(term => term.Key)];
        (Term Term, float Weight)[] telling =
        [
            .. report
                .Sketch.Terms.Select((term, i) => (term, report.Weights[i]))
                .Where(word =>
                    word.term.ExpectedShare < RareShare && places.ContainsKey(word.term.Key)
                )
                .OrderByDescending(word => word.Item2)
                .ThenBy(word => word.term.Key),
        ];
        foreach ((string what, TermTraits trait) in s_kinds)
        {
            if (
                Row(
                    $"shared {what} with {with}",
                    term => shared.Contains(term.Key) && Is(term, trait)
                ) is
                { } common
            )
            {
                yield return common;
            }
        }

        string[] actors =
        [
            .. told
                .Report.Mentions.Where(mention =>
                    mention.Entity is { } actor && other.Report.Mentions.Any(m => m.Entity == actor)
                )
                .Select(mention => mention.Name)
                .Distinct(StringComparer.Ordinal),
        ];
        if (actors.Length > 0)
        {
            yield return Reason($"shared actors with {with}", Listed(actors));
        }

        int passages = PairFeatures.SharedPassages(report.Sketch, theirs.Sketch);
        if (passages > 0)
        {
            yield return Reason(
                $"shared passages with {with}",
                string.Create(CultureInfo.InvariantCulture, $"{passages} rows of words")
            );
        }

        if ((report.Sketch.Day - theirs.Sketch.Day) is { } apart and not 0)
        {
            yield return Reason(
                "against",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Math.Abs(apart)} {(Math.Abs(apart) == 1 ? "day" : "days")} apart from {with}"
                )
            );
        }

        if (
            Row(
                $"against: names that {with} has not",
                term => !shared.Contains(term.Key) && Is(term, TermTraits.Name)
            ) is
            { } alone
        )
        {
            yield return alone;
        }

        ReasonRow Reason(string what, string value) =>
            new(what, value, "story-match", told.File, null);

        ReasonRow? Row(string what, Func<Term, bool> isMeant)
        {
            TextSpan[] words =
            [
                .. telling.Where(word => isMeant(word.Term)).Select(word => places[word.Term.Key]),
            ];
            return words.Length == 0
                ? null
                : Reason(
                    what,
                    Listed([.. words.Select(span => span.In(told.Report.Article.Text).ToString())])
                ) with
                {
                    Evidence = told.EvidenceOf(words[0]),
                };
        }
    }

    private static readonly (string What, TermTraits Trait)[] s_kinds =
    [
        ("words", TermTraits.None),
        ("names", TermTraits.Name),
        ("numbers", TermTraits.Number),
    ];

    private static bool Is(Term term, TermTraits trait) =>
        (term.Traits & (TermTraits.Name | TermTraits.Number)) == trait;

    private static string Listed(string[] words) =>
        string.Join(" · ", words.Take(MostShown))
        + (
            words.Length > MostShown
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $" and {words.Length - MostShown} more"
                )
                : ""
        );
}
