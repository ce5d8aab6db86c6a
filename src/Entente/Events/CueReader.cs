using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Finds the words of a document that name acts.</summary>
internal sealed class CueReader(EventCues cues, EventGrammar grammar)
{
    private const int ParticleReach = 3;

    /// <summary>The cues, in the order of the text.</summary>
    /// <param name="tree">The words.</param>
    /// <param name="silent">Is told the tokens of which a row says that with this company they name no act; <see langword="null"/> when nobody asks.</param>
    public ImmutableArray<FoundCue> Read(WordTree tree, HashSet<int>? silent = null)
    {
        Company company = new(tree, grammar);
        var found = ImmutableArray.CreateBuilder<FoundCue>();
        for (int i = 0; i < tree.Document.Tokens.Length; i++)
        {
            EventCue? cue = TagOf(tree, i) is { } tag ? Match(tree, company, i, tag) : null;
            if (cue is { Type: not null })
            {
                found.Add(new FoundCue(i, cue));
            }
            else if (cue is not null)
            {
                silent?.Add(i);
            }
        }

        return found.ToImmutable();
    }

    private EventCue? Match(WordTree tree, Company company, int token, CueTag tag)
    {
        bool isGathered = false;
        EventCue? broad = null;
        foreach (EventCue cue in RowsOf(tree, token))
        {
            if (
                cue.Tag != tag
                || (cue.Particle is { } particle && !HasParticle(tree, token, particle))
                || (broad is not null && (cue.IsBroad || cue.Type != broad.Type))
            )
            {
                continue;
            }

            if (cue.With.Length > 0 && !cue.NeedsAct)
            {
                company = isGathered ? company : company.Gather(token);
                isGathered = true;
                if (!company.HasAll(cue.With))
                {
                    continue;
                }
            }

            if (!cue.IsBroad)
            {
                return cue.Type is null ? cue : Merge(cue, broad);
            }

            broad = cue;
        }

        return broad;
    }

    // What is told by a row that means nothing else is not in doubt because a broad one tells more of it.
    private static EventCue Merge(EventCue cue, EventCue? broad) =>
        broad?.Mode is { } mode && cue.Mode is null ? cue with { Mode = mode } : cue;

    // "test-fired": with what is joined to it by a mark, where there are rows for both in one.
    private ImmutableArray<EventCue> RowsOf(WordTree tree, int token)
    {
        string lemma = tree.Lemma(token);
        bool isJoined = token >= 2 && tree.Word(token - 1) is "-" && !HasBlankBefore(tree, token);
        ImmutableArray<EventCue> whole = isJoined
            ? cues.Of($"{tree.Lemma(token - 2)}-{lemma}")
            : [];
        return whole.IsEmpty ? cues.Of(lemma) : whole;
    }

    private static bool HasBlankBefore(WordTree tree, int token) =>
        tree.Document.Tokens[token - 1].Span.End != tree.Document.Tokens[token].Span.Start;

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
/// <param name="Chance">How likely the trained reader of acts holds it to name an act of this type, up to 1; <see langword="null"/> where it was not asked.</param>
internal readonly record struct FoundCue(int Token, EventCue Cue, double? Chance = null)
{
    /// <summary>Whether it may tell an act of its own; else it only says what another is about: "agreed to cooperate".</summary>
    public bool IsAct { get; init; } = true;
}
