using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;

namespace Entente.Lab.Load;

/// <summary>Asks a server as many at once do, each the next question as soon as the last is answered, and notes how long each took.</summary>
internal static class LoadRun
{
    /// <summary>Connections at once.</summary>
    public const int Connections = 16;

    /// <summary>Asks <paramref name="questions"/>, in order, from so many connections.</summary>
    public static async Task<LoadMeasure> AskAsync(
        Uri server,
        string name,
        IReadOnlyList<string> questions,
        int connections = Connections
    )
    {
        using SocketsHttpHandler handler = new()
        {
            MaxConnectionsPerServer = connections,
            UseCookies = false,
            AllowAutoRedirect = false,
        };
        using HttpClient client = new(handler) { BaseAddress = server };
        ConcurrentBag<Answer> answers = [];
        int next = -1;
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => AskAllAsync()));
        return new LoadMeasure(
            name,
            Stopwatch.GetElapsedTime(began),
            (Environment.CpuUsage.TotalTime - before) / questions.Count,
            [.. answers.Select(answer => answer.First).Order()],
            [.. answers.Select(answer => answer.Whole).Order()],
            answers.Max(answer => answer.Bytes),
            answers.Count(answer => answer.IsPartial),
            answers.Count(answer => !answer.IsGood)
        );

        async Task AskAllAsync()
        {
            for (
                int i = Interlocked.Increment(ref next);
                i < questions.Count;
                i = Interlocked.Increment(ref next)
            )
            {
                answers.Add(await AskAsync(client, questions[i]));
            }
        }
    }

    private static async Task<Answer> AskAsync(HttpClient client, string question)
    {
        long asked = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await client.GetAsync(
            new Uri(question, UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead
        );
        TimeSpan first = Stopwatch.GetElapsedTime(asked);
        byte[] body = await response.Content.ReadAsByteArrayAsync();
        return new Answer(
            first,
            Stopwatch.GetElapsedTime(asked),
            body.Length,
            response.Headers.Contains("Entente-Partial"),
            response.IsSuccessStatusCode
        );
    }

    private readonly record struct Answer(
        TimeSpan First,
        TimeSpan Whole,
        int Bytes,
        bool IsPartial,
        bool IsGood
    );
}

/// <summary>How a kind of question was answered.</summary>
/// <param name="Name">What was asked.</param>
/// <param name="Wall">How long all took together.</param>
/// <param name="Processor">Processor time of each, the caller's too.</param>
/// <param name="First">The time to the first byte of each, in order.</param>
/// <param name="Whole">The time to the last byte of each, in order.</param>
/// <param name="MostBytes">The largest answer.</param>
/// <param name="Partial">Answers that said they are not all.</param>
/// <param name="Failed">Answers that were none.</param>
internal sealed record LoadMeasure(
    string Name,
    TimeSpan Wall,
    TimeSpan Processor,
    ImmutableArray<TimeSpan> First,
    ImmutableArray<TimeSpan> Whole,
    int MostBytes,
    int Partial,
    int Failed
)
{
    /// <summary>The time to the first byte where one asks alone, in order.</summary>
    public ImmutableArray<TimeSpan> Alone { get; init; } = [];
}
