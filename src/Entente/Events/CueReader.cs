using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Finds the words of a document that name acts.</summary>
internal sealed class CueReader(EventCues cues)
{
    private const int ParticleReach = 3;

    /// <summary>The cues, in the order of the text.</summary>
    public ImmutableArray<FoundCue> Read(WordTree tree)
    {
        Company company = new(tree);
        var found = ImmutableArray.CreateBuilder<FoundCue>();
        for (int i = 0; i < tree.Document.Tokens.Length; i++)
        {
            if (TagOf(tree, i) is { } tag && Match(tree, company, i, tag) is { } cue)
            {
                found.Add(new FoundCue(i, cue));
            }
        }

        return found.ToImmutable();
    }

    private EventCue? Match(WordTree tree, Company company, int token, CueTag tag)
    {
        bool isGathered = false;
        foreach (EventCue cue in cues.Of(tree.Lemma(token)))
        {
            if (
                cue.Tag != tag
                || (cue.Particle is { } particle && !HasParticle(tree, token, particle))
            )
            {
                continue;
            }

            if (cue.With.Count > 0 && !cue.NeedsAct)
            {
                company = isGathered ? company : company.Gather(token);
                isGathered = true;
                if (!company.HasAny(cue.With))
                {
                    continue;
                }
            }

            return cue.Type is null ? null : cue;
        }

        return null;
    }

    private static CueTag? TagOf(WordTree tree, int token) =>
        tree.Tag(token) switch
        {
            "NOUN" => CueTag.Noun,
            "ADJ" => CueTag.Adjective,
            _ => tree.IsVerb(token) ? CueTag.Verb : null,
        };

    // A particle stands behind its verb, with the object between them at most: "called the visit off".
    private static bool HasParticle(WordTree tree, int token, string particle)
    {
        foreach (int dependent in tree.Of(token))
        {
            if (dependent > token && tree.Lemma(dependent) == particle)
            {
                return true;
            }
        }

        int end = Math.Min(token + ParticleReach, tree.Document.Tokens.Length);
        for (int i = token + 1; i < end; i++)
        {
            if (tree.Lemma(i) == particle && tree.Tag(i) is "ADP" or "ADV")
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A word of a document that names an act.</summary>
/// <param name="Token">The token.</param>
/// <param name="Cue">The row that it was found by.</param>
internal readonly record struct FoundCue(int Token, EventCue Cue);
