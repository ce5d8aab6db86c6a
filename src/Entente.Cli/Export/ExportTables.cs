using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Entente.Data;
using Entente.Desk;
using Entente.Events;
using Entente.Export;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>The tables of the record, row by row, in the order in which reports came.</summary>
internal sealed class ExportTables(NewsRecord record, DataTables tables, bool fullText)
{
    /// <summary>The names of the tables, with what each holds in <c>docs/commands.md</c>.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "reports",
        "stories",
        "quotes",
        "mentions",
        "figures",
        "times",
        "copies",
        "corrections",
        "facts",
        "plover",
        "cameo",
        "gdelt",
        FollowTheMoney,
    ];

    /// <summary>The entities, which have no columns.</summary>
    public const string FollowTheMoney = "ftm";

    /// <summary>The columns of a table; <see langword="null"/> when it has none and is written as JSON Lines only.</summary>
    public static string[]? ColumnsOf(string name) =>
        name switch
        {
            "reports" => CsvColumns.Of(JsonRows.Lines.ReportExport),
            "stories" => CsvColumns.Of(JsonRows.Lines.StoryRow),
            "quotes" => CsvColumns.Of(JsonRows.Lines.QuoteRow),
            "mentions" => CsvColumns.Of(JsonRows.Lines.MentionExport),
            "figures" => CsvColumns.Of(JsonRows.Lines.FigureExport),
            "times" => CsvColumns.Of(JsonRows.Lines.TimeExport),
            "copies" => CsvColumns.Of(JsonRows.Lines.CopyRow),
            "corrections" => CsvColumns.Of(JsonRows.Lines.CorrectionRow),
            "facts" => CsvColumns.Of(JsonRows.Lines.FactExport),
            "plover" => CsvColumns.Of(JsonRows.Lines.PloverExport),
            "cameo" => CsvColumns.Of(JsonRows.Lines.CameoExport),
            _ => null,
        };

    /// <summary>The table that has a format of its own.</summary>
    public const string Gdelt = "gdelt";

    /// <summary>Writes the table <paramref name="name"/> and returns the number of its rows.</summary>
    public Task<int> WriteAsync(
        string name,
        bool isCsv,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        JsonRows lines = JsonRows.Lines;
        return name switch
        {
            "reports" => WriteAsync(
                ReportsAsync(cancellationToken),
                lines.ReportExport,
                isCsv,
                output
            ),
            "stories" => WriteAsync(
                StoriesAsync(cancellationToken),
                lines.StoryRow,
                isCsv,
                output,
                ("reports", row => Number(row.Reports.Length)),
                (
                    "firstVoices",
                    row => string.Join('|', row.FirstVoices.Select(voice => voice.Name))
                )
            ),
            "quotes" => WriteAsync(
                QuotesAsync(cancellationToken),
                lines.QuoteRow,
                isCsv,
                output,
                ("chain", row => string.Join(" ← ", row.Chain)),
                ("unnamed", row => string.Join('|', row.Unnamed.Select(voice => voice.Name))),
                ("dropped", row => string.Join('|', row.Dropped.Select(link => link.Name)))
            ),
            "mentions" => WriteAsync(
                MentionsAsync(cancellationToken),
                lines.MentionExport,
                isCsv,
                output
            ),
            "copies" => WriteAsync(
                CopiesAsync(cancellationToken),
                lines.CopyRow,
                isCsv,
                output,
                ("passages", row => Number(row.Passages.Length))
            ),
            "corrections" => WriteAsync(
                CorrectionsAsync(cancellationToken),
                lines.CorrectionRow,
                isCsv,
                output
            ),
            _ => WriteFindingsAsync(name, isCsv, output, cancellationToken),
        };
    }

    private Task<int> WriteFindingsAsync(
        string name,
        bool isCsv,
        TextWriter output,
        CancellationToken cancellationToken
    ) =>
        name switch
        {
            "figures" => WriteAsync(
                ReckonedAsync(FigureExport.Of, cancellationToken),
                JsonRows.Lines.FigureExport,
                isCsv,
                output
            ),
            "times" => WriteAsync(
                ReckonedAsync(TimeExport.Of, cancellationToken),
                JsonRows.Lines.TimeExport,
                isCsv,
                output
            ),
            "cameo" => WriteAsync(
                CameoAsync(cancellationToken),
                JsonRows.Lines.CameoExport,
                isCsv,
                output
            ),
            "facts" => WriteAsync(
                FactsAsync(cancellationToken),
                JsonRows.Lines.FactExport,
                isCsv,
                output
            ),
            FollowTheMoney => WriteAsync(
                FollowTheMoneyExport.OfAsync(record, fullText, cancellationToken),
                JsonRows.Lines.FollowTheMoneyExport,
                isCsv: false,
                output
            ),
            _ => WriteAsync(
                PloverAsync(cancellationToken),
                JsonRows.Lines.PloverExport,
                isCsv,
                output
            ),
        };

    /// <summary>Writes the events in the columns of GDELT, and what these have no room for beside it where there is somewhere; returns the number of rows.</summary>
    public async Task<int> WriteGdeltAsync(
        TextWriter output,
        TextWriter? extra,
        CancellationToken cancellationToken
    )
    {
        GdeltExport export = new(new PloverOntology(tables), new CameoCodes(tables));
        Dictionary<string, string?> addresses = new(StringComparer.Ordinal);
        await foreach ((ToldReport told, _) in record.AllAsync(cancellationToken))
        {
            addresses[told.Report.Id] = told.Report.Article.Address;
        }

        int count = 0;
        if (extra is not null)
        {
            await extra.WriteLineAsync(GdeltExport.Line(GdeltExport.ExtraColumns));
        }

        foreach (OccurrenceRow row in await record.EventsAsync(cancellationToken))
        {
            foreach (
                (string?[] cells, string?[] more) in export.RowsOf(
                    row,
                    addresses.GetValueOrDefault(row.Event.Report)
                )
            )
            {
                count++;
                await output.WriteLineAsync(GdeltExport.Line(cells));
                if (extra is not null)
                {
                    await extra.WriteLineAsync(GdeltExport.Line(more));
                }
            }
        }

        return count;
    }

    private async IAsyncEnumerable<CorrectionRow> CorrectionsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (CorrectionRow row in await record.CorrectionLogAsync(cancellationToken))
        {
            yield return row;
        }
    }

    private static async Task<int> WriteAsync<T>(
        IAsyncEnumerable<T> rows,
        JsonTypeInfo<T> type,
        bool isCsv,
        TextWriter output,
        params (string Column, Func<T, string?> Cell)[] told
    )
    {
        int count = 0;
        Func<T, string?[]>? cells = isCsv ? CsvColumns.CellsOf(type, told) : null;
        using CsvTable? csv = isCsv ? new CsvTable(output, CsvColumns.Of(type)) : null;
        await foreach (T row in rows)
        {
            count++;
            if (csv is null)
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(row, type));
            }
            else
            {
                csv.WriteRow(cells!(row));
            }
        }

        return count;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async IAsyncEnumerable<ReportExport> ReportsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach ((ToldReport told, string story) in record.AllAsync(cancellationToken))
        {
            yield return ReportExport.Of(told, story, fullText);
        }
    }

    private async IAsyncEnumerable<QuoteRow> QuotesAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach ((ToldReport told, _) in record.AllAsync(cancellationToken))
        {
            foreach (QuoteRow row in told.QuoteRows())
            {
                yield return row;
            }
        }
    }

    private async IAsyncEnumerable<PloverExport> PloverAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        PloverOntology ontology = new(tables);
        foreach (OccurrenceRow row in await record.EventsAsync(cancellationToken))
        {
            yield return PloverExport.Of(row, ontology);
        }
    }

    private async IAsyncEnumerable<FactExport> FactsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (StoryReadout story in ReadoutsAsync(cancellationToken))
        {
            foreach (FactExport row in story.Facts.SelectMany(FactExport.Of))
            {
                yield return row;
            }
        }
    }

    private async IAsyncEnumerable<CameoExport> CameoAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        CameoCodes codes = new(tables);
        foreach (OccurrenceRow row in await record.EventsAsync(cancellationToken))
        {
            foreach (CameoExport pair in CameoExport.Of(row, codes))
            {
                yield return pair;
            }
        }
    }

    private async IAsyncEnumerable<MentionExport> MentionsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach ((ToldReport told, _) in record.AllAsync(cancellationToken))
        {
            foreach (Mention mention in told.Report.Mentions)
            {
                yield return MentionExport.Of(told, mention);
            }
        }
    }

    /// <summary>What stands in the headline of each report, then in its body, then in its captions.</summary>
    private async IAsyncEnumerable<T> ReckonedAsync<T>(
        Func<ToldReport, ReportPart, IEnumerable<T>> rowsOf,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach ((ToldReport told, _) in record.AllAsync(cancellationToken))
        {
            IEnumerable<ReportPart> parts = told
                .Report.Parts.Where(part => part.IsCaption)
                .Prepend(ReportPart.Body)
                .Prepend(ReportPart.Headline);
            foreach (T row in parts.SelectMany(part => rowsOf(told, part)))
            {
                yield return row;
            }
        }
    }

    private async IAsyncEnumerable<StoryRow> StoriesAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (StoryReadout story in ReadoutsAsync(cancellationToken))
        {
            yield return story.Story;
        }
    }

    private async IAsyncEnumerable<CopyRow> CopiesAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach ((ToldReport told, _) in record.AllAsync(cancellationToken))
        {
            string id = told.Report.Id;
            await foreach (CopyRow copy in record.CopiesAsync([id], cancellationToken))
            {
                if (copy.Copy == id)
                {
                    yield return copy;
                }
            }
        }
    }

    private async IAsyncEnumerable<StoryReadout> ReadoutsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (string id in await record.FindStoriesAsync(null, null, cancellationToken))
        {
            yield return (await record.StoryAsync(id, withCopies: false, cancellationToken))!;
        }
    }
}
