using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Entente.Articles;
using Entente.Data;
using Entente.Desk;

namespace Entente.Cli.Stages;

/// <summary><c>entente stage extract</c>: pages in, a line for each article out.</summary>
internal static class ExtractCommand
{
    private static readonly string[] s_endings =
    [
        ".gz",
        ".html",
        ".htm",
        ".xhtml",
        ".txt",
        ".text",
        ".json",
        ".jsonl",
        ".xml",
        ".rss",
        ".atom",
        ".warc",
        ".wacz",
        ".eml",
        ".mht",
        ".mhtml",
    ];

    // What the article takes the place of, in a line of JSON Lines; its other fields are passed through.
    private static readonly string[] s_fields =
    [
        "id",
        "file",
        "html",
        "text",
        "title",
        "author",
        "date",
        "outlet",
        "agency",
        "dateline",
        "updated",
        "standfirst",
        "language",
        "address",
        "credits",
        "rights",
        "evidence",
        "alternatives",
        "captions",
        "cuts",
        "parts",
        "doubts",
        "refusal",
    ];

    /// <summary>Makes the command.</summary>
    public static Command Create(StageStreams streams)
    {
        Argument<string[]> paths = new("PATH")
        {
            Description =
                "Pages, feeds, web archives, mails: files (also .gz), folders, patterns; JSON Lines with html or text; - is standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string?> addresses = new("--address-from")
        {
            Description =
                "A table with the columns id and url: the addresses of pages that were saved without them",
            HelpName = "FILE",
        };
        Option<string?> output = StageOptions.Output();
        Command command = new("extract", "Read the article out of pages.")
        {
            paths,
            addresses,
            output,
        };
        command.SetAction(
            (parsed, ct) =>
                RunAsync(
                    streams,
                    parsed.GetRequiredValue(paths),
                    parsed.GetValue(addresses),
                    parsed.GetValue(output),
                    ct
                )
        );
        return command;
    }

    private static Task<int> RunAsync(
        StageStreams streams,
        string[] paths,
        string? addressPath,
        string? outputPath,
        CancellationToken ct
    )
    {
        ArticleReader reader = new(DataTables.Embedded);
        return StageRun.RunAsync(
            streams,
            outputPath,
            "files",
            async (output, faults) =>
            {
                AddressIndex addresses = addressPath is null
                    ? AddressIndex.Empty
                    : await AddressIndex.ReadAsync(addressPath, ct);
                IAsyncEnumerable<Opened> opened = OrderedWork.SelectAsync(
                    CaptureReader.ReadAsync(paths, streams.Input, ct: ct),
                    result => Open(result, addresses, reader),
                    ct: ct
                );
                IAsyncEnumerable<Extracted> pages = OrderedWork.SelectAsync(
                    NotedAsync(opened),
                    page => Extract(page, reader),
                    ct: ct
                );
                await foreach (Extracted page in pages)
                {
                    if (page.Refusal is not null)
                    {
                        faults.Add(page.Refusal.File, page.Refusal.Message);
                    }

                    if (!page.Bytes.IsEmpty)
                    {
                        await output.WriteAsync(page.Bytes, ct);
                    }
                }
            },
            ct
        );
    }

    private static Opened Open(
        CaptureResult result,
        AddressIndex addresses,
        ArticleReader reader
    ) =>
        new(
            result.Capture is { } capture
                ? reader.Open(addresses.Complete(capture, Id(capture.File)))
                : null,
            result.Refusal
        );

    // What repeats on a site is learnt in the order of the input, whatever the number of cores.
    private static async IAsyncEnumerable<Opened> NotedAsync(IAsyncEnumerable<Opened> pages)
    {
        SiteMemory sites = new();
        await foreach (Opened opened in pages)
        {
            if (opened.Page is { } page)
            {
                sites.Note(page);
            }

            yield return opened;
        }
    }

    private static Extracted Extract(Opened opened, ArticleReader reader)
    {
        if (opened.Page is not { } page)
        {
            return new Extracted(default, opened.Refusal);
        }

        Capture capture = page.Capture;
        Extraction extraction = reader.Read(page);
        if ((extraction.Article ?? extraction.Page) is not { } article)
        {
            return new Extracted(default, extraction.Refusal);
        }

        // A line that was read is an object: its other fields are handed on.
        JsonLine? line =
            capture.Form == CaptureForm.JsonLine
            && JsonLine.TryParse(capture.Bytes.ToArray(), out JsonLine? parsed, out _)
                ? parsed
                : null;

        string id = line?.Text("id") ?? Id(capture.File);
        byte[] bytes = line is null ? JsonLine.Of(Write) : line.With(s_fields, Write);
        return new Extracted(bytes, extraction.Refusal);

        void Write(Utf8JsonWriter json)
        {
            CodePoints points = new(ArticleReader.SourceText(capture));
            WriteArticle(json, id, capture, article, points);
            WriteCaptions(json, article.Captions, points);
            WriteCuts(json, article.Cuts, points);
            WriteParts(json, extraction.Parts, points, new CodePoints(article.Text));
            if (extraction.Refusal is { } refusal)
            {
                json.WriteString("refusal", refusal.Message);
            }
        }
    }

    private static void WriteArticle(
        Utf8JsonWriter json,
        string id,
        Capture capture,
        Article article,
        CodePoints points
    )
    {
        json.WriteString("id", id);
        json.WriteString("file", capture.File);
        json.WriteString("title", article.Title?.Value);
        json.WriteStartArray("author");
        // The scorers ask whom the page names as author, persons or not.
        foreach (Stated<string> author in article.Authors.Concat(article.Desks))
        {
            json.WriteStringValue(author.Value);
        }

        json.WriteEndArray();
        json.WriteString("date", article.Published?.Value.ToString());
        json.WriteString("outlet", article.Outlet?.Value);
        json.WriteString("agency", article.Agency?.Value);
        json.WriteString("dateline", article.Dateline?.Value);
        json.WriteString("updated", article.Updated?.Value.ToString());
        json.WriteString("standfirst", article.Standfirst?.Value);
        json.WriteString("language", article.Language);
        json.WriteString("address", article.Address);
        json.WriteString("text", article.Text);
        EvidenceJson.Write(json, article, points);
        json.WriteStartArray("doubts");
        foreach (string doubt in article.Doubts)
        {
            json.WriteStringValue(doubt);
        }

        json.WriteEndArray();
    }

    private static void WriteCaptions(
        Utf8JsonWriter json,
        ImmutableArray<Caption> captions,
        CodePoints points
    )
    {
        json.WriteStartArray("captions");
        foreach (Caption caption in captions)
        {
            TextSpan source = caption.Source.ToSource(new TextSpan(0, caption.Text.Length));
            json.WriteStartObject();
            json.WriteString("text", caption.Text);
            json.WriteNumber("start", points.Before(source.Start));
            json.WriteNumber("end", points.Before(source.End));
            if (caption.IsOfEarlier)
            {
                json.WriteBoolean("earlier", true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCuts(Utf8JsonWriter json, ImmutableArray<Cut> cuts, CodePoints points)
    {
        json.WriteStartArray("cuts");
        foreach (Cut cut in cuts)
        {
            json.WriteStartObject();
            json.WriteNumber("start", points.Before(cut.Source.Start));
            json.WriteNumber("end", points.Before(cut.Source.End));
            json.WriteNumber("characters", cut.Characters);
            json.WriteString("reason", cut.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteParts(
        Utf8JsonWriter json,
        ImmutableArray<PagePart> parts,
        CodePoints points,
        CodePoints textPoints
    )
    {
        json.WriteStartArray("parts");
        foreach (PagePart part in parts)
        {
            json.WriteStartObject();
            json.WriteString("kind", part.Kind.Name());
            json.WriteNumber("start", points.Before(part.Source.Start));
            json.WriteNumber("end", points.Before(part.Source.End));
            if (part.Text is { } text)
            {
                json.WriteNumber("text_start", textPoints.Before(text.Start));
                json.WriteNumber("text_end", textPoints.Before(text.End));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The file's name without its endings: <c>pages/summit.html.gz</c> → <c>summit</c>; a line, an item, a record keeps its number.</summary>
    private static string Id(string file)
    {
        string name = Path.GetFileName(file);
        int numbers = name.AsSpan().TrimEnd("0123456789:").Length;
        int colon = name.IndexOf(':', Math.Min(numbers, name.Length));
        string line = colon > 0 ? name[colon..] : "";
        name = name[..^line.Length];
        while (
            Array.Find(
                s_endings,
                e => name.Length > e.Length && name.EndsWith(e, StringComparison.OrdinalIgnoreCase)
            )
                is { } ending
        )
        {
            name = name[..^ending.Length];
        }

        return name + line;
    }

    private readonly record struct Opened(OpenedPage? Page, Refusal? Refusal);

    private readonly record struct Extracted(ReadOnlyMemory<byte> Bytes, Refusal? Refusal);
}
