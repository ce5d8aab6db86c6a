namespace Entente.Events;

/// <summary>Reads whether an act happened, from the words around its cue: auxiliaries, negation, conditions, and what it stands in the scope of.</summary>
internal sealed class ModalityReader(WordTree tree, EventGrammar grammar, RoleReader roles)
{
    private const int Furthest = 8; // steps up a chain of clauses

    /// <summary>Reads the modality of a cue.</summary>
    /// <param name="cue">The token.</param>
    /// <param name="cueAt">The cue that a token is: in the scope of an act of its own, that act counts.</param>
    public Scope Read(int cue, Func<int, EventCue?> cueAt)
    {
        EventCue? own = cueAt(cue);
        bool isRefusal = own is not null && IsByRefusal(own);
        Scope scope = new() { IsNegated = !isRefusal && IsNegated(cue) };
        Read(cue, ref scope);
        int at = cue;
        for (int step = 0; step < Furthest; step++)
        {
            FindAccount(at, ref scope);
            int head = tree.Head(at);
            if (head < 0 || !Climb(at, head, cueAt, ref scope))
            {
                break;
            }

            at = head;
        }

        if (scope.Speech < 0)
        {
            scope.Speech = AccountAtEnd(cue);
        }

        if (IsAsked(at) && scope.Speech < 0 && scope.Modality is null or Modality.Planned)
        {
            scope.Modality = Modality.Hypothetical;
        }

        bool isInfinitive = tree.FineTag(cue) == "VB" && tree.Has(cue, "mark", "to");
        if (isInfinitive && scope.Modality is null)
        {
            ReadPurpose(cue, own, cueAt, ref scope);
        }

        // "will not sit idle", "would have none of it": what is said in such words is a threat or a refusal now.
        if (scope.Modality == Modality.Planned && (isRefusal || own?.Type == EventType.Threaten))
        {
            scope.Modality = null;
        }

        if (scope.IsNegated && scope.Modality is null or Modality.Planned)
        {
            scope.Modality = Modality.Denied;
        }

        return scope;
    }

    /// <summary>Whether an act was done by making it known: "has cut its aid, the ministry announced on Friday".</summary>
    public bool IsProclaimed(int cue, Scope scope) =>
        scope.Speech >= 0
        && grammar.Proclaiming.Contains(tree.Lemma(scope.Speech))
        && tree.FineTag(cue) == "VBN"
        && tree.Find(cue, "aux") is >= 0 and int auxiliary
        && tree.Lemma(auxiliary) == "have"
        && tree.FineTag(auxiliary) is "VBZ" or "VBP";

    /// <summary>Whether a clause is a whole question: "Will France send troops?"</summary>
    private bool IsAsked(int clause)
    {
        if (tree.Head(clause) >= 0)
        {
            return false;
        }

        Document document = tree.Document;
        int at = document.SentenceAt(document.Tokens[clause].Span.Start);
        return tree.Word(document.Sentences[at].EndToken - 1) is "?";
    }

    /// <summary>"is to visit", and in headlines "to visit"; behind a verb, a purpose, which is planned at least where somebody goes for it.</summary>
    private void ReadPurpose(int cue, EventCue? own, Func<int, EventCue?> cueAt, ref Scope scope)
    {
        int head = tree.Head(cue);
        if (IsSaidMeeting(head, own, cueAt))
        {
            Read(head, ref scope);
            return;
        }

        bool isPlan = head < 0 || tree.Is(cue, "acl") || tree.Is(cue, "xcomp");
        if (head >= 0 && grammar.Journeys.Contains(tree.Lemma(head)) && IsTold(head))
        {
            Read(head, ref scope);
            scope.Journey = scope.Modality is null && IsPast(head) ? head : -1;
            isPlan = true;
        }

        scope.Modality ??= isPlan ? Modality.Planned : Modality.Hypothetical;
    }

    // "phoned him to commend the decision", "flew there to plead for a truce": who meets in order to say something says it.
    private bool IsSaidMeeting(int head, EventCue? own, Func<int, EventCue?> cueAt) =>
        head >= 0
        && own?.Type
            is EventType.Accuse
                or EventType.Support
                or EventType.Request
                or EventType.Reject
                or EventType.Concede
        && cueAt(head)?.Type == EventType.Consult
        && IsTold(head);

    // "wants none of it", "voted no": the cue is such by a word that denies.
    private bool IsByRefusal(EventCue own) =>
        own.With.Any(company => company.Words.Overlaps(grammar.Negations));

    // "declined to travel to Oslo to meet the king": there is no journey.
    private bool IsTold(int verb) => !tree.Has(verb, "mark", "to") && !IsNegated(verb);

    private bool IsPast(int verb) =>
        tree.FineTag(verb) == "VBD"
        || (tree.FineTag(verb) == "VBN" && tree.Has(verb, "aux", "have"));

    /// <summary>"…, the ministry said": an account that stands beside what it tells, or above it.</summary>
    private void FindAccount(int at, ref Scope scope)
    {
        if (scope.Speech >= 0)
        {
            return;
        }

        foreach (int dependent in tree.Of(at))
        {
            if (IsAccountBeside(at, dependent))
            {
                scope.Speech = dependent;
            }
            else if (
                (tree.Is(dependent, "obl") || tree.Is(dependent, "nmod"))
                && grammar.Accounts.Contains(tree.CaseOf(dependent))
                && !IsMeasure(dependent)
            )
            {
                scope.Speech = dependent;
            }
        }

        int head = tree.Head(at);
        if (head >= 0 && tree.Is(at, "parataxis") && IsAccount(head))
        {
            scope.Speech = head;
        }
    }

    // "…, the ministry said": the parser may hold it for a clause of another kind.
    private bool IsAccountBeside(int at, int verb) =>
        (IsAccount(verb) || grammar.Claiming.Contains(tree.Lemma(verb)))
        && !IsApart(verb)
        && (
            tree.Is(verb, "parataxis")
            || (
                (tree.Is(verb, "conj") || tree.Is(verb, "advcl"))
                && verb > at
                && tree.Find(verb, "nsubj") > at
                && tree.Find(verb, "cc") < 0
                && tree.Find(verb, "mark") < 0
                && tree.Find(verb, "advmod") < 0
                && tree.Find(verb, "ccomp") < 0
                && tree.Find(verb, "obj") < 0
            )
        );

    /// <summary>The verb of an account that ends the sentence of a cue, whatever the parser makes of it: "…, a minister in Oslo said on Monday."; -1 when there is none.</summary>
    private int AccountAtEnd(int cue)
    {
        Document document = tree.Document;
        Sentence sentence = document.Sentences[
            document.SentenceAt(document.Tokens[cue].Span.Start)
        ];
        int verb = sentence.EndToken - 1;
        while (verb > cue && !tree.IsVerb(verb))
        {
            verb--;
        }

        int comma = verb - 1;
        while (
            comma > cue && tree.Tag(comma) is not ("PUNCT" or "VERB" or "AUX" or "CCONJ" or "SCONJ")
        )
        {
            comma--;
        }

        bool isAccount =
            comma > cue
            && comma < verb - 1
            && tree.Word(comma) is ","
            && tree.FineTag(verb) is "VBD" or "VBZ" or "VBP"
            && (IsAccount(verb) || grammar.Claiming.Contains(tree.Lemma(verb)))
            && !tree.FineTag(comma + 1).StartsWith('W')
            && tree.Find(verb, "obj") < 0;
        return isAccount ? verb : -1;
    }

    // "has asked for him; a court is to hear the case": a clause of its own.
    private bool IsApart(int account)
    {
        int first = account;
        while (tree.Of(first) is [var before, ..] && before < first)
        {
            first = before;
        }

        return tree.Word(first) is ";" || (first > 0 && tree.Word(first - 1) is ";");
    }

    // "100 per cent", "barrels per day", "according to plan": one bare noun behind the word, and no name, speaks for nobody.
    private bool IsMeasure(int noun) =>
        tree.FineTag(noun) == "NN" && noun > 0 && tree.Is(noun - 1, "case");

    /// <summary>Looks at what speaks of a clause or noun; what is above that still counts.</summary>
    private bool ClimbFromContent(int at, int head, Func<int, EventCue?> cueAt, ref Scope scope)
    {
        if (roles.IsOrdered(at))
        {
            return true; // who can order it so has it done
        }

        Modality? above = ScopeOf(head, at);
        bool isAccount = above == Modality.Reported;
        if (isAccount && scope.Speech < 0)
        {
            scope.Speech = head;
        }
        else if (cueAt(head) is not null && !isAccount)
        {
            scope.Outer = scope.Outer < 0 ? head : scope.Outer;
            scope.Modality ??= above ?? Modality.Planned;
        }
        else if (above is not null && !isAccount)
        {
            scope.Modality ??= above;
            Read(head, ref scope);
        }

        if (isAccount && IsNegated(head))
        {
            scope.Modality ??= Modality.Denied;
        }

        return true;
    }

    /// <summary>Looks at what a clause or noun stands under; whether what is above it still counts.</summary>
    private bool Climb(int at, int head, Func<int, EventCue?> cueAt, ref Scope scope)
    {
        if (IsOutside(at, head))
        {
            return false;
        }

        if (tree.Is(at, "xcomp") && grammar.Necessities.Contains(tree.Lemma(head)))
        {
            scope.Modality ??= Modality.Demanded; // "have to help"
            return true;
        }

        if (IsContent(at))
        {
            return ClimbFromContent(at, head, cueAt, ref scope);
        }

        if (IsNotReached(at, head))
        {
            scope.Modality ??= Modality.Hypothetical;
        }

        if (tree.Is(at, "advcl") && IsCondition(at))
        {
            scope.Modality ??= Modality.Hypothetical;
        }

        if (tree.Is(at, "parataxis") && !IsAsked(head) && IsCondition(head))
        {
            scope.Modality = Modality.Hypothetical;
        }

        bool isShared = tree.Is(at, "conj");
        if (isShared && tree.Find(at, "aux") < 0 && tree.Find(at, "nsubj") < 0)
        {
            Read(head, ref scope); // "could close the border and stop imports"
        }

        return isShared || tree.Is(at, "parataxis");
    }

    // "voted to extend the mandate and condemned the raid": a finite verb is not shared by an infinitive.
    private bool IsOutside(int at, int head) =>
        tree.Is(at, "conj") && tree.FineTag(at) == "VBD" && tree.FineTag(head) is "VB" or "VBG";

    // "within reach of an agreement", "close to a deal"; "reached an agreement" is another thing.
    private bool IsNotReached(int at, int head) =>
        !tree.IsVerb(head)
        && (tree.Is(at, "nmod") || tree.Is(at, "obl") || tree.Is(at, "acl") || tree.Is(at, "advcl"))
        && grammar.Brinks.Contains(tree.Lemma(head));

    // "told them to leave" is an order, "told the press that they had left" an account.
    private Modality? ScopeOf(int head, int content) =>
        grammar.Tellings.Contains(tree.Lemma(head)) && tree.FineTag(content) != "VB"
            ? Modality.Reported
            : ScopeOf(head);

    // "called off" is not "called"
    private Modality? ScopeOf(int verb) =>
        tree.Find(verb, "compound:prt") is >= 0 and int particle
        && grammar.ScopeOf($"{tree.Lemma(verb)} {tree.Lemma(particle)}") is { } own
            ? own
            : grammar.ScopeOf(tree.Lemma(verb));

    private bool IsAccount(int verb) =>
        grammar.ScopeOf(tree.Lemma(verb)) == Modality.Reported
        || grammar.Tellings.Contains(tree.Lemma(verb));

    /// <summary>Whether a clause or phrase is what the words above it speak of.</summary>
    private bool IsContent(int at) =>
        tree.Is(at, "ccomp")
        || tree.Is(at, "xcomp")
        || tree.Is(at, "csubj")
        || (tree.Is(at, "acl") && tree.Relation(at) != "acl:relcl" && IsMarked(at))
        || (tree.Is(at, "advcl") && (IsGerundOfScope(at) || (IsMarked(at) && IsScoped(at))))
        || (
            tree.Tag(at) == "NOUN"
            && (
                (tree.Is(at, "obj") && !IsJudged(at))
                || (tree.Is(at, "obl") && !IsBeside(at))
                || IsSuffering(at)
                || IsOfScope(at)
            )
        );

    // "the talks were called off", "sanctions are planned"
    private bool IsSuffering(int noun) =>
        tree.Relation(noun) == "nsubj:pass"
        && ScopeOf(tree.Head(noun)) is not (null or Modality.Reported or Modality.Alleged);

    private const string OpeningMark = "``"; // as the treebank tags it

    // "called the talks frank": no call for talks.
    private bool IsJudged(int thing)
    {
        int judgement = tree.Find(tree.Head(thing), "xcomp");
        if (judgement >= 0)
        {
            return !tree.IsVerb(judgement);
        }

        // Marks lead the parser astray: their talks “frank and useful”.
        int behind = thing + 1;
        return behind < tree.Document.Tokens.Length
            && (tree.Tag(behind) == "ADJ" || tree.FineTag(behind) == OpeningMark);
    }

    // "were released after talks", "met during a visit": another act, at the time of this one.
    private bool IsBeside(int noun)
    {
        string preposition = tree.CaseOf(noun);
        return grammar.After.Contains(preposition) || grammar.Occasions.Contains(preposition);
    }

    // "the threat of further sanctions", "a plan for talks"
    private bool IsOfScope(int noun) =>
        tree.Relation(noun) == "nmod"
        && grammar.Directions.Contains(tree.CaseOf(noun))
        && grammar.ScopeOf(tree.Lemma(tree.Head(noun))) is not (null or Modality.Reported);

    // "denied shelling the post": the parser takes it for what is done meanwhile.
    private bool IsGerundOfScope(int clause)
    {
        int head = tree.Head(clause);
        if (
            tree.FineTag(clause) != "VBG"
            || head < 0
            || grammar.ScopeOf(tree.Lemma(head)) is null or Modality.Reported
        )
        {
            return false;
        }

        for (int i = head + 1; i < clause; i++)
        {
            if (tree.Head(i) != clause)
            {
                return false;
            }
        }

        return head < clause;
    }

    // "threatened on Monday to break off relations": the parser takes what stands further off for a purpose.
    private bool IsScoped(int clause) =>
        tree.FineTag(clause) == "VBG"
        || (
            tree.Has(clause, "mark", "to")
            && grammar.ScopeOf(tree.Lemma(tree.Head(clause))) is not (null or Modality.Reported)
        );

    private bool IsMarked(int clause) =>
        tree.FineTag(clause) == "VB" || tree.Find(clause, "mark") >= 0;

    private void Read(int verb, ref Scope scope)
    {
        foreach (int dependent in tree.Of(verb))
        {
            string lemma = tree.Lemma(dependent);
            if (tree.Is(dependent, "aux"))
            {
                Modality? modality =
                    IsUnreal(verb, lemma) ? Modality.Hypothetical
                    : grammar.Future.Contains(lemma) ? Modality.Planned
                    : grammar.Possible.Contains(lemma) ? Modality.Hypothetical
                    : grammar.Duties.Contains(lemma) ? Modality.Demanded
                    : null;
                scope.HasWill |= modality == Modality.Planned;
                scope.HasDuty |=
                    modality == Modality.Demanded && dependent > tree.Find(verb, "nsubj");
                scope.Modality ??= modality;
                scope.IsPerfect |= tree.FineTag(dependent) == "VBD" && lemma == "have";
            }
            else if (tree.Is(dependent, "advmod") && grammar.Nearly.Contains(lemma))
            {
                scope.Modality ??= Modality.Hypothetical;
            }
            else if (tree.Is(dependent, "mark") && grammar.Conditions.Contains(lemma))
            {
                scope.Modality = Modality.Hypothetical;
            }
            else if (tree.Is(dependent, "advcl") && IsCondition(dependent) && scope.HasWill)
            {
                scope.Modality = Modality.Hypothetical;
            }
        }
    }

    // "would have met": they did not.
    private bool IsUnreal(int verb, string auxiliary) =>
        grammar.Unreal.Contains(auxiliary) && tree.Has(verb, "aux", "have");

    private bool IsCondition(int clause)
    {
        foreach (int dependent in tree.Of(clause))
        {
            if (
                (
                    tree.Is(dependent, "mark")
                    || tree.Is(dependent, "advmod")
                    || IsBeforeSubject(clause, dependent)
                ) && grammar.Conditions.Contains(tree.Lemma(dependent))
            )
            {
                return true;
            }
        }

        return false;
    }

    // "Should Serbia sign, Sofia would sell it gas": the parser may hold the condition for the main clause.
    private bool IsBeforeSubject(int clause, int auxiliary) =>
        tree.Is(auxiliary, "aux") && tree.Find(clause, "nsubj") > auxiliary;

    private bool IsNegated(int cue)
    {
        foreach (int dependent in tree.Of(cue))
        {
            bool isWord =
                tree.Is(dependent, "advmod")
                || tree.Is(dependent, "det")
                || tree.Is(dependent, "case")
                || tree.Is(dependent, "mark")
                || tree.Is(dependent, "cc")
                || tree.Is(dependent, "nsubj")
                || tree.Is(dependent, "obj");
            if (
                isWord
                && (grammar.Negations.Contains(tree.Lemma(dependent)) || IsNoLonger(dependent))
            )
            {
                return true;
            }

            if (
                (tree.Is(dependent, "nsubj") || tree.Is(dependent, "obj"))
                && tree.Find(dependent, "det") is >= 0 and int det
                && grammar.Negations.Contains(tree.Lemma(det))
            )
            {
                return true;
            }
        }

        return false;
    }

    // "would no longer be accepted"
    private bool IsNoLonger(int word) =>
        tree.Is(word, "advmod")
        && tree.Of(word) is [var only, ..]
        && grammar.Negations.Contains(tree.Lemma(only));
}

/// <summary>What the words around a cue say of its act.</summary>
internal struct Scope()
{
    /// <summary>The modality; <see langword="null"/> when nothing speaks against its having happened.</summary>
    public Modality? Modality { get; set; }

    /// <summary>Whether it is denied.</summary>
    public bool IsNegated { get; set; }

    /// <summary>Whether an auxiliary tells of what is to come.</summary>
    public bool HasWill { get; set; }

    /// <summary>Whether an auxiliary tells of what ought to be.</summary>
    public bool HasDuty { get; set; }

    /// <summary>Whether it happened before what the text tells.</summary>
    public bool IsPerfect { get; set; }

    /// <summary>The verb by which it is somebody's account, or behind "according to" the head of whose it is; -1 when it is the text's own.</summary>
    public int Speech { get; set; } = -1;

    /// <summary>The verb of a journey that was made for it; -1 when there is none.</summary>
    public int Journey { get; set; } = -1;

    /// <summary>The cue of another act that it is the content of; -1 when it stands by itself.</summary>
    public int Outer { get; set; } = -1;
}
