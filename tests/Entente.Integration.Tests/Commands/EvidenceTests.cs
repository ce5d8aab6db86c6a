using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Entente.Articles;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>Every line opens the exact words it stands on: checked against the files themselves, not against what was stored of them.</summary>
public sealed partial class EvidenceTests : IDisposable
{
    private readonly CommandRun _run = new();

    [Fact]
    public async Task Every_finding_of_the_example_corpus_reads_in_its_file() =>
        await AssertFindingsReadAsync(Path.Combine(Checkout.Root, "examples"));

    [Fact]
    public async Task Every_finding_of_real_pages_reads_in_its_file()
    {
        string? pages = Checkout.Shared is { } shared ? Path.Combine(shared, "samples") : null;
        if (!Directory.Exists(pages))
        {
            Assert.Skip("the sample pages are not at hand (../shared/samples)");
        }

        await AssertFindingsReadAsync(pages);
    }

    [Fact]
    public async Task Every_finding_of_random_real_pages_reads_in_its_kept_page()
    {
        string? pages = Checkout.Shared is { } shared
            ? Path.Combine(shared, "data", "extraction", "fundus", "pages")
            : null;
        if (!Directory.Exists(pages))
        {
            Assert.Skip("the pages are not at hand (../shared/data/extraction)");
        }

        // A written seed: a failure can be had again.
        Random random = new(20261121);
        string[] files = [.. Directory.EnumerateFiles(pages).Order(StringComparer.Ordinal)];
        random.Shuffle(files);
        await _run.RunAsync(["add", .. files[..24]]);

        CommandResult doctor = await _run.RunAsync("doctor");

        Assert.Contains("all is well", doctor.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    private async Task AssertFindingsReadAsync(string folder)
    {
        await _run.RunAsync("add", folder);
        List<string> wrong = [];
        int findings = 0;
        foreach (string table in (string[])["quotes", "mentions"])
        {
            string[] rows = (await _run.RunAsync("export", table)).Output.Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries
            );
            foreach (JsonElement row in rows.Select(row => JsonDocument.Parse(row).RootElement))
            {
                findings++;
                string words = row.GetProperty("words").GetString()!;
                string there = Slice(
                    await SourceOfAsync(row.GetProperty("file").GetString()!),
                    row.GetProperty("start").GetInt32(),
                    row.GetProperty("end").GetInt32()
                );

                // A quotation in pieces stands in the file with the cue between its pieces.
                if (
                    !words
                        .Split(" … ")
                        .All(piece => Plain(there).Contains(Plain(piece), StringComparison.Ordinal))
                )
                {
                    wrong.Add(
                        $"{row.GetProperty("file").GetString()}: \"{words}\" is \"{there}\" there"
                    );
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(findings > 50, $"only {findings} findings were there to be checked");
    }

    /// <summary>The text of a file as it was before anybody read it for us: a page, or one line of JSON Lines; of a feed the item that is kept.</summary>
    private static async Task<string> SourceOfAsync(string file)
    {
        Match line = LineNumber().Match(file);
        if (file.Contains(".xml:", StringComparison.Ordinal))
        {
            Capture? item = null;
            await foreach (
                CaptureResult read in CaptureReader.ReadAsync([file[..line.Index]], Stream.Null)
            )
            {
                item = read.Capture?.File == file ? read.Capture : item;
            }

            return ArticleReader.SourceText(item!);
        }

        if (!line.Success)
        {
            byte[] bytes = File.ReadAllBytes(file);
            string text = new UTF8Encoding(false, throwOnInvalidBytes: false).GetString(bytes);
            bool isNone = text.Contains('\uFFFD', StringComparison.Ordinal); // It says UTF-8, and is not.
            return isNone || text.Contains("windows-1252", StringComparison.OrdinalIgnoreCase)
                ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes)
                : text.TrimStart('\uFEFF');
        }

        string json = File.ReadLines(file[..line.Index])
            .ElementAt(
                int.Parse(line.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)
                    - 1
            );
        JsonElement page = JsonDocument.Parse(json).RootElement;
        return (
            page.TryGetProperty("html", out JsonElement html) ? html : page.GetProperty("text")
        ).GetString()!;
    }

    private static string Slice(string text, int start, int end) =>
        string.Concat(
            text.EnumerateRunes().Skip(start).Take(end - start).Select(rune => rune.ToString())
        );

    /// <summary>The words alone: without tags, references resolved, blanks made one.</summary>
    /// <remarks>A word that was divided at the end of a print line is whole again in the record.</remarks>
    private static string Plain(string text) =>
        string.Join(
            ' ',
            Divided()
                .Replace(System.Net.WebUtility.HtmlDecode(Tag().Replace(text, "")), "")
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    [GeneratedRegex(@":(\d+)$")]
    private static partial Regex LineNumber();

    [GeneratedRegex(@"-(\s*\n\s*)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Divided();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tag();
}
