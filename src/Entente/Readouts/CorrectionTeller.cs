using System.Globalization;

namespace Entente.Readouts;

/// <summary>Tells of corrections.</summary>
public static class CorrectionTeller
{
    /// <summary>Tells of a correction in one row.</summary>
    public static CorrectionRow RowOf(Correction correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        return new CorrectionRow(
            correction.Number,
            Time(correction.Made)!,
            NameOf(correction.Kind),
            correction.Subject,
            correction.Value,
            correction.Report,
            correction.Moved,
            correction.Of,
            Day(correction.From),
            Day(correction.To),
            Time(correction.Undone)
        );
    }

    private static string NameOf(CorrectionKind kind) =>
        kind switch
        {
            CorrectionKind.Merge => "merge",
            CorrectionKind.Split => "split",
            CorrectionKind.Rename => "rename",
            CorrectionKind.NotAPerson => "not-a-person",
            CorrectionKind.Office => "office",
            CorrectionKind.Speaker => "speaker",
            CorrectionKind.JoinStories => "join-stories",
            _ => "divide-story",
        };

    private static string? Time(DateTimeOffset? time) =>
        time?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
