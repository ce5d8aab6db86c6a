namespace Entente.Events;

/// <summary>Where an act happened, by whose account, and what its time says of it.</summary>
internal sealed class Circumstances(
    WordTree tree,
    EventGrammar grammar,
    EventSurroundings findings,
    TimeReader times
)
{
    // News of an act comes within days; what lies further back is retold.
    private const int DaysOfNews = 45;
    private const int Furthest = 6; // steps up a tree

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
        time is not null && times.IsAhead(time) && tree.FineTag(cue) is "VBZ" or "VBP";

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
