using System.Collections.Immutable;

namespace Entente.Quotations;

/// <summary>Those whom a noun phrase names.</summary>
/// <param name="Words">The tokens of the whole phrase, with titles and what identifies them.</param>
/// <param name="Voices">Those it names; empty when that cannot be told.</param>
/// <param name="IsPerson">Whether it is a person, or may be one.</param>
/// <param name="IsPlural">Whether one voice stands for several: "his critics".</param>
/// <param name="IsVague">Whether the words do not say if it is a person: "the fitter", "the leak".</param>
internal sealed record Party(
    TokenRange Words,
    ImmutableArray<Voice> Voices,
    bool IsPerson,
    bool IsPlural = false,
    bool IsVague = false
)
{
    public bool IsKnown => !Voices.IsEmpty;

    /// <summary>What makes two voices the same within one report.</summary>
    public static string KeyOf(Voice voice) => voice.Entity ?? voice.Name.ToLowerInvariant();

    public bool SharesVoiceWith(Party other)
    {
        foreach (Voice voice in Voices)
        {
            foreach (Voice theirs in other.Voices)
            {
                if (KeyOf(voice) == KeyOf(theirs))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
