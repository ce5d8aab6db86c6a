using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Reads who takes part in what a sentence is about, in their whole phrases, whether they are actors of politics or not.</summary>
internal sealed class PartyReader(WordTree tree, EventGrammar grammar)
{
    private const int MostParties = 6;
    private const int LongestPhrase = 40; // tokens on one side of a head

    private readonly RoleReader _roles = new(tree, grammar);
    private readonly List<int> _sources = [];
    private readonly List<int> _targets = [];

    /// <summary>The parties of a sentence: of its cue that stands highest in the tree, or of its main verb when it has none.</summary>
    public ImmutableArray<Party> Read(Sentence sentence, ImmutableArray<FoundCue> cues)
    {
        (int verb, EventCue? cue) = MainOf(sentence, cues);
        if (verb < 0)
        {
            return [];
        }

        Roles roles = _roles.Read(verb, _sources, _targets);
        var parties = ImmutableArray.CreateBuilder<Party>();
        if (_sources.Count > 0)
        {
            AddAll(_sources[0], PartyRole.Source, parties);
        }

        int target = TargetOf(verb, cue, roles);
        bool isMutual = parties.Count > 1 && target < 0 && IsMutual(cue);
        if (target >= 0 && !parties.Any(party => party.Span.Contains(SpanOf(target))))
        {
            AddAll(target, PartyRole.Target, parties);
        }

        return isMutual || IsMeeting(cue, parties)
            ? [.. parties.Select(party => party with { Role = PartyRole.Reciprocal })]
            : parties.ToImmutable();
    }

    private (int Verb, EventCue? Cue) MainOf(Sentence sentence, ImmutableArray<FoundCue> cues)
    {
        FoundCue? best = null;
        int least = int.MaxValue;
        foreach (FoundCue cue in cues)
        {
            bool isHere = cue.Token >= sentence.FirstToken && cue.Token < sentence.EndToken;
            if (isHere && DepthOf(cue.Token) is var depth && depth < least)
            {
                (best, least) = (cue, depth);
            }
        }

        if (best is { } found)
        {
            return (found.Token, found.Cue);
        }

        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (tree.Head(i) < 0)
            {
                return (i, null);
            }
        }

        return (-1, null);
    }

    private int DepthOf(int token)
    {
        const int deepest = 30;
        int depth = tree.Tag(token) == "VERB" ? 0 : 1;
        for (int at = tree.Head(token); at >= 0 && depth < deepest; at = tree.Head(at))
        {
            depth++;
        }

        return depth;
    }

    /// <summary>The head of whom or what it is done to: not the noun that belongs to the cue ("launched an <em>attack</em> on …").</summary>
    private int TargetOf(int verb, EventCue? cue, Roles roles)
    {
        int thing = tree.Find(verb, "obj");
        foreach (int head in _targets)
        {
            bool isLight = head == thing && !roles.IsPassive && IsLight(thing, cue);
            bool isTime =
                tree.Relation(head) is "obl:unmarked" or "nmod:unmarked" or "obl:tmod"
                || tree.Tag(head) is "NUM";
            if (!isLight && !isTime && tree.Tag(head) is "NOUN" or "PROPN" or "PRON" or "ADJ")
            {
                return head;
            }
        }

        return -1;
    }

    private bool IsLight(int thing, EventCue? cue) =>
        thing >= 0 && cue is not null && cue.With.Contains(tree.Lemma(thing)) && HasPhrase(thing);

    private bool HasPhrase(int thing)
    {
        foreach (int head in _targets)
        {
            if (head != thing && tree.CaseOf(head).Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMutual(EventCue? cue) =>
        cue?.Type
            is EventType.Consult
                or EventType.Agree
                or EventType.Support
                or EventType.Cooperate;

    // A meeting is one of both sides, whoever is the subject.
    private static bool IsMeeting(EventCue? cue, ImmutableArray<Party>.Builder parties) =>
        cue is { Type: EventType.Consult, Mode: not "visit" }
        && parties.Any(party => party.Role == PartyRole.Target);

    private void AddAll(int head, PartyRole role, ImmutableArray<Party>.Builder parties)
    {
        parties.Add(new Party(role, SpanOf(head)));
        foreach (int other in tree.Of(head))
        {
            bool isParty = tree.Is(other, "conj") && tree.Tag(other) is "NOUN" or "PROPN";
            if (isParty && parties.Count < MostParties)
            {
                parties.Add(new Party(role, SpanOf(other)));
            }
        }
    }

    /// <summary>The whole phrase of a head, without its preposition, without other parties and clauses.</summary>
    private TextSpan SpanOf(int head)
    {
        int first = head;
        int last = head;
        Widen(head, isHead: true, ref first, ref last, depth: 0);
        return new TextSpan(
            tree.Document.Tokens[first].Span.Start,
            tree.Document.Tokens[last].Span.End
        );
    }

    private void Widen(int head, bool isHead, ref int first, ref int last, int depth)
    {
        const int deepest = 6;
        foreach (int dependent in tree.Of(head))
        {
            bool isOutside =
                tree.Is(dependent, "punct")
                || tree.Is(dependent, "acl")
                || tree.Is(dependent, "appos")
                || tree.Is(dependent, "parataxis")
                || tree.Is(dependent, "advcl")
                || tree.Relation(dependent) == "nmod:unmarked"
                || (
                    isHead
                    && (
                        tree.Is(dependent, "conj")
                        || tree.Is(dependent, "cc")
                        || tree.Is(dependent, "case")
                        || tree.Is(dependent, "cop")
                        || tree.Is(dependent, "nsubj")
                    )
                    && tree.Word(dependent) is not "'s"
                );
            if (isOutside || Math.Abs(dependent - head) > LongestPhrase)
            {
                continue;
            }

            first = Math.Min(first, dependent);
            last = Math.Max(last, dependent);
            if (depth < deepest)
            {
                Widen(dependent, isHead: false, ref first, ref last, depth + 1);
            }
        }
    }
}

/// <summary>Somebody or something that takes part in what a sentence is about.</summary>
/// <param name="Role">The part.</param>
/// <param name="Span">The words.</param>
public readonly record struct Party(PartyRole Role, TextSpan Span);

/// <summary>The parts that one can take.</summary>
public enum PartyRole
{
    /// <summary>Acts.</summary>
    Source,

    /// <summary>Is acted on.</summary>
    Target,

    /// <summary>Acts on the others and they on it.</summary>
    Reciprocal,
}
