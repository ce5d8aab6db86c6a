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
                .Where(other =>
                    !LanguageDistance.IsBetween(report.Language, other.Weighed.Language)
                )
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
        HashSet<uint> shared = [.. theirs.Sketch.Terms.Select(term => term.Key)];
        (Term Term, TextSpan Place)[] telling = Telling(told.Report.Article, report);
        IEnumerable<ReasonRow?> reasons =
        [
            .. s_kinds.Select(kind =>
                Words(
                    told,
                    $"shared {kind.What} with {with}",
                    telling.Where(word =>
                        shared.Contains(word.Term.Key) && Is(word.Term, kind.Trait)
                    )
                )
            ),
            Actors(told, other),
            Passages(told, with, PairFeatures.SharedPassages(report.Sketch, theirs.Sketch)),
            Apart(told, with, Math.Abs(report.Sketch.Day - theirs.Sketch.Day ?? 0)),
            Words(
                told,
                $"against: names that {with} has not",
                telling.Where(word =>
                    !shared.Contains(word.Term.Key) && Is(word.Term, TermTraits.Name)
                )
            ),
        ];
        return reasons.OfType<ReasonRow>();
    }

    /// <summary>The words of a report that tell of a happening, the weightiest first, with their first places in its text.</summary>
    private (Term Term, TextSpan Place)[] Telling(Article article, WeighedReport report)
    {
        Dictionary<uint, TextSpan> places = _sketcher.PlacesOfTerms(article.Text);
        return
        [
            .. report
                .Sketch.Terms.Select((term, i) => (Term: term, Weight: report.Weights[i]))
                .Where(word =>
                    word.Term.ExpectedShare < RareShare && places.ContainsKey(word.Term.Key)
                )
                .OrderByDescending(word => word.Weight)
                .ThenBy(word => word.Term.Key)
                .Select(word => (word.Term, places[word.Term.Key])),
        ];
    }

    private static ReasonRow? Words(
        ToldReport told,
        string what,
        IEnumerable<(Term Term, TextSpan Place)> words
    )
    {
        TextSpan[] places = [.. words.Select(word => word.Place)];
        return places.Length == 0
            ? null
            : Reason(
                told,
                what,
                Listed([.. places.Select(place => place.In(told.Report.Article.Text).ToString())])
            ) with
            {
                Evidence = told.EvidenceOf(places[0]),
            };
    }

    private static ReasonRow? Actors(ToldReport told, ToldReport other)
    {
        HashSet<string> theirs =
        [
            .. other.Report.Mentions.Select(mention => mention.Entity).OfType<string>(),
        ];
        string[] actors =
        [
            .. told
                .Report.Mentions.Where(m => m.Entity is { } actor && theirs.Contains(actor))
                .Select(mention => mention.Name)
                .Distinct(StringComparer.Ordinal),
        ];
        return actors.Length == 0
            ? null
            : Reason(told, $"shared actors with {other.Report.Id}", Listed(actors));
    }

    private static ReasonRow? Passages(ToldReport told, string with, int passages) =>
        passages == 0
            ? null
            : Reason(
                told,
                $"shared passages with {with}",
                string.Create(CultureInfo.InvariantCulture, $"{passages} rows of words")
            );

    private static ReasonRow? Apart(ToldReport told, string with, int days) =>
        days == 0
            ? null
            : Reason(
                told,
                "against",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{days} {(days == 1 ? "day" : "days")} apart from {with}"
                )
            );

    private static ReasonRow Reason(ToldReport told, string what, string value) =>
        new(what, value, "story-match", told.File, null);

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
