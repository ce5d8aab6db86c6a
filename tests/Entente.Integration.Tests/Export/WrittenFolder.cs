using System.Text.Json;
using Entente.Cli;
using Entente.Data;
using Entente.Desk;
using Entente.Integration.Tests.Serving;
using Xunit;

namespace Entente.Integration.Tests.Export;

/// <summary>A folder with all that Entente writes for other programs, of a record whose every field was chosen to do harm: a full export, feeds, citations, annotations, answers.</summary>
public sealed class WrittenFolder : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("entente-written-");

    /// <summary>Where it is.</summary>
    public string Path => _folder.FullName;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await using RunningServer server = await RunningServer.StartAsync(Lines(), stories: 2);
        NewsRecord record = new(DataTables.Embedded, server.Store);
        await new FullExport(
            new ExportTables(record, DataTables.Embedded, fullText: false),
            new ExportDocuments(record)
        ).WriteAsync(Path, CancellationToken.None);
        Report report = server.Filings[0].Report;
        await KeepAsync(server, "/watch.atom?q=agreed", "watch.atom");
        await KeepAsync(server, "/watch.rss?q=agreed", "watch.rss");
        await KeepAsync(server, $"/reports/{report.Id}.jsonld", "report.jsonld");
        Capture page = (await server.Store.CaptureAsync(report.Article.Capture))!;
        await File.WriteAllBytesAsync(In("report.txt"), page.Bytes.ToArray());
        await KeepAnswersAsync(server);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Keeps the description of the interface and an answer of every screen, with a list of what was asked.</summary>
    private async Task KeepAnswersAsync(RunningServer server)
    {
        await KeepAsync(server, "/openapi.json", "openapi.json");
        List<object> answers = [];
        foreach (
            string address in server
                .Screens()
                .Where(screen => screen != "/sign-in")
                .Append("/watch?q=agreed")
                .Append("/stories/s000000000000")
        )
        {
            string[] parts = address.Split('?', 2);
            string asked = $"{parts[0]}.json{(parts.Length == 2 ? $"?{parts[1]}" : "")}";
            string file = $"answer{answers.Count}.json";
            int status = await KeepAsync(server, asked, file);
            answers.Add(
                new
                {
                    address = asked,
                    status,
                    file,
                }
            );
        }

        await File.WriteAllBytesAsync(
            In("answers.json"),
            JsonSerializer.SerializeToUtf8Bytes(answers)
        );
    }

    private async Task<int> KeepAsync(RunningServer server, string address, string file)
    {
        using HttpResponseMessage response = await server.GetAsync(address);
        await File.WriteAllBytesAsync(In(file), await response.Content.ReadAsByteArrayAsync());
        return (int)response.StatusCode;
    }

    private string In(string file) => System.IO.Path.Combine(Path, file);

    private static Func<string> Lines()
    {
        int at = 0;
        string[] lines =
        [
            .. AttackLines.Ours,
            "a\u0000b\u0001\uD800c\uFFFE",
            "=1+1",
            "-2",
            "@x",
            "🌍 and more, \"quoted\"",
            "plain",
        ];
        return () => lines[at++ % lines.Length];
    }
}
