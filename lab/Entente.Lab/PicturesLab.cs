using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Entente.Cli;
using Entente.Data;
using Entente.Desk;
using Entente.Lab.Quality;
using Entente.Readouts;
using Entente.Server;
using Entente.Sqlite;
using Entente.Storage;

namespace Entente.Lab;

/// <summary><c>lab/run pictures</c>: takes the pictures of the README anew, of the examples as a browser shows them.</summary>
internal static class PicturesLab
{
    private const int Width = 1280;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<string> browser = new("--browser")
        {
            Description = "The browser: Chromium or one of its kind.",
            DefaultValueFactory = _ => "chromium",
        };
        Command command = new(
            "pictures",
            "Take the pictures of docs/pictures anew, of the examples."
        )
        {
            browser,
        };
        command.SetAction((parsed, _) => RunAsync(parsed.GetRequiredValue(browser)));
        return command;
    }

    private static async Task<int> RunAsync(string browser)
    {
        if (SharedData.Repository() is not { } root)
        {
            await Console.Error.WriteLineAsync(
                "pictures: expected to run in a checkout, found none"
            );
            return 3;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("entente-pictures-");
        try
        {
            string file = Path.Combine(folder.FullName, "examples.db");
            await EntenteCommand.RunAsync(
                ["add", Path.Combine(root, "examples"), "--db", file],
                Stream.Null,
                TextWriter.Null,
                TextWriter.Null
            );
            return await TakeAsync(browser, file, Path.Combine(root, "docs", "pictures"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> TakeAsync(string browser, string file, string folder)
    {
        await using SqliteStore store = await SqliteStore.OpenAsync(file, StoreAccess.Read);
        NewsRecord record = new(DataTables.Embedded, store);
        ServedRecord served = new(
            record,
            store,
            DataTables.Embedded,
            _ => throw new InvalidOperationException("nothing is written here")
        );
        await using NewsServer server = await NewsServer.StartAsync(
            served,
            new ServerSettings { Address = new IPEndPoint(IPAddress.Loopback, 0) }
        );
        StoryReadout story = await GreatestAsync(record);
        foreach (
            (string name, string address, int height) in ((string, string, int)[])
                [
                    ("story", $"/stories/{story.Story.Id}", 1500),
                    ("utterance", $"/utterances/{story.Statements[0].Id}", 1080),
                    ("copies", $"/copies/{story.Copies[0].Id}", 1200),
                ]
        )
        {
            int code = await TakeAsync(
                browser,
                new Uri(server.Address, address),
                Path.Combine(folder, $"{name}.png"),
                height
            );
            if (code != 0)
            {
                await Console.Error.WriteLineAsync($"pictures: {browser} ended with {code}");
                return 3;
            }
        }

        return 0;
    }

    /// <summary>The story with the most reports.</summary>
    private static async Task<StoryReadout> GreatestAsync(NewsRecord record)
    {
        List<StoryReadout> stories = [];
        foreach (string id in await record.FindStoriesAsync(null, null, CancellationToken.None))
        {
            stories.Add((await record.StoryAsync(id, withCopies: true, CancellationToken.None))!);
        }

        return stories.MaxBy(story => story.Story.Reports.Length)!;
    }

    private static async Task<int> TakeAsync(
        string browser,
        Uri address,
        string picture,
        int height
    )
    {
        using Process process = Process.Start(
            browser,
            [
                "--headless",
                "--no-sandbox", // Its pages are ours, and whoever runs this may be the administrator.
                "--hide-scrollbars",
                string.Create(CultureInfo.InvariantCulture, $"--window-size={Width},{height}"),
                $"--screenshot={picture}",
                address.ToString(),
            ]
        );
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
