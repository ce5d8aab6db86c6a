using System.Globalization;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>Prints stories and statements for people.</summary>
internal sealed class StoryPrinter(TextWriter output)
{
    private readonly Printer _printer = new(output);

    /// <summary>Prints the whole readout of a story.</summary>
    public void Print(StoryReadout readout)
    {
        StoryRow story = readout.Story;
        Dictionary<string, string> labels = story.Reports.ToDictionary(
            report => report.Id,
            report => report.Label,
            StringComparer.Ordinal
        );
        _printer.Heading($"{story.Title}");
        _printer.Line($"{Printer.Short(story.Id)} · {HeadLine(story)}");
        if (readout.Core is { } core)
        {
            _printer.Line(CoreLine(core));
        }

        if (!story.FirstVoices.IsEmpty)
        {
            _printer.Line(
                $"rests on the word of {string.Join(" · ", story.FirstVoices.Select(InAccounts))}"
            );
        }

        _printer.Line();
        PrintReports(story, readout.Copies, labels);
        if (!readout.Statements.IsEmpty)
        {
            _printer.Line();
            PrintStatements(readout.Statements, labels);
        }

        if (!readout.Events.IsEmpty)
        {
            _printer.Line();
            new EventPrinter(_printer).Print(readout.Events, labels);
        }

        if (!readout.Facts.IsEmpty)
        {
            _printer.Line();
            new FactPrinter(_printer).Print(readout.Facts, labels);
        }

        PrintTimeline(readout.Timeline, labels);
        PrintThread(readout.Thread);
        _printer.Line();
    }

    /// <summary>"1986-10-12 · Reykjavik · 7 reports · 4 accounts · 2 independent accounts".</summary>
    public static string HeadLine(StoryRow story) =>
        string.Join(
            " · ",
            new[]
            {
                story.When ?? "no date stated",
                story.Where is null ? null : $"dateline {story.Where}",
                Printer.Count(story.Reports.Length, "report"),
                Printer.Count(story.Accounts, "account"),
                Printer.Count(story.Independent, "independent account"),
            }.OfType<string>()
        );

    /// <summary>"about: summit · 2021-12-15 · Vladimir Putin, Xi Jinping (2 accounts, 1 independent, e261nj7p)".</summary>
    public static string CoreLine(CoreRow core)
    {
        string[] parts =
        [
            .. new[] { core.Channel, core.When, core.Where, string.Join(", ", core.Who) }
                .OfType<string>()
                .Where(part => part.Length > 0),
        ];
        return $"about: {string.Join(" · ", parts)} ({Printer.Count(core.Accounts, "account")}, {core.Independent} independent; {Printer.Short(core.Event)})";
    }

    /// <summary>In which order the reports came out; of a single one nothing is to be said.</summary>
    private void PrintTimeline(
        IReadOnlyCollection<ArrivalRow> timeline,
        Dictionary<string, string> labels
    )
    {
        if (timeline.Count < 2)
        {
            return;
        }

        _printer.Line();
        _printer.Table(
            ["TIMELINE!", "", "report"],
            timeline.Select(row =>
                new[]
                {
                    row.At ?? "no date",
                    row.Of is null
                        ? row.As
                        : $"copy of {labels[row.Of]}{(row.Minutes is { } minutes ? $", {Printer.Count(minutes, "minute")} later" : "")}",
                    row.Label,
                }
            )
        );
    }

    private void PrintThread(IReadOnlyCollection<ThreadRow> thread)
    {
        if (thread.Count == 0)
        {
            return;
        }

        _printer.Line();
        _printer.Table(
            ["THREAD!", "when!", "", "reports>"],
            thread.SelectMany(row =>
                new string?[][]
                {
                    [
                        Printer.Short(row.Story),
                        row.When,
                        $"{row.How}: {row.Title}",
                        row.Reports.ToString(CultureInfo.InvariantCulture),
                    ],
                    ["", "", $"  {ThreadTeller.ReasonOf(row)}", ""],
                }
            )
        );
    }

    /// <summary>Prints statements, one row a wording; reports with the same wording share a row.</summary>
    public void PrintStatements(
        IEnumerable<StatementRow> statements,
        IReadOnlyDictionary<string, string> labels
    ) =>
        _printer.Table(
            ["STATEMENTS!", "", "accounts>", "reports"],
            statements.SelectMany(statement => RowsOf(statement, labels))
        );

    /// <summary>Says what the reader can ask next, with identifiers of what was just printed.</summary>
    public void PrintNextSteps(IReadOnlyList<StoryReadout> stories, string database)
    {
        StatementRow? statement =
            stories
                .SelectMany(story => story.Statements)
                .FirstOrDefault(row => row.Differences.Contains("words", StringComparer.Ordinal))
            ?? stories.SelectMany(story => story.Statements).FirstOrDefault();
        CopyRow? copy = stories
            .SelectMany(story => CopiesOf(story.Story, story.Copies))
            .Select(row => row.Copy)
            .OfType<CopyRow>()
            .FirstOrDefault();
        if (statement is null && copy is null)
        {
            return;
        }

        string db = database == "entente.db" ? "" : $" --db {Quoted(database)}";
        _printer.Line();
        _printer.Line(
            $"Machine-read, unchecked. Kept in {database}; each line leads to its words:"
        );
        if (statement is not null)
        {
            _printer.Line(
                $"  entente quotes {Printer.Short(statement.Id)} --diff{db}   the wordings of a statement"
            );
            _printer.Line(
                $"  entente why {Printer.Short(statement.Wordings[0].Id)}{db}             the words in the kept page, and the rule"
            );
        }

        if (copy is not null)
        {
            _printer.Line(
                $"  entente copies {Printer.Short(copy.Id)}{db}          what one report shares with another"
            );
        }
    }

    /// <summary>"words (negation, synonym), addressee".</summary>
    public static string DifferencesOf(StatementRow statement) =>
        string.Join(
            "; ",
            statement.Differences.Select(what =>
                what switch
                {
                    "words" when !statement.WordDifferences.IsEmpty =>
                        $"words ({string.Join(", ", statement.WordDifferences)})",
                    "speaker" => $"speaker: {ByReport(statement, row => row.Speaker)}",
                    "addressee" => $"addressee: {ByReport(statement, row => row.Addressee)}",
                    _ => what,
                }
            )
        );

    /// <summary>"reporters (r1a2b3c4) / Xi Jinping (r5d6e7f8, r9a8b7c6)".</summary>
    private static string ByReport(StatementRow statement, Func<QuoteRow, string?> what) =>
        string.Join(
            " / ",
            statement
                .Wordings.Where(row => what(row) is not null)
                .GroupBy(what, row => Printer.Short(row.Report), StringComparer.Ordinal)
                .Select(group =>
                    $"{group.Key} ({string.Join(", ", group.Distinct(StringComparer.Ordinal))})"
                )
        );

    /// <summary>"said again: u1234567 2019-03-02 “…”".</summary>
    public static string Occasion(OccasionRow occasion) =>
        $"said again: {Printer.Short(occasion.Id)} {occasion.Date?[..10] ?? "no date"} “{WordingDiff.Shown(occasion.Words)}”";

    private static string Quoted(string path) => path.Any(char.IsWhiteSpace) ? $"'{path}'" : path;

    /// <summary>Words that the report quotes stand in marks; those it tells in its own words do not.</summary>
    private static string Marks(QuoteRow row, string words) =>
        row.Kind == "indirect" ? words : $"“{words}”";

    /// <summary>"Yuri Ushakov (accounts 1, 2)".</summary>
    private static string InAccounts(VoiceRow voice) =>
        $"{voice.Name} (account{(voice.Accounts.Length == 1 ? "" : "s")} {string.Join(", ", voice.Accounts)})";

    private void PrintReports(
        StoryRow story,
        IEnumerable<CopyRow> copies,
        Dictionary<string, string> labels
    )
    {
        _printer.Table(
            ["REPORTS!", "account>", "date!", "outlet", "headline", "file!", "id!"],
            story.Reports.Select(report =>
                new[]
                {
                    report.Label,
                    report.Account.ToString(CultureInfo.InvariantCulture),
                    report.Date?[..10],
                    report.Agency is null || report.Agency == report.Outlet
                        ? report.Outlet
                        : $"{report.Outlet ?? "–"} ({report.Agency})",
                    report.Title ?? "[no headline]",
                    report.File,
                    Printer.Short(report.Id),
                }
            )
        );
        string?[][] rows =
        [
            .. CopiesOf(story, copies)
                .Select(row =>
                    new[]
                    {
                        $"{row.Report.Label} ← {labels[row.Report.Copies!]}",
                        row.Copy is null ? "" : string.Join("; ", row.Copy.Signals),
                        row.Copy is null ? "" : Printer.Short(row.Copy.Id),
                    }
                ),
        ];
        if (rows.Length > 0)
        {
            _printer.Line();
            _printer.Table(["COPIES!", "", "id!"], rows);
        }
    }

    /// <summary>The reports that are copies, each with what it shares with the report whose text it is.</summary>
    private static IEnumerable<(ReportRow Report, CopyRow? Copy)> CopiesOf(
        StoryRow story,
        IEnumerable<CopyRow> copies
    )
    {
        var bySource = copies.ToLookup(copy => (copy.Source, copy.Copy));
        return from report in story.Reports
            where report.Copies is not null
            select (report, bySource[(report.Copies!, report.Id)].FirstOrDefault());
    }

    private static IEnumerable<string?[]> RowsOf(
        StatementRow statement,
        IReadOnlyDictionary<string, string> labels
    )
    {
        QuoteRow longest = statement.Wordings[0];
        var wordings = statement
            .Wordings.GroupBy(row =>
                (
                    StoryTeller.Folded(row.Words),
                    row.Speaker,
                    row.Addressee,
                    Chain(row, LabelOf),
                    row.Part
                )
            )
            .ToArray();
        for (int i = 0; i < wordings.Length; i++)
        {
            QuoteRow row = wordings[i].First();
            string words =
                i == 0
                    ? WordingDiff.Shown(row.Words)
                    : WordingDiff.Marked(longest.Words, row.Words);
            yield return
            [
                i == 0 ? Printer.Short(statement.Id) : "",
                $"{(i == 0 ? "" : "  ")}{Statement(row, words, LabelOf)}",
                i == 0 ? statement.Accounts.ToString(CultureInfo.InvariantCulture) : "",
                string.Join(
                    ' ',
                    wordings[i]
                        .Select(quote => LabelOf(quote.Report))
                        .Distinct(StringComparer.Ordinal)
                ),
            ];
        }

        foreach (OccasionRow occasion in statement.SaidAgain)
        {
            yield return ["", $"  {Occasion(occasion)}", "", ""];
        }

        string LabelOf(string report) => labels.GetValueOrDefault(report, Printer.Short(report));
    }

    /// <summary>"Putin → Xi: “…” (in televised remarks) ← Ushakov".</summary>
    public static string Statement(QuoteRow row) =>
        Statement(row, WordingDiff.Shown(row.Words), Printer.Short);

    private static string Statement(QuoteRow row, string words, Func<string, string> labelOf) =>
        $"{StoryTeller.SpeakerOf(row) ?? "speaker not named"}{(row.Addressee is null ? "" : $" → {row.Addressee}")}{StoryTeller.NegationOf(row)}: "
        + $"{Marks(row, words)}{(row.Channel is null ? "" : $" ({row.Channel})")}{Chain(row, labelOf)}{(row.Part == ReportPart.Body.Name ? "" : $" [{row.Part}]")}";

    /// <summary>" ← Ushakov ← the New York Times": those who handed it on, without the outlet that stands at the end of each chain.</summary>
    private static string Chain(QuoteRow row, Func<string, string> labelOf) =>
        string.Concat(
            StoryTeller
                .ChainOf(row, labelOf)
                .Skip(row.Speaker is null ? 0 : 1)
                .SkipLast(1)
                .Select(relay => $" ← {relay}")
        );
}
