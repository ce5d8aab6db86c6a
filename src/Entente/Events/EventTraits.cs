using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Events;

/// <summary>What is seen of an event that a cue may tell, in the words of the table <c>event-judgement</c>.</summary>
/// <remarks>One for each document. Cost: for each event one pass over the places where the text speaks of states.</remarks>
internal sealed class EventTraits(WordTree tree, PloverOntology ontology, Focus focus)
{
    private const string Nobody = "nobody";
    private const int LongestWay = 3; // steps from an actor to the cue

    // Bounds of what is counted or measured: a trait names the number of those that are reached.
    private static readonly double[] s_chances = [0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9];
    private static readonly double[] s_shares = [0.01, 0.1, 0.2, 0.35, 0.5, 0.7];
    private static readonly double[] s_counts = [1, 2, 3, 5];
    private static readonly double[] s_states = [1, 2, 3, 4, 6, 9, 13];

    /// <summary>The traits of an event.</summary>
    public List<string> Of(EventCase seen)
    {
        Traits traits = new(seen);
        AddCue(seen, traits);
        AddParties(seen.Event, traits);
        AddStates(seen, traits);
        AddCircumstances(seen, traits);
        return traits.Names;
    }

    private static void AddCue(EventCase seen, Traits traits)
    {
        string chance = Step(seen.TypeChance, s_chances);
        traits.Add("always");
        traits.Add($"type {traits.Type}");
        traits.Add($"type {traits.Type}, {traits.Tag}");
        traits.Add($"type {traits.Type}, {traits.Breadth}");
        traits.Add($"cue {traits.Tag}, {traits.Breadth}");
        traits.Add($"pair {chance}");
        traits.Add($"pair {chance}, {traits.Breadth}");
        traits.Add($"pair {chance}, {traits.Tag}");
        string act = Step(seen.CueChance, s_chances);
        traits.Add($"act {act}");
        traits.Add($"act {act}, {traits.Breadth}");
        traits.Add($"act {act}, {traits.Tag}");
        traits.Add($"act {act}, pair {chance}");
        traits.AddIf(seen.Event.Mode is not null, $"mode {traits.Type} {seen.Event.Mode}");
        traits.AddIf(!seen.HasContent, "no content");
    }

    private static void AddParties(Event found, Traits traits)
    {
        traits.Add($"source {traits.Source}");
        traits.Add($"source {traits.Source}, {traits.Tag}");
        traits.Add($"target {traits.Target}");
        traits.Add($"target {traits.Target}, {traits.Type}");
        traits.Add($"source {traits.Source}, target {traits.Target}");
        AddSide("source", found.Sources, traits);
        AddSide("target", found.Targets, traits);
        if (found is { Sources: [{ Code.Country: { } own }, ..], Targets: [_, ..] })
        {
            bool isHome = found.Targets.Any(target => target.Code.Country == own);
            string where = isHome ? "at home" : "abroad";
            traits.Add(where);
            traits.Add($"{where}, {traits.Type}");
        }
    }

    private static void AddSide(string side, ImmutableArray<EventActor> actors, Traits traits)
    {
        if (actors is [{ } first, ..])
        {
            string home = first.Code.Country is null ? "stateless" : "of a state";
            string sector = first.Code.Sector ?? "no sector";
            traits.Add($"{side} {home}");
            traits.Add($"{side} {home}, {traits.Type}");
            traits.Add($"{side} {sector}");
            traits.Add($"{side} {sector}, {traits.Type}");
            traits.Add($"{side} {home}, {sector}, {first.Rule}");
        }
    }

    /// <summary>Where else the text speaks of the states of the parties, and which other states its sentence speaks of; of a sentence alone only how the parties hang on the act.</summary>
    private void AddStates(EventCase seen, Traits traits)
    {
        Event found = seen.Event;
        if (tree.Document.Sentences.Length == 1)
        {
            traits.Add("alone");
            traits.Add($"alone, {traits.Breadth}");
            traits.Add($"alone, source {traits.Source}");
            traits.Add($"alone, target {traits.Target}");
            AddWay("source", found.Sources, seen, traits);
            AddWay("target", found.Targets, seen, traits);
            return;
        }

        string states = Step(focus.States, s_states);
        traits.Add($"states {states}");
        traits.Add($"states {states}, source {traits.Source}");
        traits.Add($"states {states}, target {traits.Target}");
        string rivals = Step(CountRivals(found), s_counts);
        traits.Add($"rivals {rivals}");
        traits.Add($"rivals {rivals}, source {traits.Source}");
        traits.Add($"rivals {rivals}, target {traits.Target}");
        traits.Add($"rivals {rivals}, {traits.Type}");
        string? source = StateOf(found.Sources);
        string? target = found.IsReciprocal
            ? found.Sources[^1].Code.Country
            : StateOf(found.Targets);
        if (source is not null && target is not null && source != target)
        {
            (int both, int any) = CountSentences(found, source, target);
            string together = Step(both, s_counts);
            traits.Add($"together {together}");
            traits.Add($"together {together}, target {traits.Target}");
            traits.Add($"together share {Step((double)both / Math.Max(1, any), s_shares)}");
        }

        AddState("source", found.Sources, seen, traits);
        AddState("target", found.Targets, seen, traits);
    }

    private void AddState(
        string side,
        ImmutableArray<EventActor> actors,
        EventCase seen,
        Traits traits
    )
    {
        if (actors is not [{ Code.Country: { } state } actor, ..])
        {
            return;
        }

        int here = SentenceOf(seen.Event.Trigger);
        int verb = Sighting.OfAct(tree, seen.Token).Verb;
        int count = 0;
        Sighting? last = null; // in the sentence, or else before it; one in the clause goes before others
        foreach (Sighting one in focus.Seen)
        {
            if (one.State != state)
            {
                continue;
            }

            count++;
            bool isBeside = last is { } known && known.Sentence == here && known.Verb == verb;
            last = one.Sentence <= here && !isBeside ? one : last;
        }

        traits.Add($"{side} share {Step((double)count / Math.Max(1, focus.Seen.Count), s_shares)}");
        if (last is { } nearest)
        {
            traits.Add($"{side} seen {Step(here - nearest.Sentence, s_counts)}");
            if (nearest.Sentence == here)
            {
                string clause = nearest.Verb == verb ? "own clause" : "other clause";
                traits.Add($"{side} seen {nearest.Part}, {clause}");
                traits.Add($"{side} seen {nearest.Part}, {clause}, {nearest.Kind}");
            }
        }

        AddWay(side, actors, seen, traits);
    }

    private void AddWay(
        string side,
        ImmutableArray<EventActor> actors,
        EventCase seen,
        Traits traits
    )
    {
        if (actors is [{ Code.Country: not null } actor, ..])
        {
            string way = WayOf(actor, seen.Token);
            traits.Add($"{side} way {way}");
            traits.Add($"{side} way {way}, {traits.Tag}");
        }
    }

    /// <summary>How many states the sentence of an event speaks of that are none of its parties.</summary>
    private int CountRivals(Event found)
    {
        int here = SentenceOf(found.Trigger);
        HashSet<string> rivals = new(StringComparer.Ordinal);
        foreach (Sighting one in focus.Seen)
        {
            if (
                one.Sentence == here
                && !Has(found.Sources, one.State)
                && !Has(found.Targets, one.State)
            )
            {
                rivals.Add(one.State);
            }
        }

        return rivals.Count;
    }

    /// <summary>How many sentences beside that of an event speak of both of two states, and how many of any of them.</summary>
    private (int Both, int Any) CountSentences(Event found, string one, string other)
    {
        int here = SentenceOf(found.Trigger);
        (int both, int any) = (0, 0);
        (int sentence, bool hasOne, bool hasOther) = (-1, false, false);
        foreach (Sighting seen in focus.Seen)
        {
            if (seen.Sentence != sentence)
            {
                Count();
                (sentence, hasOne, hasOther) = (seen.Sentence, false, false);
            }

            hasOne |= seen.State == one;
            hasOther |= seen.State == other;
        }

        Count();
        return (both, any);

        void Count()
        {
            both += sentence != here && hasOne && hasOther ? 1 : 0;
            any += sentence != here && (hasOne || hasOther) ? 1 : 0;
        }
    }

    private void AddCircumstances(EventCase seen, Traits traits)
    {
        Event found = seen.Event;
        traits.Add($"modality {found.Modality}");
        traits.Add($"modality {found.Modality}, {traits.Type}");
        traits.Add($"modality {found.Modality}, {traits.Breadth}");
        traits.AddIf(found.Part == ReportPart.Body, $"region {found.Region}"); // a headline apart is no line among others
        traits.AddIf(found.Time is not null, "time");
        traits.AddIf(found.Place is not null, "place");
        traits.AddIf(found.Content is not null, $"content, {traits.Type}");
        traits.AddIf(seen.IsWithin, "within another");
        traits.AddIf(
            traits.Target == Nobody && ontology[found.Type].NeedsRecipient,
            "recipient missing"
        );
    }

    /// <summary>The relations from an actor up to a cue: "obl:with"; "far" where they are many, "none" from another sentence.</summary>
    private string WayOf(EventActor actor, int cue)
    {
        Document document = tree.Document;
        if (SentenceOf(actor.Span) != SentenceOf(document.Tokens[cue].Span))
        {
            return "none";
        }

        int at = HeadOf(actor.Span);
        string way = "";
        for (int step = 0; step < LongestWay && at != cue && tree.Head(at) >= 0; step++)
        {
            string preposition = tree.CaseOf(at);
            string relation = tree.Relation(at);
            string part = preposition.Length == 0 ? relation : $"{relation}:{preposition}";
            way = way.Length == 0 ? part : $"{way} {part}";
            at = tree.Head(at);
        }

        return at == cue ? way
            : way.Length > 0 && tree.Head(cue) == at ? $"{way} beside"
            : "far";
    }

    /// <summary>The word of a phrase that its others depend on.</summary>
    private int HeadOf(TextSpan words)
    {
        Document document = tree.Document;
        int at = document.TokenAt(words.End - 1);
        int head = tree.Head(at);
        for (
            int step = document.TokenAt(words.Start);
            step < document.TokenAt(words.End - 1)
                && head >= 0
                && words.Contains(document.Tokens[head].Span);
            step++
        )
        {
            (at, head) = (head, tree.Head(head));
        }

        return at;
    }

    private int SentenceOf(TextSpan words) => tree.Document.SentenceAt(words.Start);

    private static bool Has(ImmutableArray<EventActor> actors, string state)
    {
        foreach (EventActor actor in actors)
        {
            if (actor.Code.Country == state)
            {
                return true;
            }
        }

        return false;
    }

    private static string? StateOf(ImmutableArray<EventActor> actors) =>
        actors is [{ } first, ..] ? first.Code.Country : null;

    private static string Step(double? value, double[] bounds)
    {
        if (value is not { } known)
        {
            return "unknown";
        }

        int step = 0;
        while (step < bounds.Length && known >= bounds[step])
        {
            step++;
        }

        return step.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The traits so far, with the words that many of them are made of.</summary>
    private readonly struct Traits(EventCase seen)
    {
        public List<string> Names { get; } = [];

        public string Type { get; } = PloverOntology.NameOf(seen.Event.Type);

        public string Tag { get; } = seen.Cue.Tag.ToString();

        public string Breadth { get; } =
            seen.Cue.IsLearnt ? "learnt"
            : seen.Cue.IsBroad ? "broad"
            : "plain";

        public string Source { get; } = RuleOf(seen.Event.Sources);

        public string Target { get; } =
            seen.Event.IsReciprocal ? "mutual" : RuleOf(seen.Event.Targets);

        public void Add(string trait) => Names.Add(trait);

        public void AddIf(bool isSeen, string trait)
        {
            if (isSeen)
            {
                Names.Add(trait);
            }
        }

        private static string RuleOf(ImmutableArray<EventActor> actors) =>
            actors is [{ } first, ..] ? first.Rule : Nobody;
    }
}
