using System.Collections.Immutable;

namespace Entente.Stories;

/// <summary>What is not divided when stories are grouped anew: one report, or a great story.</summary>
/// <param name="Story">The number of the story that it is in.</param>
/// <param name="Members">Its reports, or those that stand for all.</param>
/// <param name="Size">How many reports it is.</param>
internal sealed record StoryPart(int Story, ImmutableArray<Member> Members, int Size)
{
    /// <summary>The mean odds between the reports of two parts.</summary>
    public float Likeness(StoryPart other, PairOdds odds)
    {
        float sum = 0;
        foreach (Member left in Members)
        {
            foreach (Member right in other.Members)
            {
                sum += odds.Of(left.Report, right.Report);
            }
        }

        return sum / (Members.Length * other.Members.Length);
    }
}
