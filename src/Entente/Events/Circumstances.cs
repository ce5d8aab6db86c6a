namespace Entente.Events;

/// <summary>When and where an act happened, and by whose account.</summary>
internal sealed class Circumstances(WordTree tree, EventGrammar grammar, EventSurroundings findings)
{
    // News of an act comes within days; what lies further back is retold.
    private const int DaysOfNews = 45;
    private const int Furthest = 6; // steps up a tree

    /// <summary>When it happened: the words for a time that belong to the cue or its verb, or to the verb that it goes on from; <see langword="null"/> when there are none.</summary>
    public TemporalExpression? TimeOf(int cue)
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
        TemporalExpression[] free = [.. times.Where(time => !IsOfNoun(time))];
        for (int step = 0, at = verb; step < Furthest && at >= 0; step++)
        {
            TemporalExpression? own =
                Array.Find(free, time => IsOf(time, at, sentence))
                ?? Array.Find(free, time => IsOfPurpose(time, at))
                ?? Array.Find(times, time => IsWhen(time, at));
            if (own is not null)
            {
                return own;
            }

            at = GoesOnFrom(at);
        }

        return
            times.Length == 1
            && free is [var only]
            && !IsOfClauseBeside(only)
            && IsAlone(verb, sentence)
            ? only
            : null;
    }

    // "has blocked it since May", "after June 30": it lies on one side of what is told.
    private bool MayDate(TemporalExpression time, Sentence sentence) =>
        time.Span.Start >= sentence.Span.Start
        && time.Span.End <= sentence.Span.End
        && time.Type is TemporalType.Date or TemporalType.Time
        && time.Begin is not null
        && time.Bound is not (TemporalBound.Before or TemporalBound.After)
        && !grammar.Limits.Contains(tree.CaseOf(TokenOf(time)));

    // "Sunday's raid", "a raid on a market on Sunday": a noun has the times that stand in its phrase.
    private bool IsBeneath(TemporalExpression time, int noun) =>
        TokenOf(time) is var token
        && token != noun
        && Upwards(token, t => t == noun || tree.IsVerb(t)) == noun;

    // "were freed on Monday after talks": another time than that of the verb.
    private bool IsOccasion(int noun) =>
        tree.CaseOf(noun) is { Length: > 0 } preposition && grammar.After.Contains(preposition);

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

    private int TokenOf(TemporalExpression time) => tree.Document.TokenAt(time.Span.End - 1);

    // What stands right before a verb belongs to it, whatever the parser makes of it: "the men who came on Sunday were shot".
    private bool IsOf(TemporalExpression time, int verb, Sentence sentence)
    {
        int token = TokenOf(time);
        if (IsDateline(token, sentence))
        {
            return false;
        }

        int next = token + 1;
        while (next < verb && tree.Head(next) == verb && tree.Is(next, "aux"))
        {
            next++;
        }

        return next == verb || (VerbOf(token) == verb && !IsRightBefore(token, sentence));
    }

    private bool IsRightBefore(int token, Sentence sentence) =>
        token + 1 < sentence.EndToken
        && tree.Head(token + 1) is var verb
        && (
            tree.IsVerb(token + 1)
            || (verb > token && tree.IsVerb(verb) && tree.Is(token + 1, "aux"))
        );

    /// <summary>The verb that another goes on from without a time of its own: "met on Monday and signed", "shelled the port on Monday, killing nine", "gathered on Monday; police dispersed them"; -1 when there is none.</summary>
    private int GoesOnFrom(int verb)
    {
        int head = tree.Head(verb);
        if (head >= 0 && tree.FineTag(verb) == "VBD" && tree.FineTag(head) == "VB")
        {
            head = tree.Head(head); // "voted on Monday to stay and condemned": the parser joins it to the nearest
        }

        return
            head >= 0
            && head < verb
            && tree.IsVerb(head)
            && tree.Find(verb, "aux") < 0
            && (
                tree.Is(verb, "conj")
                || (tree.Is(verb, "advcl") && tree.FineTag(verb) == "VBG")
                || (tree.Is(verb, "parataxis") && IsPast(verb) && IsPast(head))
            )
            ? head
            : -1;
    }

    private bool IsPast(int verb) =>
        tree.FineTag(verb) == "VBD" && grammar.ScopeOf(tree.Lemma(verb)) != Modality.Reported;

    /// <summary>Where it happened: a place behind "in" or "at" that depends on the cue or its verb.</summary>
    public Place? PlaceOf(int cue)
    {
        Sentence sentence = SentenceOf(cue);
        int verb = VerbOf(cue);
        foreach (Place place in findings.Places)
        {
            if (place.Span.Start < sentence.Span.Start || place.Span.End > sentence.Span.End)
            {
                continue;
            }

            int token = tree.Document.TokenAt(place.Span.End - 1);
            int head = Upwards(token, t => !tree.Is(t, "flat") && !tree.Is(t, "compound"));
            if (
                head >= 0
                && (tree.Is(head, "obl") || tree.Is(head, "nmod"))
                && grammar.Places.Contains(tree.CaseOf(head))
                && (tree.Head(head) == cue || (tree.Is(head, "obl") && tree.Head(head) == verb))
            )
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>Whether a phrase says where: behind "in" or "at" a place, or beside a verb any thing: "met in a small white house".</summary>
    public bool IsPlace(int head)
    {
        if (!grammar.Places.Contains(tree.CaseOf(head)))
        {
            return false;
        }

        if (
            tree.Tag(head) == "NOUN"
            && tree.Is(head, "obl")
            && tree.Head(head) is >= 0 and var verb
            && tree.Tag(verb) == "VERB"
        )
        {
            return true;
        }

        TextSpan word = tree.Document.Tokens[head].Span;
        foreach (Place place in findings.Places)
        {
            if (place.Span.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a token names a town, not a state.</summary>
    public bool IsTown(int token)
    {
        TextSpan word = tree.Document.Tokens[token].Span;
        foreach (Place place in findings.Places)
        {
            if (place.City is not null && place.Span.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The modality of an act, from what is around it and when it was.</summary>
    public Modality Judge(
        Scope scope,
        TemporalExpression? time,
        int cue,
        IReadOnlyList<EventActor> sources
    )
    {
        bool isDone = scope.Journey >= 0 && IsOver(time);
        if (scope.Modality is { } read && !isDone)
        {
            return read;
        }

        if (IsToCome(cue, time))
        {
            return Modality.Planned;
        }

        if (IsAfterwards(cue))
        {
            return Modality.Background;
        }

        if (
            findings.Day is { } day
            && time?.End is { } end
            && DateOnly.FromDateTime(end).AddDays(DaysOfNews) < day
        )
        {
            return Modality.Background;
        }

        if (scope.IsPerfect && scope.Speech < 0 && tree.Tag(cue) == "VERB")
        {
            return Modality.Background;
        }

        return scope.Speech >= 0 && sources.Count > 0 ? Modality.Reported : Modality.Happened;
    }

    // "Tomorrow the ministers meet": the present tense of a day to come, also that of a noun.
    private bool IsToCome(int cue, TemporalExpression? time) =>
        time is not null && IsAhead(time) && tree.FineTag(cue) is "VBZ" or "VBP";

    private bool IsAhead(TemporalExpression time) =>
        findings.Day is { } day && time.Begin is { } begin && DateOnly.FromDateTime(begin) > day;

    // "flew to Oslo last week to meet the king": who went there for it last week has done it by now.
    private bool IsOver(TemporalExpression? time) =>
        findings.Day is { } day && time?.End is { } end && DateOnly.FromDateTime(end) < day;

    /// <summary>Whose account it is.</summary>
    public Voice? VoiceOf(int speech, RoleReader roles, ActorReader actors) =>
        grammar.Accounts.Contains(tree.CaseOf(speech)) ? actors.VoiceOf(speech)
        : roles.SubjectOf(speech) is >= 0 and int subject ? actors.VoiceOf(subject)
        : null;

    /// <summary>Whether the text tells of what came some time after the act: "eight days after their meeting".</summary>
    private bool IsAfterwards(int cue)
    {
        int word = tree.Find(cue, "case");
        if (word <= 0 || !grammar.After.Contains(tree.Lemma(word)))
        {
            return false;
        }

        TextSpan before = tree.Document.Tokens[word - 1].Span;
        foreach (TemporalExpression time in findings.Times)
        {
            if (time.Type == TemporalType.Duration && time.Span.Contains(before))
            {
                return true;
            }
        }

        return false;
    }

    private Sentence SentenceOf(int token)
    {
        Document document = tree.Document;
        int at = document.SentenceAt(document.Tokens[token].Span.Start);
        return document.Sentences[at];
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

    // "Monday's raid", "over the death of a miner in 2006": it dates what is told of a thing beside.
    private bool IsOfNoun(TemporalExpression time)
    {
        int token = TokenOf(time);
        int noun = tree.Head(token);
        return noun >= 0
            && tree.Tag(noun) == "NOUN"
            && (
                noun > token
                    ? !IsBegun(time, token)
                    : time.Precision <= TemporalPrecision.Month && IsAside(noun)
            );
    }

    // "In 1974 troops landed", "Last year fishermen said": the parser may take it for a part of the noun behind; "Monday's raid" is one.
    private bool IsBegun(TemporalExpression time, int token)
    {
        int before = tree.Document.TokenAt(time.Span.Start) - 1;
        return before < SentenceOf(token).FirstToken
            ? tree.Relation(token) != "nmod:poss"
            : tree.Tag(before) == "ADP";
    }

    // "urged Egypt to free the fishermen held in May"
    private bool IsOfClauseBeside(TemporalExpression time) =>
        VerbOf(TokenOf(time)) is >= 0 and int verb
        && (
            tree.Relation(verb) == "acl:relcl"
            || (tree.Is(verb, "acl") && tree.FineTag(verb) == "VBN")
        );

    // "the death of a miner", "sued over a death"; "signed a pact", "a raid killed" are what the verb tells.
    private bool IsAside(int noun) =>
        tree.Is(noun, "nmod")
        || (tree.Is(noun, "obl") && grammar.Topics.Contains(tree.CaseOf(noun)));

    private int VerbOf(int token) => Upwards(token, t => tree.Tag(t) is "VERB");

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
