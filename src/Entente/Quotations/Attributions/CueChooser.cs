namespace Entente.Quotations.Attributions;

/// <summary>Of readings that claim the same words as their content keeps the likelier one.</summary>
internal static class CueChooser
{
    private const double MostShared = 0.5;

    /// <summary>The readings of one passage that stay, in order.</summary>
    public static IEnumerable<CueReading> Choose(List<CueReading> readings)
    {
        List<CueReading> kept = [];
        foreach (
            CueReading reading in readings
                .OrderByDescending(r => r.Confidence)
                .ThenBy(r => r.Frame.Cue.First)
        )
        {
            if (!kept.Exists(other => IsAgainst(other, reading)))
            {
                kept.Add(reading);
            }
        }

        return kept.OrderBy(reading => reading.Frame.Cue.First);
    }

    private static bool IsAgainst(CueReading kept, CueReading reading) =>
        Shared(kept.Content, reading.Content)
        > MostShared * Math.Min(LengthOf(kept), LengthOf(reading));

    private static int LengthOf(CueReading reading) => reading.Content.Sum(piece => piece.Length);

    private static int Shared(List<TokenRange> some, List<TokenRange> others)
    {
        int shared = 0;
        foreach (TokenRange a in some)
        {
            foreach (TokenRange b in others)
            {
                shared += Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.First, b.First));
            }
        }

        return shared;
    }
}
