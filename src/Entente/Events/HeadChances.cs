using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>How likely words are the head of who takes a part; the chances sum up to 1.</summary>
/// <param name="Heads">The words.</param>
/// <param name="Chances">Their chances, and behind them that of nobody.</param>
internal readonly record struct HeadChances(
    ImmutableArray<int> Heads,
    ImmutableArray<double> Chances
)
{
    /// <summary>The likeliest head, the first of several; -1 when no word can be one.</summary>
    public int Best
    {
        get
        {
            int best = 0;
            for (int i = 1; i < Heads.Length; i++)
            {
                best = Chances[i] > Chances[best] ? i : best;
            }

            return Heads.IsEmpty ? -1 : Heads[best];
        }
    }

    /// <summary>The chance that nobody takes the part.</summary>
    public double OfNobody => Chances[^1];

    /// <summary>The chance of a word; 0 for one that can be no head.</summary>
    public double Of(int head) => Heads.BinarySearch(head) is >= 0 and int at ? Chances[at] : 0;
}
