using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Asks the trained reader who takes part in an act where the rules found nobody, or somebody who it holds is not the one.</summary>
/// <remarks>What it says is a guess, and marked as one (<see cref="ActorRule.Likely"/>): it is given to those who code texts, and does not enter the record.</remarks>
internal sealed class LikelyParties(
    WordTree tree,
    EventGrammar grammar,
    ActorReader actors,
    PartyModel? model
)
{
    // Born in lab/notes/events.md.
    private const double LeastChance = 0.5;

    // So that a page cannot make it ask without end: news has no longer sentences, and few with more acts.
    private const int LongestSentence = 120; // tokens
    private const int MostAsked = 6; // times a sentence

    private readonly RoleReader _roles = new(tree, grammar);
    private int _sentence = -1;
    private int _asked;

    /// <summary>Adds those whom the rules did not find.</summary>
    /// <param name="cue">The token of the act.</param>
    /// <param name="cues">The cues of its sentence.</param>
    /// <param name="isMutual">Whether those who act do it to each other, as the rules read it.</param>
    /// <param name="sources">Who acts, as the rules read it.</param>
    /// <param name="targets">Whom it is done to, as the rules read it.</param>
    public void Complete(
        int cue,
        ImmutableArray<FoundCue> cues,
        bool isMutual,
        List<EventActor> sources,
        List<EventActor> targets
    )
    {
        bool isWhole = sources.Count > 0 && (targets.Count > 0 || isMutual);
        if (isWhole || model is null || SceneOf(cue, cues) is not { } scene)
        {
            return;
        }

        HeadChances heads = model.HeadsOf(scene, PartyRole.Source, source: -1);
        if (sources.Count == 0)
        {
            Add(heads, targets, sources, actors.Read);
        }

        if (targets.Count == 0 && sources.Count > 0)
        {
            HeadChances others = model.HeadsOf(scene, PartyRole.Target, heads.Best);
            Add(
                others,
                sources,
                targets,
                (head, found) => actors.ReadTarget(head, found, elsewhere: [])
            );
        }
    }

    private PartyScene? SceneOf(int cue, ImmutableArray<FoundCue> cues)
    {
        Document document = tree.Document;
        int at = document.SentenceAt(document.Tokens[cue].Span.Start);
        (_sentence, _asked) = at == _sentence ? (at, _asked + 1) : (at, 1);
        Sentence sentence = document.Sentences[at];
        bool isAsked =
            _asked <= MostAsked && sentence.EndToken - sentence.FirstToken <= LongestSentence;
        return isAsked ? new PartyScene(tree, _roles, sentence, cues, cue) : null;
    }

    private static void Add(
        HeadChances heads,
        List<EventActor> others,
        List<EventActor> parties,
        Action<int, List<EventActor>> read
    )
    {
        if (heads.Best < 0 || heads.Of(heads.Best) < LeastChance)
        {
            return;
        }

        List<EventActor> found = [];
        read(heads.Best, found);
        parties.AddRange(
            found
                .Where(actor =>
                    !others.Exists(other =>
                        other.Span.Overlaps(actor.Span) || other.Party == actor.Party
                    )
                )
                .Select(actor => actor with { Rule = ActorRule.Likely })
        );
    }
}
