namespace Entente.Articles;

/// <summary>Finds the run with the largest sum.</summary>
internal static class BestRun
{
    /// <summary>The first index of the run and the one behind its last; both 0 when no score is above zero. Cost: one pass.</summary>
    /// <remarks>Source: J. Kadane, in J. Bentley, "Programming Pearls", CACM 27(9), 1984.</remarks>
    public static (int First, int End) Find(ReadOnlySpan<float> scores)
    {
        float best = 0;
        (int First, int End) run = (0, 0);
        float sum = 0;
        int first = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (sum <= 0)
            {
                sum = 0;
                first = i;
            }

            sum += scores[i];
            if (sum > best)
            {
                best = sum;
                run = (first, i + 1);
            }
        }

        return run;
    }
}
