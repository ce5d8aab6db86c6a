using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Finds the words of a document that name acts: by the table of cues, and by a trained reader, which takes away what hardly is one and adds what the table does not know.</summary>
/// <remarks>What it adds counts as a row whose words mean much else as well (<see cref="EventCue.IsBroad"/>): something else has to speak for the act before it is shown.</remarks>
internal sealed class ActReader
{
    // Born in lab/notes/events.md.
    private const double LeastOfRule = 0.05;
    private const double LeastOfBroad = 0.1;
    private const double LeastOfOther = 0.6;
    private const double LeastOfLearnt = 0.15;

    private readonly CueReader _rules;
    private readonly ActModel? _model;
    private readonly PloverOntology _ontology;
    private readonly EventGrammar _grammar;

    /// <summary>Reads by both; without a model, by the table alone.</summary>
    public ActReader(
        CueReader rules,
        ActModel? model,
        PloverOntology ontology,
        EventGrammar grammar
    )
    {
        _grammar = grammar;
        _rules = rules;
        _model = model;
        _ontology = ontology;
    }

    /// <summary>The cues, in the order of the text.</summary>
    public ImmutableArray<FoundCue> Read(WordTree tree)
    {
        HashSet<int> silent = [];
        ImmutableArray<FoundCue> rules = _rules.Read(tree, silent);
        if (_model is null)
        {
            return rules;
        }

        var found = ImmutableArray.CreateBuilder<FoundCue>(rules.Length);
        ActScene scene = _model.SceneOf(tree, rules);
        ActSink sink = new();
        Span<float> chances = stackalloc float[ActModel.Labels];
        int next = 0;
        for (int i = 0; i < tree.Document.Tokens.Length; i++)
        {
            bool isRule = next < rules.Length && rules[next].Token == i;
            if (isRule || ActModel.MayAct(tree, i))
            {
                _model.Read(scene, i, sink, chances);
                FoundCue? cue =
                    isRule ? Judge(tree, rules[next], chances)
                    : silent.Contains(i) || IsAboutAct(scene, i) ? null
                    : Learnt(tree, i, chances, LeastOfLearnt);
                next += isRule ? 1 : 0;
                if (cue is { } kept)
                {
                    found.Add(kept);
                }
            }
        }

        return found.ToImmutable();
    }

    // "denied shelling a post": what a row names beneath it is the act, and it says what became of that.
    private bool IsAboutAct(ActScene scene, int token)
    {
        if (_grammar.ScopeOf(scene.Tree.Lemma(token)) is null)
        {
            return false;
        }

        foreach (int dependent in scene.Tree.Of(token))
        {
            bool isContent =
                scene.Tree.Is(dependent, "xcomp")
                || scene.Tree.Is(dependent, "ccomp")
                || scene.Tree.Is(dependent, "obj");
            if (isContent && scene.Rule(dependent) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A cue of the table; where it is hardly what it says, what the trained reader is sure of goes before it, and a row that means much else is no act of its own.</summary>
    private FoundCue Judge(WordTree tree, FoundCue rule, ReadOnlySpan<float> chances)
    {
        double chance = ChanceOf(rule.Cue.Type!.Value, chances);
        FoundCue weighed = rule with { Chance = chance };
        if (chance >= (rule.Cue.IsBroad ? LeastOfBroad : LeastOfRule))
        {
            return weighed;
        }

        // What is asked or denied was never told to the reader as an act: of a plain row the judge of events decides.
        return Learnt(tree, rule.Token, chances, LeastOfOther)
            ?? weighed with
            {
                IsAct = !rule.Cue.IsBroad,
            };
    }

    // What is only announced, refused or asked for is coded as that: the table names the act itself.
    private double ChanceOf(EventType type, ReadOnlySpan<float> chances)
    {
        EventType future = _ontology[type].Future;
        double chance = chances[ActModel.LabelOf(type)];
        chance += future == type ? 0 : chances[ActModel.LabelOf(future)];
        chance += type == EventType.Reject ? 0 : chances[ActModel.LabelOf(EventType.Reject)];
        return chance
            + (type == EventType.Request ? 0 : chances[ActModel.LabelOf(EventType.Request)]);
    }

    private static FoundCue? Learnt(
        WordTree tree,
        int token,
        ReadOnlySpan<float> chances,
        double least
    )
    {
        int best = 1;
        for (int label = 2; label < chances.Length; label++)
        {
            best = chances[label] > chances[best] ? label : best;
        }

        return chances[best] >= least
            ? new FoundCue(
                token,
                EventCue.Learnt(tree.Lemma(token), TagOf(tree, token), (EventType)(best - 1)),
                chances[best]
            )
            : null;
    }

    private static CueTag TagOf(WordTree tree, int token) =>
        tree.Tag(token) switch
        {
            "NOUN" => CueTag.Noun,
            "ADJ" => CueTag.Adjective,
            _ => CueTag.Verb,
        };
}
