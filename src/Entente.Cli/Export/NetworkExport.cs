using System.Collections.Immutable;
using Entente.Desk;
using Entente.Export;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>The networks of the record: who acts on and speaks to whom, and which report takes words from which.</summary>
internal static class NetworkExport
{
    /// <summary>Actors of our tables, with an edge for each type of event between two and for what one said to the other; its weight counts reports.</summary>
    /// <remarks>Only what is told as happened: what is planned, denied or supposed joins nobody.</remarks>
    public static async Task<Graph> ActorsAsync(
        NewsRecord record,
        CancellationToken cancellationToken
    )
    {
        SortedDictionary<string, (string Name, string Type, HashSet<string> Reports)> actors = new(
            StringComparer.Ordinal
        );
        SortedDictionary<(string, string, string), HashSet<string>> edges = [];
        await foreach ((ToldReport told, _) in record.AllAsync(cancellationToken))
        {
            Report report = told.Report;
            foreach (Mention mention in report.Mentions)
            {
                if (mention.Entity is { } id)
                {
                    Add(actors, id, mention.Name, Small(mention.Type)).Add(report.Id);
                }
            }

            foreach ((string source, string target, string kind) in EdgesOf(report))
            {
                if (!edges.TryGetValue((source, target, kind), out HashSet<string>? reports))
                {
                    edges[(source, target, kind)] = reports = new(StringComparer.Ordinal);
                }

                reports.Add(report.Id);
            }
        }

        foreach (string id in edges.Keys.SelectMany(edge => new[] { edge.Item1, edge.Item2 }))
        {
            Add(actors, id, id, "actor");
        }

        return new Graph(
            [
                .. actors.Select(actor => new GraphNode(
                    actor.Key,
                    actor.Value.Name,
                    actor.Value.Type,
                    null,
                    actor.Value.Reports.Count
                )),
            ],
            [
                .. edges.Select(edge => new GraphEdge(
                    edge.Key.Item1,
                    edge.Key.Item2,
                    edge.Key.Item3,
                    edge.Value.Count
                )),
            ]
        );
    }

    /// <summary>Reports, with an edge from each to those whose text it takes; its weight counts the unquoted words.</summary>
    public static async Task<Graph> CopiesAsync(
        NewsRecord record,
        CancellationToken cancellationToken
    )
    {
        var nodes = ImmutableArray.CreateBuilder<GraphNode>();
        var edges = ImmutableArray.CreateBuilder<GraphEdge>();
        await foreach ((ToldReport told, _) in record.AllAsync(cancellationToken))
        {
            Article article = told.Report.Article;
            string id = told.Report.Id;
            nodes.Add(
                new GraphNode(
                    id,
                    $"{article.Outlet?.Value ?? article.Agency?.Value ?? told.File}: {article.Title?.Value ?? "[no headline]"}",
                    "report",
                    article.Published?.Value.ToString(),
                    1
                )
            );
            await foreach (CopyRow copy in record.CopiesAsync([id], cancellationToken))
            {
                if (copy.Copy == id)
                {
                    edges.Add(new GraphEdge(id, copy.Source, copy.Kind, copy.SharedWords));
                }
            }
        }

        return new Graph(nodes.ToImmutable(), edges.ToImmutable());
    }

    private static HashSet<string> Add(
        SortedDictionary<string, (string Name, string Type, HashSet<string> Reports)> actors,
        string id,
        string name,
        string type
    )
    {
        if (!actors.TryGetValue(id, out (string, string, HashSet<string> Reports) known))
        {
            actors[id] = known = (name, type, new HashSet<string>(StringComparer.Ordinal));
        }

        return known.Reports;
    }

    private static IEnumerable<(string Source, string Target, string Kind)> EdgesOf(Report report)
    {
        var told =
            from found in report.Events
            where found.Modality is Modality.Happened or Modality.Reported
            from source in found.Sources
            from target in found.IsReciprocal ? found.Sources : found.Targets
            where source.Entity is not null && target.Entity is not null
            where source.Entity != target.Entity
            select (source.Entity!, target.Entity!, Small(found.Type));
        var said =
            from quotation in report.Quotations
            where !quotation.IsNegated
            from speaker in quotation.Speakers
            from addressee in quotation.Addressees
            where speaker.Entity is not null && addressee.Entity is not null
            where speaker.Entity != addressee.Entity
            select (speaker.Entity!, addressee.Entity!, "statement");
        return told.Concat(said);
    }

    private static string Small<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
