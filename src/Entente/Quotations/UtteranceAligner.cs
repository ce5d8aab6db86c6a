using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Entente.Data;

namespace Entente.Quotations;

/// <summary>One wording on its way to its utterance.</summary>
/// <param name="Quotation">The quotation's identifier.</param>
/// <param name="Report">The report's identifier.</param>
/// <param name="Text">The words of all pieces, joined by " … ".</param>
/// <param name="SpeakerKeys">Those who say it: entity or name in lower case; empty when the report leaves it open.</param>
public sealed record Wording(
    string Quotation,
    string Report,
    string Text,
    ImmutableArray<string> SpeakerKeys
)
{
    /// <summary>Whether it was not said, or denied: what one denies and another says are two utterances.</summary>
    public bool IsNegated { get; init; }
}

/// <summary>A wording that has its utterance.</summary>
public sealed record AlignedWording(Wording Wording, string Utterance);

/// <summary>The utterance that a wording belongs to.</summary>
/// <param name="Utterance">The utterance's identifier.</param>
/// <param name="Quotation">The nearest wording of it.</param>
/// <param name="Score">How alike the two are, in [0, 1].</param>
/// <param name="Why">The rule and what it counted, for <c>why</c>.</param>
public sealed record UtteranceMatch(string Utterance, string Quotation, double Score, string Why);

/// <summary>Decides whether two wordings are the same act of speech: verbatim, cut, damaged or translated once more.</summary>
/// <remarks>
/// Safe to use from any thread. A false merge costs more than a miss: what is short must be nearly the same, and wordings
/// that differ in a number, a name, a month or a "not" are two.
/// </remarks>
public sealed class UtteranceAligner
{
    private readonly WordWeights _weights;
    private readonly ConditionalWeakTable<Wording, Profile> _profiles = [];

    /// <summary>Loads how common the words of <paramref name="language"/> are.</summary>
    public UtteranceAligner(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _weights = new WordWeights(language);
    }

    /// <summary>The utterance that one of <paramref name="candidates"/> already belongs to; <see langword="null"/> for a new one. Of equals the first wins.</summary>
    public UtteranceMatch? Match(Wording wording, IReadOnlyList<AlignedWording> candidates)
    {
        ArgumentNullException.ThrowIfNull(wording);
        ArgumentNullException.ThrowIfNull(candidates);
        Profile profile = ProfileOf(wording);
        UtteranceMatch? best = null;
        foreach (AlignedWording candidate in candidates)
        {
            if (
                wording.IsNegated == candidate.Wording.IsNegated
                && AreCompatible(wording.SpeakerKeys, candidate.Wording.SpeakerKeys)
                && Likeness.Of(
                    profile,
                    ProfileOf(candidate.Wording),
                    MayDispute(wording, candidate.Wording)
                )
                    is { } likeness
                && (best is null || likeness.Score > best.Score)
            )
            {
                best = new UtteranceMatch(
                    candidate.Utterance,
                    candidate.Wording.Quotation,
                    likeness.Score,
                    likeness.Why
                );
            }
        }

        return best;
    }

    /// <summary>The utterance that a headline or a caption tells in short, of those in its text: what somebody says there he says in the text, if anywhere.</summary>
    /// <param name="line">The words of the headline or caption.</param>
    /// <param name="text">The wordings of its own report.</param>
    public UtteranceMatch? MatchInShort(Wording line, IReadOnlyList<AlignedWording> text)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(text);
        Profile profile = ProfileOf(line);
        UtteranceMatch? best = null;
        foreach (AlignedWording candidate in text)
        {
            if (
                line.IsNegated == candidate.Wording.IsNegated
                && NameSpeakers(line, candidate.Wording)
                && AreCompatible(line.SpeakerKeys, candidate.Wording.SpeakerKeys)
                && Likeness.InShort(profile, ProfileOf(candidate.Wording)) is { } likeness
                && (best is null || likeness.Score > best.Score)
            )
            {
                best = new UtteranceMatch(
                    candidate.Utterance,
                    candidate.Wording.Quotation,
                    likeness.Score,
                    likeness.Why
                );
            }
        }

        return best;
    }

    /// <summary>Whether the words of another occasion are these, said again: linked with it, but not one utterance.</summary>
    /// <remarks>Both must name their speaker: that the same words were said by somebody is no news.</remarks>
    public UtteranceMatch? SaidAgain(Wording wording, AlignedWording earlier)
    {
        ArgumentNullException.ThrowIfNull(wording);
        ArgumentNullException.ThrowIfNull(earlier);
        return
            wording.IsNegated == earlier.Wording.IsNegated
            && NameSpeakers(wording, earlier.Wording)
            && AreCompatible(wording.SpeakerKeys, earlier.Wording.SpeakerKeys)
            && Likeness.OfAnotherOccasion(ProfileOf(wording), ProfileOf(earlier.Wording))
                is { } likeness
            ? new UtteranceMatch(
                earlier.Utterance,
                earlier.Wording.Quotation,
                likeness.Score,
                likeness.Why
            )
            : null;
    }

    private static bool MayDispute(Wording left, Wording right) =>
        left.Report != right.Report && NameSpeakers(left, right);

    private static bool NameSpeakers(Wording left, Wording right) =>
        !left.SpeakerKeys.IsDefaultOrEmpty && !right.SpeakerKeys.IsDefaultOrEmpty;

    /// <summary>The numbers by which a store finds wordings that may be alike.</summary>
    public WordingKeys KeysOf(Wording wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return WordingKeys.Of(ProfileOf(wording));
    }

    internal Profile ProfileOf(Wording wording) =>
        _profiles.GetValue(wording, w => new Profile(w.Text, _weights));

    /// <summary>Whether the same could have said both: they share a speaker, or one report leaves it open.</summary>
    private static bool AreCompatible(ImmutableArray<string> left, ImmutableArray<string> right)
    {
        if (left.IsDefaultOrEmpty || right.IsDefaultOrEmpty)
        {
            return true;
        }

        foreach (string key in left)
        {
            if (right.Contains(key, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
