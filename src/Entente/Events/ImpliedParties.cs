namespace Entente.Events;

/// <summary>Finds whom an act is done to where its own phrases do not say: in the condition of a threat, in what it answers, in what the report is about.</summary>
/// <remarks>Who stands in a condition is named; all others are guesses, marked as such (<see cref="ActorRule.Guess"/>).</remarks>
internal sealed class ImpliedParties(
    WordTree tree,
    EventGrammar grammar,
    ActorReader actors,
    RoleReader roles
)
{
    private const int DeepestCondition = 2; // clauses

    /// <summary>Who is to do or to leave something lest a threat come true: "threatened to stop the talks if Chad goes on".</summary>
    public void AddConditional(int cue, EventType type, List<EventActor> targets)
    {
        if (type == EventType.Threaten && targets.Count == 0)
        {
            AddConditional(cue, targets, depth: 0);
        }
    }

    /// <summary>Whom an act is done to that names nobody: whom words answer, who gets or suffers what takes two.</summary>
    public void AddAnswered(
        int cue,
        EventType type,
        List<EventActor> sources,
        List<EventActor> targets
    )
    {
        if (targets.Count > 0 || sources is not [{ } source, ..])
        {
            return;
        }

        // Of several who act together none does it to another of them.
        if (
            actors.OtherThan(source, cue, type, SpeaksOfAct(cue)) is { } other
            && (sources.Count == 1 || !sources.Exists(s => s.Code.Country == other.Code.Country))
        )
        {
            targets.Add(other);
        }
    }

    /// <summary>Mends countries that were taken from the text: the opposition of a state turns on its own, a state helps the students of another.</summary>
    public void Settle(EventType type, List<EventActor> sources, List<EventActor> targets)
    {
        if (sources is not [{ Code.Country: { } country } source, ..])
        {
            return;
        }

        for (int i = 0; i < targets.Count; i++)
        {
            EventActor target = targets[i];
            if (target.Rule != ActorRule.Text)
            {
                continue;
            }

            if (ActorRule.IsPlain(source.Rule) && IsOfHome(source))
            {
                targets[i] = In(target, country);
            }
            else if (target.Code.Country == country && source.Code.Sector is null && IsAbroad(type))
            {
                targets[i] = In(target, actors.ElsewhereThan(country, source.Span.Start));
            }
        }

        bool isAtDoor = targets.Exists(t =>
            t.Code is { Sector: "GOV" } && t.Code.Country == country && ActorRule.IsPlain(t.Rule)
        );
        if (source.Rule == ActorRule.Text && type == EventType.Protest && isAtDoor)
        {
            // Who gathers at an embassy is of the country where it is.
            int end = targets.Max(t => t.Span.End);
            string? home = actors.ElsewhereThan(country, end);
            sources[0] = home is null ? source : In(source, home);
        }
    }

    private void AddConditional(int verb, List<EventActor> targets, int depth)
    {
        foreach (int clause in tree.Of(verb))
        {
            if (targets.Count > 0)
            {
                return;
            }

            if (tree.Is(clause, "advcl") && IsCondition(clause))
            {
                int subject = roles.SubjectOf(clause);
                if (subject >= 0)
                {
                    actors.ReadTarget(subject, targets, elsewhere: []);
                }
            }
            else if (
                depth < DeepestCondition
                && (tree.Is(clause, "xcomp") || tree.Is(clause, "ccomp"))
            )
            {
                AddConditional(clause, targets, depth + 1);
            }
        }
    }

    private bool IsCondition(int clause)
    {
        int mark = tree.Find(clause, "mark");
        return mark >= 0 && grammar.Conditions.Contains(tree.Lemma(mark));
    }

    // "called the step a farce": the object is an act, of which no word says whose it is.
    private bool SpeaksOfAct(int cue)
    {
        int thing = tree.Find(cue, "obj");
        return thing >= 0
            && tree.Tag(thing) == "NOUN"
            && tree.Find(thing, "nmod:poss") < 0
            && grammar.Acts.Contains(tree.Lemma(thing));
    }

    private static bool IsAbroad(EventType type) =>
        type is not (EventType.Coerce or EventType.Assault or EventType.Mobilize);

    private bool IsOfHome(EventActor actor) =>
        actor.Code.Sector is { } sector && grammar.OfHome.Contains(sector);

    private static EventActor In(EventActor actor, string? country) =>
        actor with
        {
            Code = actor.Code with { Country = country },
        };
}
