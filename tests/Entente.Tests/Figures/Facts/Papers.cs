using System.Globalization;
using System.Text;
using Entente.Data;
using Entente.Desk;
using Entente.Figures.Facts;

namespace Entente.Tests.Figures.Facts;

/// <summary>Invented papers that report figures, each an account of its own.</summary>
internal static class Papers
{
    private static readonly NewsReader s_reader = new(DataTables.Embedded);
    private static readonly FigureReader s_figures = new(DataTables.Embedded);
    private static readonly FactMatcher s_matcher = new(DataTables.Embedded);

    /// <summary>A report of a day with what its text says of when and how much.</summary>
    public static Report Read(string day, string text)
    {
        ContentDigest digest = ContentDigest.Of(Encoding.UTF8.GetBytes(day + text));
        string id = RecordId.ForReport(digest);
        NewsDate published = new(
            DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
        Annotation annotation = s_reader.Annotate(id, text, published.Day, "en");
        annotation = annotation with
        {
            Mentions =
            [
                .. annotation.Mentions.Concat(annotation.Groups).OrderBy(m => m.Span.Start),
            ],
        };
        return new Report(
            id,
            new Article
            {
                Capture = digest,
                Text = text,
                Source = SourceMap.Identity(text.Length),
                Published = new Stated<NewsDate>(published, null, "test"),
            },
            annotation.Mentions,
            annotation.Quotations
        )
        {
            Body = s_figures.Read(text, annotation, published.Day.ToDateTime(TimeOnly.MinValue)),
        };
    }

    /// <summary>The facts of a story of which each text is an account of the same day.</summary>
    public static Fact[] FactsOf(params string[] texts) =>
        FactsOf([.. texts.Select(text => ("2024-05-17", text))]);

    /// <summary>The facts of a story of which each text is an account of its day.</summary>
    public static Fact[] FactsOf(params (string Day, string Text)[] texts) =>
        Match([.. texts.Select(text => Read(text.Day, text.Text))]);

    /// <summary>The facts of a story of which each report is an account.</summary>
    public static Fact[] Match(
        Report[] reports,
        Func<int, int>? accountOf = null,
        Func<int, string>? storyOf = null
    ) =>
        [
            .. s_matcher.Match(
                reports.SelectMany(
                    (report, i) =>
                        report.Body.Claims.Select(claim => new ReportedFigure
                        {
                            Report = report,
                            Story = storyOf?.Invoke(i) ?? "s1",
                            Account = accountOf?.Invoke(i) ?? i + 1,
                            Part = ReportPart.Body,
                            Claim = claim,
                        })
                )
            ),
        ];
}
