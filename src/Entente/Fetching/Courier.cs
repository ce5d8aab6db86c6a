using System.Collections.Immutable;
using System.Net;

namespace Entente.Fetching;

/// <summary>What an address gave.</summary>
/// <param name="Capture">The bytes.</param>
/// <param name="Final">The address that they came from in the end.</param>
/// <param name="Addresses">The addresses that they list; <see langword="null"/> when they are a page.</param>
internal readonly record struct Delivery(
    Capture Capture,
    WebAddress Final,
    ImmutableArray<string>? Addresses
);

/// <summary>Fetches a page or a list: asks robots.txt first, follows redirects, respects reserved rights, keeps what it receives.</summary>
internal sealed class Courier(
    FetchSettings settings,
    PullFolder folder,
    AddressReader lists,
    RobotsBook robots,
    PatientWire wire,
    Wire replay,
    TimeProvider clock
)
{
    private const int MaxPage = 10 * 1024 * 1024;

    /// <summary>Fetches what stands at <paramref name="address"/>, or takes it from the folder when it is fresh there.</summary>
    /// <exception cref="FetchException">There is nothing.</exception>
    public async Task<Delivery> FetchAsync(WebAddress address, CancellationToken cancellationToken)
    {
        string asked = Secrets.Hide(address);
        if (
            folder.Find(asked) is { IsList: false } line
            && IsFresh(line.Checked ?? line.At)
            && await KeptAsync(line, cancellationToken).ConfigureAwait(false) is { } fresh
        )
        {
            return Deliver(asked, fresh);
        }

        Redirects way = new();
        WebAddress at = address;
        while (true)
        {
            RobotsRules rules = await robots.OfAsync(at, cancellationToken).ConfigureAwait(false);
            if (!rules.Allows(at.ToString()))
            {
                throw new FetchException(
                    RefusalReason.Forbidden,
                    "the site's robots.txt asks that it be left alone"
                );
            }

            Answer? known = await KnownAsync(at, cancellationToken).ConfigureAwait(false);
            Answer answer = await wire.AskAsync(
                    at,
                    known,
                    isPage: true,
                    rules.Delay,
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (!answer.IsRedirect)
            {
                return Keep(asked, way, answer, known);
            }

            at = way.Next(answer);
        }
    }

    private Delivery Keep(string asked, Redirects way, Answer answer, Answer? known)
    {
        if (answer.Status == HttpStatusCode.NotModified && known is not null)
        {
            JournalLine old = folder.Find(Secrets.Hide(known.Address))!;
            folder.KeepUnchanged(answer, known, old with { Address = asked, Checked = answer.At });
            return Deliver(asked, known);
        }

        Check(answer);
        Delivery delivery = Deliver(asked, answer);
        JournalLine line = new()
        {
            Address = asked,
            Final = Secrets.Hide(answer.Address),
            At = answer.At,
            Status = (int)answer.Status,
            IsList = delivery.Addresses is not null,
        };
        folder.Keep(way.With(answer), line);
        return delivery;
    }

    private static void Check(Answer answer)
    {
        int status = (int)answer.Status;
        if (status != 200)
        {
            throw new FetchException(RefusalReason.Unreachable, $"the host answers {status}");
        }

        if (RightsReader.Objection(answer) is { } objection)
        {
            throw new FetchException(RefusalReason.Forbidden, objection);
        }

        if (MediaTypes.IsBinary(answer.Body))
        {
            throw new FetchException(
                RefusalReason.Binary,
                "expected a page, found bytes that are no text"
            );
        }

        if (answer.Body.Length > MaxPage)
        {
            throw new FetchException(
                RefusalReason.TooLarge,
                "expected a page of at most 10 MiB, found more"
            );
        }
    }

    private Delivery Deliver(string asked, Answer answer)
    {
        Capture capture = new()
        {
            File = asked,
            Bytes = answer.Body,
            Form = CaptureForm.Page,
            Digest = ContentDigest.Of(answer.Body),
            Address = Secrets.Hide(answer.Address),
            Charset = answer.Charset,
            Received = answer.At,
        };
        return new Delivery(capture, answer.Address, lists(capture));
    }

    /// <summary>The kept answer of an address that answered for itself: one that sent on says nothing of its own state.</summary>
    private async Task<Answer?> KnownAsync(WebAddress address, CancellationToken cancellationToken)
    {
        string text = Secrets.Hide(address);
        return folder.Find(text) is { } line && line.Final == text
            ? await KeptAsync(line, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async Task<Answer?> KeptAsync(JournalLine line, CancellationToken cancellationToken) =>
        folder.AnswerOf(line) is { } received
        && WebAddress.Read(line.Final, from: null, out _) is { } final
            ? await replay
                .ReplayAsync(final, received, line.At, cancellationToken)
                .ConfigureAwait(false)
            : null;

    private bool IsFresh(DateTimeOffset at)
    {
        TimeSpan age = clock.GetUtcNow() - at;
        return age >= TimeSpan.Zero && age < settings.FreshFor;
    }
}
