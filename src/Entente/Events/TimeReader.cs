namespace Entente.Events;

/// <summary>Reads when an act happened: of the times of its sentence the one that belongs to it.</summary>
internal sealed class TimeReader(WordTree tree, EventGrammar grammar, EventSurroundings findings)
{
    private const int Furthest = 6; // steps up a tree

    /// <summary>The words for a time that belong to a cue or its verb, or to the verb that it goes on from; <see langword="null"/> when there are none.</summary>
    /// <param name="cue">The token.</param>
    /// <param name="isAct">Whether a token is the cue of an act.</param>
    public TemporalExpression? TimeOf(int cue, Func<int, bool> isAct)
    {
        Sentence sentence = SentenceOf(cue);
        TemporalExpression[] times = [.. findings.Times.Where(time => MayDate(time, sentence))];
        if (times.Length == 0)
        {
            return null;
        }

        if (!tree.IsVerb(cue))
        {
            TemporalExpression? beneath = Array.Find(times, time => IsBeneath(time, cue));
            if (beneath is not null || IsOccasion(cue))
            {
                return beneath;
            }
        }

        int verb = VerbOf(cue);
        bool isWithinHours = verb >= 0 && IsWithinHours(verb);
        TemporalExpression[] free = [.. times.Where(time => !IsOfNoun(time, cue, isAct))];
        for (int step = 0, at = verb; step < Furthest && at >= 0; step++)
        {
            TemporalExpression? own =
                Array.Find(free, time => IsOf(time, at))
                ?? Array.Find(free, time => IsBefore(time, at, sentence))
                ?? Array.Find(free, time => IsOfPurpose(time, at))
                ?? Array.Find(times, time => IsWhen(time, at))
                ?? Array.Find(free, time => IsOfLetter(time, at));
            if (own is not null)
            {
                return own;
            }

            // "demanded on Sunday that they act, hours after rebels came": the parser holds it for a part of the demand.
            at = isWithinHours && at != verb ? VerbOf(tree.Head(at)) : GoesOnFrom(at);
        }

        return
            times is [var only]
            && free.Length == 1
            && !IsOfClauseBeside(only, verb)
            && IsAlone(verb, sentence)
            ? only
            : null;
    }

    /// <summary>Whether a time lies behind the day of the report.</summary>
    public bool IsAhead(TemporalExpression time) =>
        findings.Day is { } day && time.Begin is { } begin && DateOnly.FromDateTime(begin) > day;

    // "has blocked it since May", "after June 30": it lies on one side of what is told.
    private bool MayDate(TemporalExpression time, Sentence sentence) =>
        time.Span.Start >= sentence.Span.Start
        && time.Span.End <= sentence.Span.End
        && time.Type is TemporalType.Date or TemporalType.Time
        && time.Begin is not null
        && time.Bound is not (TemporalBound.Before or TemporalBound.After)
        && !grammar.Limits.Contains(tree.CaseOf(TokenOf(time)))
        && !IsDateline(TokenOf(time), sentence);

    // "Sunday's raid", "a raid on a market on Sunday": a noun has the times that stand in its phrase.
    private bool IsBeneath(TemporalExpression time, int noun) =>
        TokenOf(time) is var token
        && token != noun
        && Upwards(token, t => t == noun || tree.IsVerb(t)) == noun;

    // "were freed on Monday after talks": another time than that of the verb.
    private bool IsOccasion(int noun) => grammar.After.Contains(tree.CaseOf(noun));

    private bool IsOf(TemporalExpression time, int verb) => VerbOf(TokenOf(time)) == verb;

    // What stands right before a verb belongs to it, too: "the men who came on Sunday were shot".
    private bool IsBefore(TemporalExpression time, int verb, Sentence sentence)
    {
        int token = TokenOf(time);
        int next = token + 1;
        while (next < verb && tree.Head(next) == verb && tree.Is(next, "aux"))
        {
            next++;
        }

        return next == verb && IsRightBefore(token, sentence);
    }

    private bool IsRightBefore(int token, Sentence sentence) =>
        token + 1 < sentence.EndToken
        && tree.Head(token + 1) is var verb
        && (
            tree.IsVerb(token + 1)
            || (verb > token && tree.IsVerb(verb) && tree.Is(token + 1, "aux"))
        );

    // "sent tugs to help it on Tuesday": what was done for a purpose that lies behind was done by then.
    private bool IsOfPurpose(TemporalExpression time, int verb)
    {
        int token = TokenOf(time);
        int purpose = VerbOf(token);
        return purpose > verb
            && token > purpose
            && tree.FineTag(verb) == "VBD"
            && tree.FineTag(purpose) == "VB"
            && tree.Head(purpose) == verb
            && (tree.Is(purpose, "advcl") || tree.Is(purpose, "xcomp"))
            && !IsAhead(time);
    }

    // "In a letter delivered on Saturday, she thanked them": what begins the sentence dates it.
    private bool IsOfLetter(TemporalExpression time, int verb)
    {
        int delivered = VerbOf(TokenOf(time));
        return delivered >= 0
            && delivered < verb
            && tree.Is(delivered, "acl")
            && tree.FineTag(delivered) == "VBN"
            && tree.Head(delivered) is >= 0 and int letter
            && tree.Is(letter, "obl")
            && tree.Head(letter) == verb;
    }

    // "in 2005, when soldiers fired": the clause is about the time before it.
    private bool IsWhen(TemporalExpression time, int verb)
    {
        foreach (int word in tree.Of(verb))
        {
            if (grammar.When.Contains(tree.Lemma(word)))
            {
                int before = word > 0 && tree.Word(word - 1) is "," ? word - 2 : word - 1;
                return before == TokenOf(time);
            }
        }

        return false;
    }

    /// <summary>The verb that another goes on from without a time of its own: "met on Monday and signed", "shelled the port on Monday, killing nine", "gathered on Monday; police dispersed them", "met on Monday, hours after rebels had fired"; -1 when there is none.</summary>
    private int GoesOnFrom(int verb)
    {
        int head = tree.Head(verb);
        if (head < 0)
        {
            return -1;
        }

        if (tree.Is(verb, "conj") && tree.FineTag(verb) == "VBD")
        {
            // "voted on Monday to stay and condemned": the parser joins it to the nearest.
            head = Upwards(head, t => tree.FineTag(t) is "VBD" or "VBZ" or "VBP");
        }

        if (tree.Is(verb, "advcl") && IsWithinHours(verb))
        {
            return VerbOf(head);
        }

        bool goesOn =
            (tree.Is(verb, "conj") && !IsOfAnother(verb))
            || (tree.Is(verb, "advcl") && tree.FineTag(verb) == "VBG")
            || (tree.Is(verb, "parataxis") && IsPastAct(verb) && IsPastAct(head));
        return goesOn && head >= 0 && head < verb && tree.IsVerb(head) && tree.Find(verb, "aux") < 0
            ? head
            : -1;
    }

    // "expelled him on Monday, and Togo warned": when the other did so is not said.
    private bool IsOfAnother(int verb) =>
        tree.Find(verb, "nsubj") >= 0 && tree.Find(verb, "cc") >= 0;

    // "hours after rebels overran the town", "minutes before they met"
    private bool IsWithinHours(int verb)
    {
        int mark = tree.Find(verb, "mark");
        if (mark <= 0)
        {
            return false;
        }

        TextSpan before = tree.Document.Tokens[mark - 1].Span;
        return findings.Times.Any(time =>
            time.Type == TemporalType.Duration
            && time.Span.Contains(before)
            && time.Value.StartsWith("PT", StringComparison.Ordinal)
        );
    }

    private bool IsPastAct(int verb) =>
        tree.FineTag(verb) == "VBD" && grammar.ScopeOf(tree.Lemma(verb)) != Modality.Reported;

    // "Monday's raid", "condemned the raid on Sunday", "over the death of a miner in 2006": it dates what is told of a thing beside.
    private bool IsOfNoun(TemporalExpression time, int cue, Func<int, bool> isAct)
    {
        int token = TokenOf(time);
        int noun = tree.Head(token);
        if (noun < 0 || tree.IsVerb(noun))
        {
            return false;
        }

        return noun > token
            ? tree.Tag(noun) == "NOUN" && !IsBegun(time, token)
            : (noun != cue && isAct(noun) && tree.Is(token, "nmod"))
                || (time.Precision <= TemporalPrecision.Month && IsAside(noun));
    }

    // "In 1974 troops landed", "Last year fishermen said": the parser may take it for a part of the noun behind; "Monday's raid" is one.
    private bool IsBegun(TemporalExpression time, int token)
    {
        int before = tree.Document.TokenAt(time.Span.Start) - 1;
        return before < SentenceOf(token).FirstToken
            ? tree.Relation(token) != "nmod:poss"
            : tree.Tag(before) == "ADP";
    }

    // "the death of a miner", "sued over a death", "since a vote"; "signed a pact", "a raid killed" are what the verb tells.
    private bool IsAside(int noun) =>
        tree.Is(noun, "nmod")
        || (
            tree.Is(noun, "obl")
            && tree.CaseOf(noun) is var preposition
            && (
                grammar.Topics.Contains(preposition)
                || grammar.Limits.Contains(preposition)
                || grammar.After.Contains(preposition)
            )
        );

    // "urged Egypt to free the fishermen held in May", "Oman, which helped to free them in May, offered"
    private bool IsOfClauseBeside(TemporalExpression time, int own)
    {
        int beside = Upwards(
            TokenOf(time),
            t =>
                t == own
                || tree.Relation(t) == "acl:relcl"
                || (tree.Is(t, "acl") && tree.FineTag(t) == "VBN")
        );
        return beside >= 0 && beside != own;
    }

    private bool IsAlone(int verb, Sentence sentence)
    {
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (tree.Tag(i) == "VERB" && i != verb && !tree.Is(i, "xcomp") && !tree.Is(i, "acl"))
            {
                return false;
            }
        }

        return true;
    }

    // "ANKARA, May 12 - ": the day of the report, not of what it tells.
    private bool IsDateline(int token, Sentence sentence)
    {
        const int longest = 10; // tokens
        int next = token + 1;
        if (next < sentence.EndToken && tree.Word(next) is "(")
        {
            next = EndOfBrackets(next, sentence); // "Oct 10 (Agency) - "
        }

        return next < sentence.EndToken
            && token - sentence.FirstToken < longest
            && tree.Word(next) is "-" or "–" or "—" or ")"
            && !HasVerbBefore(token, sentence);
    }

    private int EndOfBrackets(int token, Sentence sentence)
    {
        const int longest = 5; // tokens
        int at = token;
        while (at < sentence.EndToken && at - token < longest && tree.Word(at) is not ")")
        {
            at++;
        }

        return at + 1;
    }

    private bool HasVerbBefore(int token, Sentence sentence)
    {
        for (int i = sentence.FirstToken; i < token; i++)
        {
            if (tree.Tag(i) == "VERB")
            {
                return true;
            }
        }

        return false;
    }

    private int TokenOf(TemporalExpression time) => tree.Document.TokenAt(time.Span.End - 1);

    private Sentence SentenceOf(int token)
    {
        Document document = tree.Document;
        return document.Sentences[document.SentenceAt(document.Tokens[token].Span.Start)];
    }

    private int VerbOf(int token) => Upwards(token, t => tree.Tag(t) is "VERB");

    private int Upwards(int token, Func<int, bool> isIt)
    {
        int at = token;
        for (int step = 0; step < Furthest && at >= 0; step++)
        {
            if (isIt(at))
            {
                return at;
            }

            at = tree.Head(at);
        }

        return -1;
    }
}
