using System.Collections.Concurrent;

namespace Entente.Fetching;

/// <summary>Knows what each site asks of us: fetches its robots.txt, and keeps it for a day.</summary>
/// <remarks>Source: RFC 9309, 2.3. A site without the file (any 4xx) asks for nothing; one whose file cannot be had is left alone.</remarks>
internal sealed class RobotsBook(
    PatientWire wire,
    PullFolder folder,
    Wire replay,
    TimeProvider clock
)
{
    private static readonly TimeSpan s_day = TimeSpan.FromHours(24);
    private readonly ConcurrentDictionary<string, Lazy<Task<Entry>>> _entries = new(
        StringComparer.Ordinal
    );

    /// <summary>What the site of <paramref name="address"/> asks.</summary>
    /// <exception cref="FetchException">Its robots.txt cannot be had.</exception>
    public async Task<RobotsRules> OfAsync(WebAddress address, CancellationToken cancellationToken)
    {
        Lazy<Task<Entry>> lazy = Lookup(address, cancellationToken);
        Entry entry = await lazy.Value.ConfigureAwait(false);
        if (!IsOfToday(entry.At))
        {
            _entries.TryRemove(KeyValuePair.Create(address.Origin, lazy));
            entry = await Lookup(address, cancellationToken).Value.ConfigureAwait(false);
        }

        return entry.Rules
            ?? throw new FetchException(
                entry.Fault!.Reason,
                $"the site's robots.txt cannot be had: {entry.Fault.Message}"
            );
    }

    private Lazy<Task<Entry>> Lookup(WebAddress address, CancellationToken cancellationToken) =>
        _entries.GetOrAdd(
            address.Origin,
            _ => new Lazy<Task<Entry>>(() => ReadAsync(address, cancellationToken))
        );

    private async Task<Entry> ReadAsync(WebAddress address, CancellationToken cancellationToken)
    {
        WebAddress robots = WebAddress.Read("/robots.txt", address, out _)!;
        if (folder.Find(robots.ToString()) is { } line && IsOfToday(line.At))
        {
            if (line.File is null)
            {
                return new Entry(line.At, RobotsRules.None, Fault: null);
            }

            if (
                folder.AnswerOf(line) is { } received
                && await replay
                    .ReplayAsync(robots, received, line.At, cancellationToken)
                    .ConfigureAwait(false)
                    is { } kept
            )
            {
                return new Entry(
                    line.At,
                    RobotsRules.Read(kept.Body, FetchSettings.Agent),
                    Fault: null
                );
            }
        }

        try
        {
            return await FetchAsync(robots, cancellationToken).ConfigureAwait(false);
        }
        catch (FetchException e)
        {
            return new Entry(clock.GetUtcNow(), Rules: null, e);
        }
    }

    private async Task<Entry> FetchAsync(WebAddress robots, CancellationToken cancellationToken)
    {
        Redirects way = new();
        Answer answer;
        for (WebAddress at = robots; ; at = way.Next(answer))
        {
            answer = await wire.AskAsync(
                    at,
                    known: null,
                    isPage: false,
                    pause: null,
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (!answer.IsRedirect)
            {
                break;
            }
        }

        int status = (int)answer.Status;
        bool isThere = status is >= 200 and < 300;
        if (!isThere && status is < 400 or >= 500)
        {
            throw new FetchException(RefusalReason.Unreachable, $"the host answers {status}");
        }

        JournalLine line = new()
        {
            Address = robots.ToString(),
            Final = robots.ToString(),
            At = answer.At,
            Status = status,
        };
        folder.Keep(isThere ? way.With(answer) : [], line);
        return new Entry(
            answer.At,
            isThere ? RobotsRules.Read(answer.Body, FetchSettings.Agent) : RobotsRules.None,
            Fault: null
        );
    }

    private bool IsOfToday(DateTimeOffset at)
    {
        TimeSpan age = clock.GetUtcNow() - at;
        return age >= TimeSpan.Zero && age < s_day;
    }

    private readonly record struct Entry(
        DateTimeOffset At,
        RobotsRules? Rules,
        FetchException? Fault
    );
}
