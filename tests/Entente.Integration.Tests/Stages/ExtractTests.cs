using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Entente.Integration.Tests.Stages;

/// <summary><c>stage extract</c>.</summary>
public sealed class ExtractTests
{
    private const string Page = """
        <!DOCTYPE html><html lang="en"><head><title>Talks end in Oslo</title>
        <meta property="og:site_name" content="The Fjord Courier">
        <meta property="article:published_time" content="2021-05-17T08:00:00Z"></head>
        <body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav><article><h1>Talks end in Oslo</h1>
        <p>The foreign ministers of the two countries ended their talks in Oslo on Monday after three long days.</p>
        <p>They agreed to meet again in autumn, when the harbour is quiet and the ice has not yet come.</p>
        </article></body></html>
        """;

    [Fact]
    public async Task A_page_gives_its_article_under_the_name_of_its_file()
    {
        using TemporaryFolder folder = new();
        string file = folder.File("talks.2021.html");
        await File.WriteAllTextAsync(file, Page, TestContext.Current.CancellationToken);

        JsonObject article = Assert.Single((await Stage.RunAsync("", "extract", file)).Objects);

        Assert.Equal("talks.2021", (string?)article["id"]);
        Assert.Equal("Talks end in Oslo", (string?)article["title"]);
        Assert.Equal("The Fjord Courier", (string?)article["outlet"]);
        Assert.StartsWith("2021-05-17", (string?)article["date"], StringComparison.Ordinal);
        Assert.StartsWith(
            "The foreign ministers",
            (string?)article["text"],
            StringComparison.Ordinal
        );
        Assert.EndsWith("not yet come.", (string?)article["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_repeats_on_the_pages_of_a_site_is_left_out_from_the_fourth_page_on()
    {
        const string Notice =
            "The Fjord Courier has been printed in the old customs house since the great frost.";
        string[] places = ["Oslo", "Bergen", "Tromsø", "Molde", "Narvik", "Bodø"];
        using TemporaryFolder folder = new();
        StringBuilder addresses = new("id\turl\n");
        List<string> files = [];
        foreach ((int i, string place) in places.Index())
        {
            string file = folder.File($"{i}.html");
            await File.WriteAllTextAsync(
                file,
                $"""
                <!DOCTYPE html><html lang="en"><head><title>Talks end in {place}</title></head><body><article><h1>Talks end in {place}</h1>
                <p>The foreign ministers of the two countries ended their talks in {place} on Monday after {i
                    + 3} long days.</p>
                <p>From {place} they will go on to the islands, where the harbour is quiet and the ice has not yet come.</p>
                <p>{Notice}</p>
                <p>Nobody in {place} wanted to say on Monday what the {i
                    + 2} pages of the draft hold, or who wrote them.</p>
                </article></body></html>
                """,
                TestContext.Current.CancellationToken
            );
            addresses.Append(CultureInfo.InvariantCulture, $"{i}\thttps://courier.example/{i}\n");
            files.Add(file);
        }

        string table = folder.File("index.tsv");
        await File.WriteAllTextAsync(
            table,
            addresses.ToString(),
            TestContext.Current.CancellationToken
        );

        JsonObject[] articles = (
            await Stage.RunAsync("", ["extract", .. files, "--address-from", table])
        ).Objects;

        Assert.Equal(
            [true, true, true, false, false, false],
            articles.Select(a => ((string)a["text"]!).Contains(Notice, StringComparison.Ordinal))
        );
        Assert.All(
            articles,
            (article, i) =>
                Assert.EndsWith(
                    "or who wrote them.",
                    (string?)article["text"],
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(
            articles[3]["cuts"]!.AsArray(),
            cut => (string?)cut!["reason"] == "on other pages of the site"
        );
    }

    [Fact]
    public async Task A_page_saved_without_its_address_gets_it_from_a_table()
    {
        using TemporaryFolder folder = new();
        string page = folder.File("quay.html");
        await File.WriteAllTextAsync(
            page,
            Page.Replace("article:published_time", "x", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        string table = folder.File("index.tsv");
        await File.WriteAllTextAsync(
            table,
            "lang\tid\turl\nen\tquay\thttps://courier.example/2021/05/17/quay\n",
            TestContext.Current.CancellationToken
        );

        JsonObject alone = Assert.Single((await Stage.RunAsync("", "extract", page)).Objects);
        JsonObject article = Assert.Single(
            (await Stage.RunAsync("", "extract", page, "--address-from", table)).Objects
        );

        Assert.Null((string?)alone["date"]);
        Assert.Equal("2021-05-17", (string?)article["date"]);
        Assert.Equal("https://courier.example/2021/05/17/quay", (string?)article["address"]);
    }

    [Fact]
    public async Task A_table_of_addresses_without_its_columns_is_refused()
    {
        using TemporaryFolder folder = new();
        string page = folder.File("quay.html");
        await File.WriteAllTextAsync(page, Page, TestContext.Current.CancellationToken);
        string table = folder.File("index.tsv");
        await File.WriteAllTextAsync(
            table,
            "page\taddress\n",
            TestContext.Current.CancellationToken
        );

        Stage run = await Stage.RunAsync("", "extract", page, "--address-from", table);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("expected a column \"id\"", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packed_page_gives_what_the_page_gives()
    {
        using TemporaryFolder folder = new();
        string plain = folder.File("a.html");
        string packed = folder.File("b.html.gz");
        await File.WriteAllTextAsync(plain, Page, TestContext.Current.CancellationToken);
        await using (GZipStream gzip = new(File.Create(packed), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Page));
        }

        JsonObject[] articles = (await Stage.RunAsync("", "extract", folder.Path)).Objects;

        Assert.Equal(["a", "b"], articles.Select(a => (string?)a["id"]));
        Assert.Equal((string?)articles[0]["text"], (string?)articles[1]["text"]);
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_and_the_rest_goes_on()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(
            folder.File("a.html"),
            "",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllBytesAsync(
            folder.File("b.html.gz"),
            [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF],
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            folder.File("c.html"),
            Page,
            TestContext.Current.CancellationToken
        );

        Stage stage = await Stage.RunAsync("", "extract", folder.Path);

        Assert.Equal(3, stage.ExitCode);
        Assert.Equal("c", (string?)Assert.Single(stage.Objects)["id"]);
        Assert.Contains("a.html: ", stage.Errors, StringComparison.Ordinal);
        Assert.Contains(
            "b.html.gz: the compressed file is damaged",
            stage.Errors,
            StringComparison.Ordinal
        );
        Assert.Contains("files not read: 2", stage.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_JSON_keeps_its_id_and_the_fields_that_are_not_ours()
    {
        const string line =
            """{"id":"x-1","desk":"north","lang":"en","title":"Talks end","text":"The ministers ended their talks in Oslo on Monday after three long days.\n\nThey agreed to meet again in autumn."}""";
        using TemporaryFolder folder = new();
        string file = folder.File("pages.jsonl");
        await File.WriteAllTextAsync(file, line + "\n", TestContext.Current.CancellationToken);

        JsonObject article = Assert.Single((await Stage.RunAsync("", "extract", file)).Objects);

        Assert.Equal("x-1", (string?)article["id"]);
        Assert.Equal("north", (string?)article["desk"]);
        Assert.EndsWith("in autumn.", (string?)article["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_cut_lists_what_was_left_out()
    {
        Stage stage = await Stage.RunAsync(Page, "extract", "-");

        JsonNode cut = Assert.Single(stage.Objects)["cuts"]!.AsArray().First()!;
        string left = Page[(int)cut["start"]!..(int)cut["end"]!];
        Assert.Contains("Home", left, StringComparison.Ordinal);
        Assert.NotEmpty((string)cut["reason"]!);
    }

    [Fact]
    public async Task Each_part_of_a_page_comes_out_with_its_kind_and_its_places()
    {
        Stage stage = await Stage.RunAsync(Page, "extract", "-");

        JsonObject article = Assert.Single(stage.Objects);
        JsonNode[] parts = [.. article["parts"]!.AsArray().Select(part => part!)];
        Assert.Equal(
            ["navigation", "headline", "main text", "main text"],
            parts.Select(part => (string?)part["kind"])
        );
        Assert.Equal("Talks end in Oslo", Page[(int)parts[1]["start"]!..(int)parts[1]["end"]!]);
        string text = (string)article["text"]!;
        Assert.Equal(
            text[(int)parts[3]["text_start"]!..(int)parts[3]["text_end"]!],
            Page[(int)parts[3]["start"]!..(int)parts[3]["end"]!]
        );
        Assert.Null(parts[0]["text_start"]);
    }

    [Fact]
    public async Task Address_language_credits_and_rights_come_out_with_their_places()
    {
        const string more = """
            <link rel="canonical" href="https://courier.example/oslo"><meta name="robots" content="index, noarchive"></head>
            """;
        string page = Page.Replace("</head>", more, StringComparison.Ordinal)
            .Replace(
                "</article>",
                "<p>(Reporting by Ada Wenger; translated by Bert Beispiel)</p></article>",
                StringComparison.Ordinal
            );

        JsonObject article = Assert.Single((await Stage.RunAsync(page, "extract", "-")).Objects);

        Dictionary<string, string> places = article["evidence"]!
            .AsArray()
            .ToDictionary(
                value => (string)value!["field"]!,
                value => page[(int)value!["start"]!..(int)value["end"]!]
            );
        Assert.Equal("https://courier.example/oslo", places["address"]);
        Assert.Equal("en", places["language"]);
        Assert.Contains("noarchive", places["rights"], StringComparison.Ordinal);
        Assert.Equal("Ada Wenger", places["contributor"]);
        Assert.Equal("Bert Beispiel", places["translator"]);
    }
}
