namespace Entente.Events;

/// <summary>Reads from a tree who does what a cue names, and to whom: the heads of their phrases.</summary>
internal sealed class RoleReader(WordTree tree, EventGrammar grammar)
{
    private const int Furthest = 8; // steps up a chain of clauses
    private const int LongestDateline = 10; // tokens

    /// <summary>The roles of a cue, as heads of phrases in the order in which they are to be tried.</summary>
    public Roles Read(int cue, List<int> sources, List<int> targets)
    {
        sources.Clear();
        targets.Clear();
        return tree.IsVerb(cue) || tree.Find(cue, "cop") >= 0
            ? ReadVerb(cue, sources, targets)
            : ReadNoun(cue, sources, targets);
    }

    /// <summary>Who acts by a verb, by its own subject or by the one that it shares or is controlled by; -1 when nothing tells.</summary>
    public int SubjectOf(int verb)
    {
        int at = verb;
        for (int step = 0; step < Furthest; step++)
        {
            int subject = OwnSubject(at);
            int behind = BehindDateline(at, subject);
            if (behind >= 0)
            {
                return behind;
            }

            if (subject >= 0)
            {
                return Antecedent(at, WholeOf(subject));
            }

            int head = tree.Head(at);
            if (head < 0)
            {
                return LostSubject(at);
            }

            if (tree.Is(at, "ccomp"))
            {
                return SubjectBefore(at, head);
            }

            if (tree.Is(at, "acl"))
            {
                return tree.FineTag(at) == "VB" && tree.Head(head) >= 0 ? OwnerOf(head)
                    : tree.FineTag(at) == "VBN" ? BetweenThem(head)
                    : head;
            }

            if (tree.Is(at, "xcomp"))
            {
                int controller = tree.Find(head, "obj");
                controller = controller >= 0 ? controller : tree.Find(head, "iobj");
                if (controller >= 0)
                {
                    return controller;
                }
            }
            else if (!tree.Is(at, "conj") && !tree.Is(at, "advcl") && !tree.Is(at, "parataxis"))
            {
                return LostSubject(at);
            }

            at = tree.Is(at, "conj") ? Fellow(at, head) : head;
        }

        return -1;
    }

    /// <summary>The phrase that stands where the subject of a finite verb does and that the parser took for something else: "Togo, in a swift reaction, frowned"; -1 when there is none.</summary>
    private int LostSubject(int verb)
    {
        if (!IsFinite(verb))
        {
            return -1;
        }

        Document document = tree.Document;
        int first = document
            .Sentences[document.SentenceAt(document.Tokens[verb].Span.Start)]
            .FirstToken;
        int at = verb - 1;
        for (int step = 0; step < Furthest && at >= first; step++)
        {
            if (tree.Tag(at) is "AUX" or "ADV" or "PART" || tree.Word(at) is ",")
            {
                at--;
                continue;
            }

            int head = TopOf(at, verb);
            if (head < 0)
            {
                return -1;
            }

            if (tree.Find(head, "case") < 0)
            {
                return head;
            }

            at = FirstOf(head) - 1; // "Togo, in a swift reaction,"
        }

        return -1;
    }

    // A verb that stands by itself, not a participle or an infinitive.
    private bool IsFinite(int verb) =>
        tree.FineTag(verb) switch
        {
            "VBD" or "VBZ" or "VBP" => true,
            "VBN" => tree.Find(verb, "aux") >= 0 && tree.Find(verb, "aux:pass") < 0,
            _ => false,
        };

    /// <summary>The head of the phrase that ends with a word; -1 when that is no noun, or the phrase has a place of its own in another clause.</summary>
    private int TopOf(int last, int verb)
    {
        int head = last;
        for (int step = 0; step < Furthest; step++)
        {
            if (tree.Tag(head) is not ("NOUN" or "PROPN" or "PRON" or "NUM" or "ADJ"))
            {
                return -1;
            }

            int above = tree.Head(head);
            if (above < 0 || above > last || tree.IsVerb(above))
            {
                bool isFree = above < 0 || above == verb || tree.Find(head, "case") >= 0;
                return tree.Tag(head) is "NOUN" or "PROPN" or "PRON" && isFree ? head : -1;
            }

            head = above;
        }

        return -1;
    }

    private int FirstOf(int head)
    {
        int first = head;
        foreach (int dependent in tree.Of(head))
        {
            first = Math.Min(first, dependent);
        }

        return first;
    }

    /// <summary>"talks between Chad and Togo brokered by Mali": what stands behind the second of two is of what is between them.</summary>
    private int BetweenThem(int head)
    {
        int first = tree.Is(head, "conj") ? tree.Head(head) : head;
        return tree.Is(first, "nmod") && grammar.Mutual.Contains(tree.CaseOf(first))
            ? tree.Head(first)
            : head;
    }

    /// <summary>The verb whose subject a coordinated one shares: "Norland says rebels shelled the port and took hostages" has what is said in the past, and the rest of it.</summary>
    private int Fellow(int verb, int head)
    {
        if (tree.FineTag(head) != tree.FineTag(verb))
        {
            foreach (int clause in tree.Of(head))
            {
                if (
                    tree.Is(clause, "ccomp")
                    && head < clause
                    && clause < verb
                    && tree.FineTag(clause) == tree.FineTag(verb)
                )
                {
                    return clause;
                }
            }
        }

        return head;
    }

    /// <summary>Whether a verb stands in the passive.</summary>
    public bool IsPassive(int verb) =>
        tree.Find(verb, "nsubj:pass") >= 0
        || tree.Find(verb, "aux:pass") >= 0
        || (
            tree.FineTag(verb) == "VBN"
            && (
                (tree.Is(verb, "acl") && OwnSubject(verb) < 0) // "an action Lilongwe described as unlawful"
                || IsOrdered(verb)
                || (tree.Is(verb, "conj") && IsPassiveHead(verb))
                || (tree.Is(verb, "xcomp") && IsPassive(tree.Head(verb))) // "were reported killed"
            )
            && tree.Find(verb, "obj") < 0
        );

    /// <summary>Whether somebody has an act done by ordering it: "ordered the station closed".</summary>
    public bool IsOrdered(int verb) =>
        tree.FineTag(verb) == "VBN"
        && tree.Is(verb, "xcomp")
        && grammar.ScopeOf(tree.Lemma(tree.Head(verb))) == Modality.Demanded;

    private bool IsPassiveHead(int verb)
    {
        int head = tree.Head(verb);
        return tree.Find(verb, "aux") < 0
            && OwnSubject(verb) < 0
            && (tree.Find(head, "nsubj:pass") >= 0 || tree.Find(head, "aux:pass") >= 0);
    }

    private Roles ReadVerb(int verb, List<int> sources, List<int> targets)
    {
        bool isPassive = IsPassive(verb);
        int subject = AuthorOf(verb, SubjectOf(verb));
        if (isPassive && grammar.Awaited.Contains(tree.Lemma(verb)))
        {
            AddIf(sources, subject); // "the envoy is expected in Lima"
            isPassive = false;
        }
        else if (isPassive)
        {
            AddIf(targets, subject);
            AddAgents(verb, sources);
            if (sources.Count == 0 && IsOrdered(verb))
            {
                AddIf(sources, SubjectOf(tree.Head(verb)));
            }
        }
        else
        {
            AddIf(sources, subject);
        }

        AddIf(targets, GapOf(verb));
        AddObjects(verb, targets);
        if (tree.Is(verb, "acl") && PromiseOver(verb) is >= 0 and int receiver)
        {
            AddIf(targets, SubjectOf(receiver)); // "secured a pledge from him that he would attend"
        }

        return new Roles(isPassive, IsMutual: false);
    }

    /// <summary>Who stands behind "by", also where the parser takes it for a part of what comes of the act: "shot dead by a patrol".</summary>
    private void AddAgents(int verb, List<int> sources)
    {
        foreach (int dependent in tree.Of(verb))
        {
            if (grammar.Agents.Contains(tree.CaseOf(dependent)))
            {
                AddIf(sources, dependent);
            }
            else if (tree.Is(dependent, "xcomp") && tree.Tag(dependent) == "ADJ")
            {
                AddAgents(dependent, sources);
            }
        }
    }

    private void AddObjects(int verb, List<int> targets)
    {
        AddIf(targets, tree.Find(verb, "iobj"));
        int thing = ObjectOf(verb);
        AddIf(targets, thing);
        AddPhrases(verb, "obl", targets);
        if (thing >= 0)
        {
            AddIf(targets, tree.Find(thing, "nmod:poss"));
            AddPhrases(thing, "nmod", targets);
        }

        foreach (int clause in tree.Of(verb))
        {
            bool isContent =
                tree.Is(clause, "ccomp")
                || tree.Is(clause, "xcomp")
                || (tree.Is(clause, "advcl") && tree.Has(clause, "mark", "to"));
            if (isContent)
            {
                AddClause(clause, targets, depth: 1);
            }
        }
    }

    /// <summary>The object of a verb, or the one that it shares with the next: "rammed and sank the boat"; -1 when it has none.</summary>
    private int ObjectOf(int verb)
    {
        const int nearest = 3; // tokens
        int own = tree.Find(verb, "obj");
        if (own >= 0 || IsPassive(verb))
        {
            return own;
        }

        foreach (int next in tree.Of(verb))
        {
            bool isFellow =
                tree.Is(next, "conj")
                && next - verb <= nearest
                && tree.FineTag(next) == tree.FineTag(verb)
                && OwnSubject(next) < 0;
            if (isFellow)
            {
                return tree.Find(next, "obj");
            }
        }

        return -1;
    }

    /// <summary>What a relative clause is about that is not its subject: "a request that Lima dismissed", "an offer Lima declined"; -1 when it has its own object.</summary>
    private int GapOf(int verb)
    {
        int thing = tree.Find(verb, "obj");
        int subject = OwnSubject(verb);
        int head = tree.Head(verb);
        if (!tree.Is(verb, "acl") || subject < 0 || IsRelative(subject))
        {
            return -1;
        }

        if (thing >= 0 ? !IsRelative(thing) : IsApart(head, verb))
        {
            return -1;
        }

        foreach (int dependent in tree.Of(verb))
        {
            bool isPlace =
                tree.FineTag(dependent) == "WRB"
                || (IsRelative(dependent) && tree.CaseOf(dependent).Length > 0);
            if (isPlace || tree.Is(dependent, "ccomp"))
            {
                return -1; // "the town where it fell"
            }
        }

        return head;
    }

    // What a mark or "and" divides is no clause about it: "supporters, and men fired".
    private bool IsApart(int noun, int verb)
    {
        for (int i = noun + 1; i < verb; i++)
        {
            if (tree.Tag(i) == "PUNCT" || tree.Tag(i) == "CCONJ")
            {
                return true;
            }
        }

        return false;
    }

    private bool IsRelative(int word) => tree.FineTag(word) is "WP" or "WDT" or "IN" or "WP$";

    /// <summary>Of a document that speaks whose it is: its possessor, or who hands it over: "gave him a note demanding a pardon".</summary>
    private int AuthorOf(int verb, int subject)
    {
        if (subject < 0 || !grammar.Documents.Contains(tree.Lemma(subject)))
        {
            return subject;
        }

        int owner = tree.Find(subject, "nmod:poss");
        int above = tree.Head(subject);
        bool isGiven = above >= 0 && above != verb && tree.Is(subject, "obj");
        return owner >= 0 ? owner
            : GiverOf(subject) is { } giver ? giver
            : isGiven ? SubjectOf(above)
            : subject;
    }

    /// <summary>Whom a demand, promise or threat is for stands in what is demanded, promised or threatened.</summary>
    private void AddClause(int clause, List<int> targets, int depth)
    {
        const int deepest = 2;
        AddIf(targets, OwnSubject(clause));
        int thing = tree.Find(clause, "obj");
        AddIf(targets, thing);
        AddPhrases(clause, "obl", targets);
        if (thing >= 0)
        {
            AddPhrases(thing, "nmod", targets);
        }

        foreach (int inner in tree.Of(clause))
        {
            if (depth < deepest && (tree.Is(inner, "xcomp") || tree.Is(inner, "ccomp")))
            {
                AddClause(inner, targets, depth + 1);
            }
        }
    }

    private Roles ReadNoun(int noun, List<int> sources, List<int> targets)
    {
        int verb = tree.Head(noun);
        bool isObject = verb >= 0 && tree.Tag(verb) == "VERB" && tree.Is(noun, "obj");
        if (isObject && (GiverOf(noun) ?? GiverOf(verb)) is { } giver)
        {
            sources.Add(giver); // "secured a pledge from the president"
            AddIf(targets, SubjectOf(verb));
            return new Roles(IsPassive: false, IsMutual: false);
        }

        AddIf(sources, tree.Find(noun, "nmod:poss"));
        bool isMutual = false;
        foreach (int dependent in tree.Of(noun))
        {
            if (tree.Is(dependent, "nmod"))
            {
                string preposition = tree.CaseOf(dependent);
                bool areParties = grammar.Mutual.Contains(preposition);
                isMutual |= areParties;
                if (areParties || grammar.Agents.Contains(preposition))
                {
                    sources.Add(dependent);
                }
            }
        }

        foreach (int dependent in tree.Of(noun))
        {
            if (tree.Is(dependent, "amod") || tree.Is(dependent, "compound"))
            {
                sources.Add(dependent);
            }
        }

        AddPhrases(noun, "nmod", targets);
        if (isObject)
        {
            AddIf(sources, SubjectOf(verb)); // a light verb: "staged a protest"
            AddPhrases(verb, "obl", targets);
        }
        else if (verb >= 0 && tree.Tag(verb) == "VERB" && IsOccasion(noun))
        {
            AddIf(sources, SubjectOf(verb)); // "showed a united front at a summit"
        }

        return new Roles(IsPassive: false, isMutual);
    }

    /// <summary>Whether an act is named as the occasion of another: "at a summit", "during talks".</summary>
    public bool IsOccasion(int noun) =>
        tree.Is(noun, "obl") && grammar.Occasions.Contains(tree.CaseOf(noun));

    private void AddPhrases(int head, string relation, List<int> targets)
    {
        foreach (int dependent in tree.Of(head))
        {
            if (
                tree.Is(dependent, relation)
                && tree.Relation(dependent) != "nmod:poss"
                && grammar.Directions.Contains(tree.CaseOf(dependent))
            )
            {
                targets.Add(dependent);
            }
        }
    }

    /// <summary>The verb by which somebody gets what a clause is the content of from somebody; -1 when there is none.</summary>
    private int PromiseOver(int clause)
    {
        int noun = tree.Head(clause);
        int verb = tree.Is(noun, "obj") ? tree.Head(noun) : -1;
        return verb >= 0 && (GiverOf(noun) ?? GiverOf(verb)) is not null ? verb : -1;
    }

    private int? GiverOf(int head)
    {
        foreach (int dependent in tree.Of(head))
        {
            bool isPhrase = tree.Is(dependent, "nmod") || tree.Is(dependent, "obl");
            if (isPhrase && grammar.Givers.Contains(tree.CaseOf(dependent)))
            {
                return dependent;
            }
        }

        return null;
    }

    // "A and B spoke by telephone, both offices said": of two subjects of the account the one that stands before the clause is that of the clause.
    private int SubjectBefore(int clause, int account)
    {
        int subject = tree.Find(account, "nsubj");
        return subject >= 0 && subject < clause && clause < OwnSubject(account) ? subject : -1;
    }

    // "Romania and Latvia each": it stands beside the subject.
    private bool IsDistributive(int word) => grammar.Distributives.Contains(tree.Lemma(word));

    // The last one: what a dateline names stands before it and is often taken for a subject, too.
    private int OwnSubject(int verb)
    {
        int subject = -1;
        foreach (int dependent in tree.Of(verb))
        {
            if (
                tree.Is(dependent, "nsubj")
                && (subject < 0 || (dependent < verb && !IsDistributive(dependent)))
            )
            {
                subject = dependent;
            }
        }

        return subject;
    }

    /// <summary>The subject that stands behind the dash of a dateline and was not taken for it: "ROME, May 2 - Italy signed"; -1 when there is none.</summary>
    private int BehindDateline(int verb, int subject)
    {
        Document document = tree.Document;
        Sentence sentence = document.Sentences[
            document.SentenceAt(document.Tokens[verb].Span.Start)
        ];
        int dash = -1;
        int end = Math.Min(sentence.FirstToken + LongestDateline, verb);
        for (int i = sentence.FirstToken + 1; i < end; i++)
        {
            dash = tree.Word(i) is "-" or "–" or "—" ? i : dash;
        }

        if (dash < 0 || subject > dash)
        {
            return -1;
        }

        for (int i = dash + 1; i < verb; i++)
        {
            if (tree.Tag(i) is "NOUN" or "PROPN" && (tree.Head(i) <= dash || tree.Head(i) >= verb))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Of "who", "which" and "that" in a relative clause, what they stand for.</summary>
    private int Antecedent(int verb, int subject)
    {
        if (tree.FineTag(subject) == "PRP" && tree.Is(verb, "acl") && PromiseOver(verb) >= 0)
        {
            int noun = tree.Head(verb);
            return GiverOf(noun) ?? GiverOf(tree.Head(noun)) ?? subject;
        }

        if (tree.Tag(subject) != "PRON" || !IsRelative(subject))
        {
            return subject;
        }

        int clause = verb;
        for (int step = 0; step < Furthest && tree.Is(clause, "conj"); step++)
        {
            clause = tree.Head(clause);
        }

        return tree.Relation(clause) == "acl:relcl" ? tree.Head(clause) : subject;
    }

    /// <summary>Whose plan or demand it is: its possessor, else who holds it by a verb.</summary>
    private int OwnerOf(int noun)
    {
        int owner = tree.Find(noun, "nmod:poss");
        int verb = tree.Head(noun);
        return owner >= 0 ? owner
            : verb >= 0 && tree.Tag(verb) == "VERB" ? OwnSubject(verb)
            : -1;
    }

    private void AddIf(List<int> heads, int head)
    {
        if (head >= 0 && WholeOf(head) is var whole && !heads.Contains(whole))
        {
            heads.Add(whole);
        }
    }

    /// <summary>Those of whom some are spoken of: "three of them", "most of the crew".</summary>
    private int WholeOf(int part)
    {
        if (tree.Tag(part) is not ("NUM" or "DET" or "ADJ" or "PRON"))
        {
            return part;
        }

        foreach (int dependent in tree.Of(part))
        {
            if (tree.Is(dependent, "nmod") && tree.CaseOf(dependent) == "of")
            {
                return dependent;
            }
        }

        return part;
    }
}

/// <summary>How the roles of a cue were told.</summary>
/// <param name="IsPassive">Whether the verb stands in the passive.</param>
/// <param name="IsMutual">Whether the act goes on between the parties.</param>
internal readonly record struct Roles(bool IsPassive, bool IsMutual);
