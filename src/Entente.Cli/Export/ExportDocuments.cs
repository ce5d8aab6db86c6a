using System.Collections.Immutable;
using System.Text;
using Entente.Desk;
using Entente.Export;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>The record in the forms of other programs, each a document as a whole.</summary>
internal sealed class ExportDocuments(NewsRecord record)
{
    /// <summary>The documents with the end of their file's name and what they are called in a header.</summary>
    public static ImmutableArray<(string Name, string End, string MediaType)> All { get; } =
    [
        ("csl", "json", "application/vnd.citationstyles.csl+json"),
        ("bibtex", "bib", "application/x-bibtex"),
        ("actors-gexf", "gexf", "application/gexf+xml"),
        ("actors-graphml", "graphml", "application/graphml+xml"),
        ("copies-gexf", "gexf", "application/gexf+xml"),
        ("copies-graphml", "graphml", "application/graphml+xml"),
        ("meetings", "ics", "text/calendar"),
    ];

    /// <summary>Writes a document and returns how many things stand in it.</summary>
    public async Task<int> WriteAsync(
        string name,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        switch (name)
        {
            case "csl":
            {
                List<Report> reports = await ReportsAsync(cancellationToken);
                await output.WriteLineAsync(Encoding.UTF8.GetString(Citation.ToCslJson(reports)));
                return reports.Count;
            }
            case "bibtex":
            {
                List<Report> reports = await ReportsAsync(cancellationToken);
                await output.WriteAsync(string.Join('\n', reports.Select(Citation.ToBibTex)));
                return reports.Count;
            }
            case "meetings":
                return await WriteMeetingsAsync(output, cancellationToken);
            default:
                return await WriteGraphAsync(name, output, cancellationToken);
        }
    }

    private async Task<int> WriteGraphAsync(
        string name,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        Graph graph = name.StartsWith("actors", StringComparison.Ordinal)
            ? await NetworkExport.ActorsAsync(record, cancellationToken)
            : await NetworkExport.CopiesAsync(record, cancellationToken);
        if (name.EndsWith("gexf", StringComparison.Ordinal))
        {
            graph.WriteGexf(output);
        }
        else
        {
            graph.WriteGraphMl(output);
        }

        return graph.Nodes.Length;
    }

    private async Task<int> WriteMeetingsAsync(
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, string?> published = new(StringComparer.Ordinal);
        foreach (Report report in await ReportsAsync(cancellationToken))
        {
            published[report.Id] = (
                report.Article.Published?.Value.Day ?? report.Reference?.Day
            )?.ToString("O", null);
        }

        CalendarDay[] days =
        [
            .. new AnnouncedMeetings(await record.EventsAsync(cancellationToken), published).Days(),
        ];
        CalendarFile.Write(output, days);
        return days.Length;
    }

    private async Task<List<Report>> ReportsAsync(CancellationToken cancellationToken)
    {
        List<Report> reports = [];
        await foreach ((ToldReport told, _) in record.AllAsync(cancellationToken))
        {
            reports.Add(told.Report);
        }

        return reports;
    }
}
