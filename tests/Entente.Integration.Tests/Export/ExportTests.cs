using System.Collections.Immutable;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Entente.Cli;
using Entente.Data;
using Entente.Desk;
using Entente.Export;
using Entente.Integration.Tests.Serving;
using Entente.Readouts;
using Entente.Search;
using Entente.Storage;
using Ical.Net;
using Microsoft.OpenApi;
using Microsoft.VisualBasic.FileIO;
using Xunit;

namespace Entente.Integration.Tests.Export;

/// <summary>What is exported, read again by readers that are not ours.</summary>
public sealed class ExportTests
{
    private const string Hidden = "a\u0000b\u0001\uD800c\uFFFE";

    [Fact]
    public async Task Every_file_of_a_full_export_has_its_digest_and_every_table_its_columns()
    {
        await using MemoryStore store = await StoreAsync(Lines());
        DirectoryInfo folder = Directory.CreateTempSubdirectory("entente-");
        try
        {
            int files = await ExportOf(store)
                .WriteAsync(folder.FullName, TestContext.Current.CancellationToken);

            using JsonDocument package = JsonDocument.Parse(
                await File.ReadAllBytesAsync(
                    Path.Combine(folder.FullName, "datapackage.json"),
                    TestContext.Current.CancellationToken
                )
            );
            JsonElement[] resources =
            [
                .. package.RootElement.GetProperty("resources").EnumerateArray(),
            ];
            Assert.Equal(files, resources.Length);
            Assert.Equal(folder.GetFiles().Length, files + 1);
            Assert.NotEmpty(package.RootElement.GetProperty("licenses").EnumerateArray());
            Assert.All(resources, resource => Check(resource, folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Networks_are_well_formed_whatever_pages_say_and_every_edge_has_its_ends()
    {
        await using MemoryStore store = await StoreAsync(Lines());
        ExportDocuments documents = new(new NewsRecord(DataTables.Embedded, store));

        foreach (
            string name in (string[])
                ["actors-gexf", "copies-gexf", "actors-graphml", "copies-graphml"]
        )
        {
            XDocument graph = XDocument.Parse(await TextOf(documents, name));
            XElement root = graph.Root!;
            HashSet<string> nodes =
            [
                .. root.Descendants(root.Name.Namespace + "node")
                    .Select(node => node.Attribute("id")!.Value),
            ];
            XElement[] edges = [.. root.Descendants(root.Name.Namespace + "edge")];

            Assert.NotEmpty(edges);
            Assert.All(edges, edge => Assert.Contains(edge.Attribute("source")!.Value, nodes));
            Assert.All(edges, edge => Assert.Contains(edge.Attribute("target")!.Value, nodes));
        }
    }

    [Fact]
    public void A_calendar_is_read_by_another_reader_as_it_was_meant()
    {
        string words =
            string.Concat(Enumerable.Repeat("long, \\words; of äöü 🌍 ", 20)) + "\nBEGIN:VEVENT";
        using StringWriter text = new();

        CalendarFile.Write(
            text,
            [
                new CalendarDay(
                    "e1",
                    new DateOnly(2022, 2, 4),
                    new DateOnly(2021, 12, 15),
                    "A ↔ B",
                    words,
                    "Beijing, China",
                    IsCancelled: false
                ),
            ]
        );

        Calendar calendar = Calendar.Load(text.ToString())!;
        var day = Assert.Single(calendar.Events);
        Assert.Equal(words, day.Description);
        Assert.Equal("A ↔ B", day.Summary);
        Assert.Equal("Beijing, China", day.Location);
        Assert.Equal(new DateOnly(2022, 2, 4), day.Start!.Date);
        Assert.Equal("TENTATIVE", day.Status);
        Assert.All(
            text.ToString().Split("\r\n"),
            line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75)
        );
    }

    [Fact]
    public void Citations_hold_what_the_page_states_and_nothing_that_steers()
    {
        Report report = new ServedFilings(() => "R&D {50%} of \\x $1_2~").Make()[0].Report;

        using JsonDocument csl = JsonDocument.Parse(Citation.ToCslJson([report]));
        string bibTex = Citation.ToBibTex(report);

        JsonElement item = csl.RootElement[0];
        Assert.Equal("article-newspaper", item.GetProperty("type").GetString());
        Assert.Equal(report.Article.Title!.Value, item.GetProperty("title").GetString());
        Assert.Equal(2021, item.GetProperty("issued").GetProperty("date-parts")[0][0].GetInt32());
        Assert.StartsWith($"@article{{{report.Id},", bibTex);
        Assert.Contains(
            "R\\&D \\{50\\%\\} of \\textbackslash{}x \\$1\\_2\\textasciitilde{}",
            bibTex
        );
        Assert.Equal(
            bibTex.Replace("\\{", "", StringComparison.Ordinal).Count(c => c == '{'),
            bibTex.Replace("\\}", "", StringComparison.Ordinal).Count(c => c == '}')
        );
    }

    [Fact]
    public void An_address_stands_in_a_citation_as_it_is()
    {
        const string address = "https://news.example/a_b--c?x=50%25&y=~z#top";
        Report report = new ServedFilings(() => "plain").Make()[0].Report;

        string bibTex = Citation.ToBibTex(
            report with
            {
                Article = report.Article with { Address = address },
            }
        );

        Assert.Contains($"url = {{{address}}},", bibTex);
    }

    [Fact]
    public async Task A_watch_tells_of_a_new_statement_once_and_never_of_a_reprint()
    {
        ImmutableArray<Filing> story = new ServedFilings(() => "plain").Make();
        await using MemoryStore store = new();
        await store.SaveAsync(story[..1], TestContext.Current.CancellationToken);
        NewsRecord record = new(DataTables.Embedded, store);
        SearchQuery query = SearchQuery.Parse("plain");

        string[] before = await IdsAsync(record, query);
        await store.SaveAsync(story[1..], TestContext.Current.CancellationToken);
        string[] after = await IdsAsync(record, query);
        ImmutableArray<WatchRow> rows = await record.WatchAsync(
            query,
            50,
            TestContext.Current.CancellationToken
        );

        // The reprint and the other account quote the first statement again: it is no news. What each tells in its own words is.
        Assert.Contains(RecordId.ForUtterance(story[0].Report.Quotations[0].Id), before);
        Assert.Subset(after.ToHashSet(), before.ToHashSet());
        Assert.Contains(rows, row => row.Kind == "statement" && row.Reports == 3);
        Assert.Contains(rows, row => row.Kind == "event" && row.Reports > 1);
        Assert.Equal(after.Length, after.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("/watch.atom?q=agreed")]
    [InlineData("/watch.rss?q=agreed")]
    [InlineData("/stories.atom")]
    [InlineData("/stories.rss")]
    public async Task The_feeds_are_read_by_another_reader(string address)
    {
        await using RunningServer server = await RunningServer.StartAsync(Lines());

        string text = await server.TextAsync(address);

        using XmlReader xml = XmlReader.Create(new StringReader(text));
        SyndicationFeed feed = SyndicationFeed.Load(xml);
        Assert.NotEmpty(feed.Items);
        Assert.All(feed.Items, item => Assert.StartsWith("urn:entente:", item.Id));
        Assert.All(
            feed.Items,
            item => Assert.StartsWith(server.Address.ToString(), item.Links.Single().Uri.ToString())
        );
        Assert.All(
            feed.Items,
            item => Assert.Equal(2021, Math.Max(item.LastUpdatedTime.Year, item.PublishDate.Year))
        );
    }

    [Fact]
    public async Task The_description_of_the_interface_is_read_by_another_reader_without_a_fault()
    {
        await using RunningServer server = await RunningServer.StartAsync(() => "plain");
        using MemoryStream json = new(
            Encoding.UTF8.GetBytes(await server.TextAsync("/openapi.json"))
        );

        var read = await OpenApiDocument.LoadAsync(
            json,
            "json",
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Empty(read.Diagnostic!.Errors.Select(fault => $"{fault.Pointer}: {fault.Message}"));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Contains("/dyads/{one}/{other}.json", read.Document!.Paths.Keys);
    }

    private static void Check(JsonElement resource, string folder)
    {
        string path = Path.Combine(folder, resource.GetProperty("path").GetString()!);
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal(resource.GetProperty("hash").GetString(), ContentDigest.Of(bytes).ToString());
        Assert.Equal(bytes.Length, resource.GetProperty("bytes").GetInt32());
        if (path.EndsWith(".csv", StringComparison.Ordinal))
        {
            string[] columns =
            [
                .. resource
                    .GetProperty("schema")
                    .GetProperty("fields")
                    .EnumerateArray()
                    .Select(field => field.GetProperty("name").GetString()!),
            ];
            CheckTable(path, columns);
        }
        else if (path.EndsWith(".jsonl", StringComparison.Ordinal))
        {
            Assert.All(File.ReadLines(path), line => JsonDocument.Parse(line).Dispose());
        }
    }

    /// <summary>Reads a table as a spreadsheet would: every row has all columns, and no cell is a formula.</summary>
    private static void CheckTable(string path, string[] columns)
    {
        using TextFieldParser table = new(path, Encoding.UTF8) { TrimWhiteSpace = false };
        table.SetDelimiters(",");
        Assert.Equal(columns, table.ReadFields());
        while (table.ReadFields() is { } cells)
        {
            Assert.Equal(columns.Length, cells.Length);
            Assert.DoesNotContain(
                cells,
                cell =>
                    cell is ['=' or '+' or '-' or '@' or '\t', ..]
                    && !decimal.TryParse(
                        cell,
                        System.Globalization.CultureInfo.InvariantCulture,
                        out _
                    )
            );
        }
    }

    private static async Task<string[]> IdsAsync(NewsRecord record, SearchQuery query) =>
        [
            .. (await record.WatchAsync(query, 50, TestContext.Current.CancellationToken)).Select(
                row => row.Id
            ),
        ];

    private static async Task<string> TextOf(ExportDocuments documents, string name)
    {
        using StringWriter text = new();
        await documents.WriteAsync(name, text, TestContext.Current.CancellationToken);
        return text.ToString();
    }

    private static FullExport ExportOf(MemoryStore store)
    {
        NewsRecord record = new(DataTables.Embedded, store);
        return new FullExport(
            new ExportTables(record, DataTables.Embedded, fullText: false),
            new ExportDocuments(record)
        );
    }

    private static Func<string> Lines()
    {
        int at = 0;
        string[] lines = [.. AttackLines.Ours, Hidden, "=1+1", "-2", "@x", "\t3", "plain"];
        return () => lines[at++ % lines.Length];
    }

    private static async Task<MemoryStore> StoreAsync(Func<string> next)
    {
        MemoryStore store = new();
        for (int i = 0; i < 4; i++)
        {
            await store.SaveAsync(
                new ServedFilings(next, i).Make(),
                TestContext.Current.CancellationToken
            );
        }

        return store;
    }
}
