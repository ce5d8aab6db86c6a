using System.Globalization;
using System.Net;

namespace Entente.Fetching;

/// <summary>Asks in turn, with pauses, and again when a fault may pass.</summary>
internal sealed class PatientWire(
    FetchSettings settings,
    PullFolder folder,
    Wire wire,
    TimeProvider clock
)
{
    private const int MaxAttempts = 4;
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(10);
    private readonly HostPace _pace = new(folder.LastAnswerOf, clock);

    /// <summary>Asks for <paramref name="address"/>; a failing or busy host is asked again, later each time.</summary>
    /// <param name="address">The address.</param>
    /// <param name="known">An earlier answer: the site need only say whether it changed.</param>
    /// <param name="isPage">Whether only what can be a page or a list is wanted.</param>
    /// <param name="pause">The pause that the site asks for.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="FetchException">There is no answer, or none that is read.</exception>
    public async Task<Answer> AskAsync(
        WebAddress address,
        Answer? known,
        bool isPage,
        TimeSpan? pause,
        CancellationToken cancellationToken
    )
    {
        TimeSpan least =
            pause > settings.Pause ? pause.Value
            : settings.Pause > FetchSettings.LeastPause ? settings.Pause
            : FetchSettings.LeastPause;
        if (least > s_longestWait)
        {
            throw TooLong(
                $"the site asks for a pause of {Minutes(least)} minutes between two requests"
            );
        }

        for (int attempt = 1; ; attempt++)
        {
            TimeSpan wait = s_firstWait * (1 << (attempt - 1));
            try
            {
                Answer answer;
                using (
                    await _pace
                        .TakeTurnAsync(address.Host.Text, least, cancellationToken)
                        .ConfigureAwait(false)
                )
                {
                    answer = await wire.AskAsync(address, known, isPage, cancellationToken)
                        .ConfigureAwait(false);
                }

                if (!IsBusy(answer.Status) || attempt == MaxAttempts)
                {
                    return answer;
                }

                wait = answer.RetryAfter() is { } asked && asked > wait ? asked : wait;
                if (wait > s_longestWait)
                {
                    throw TooLong($"the site asks to come back in {Minutes(wait)} minutes");
                }
            }
            catch (FetchException e) when (e.MayPass && attempt < MaxAttempts)
            {
                // A broken line is no answer: it is asked again after the wait.
            }

            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private static FetchException TooLong(string message) =>
        new(RefusalReason.Unreachable, message);

    private static string Minutes(TimeSpan time) =>
        Math.Ceiling(time.TotalMinutes).ToString(CultureInfo.InvariantCulture);

    private static bool IsBusy(HttpStatusCode status) =>
        (int)status is 429 or 500 or 502 or 503 or 504;
}
