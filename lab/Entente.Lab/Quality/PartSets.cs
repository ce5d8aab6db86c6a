using Entente.Articles;
using Entente.Data;
using Entente.Lab.Blocks;

namespace Entente.Lab.Quality;

/// <summary>What the lines of a text without tags are taken for, against what the markup of the same page calls them.</summary>
/// <remarks>
/// Judged are the lines that are of the article both with and without tags, by their words. Markup is not always right: a bold paragraph is a
/// sub-heading to its reader and none to the page.
/// </remarks>
internal static class PartSets
{
    /// <summary>The sets.</summary>
    public static IReadOnlyList<QualitySet> All { get; } =
    [
        new(
            "Articles",
            "fundus, parts of texts",
            IsQuick: true,
            bench => Task.FromResult(Measure(bench, "fundus"))
        ),
        new(
            "Articles",
            "wcxb-dev, parts of texts",
            IsQuick: false,
            bench => Task.FromResult(Measure(bench, "wcxb-dev"))
        ),
    ];

    private static IReadOnlyList<Figure> Measure(Bench bench, string set)
    {
        ArticleReader reader = new(DataTables.Embedded);
        Dictionary<string, Capture> texts = BlockPages
            .Read(bench.Data(""), set, "plain")
            .ToDictionary(page => page.Id, page => page.Capture, StringComparer.Ordinal);
        Count headings = new();
        Count paragraphs = new();
        foreach ((string id, _, Capture capture) in BlockPages.Read(bench.Data(""), set, "pages"))
        {
            if (!texts.TryGetValue(id, out Capture? text))
            {
                continue;
            }

            Dictionary<string, PagePartKind> marked = [];
            foreach ((string words, PagePartKind kind) in Kept(reader.Read(capture)))
            {
                // The same words marked twice otherwise tell nothing.
                marked[words] =
                    marked.TryGetValue(words, out PagePartKind other) && other != kind
                        ? PagePartKind.Unnamed
                        : kind;
            }

            foreach ((string words, PagePartKind kind) in Kept(reader.Read(text)))
            {
                if (
                    marked.TryGetValue(words, out PagePartKind gold) && gold != PagePartKind.Unnamed
                )
                {
                    headings.Add(
                        gold == PagePartKind.SubHeading,
                        kind == PagePartKind.SubHeading
                    );
                    paragraphs.Add(gold == PagePartKind.MainText, kind == PagePartKind.MainText);
                }
            }
        }

        return
        [
            new Figure("sub-headings: P", headings.Precision),
            new Figure("sub-headings: R", headings.Recall),
            new Figure("main text: P", paragraphs.Precision),
            new Figure("main text: R", paragraphs.Recall),
        ];
    }

    private static IEnumerable<(string Words, PagePartKind Kind)> Kept(Extraction extraction) =>
        extraction
            .Parts.Where(part => part.Text is not null)
            .Select(part =>
                (part.Text!.Value.In(extraction.Article!.Text).ToString(), part.Kind)
            );

    private sealed class Count
    {
        private int _right;
        private int _found;
        private int _all;

        public double Precision => _found == 0 ? 0 : (double)_right / _found;

        public double Recall => _all == 0 ? 0 : (double)_right / _all;

        public void Add(bool isGold, bool isFound)
        {
            _right += isGold && isFound ? 1 : 0;
            _found += isFound ? 1 : 0;
            _all += isGold ? 1 : 0;
        }
    }
}
