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
        int verb = VerbOf(cue);
        TemporalExpression[] times = [.. findings.Times.Where(time => MayDate(time, sentence))];
        for (int step = 0, at = verb; step < Furthest && at >= 0; step++)
        {
            TemporalExpression? own = Array.Find(times, time => IsOf(time, at, sentence));
            if (own is not null)
            {
                return own;
            }

            at = GoesOnFrom(at);
        }

        TemporalExpression[] free = [.. times.Where(time => !IsOfThing(TokenOf(time)))];
        return times.Length == 1 && free is [var only] && IsAlone(verb, sentence) ? only : null;
    }

    private bool MayDate(TemporalExpression time, Sentence sentence) =>
        time.Span.Start >= sentence.Span.Start
        && time.Span.End <= sentence.Span.End
        && time.Type is TemporalType.Date or TemporalType.Time
        && time.Begin is not null
        && !grammar.Limits.Contains(tree.CaseOf(TokenOf(time)));

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

    /// <summary>The verb that another goes on from without a time of its own: "met on Monday and signed", "shelled the port on Monday, killing nine"; -1 when there is none.</summary>
    private int GoesOnFrom(int verb)
    {
        int head = tree.Head(verb);
        bool goesOn =
            head >= 0
            && head < verb
            && tree.IsVerb(head)
            && (tree.Is(verb, "conj") || (tree.Is(verb, "advcl") && tree.FineTag(verb) == "VBG"));
        return goesOn && tree.Find(verb, "aux") < 0 ? head : -1;
    }

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
        findings.Day is { } day
        && time?.Begin is { } begin
        && DateOnly.FromDateTime(begin) > day
        && tree.FineTag(cue) is "VBZ" or "VBP";

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
            if (time.Span.Contains(before))
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
        return next < sentence.EndToken
            && token - sentence.FirstToken < longest
            && tree.Word(next) is "-" or "–" or "—" or ")"
            && !HasVerbBefore(token, sentence);
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

    // "urged Egypt to free the fishermen held since May": it dates what is told of a thing beside.
    private bool IsOfThing(int time) =>
        VerbOf(time) is >= 0 and int verb
        && (
            tree.Relation(verb) == "acl:relcl"
            || (tree.Is(verb, "acl") && tree.FineTag(verb) == "VBN")
        );

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
