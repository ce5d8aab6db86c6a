using Entente.Lab.Quality;
using Entente.Stories;

namespace Entente.Lab.Stories;

/// <summary>A set of reports with gold stories, as it is or in part, to train and to try the pair score on.</summary>
/// <param name="Name">The set, and how it was cut: "ecb", "ecb, headlines".</param>
/// <param name="Family">The texts it is made from: sets of one family are never used to judge one another.</param>
/// <param name="IsCut">Whether something was taken from the reports.</param>
/// <param name="Sketches">The reports.</param>
/// <param name="Stories">The story of each.</param>
internal sealed record StoryDocuments(
    string Name,
    string Family,
    bool IsCut,
    Sketch[] Sketches,
    int[] Stories
)
{
    // Fewer reports than these make no set of their own.
    private const int FewestReports = 50;
    private const double WordsOfLongTexts = 150;

    /// <summary>The sets with gold stories, each with its family.</summary>
    public static IReadOnlyList<(string Set, string Family)> Sets { get; } =
    [
        ("g5w1h", "g5w1h"),
        ("wikinews", "wikinews"),
        ("fnc", "fnc"),
        ("fnc_headlines", "fnc"),
        ("ecb", "ecb"),
        ("allsides", "allsides"),
        ("gva", "gva"),
        ("neus", "neus"),
    ];

    /// <summary>Reads a set: as it is, headlines only, texts only, without dates, and with the first words only, as far as it has these.</summary>
    public static IEnumerable<StoryDocuments> Read(
        string folder,
        string set,
        string family,
        Sketcher sketcher
    )
    {
        Dictionary<string, string> gold = File.ReadLines(Path.Combine(folder, set, "gold.tsv"))
            .Select(line => line.Split('\t'))
            .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
        StageDocument[] documents =
        [
            .. StageFile
                .Read(Path.Combine(folder, set, "docs.jsonl"))
                .Where(document => gold.ContainsKey(document.Id)),
        ];
        return Parts(documents)
            .Select(part =>
                Make(
                    set,
                    family,
                    part.Cut,
                    [.. documents.Where(part.IsKept)],
                    part.Change,
                    gold,
                    sketcher
                )
            );
    }

    private static IEnumerable<(
        string Cut,
        Func<StageDocument, bool> IsKept,
        Func<StageDocument, StageDocument> Change
    )> Parts(StageDocument[] documents)
    {
        yield return ("", _ => true, document => document);
        bool haveBoth =
            2 * documents.Count(HasTitle) > documents.Length
            && 2 * documents.Count(document => document.Text.Length > 0) > documents.Length;
        double words = documents.Average(document => WordScanner.Scan(document.Text).Count);
        if (haveBoth)
        {
            yield return (
                ", headlines",
                HasTitle,
                document => document with { Text = "", Date = null }
            );
            yield return (
                ", texts",
                document => document.Text.Length > 0,
                document => document with { Title = "", Date = null }
            );
        }

        if (documents.Any(document => !string.IsNullOrEmpty(document.Date)))
        {
            yield return (", undated", _ => true, document => document with { Date = null });
        }

        if (words > WordsOfLongTexts)
        {
            yield return (
                ", leads",
                document => document.Text.Length > 0,
                document => document with { Text = Lead(document) }
            );
        }
    }

    private static StoryDocuments Make(
        string set,
        string family,
        string cut,
        StageDocument[] kept,
        Func<StageDocument, StageDocument> change,
        Dictionary<string, string> gold,
        Sketcher sketcher
    )
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        int[] stories = Array.ConvertAll(
            kept,
            document =>
            {
                numbers.TryAdd(gold[document.Id], numbers.Count);
                return numbers[gold[document.Id]];
            }
        );
        Sketch[] sketches = Array.ConvertAll(
            kept,
            document =>
            {
                StageDocument changed = change(document);
                return sketcher.Make(
                    changed.Id,
                    changed.Title,
                    changed.Text,
                    changed.Date,
                    [],
                    changed.Language
                );
            }
        );
        return new StoryDocuments(set + cut, family, cut.Length > 0, sketches, stories);
    }

    /// <summary>Whether it is too small to learn from.</summary>
    public bool IsSmall => Sketches.Length < FewestReports;

    private static bool HasTitle(StageDocument document) => !string.IsNullOrEmpty(document.Title);

    // Forty words and up to thirty more, so that a length is no mark of a set.
    private static string Lead(StageDocument document)
    {
        List<Word> words = WordScanner.Scan(document.Text);
        int kept = 40 + (int)(WordScanner.Key(document.Id) % 31);
        return words.Count <= kept ? document.Text : document.Text[..words[kept].Span.Start];
    }
}
