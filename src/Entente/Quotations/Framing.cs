namespace Entente.Quotations;

/// <summary>Judges one passage by the words around it: whose words it holds, or that it holds nobody's.</summary>
internal sealed class Framing(
    Page page,
    SpeechWords words,
    NounPhrases phrases,
    Speakers speakers,
    Adverbials adverbials,
    Placement placement,
    Relays relays
)
{
    private const int LongestComplement = 45;
    private const int FewestWordsAlone = 6;
    private const int FewestWordsMixed = 3;
    private const int FewestWordsFromNaming = 4; // Three words far from "accused" are as often a name kept at a distance.
    private const int FewestWordsJudging = 2;
    private const int NearNaming = 6;
    private const int LongestTitle = 10;
    private const string MixedRule = "quoted part of a statement";

    /// <summary>A quotation whose cue follows at once: “…,” Reit said.</summary>
    public Statement FromBehind(Period period, Cue cue, int passage, int clause)
    {
        Statement statement = new() { Kind = QuotationKind.Direct, Rule = "cue behind the marks" };
        statement.Passages.Add(passage);
        Attribute(statement, period, cue, clause == cue.Group.First);
        return statement;
    }

    /// <summary>Notes cue, speaker, the one spoken to and the channel of a statement whose cue stands behind it.</summary>
    public void Attribute(Statement statement, Period period, Cue cue, bool isInverted)
    {
        statement.Cue = cue.Group;
        statement.IsNegated = cue.Verb.IsNegative && statement.Kind == QuotationKind.Mixed;
        statement.Speaker = speakers.SubjectOf(period, cue, isInverted);
        int from = Math.Max(
            cue.Group.End,
            Math.Min(statement.Speaker?.Words.End ?? cue.Group.End, period.Tokens.End)
        );
        adverbials.Skip(from, period.Tokens.End, statement, cue);
    }

    /// <summary>A quotation whose cue stands before it: Reit said: “…”, Reit proposed to “…”.</summary>
    public Statement? FromBefore(Period period, Cue cue, int passage)
    {
        TokenRange range = page.PassageTokens[passage];
        if (
            !cue.Tells
            || range.First - cue.Group.End > LongestComplement
            || FollowsName(range.First)
        )
        {
            return null;
        }

        Statement frame = new() { Kind = QuotationKind.Mixed, Rule = MixedRule };
        int at = adverbials.Skip(cue.Group.End, range.First, frame, cue);
        Statement? statement =
            at >= range.First && cue.Allows(CueFrames.Quote)
                ? ReadWords(frame, cue, passage)
                : ReadPart(frame, cue, passage, at);
        if (statement is null)
        {
            return null;
        }

        statement.Passages.Add(passage);
        statement.Cue = cue.Group;
        statement.IsNegated = cue.Verb.IsNegative && statement.Kind == QuotationKind.Mixed;
        statement.Speaker = speakers.SubjectOf(period, cue);
        if (statement.Speaker is null && statement.Kind == QuotationKind.Mixed)
        {
            return null; // A part in marks that nobody is named for may be a name, or words kept at a distance.
        }

        statement.Clause = new TokenRange(Math.Min(at, range.First), ClauseEnd(period, range.End));
        relays.AddListener(statement, cue, period);
        relays.AddChain(statement, cue, period);
        return statement;
    }

    /// <summary>Whether nothing but the one spoken to, the channel and the time stands between a cue and the marks.</summary>
    public bool Reaches(Cue cue, int first) =>
        adverbials.Skip(cue.Group.End, first, null, cue) >= first;

    /// <summary>The verb reaches the marks: words of their own (said: “We …”), or an object in marks (said “no” to it).</summary>
    private Statement? ReadWords(Statement frame, Cue cue, int passage)
    {
        TokenRange range = page.PassageTokens[passage];
        int count = page.WordsIn(passage);
        bool isMarked = range.First > cue.Group.End && page.Word(range.First - 1) is "," or ":";
        bool isClause =
            isMarked || count >= FewestWordsMixed && char.IsUpper(page.FirstOf(passage));
        return isClause
                ? new Statement
                {
                    Kind = QuotationKind.Direct,
                    Rule = "cue before the marks",
                    Hearer = frame.Hearer,
                    Channel = frame.Channel,
                }
            : count >= FewestWordsMixed ? frame
            : null;
    }

    /// <summary>The marks stand in a clause or phrase behind the verb: said that the talks were “…”.</summary>
    private Statement? ReadPart(Statement frame, Cue cue, int passage, int at)
    {
        TokenRange range = page.PassageTokens[passage];
        bool reaches = at >= range.First;
        CueFrames needed =
            reaches ? CueFrames.Object | CueFrames.As
            : page.Is(at, "that") ? CueFrames.That
            : page.Is(at, "to") ? CueFrames.To
            : page.Is(at, "as") ? CueFrames.As
            : CueFrames.That | CueFrames.Object | CueFrames.As;
        bool isNaming = cue.Allows(CueFrames.As) && range.First - cue.Group.End <= NearNaming;
        return
            cue.Allows(needed)
            && page.WordsIn(passage) >= FewestWords(range.First, isNaming, cue)
            && !page.IsTitleCase(passage)
            && (reaches || !LeavesComplement(at, range.First, cue))
            ? frame
            : null;
    }

    /// <summary>How many words in marks it takes: a thing in marks may be kept at a distance, a judgement ("was “deeply wrong”") is somebody's.</summary>
    private int FewestWords(int first, bool isNaming, Cue cue)
    {
        bool isReported = cue.Allows(CueFrames.That);
        int before = first - 1;
        if (page.Is(before, "a") || page.Is(before, "an"))
        {
            before--;
        }

        return isNaming ? 1
            : !isReported && cue.Allows(CueFrames.As) ? FewestWordsFromNaming
            : isReported && page.Is(before, WordClass.Auxiliary) ? FewestWordsJudging
            : FewestWordsMixed;
    }

    /// <summary>Whether words before the passage give a name or a title, or say that the word is not the reporter's.</summary>
    private bool FollowsName(int first) =>
        first > 0
        && page.IsWord(first - 1)
        && page.Is(first - 1, WordClass.Naming | WordClass.Work);

    /// <summary>Whether another clause begins between the cue and the passage: what stands there is the reporter's.</summary>
    private bool LeavesComplement(int from, int to, Cue cue)
    {
        for (int i = from; i < to; i++)
        {
            bool leaves =
                page.Is(i, "who")
                || page.Is(i, "which")
                || page.Is(i, "whose")
                || page.Word(i) is ";"
                || page.Word(i) is "," && !cue.Allows(CueFrames.That);
            if (leaves)
            {
                return true;
            }
        }

        return false;
    }

    private int ClauseEnd(Period period, int from)
    {
        int most = Math.Min(period.Tokens.End, from + LongestComplement);
        int end = from;
        while (
            end < most && (page.PassageAt(end) >= 0 || !page.IsMark(end) || page.IsPossessive(end))
        )
        {
            end++;
        }

        return end;
    }

    /// <summary>A sentence with a part in marks whose frame stands at its end: the “…” is near, Varn said.</summary>
    public Statement? FromFrame(Period period, Cue cue, int passage, int clause)
    {
        TokenRange range = page.PassageTokens[passage];
        int fewest = IsPredicate(range) ? FewestWordsJudging : FewestWordsMixed;
        if (page.WordsIn(passage) < fewest || page.IsTitleCase(passage) || FollowsName(range.First))
        {
            return null;
        }

        int end = clause;
        while (end > range.End && page.IsMark(end - 1) && page.PassageAt(end - 1) < 0)
        {
            end--;
        }

        Statement statement = new()
        {
            Kind = QuotationKind.Mixed,
            Rule = MixedRule,
            Clause = new TokenRange(placement.SentenceStart(range.First), end),
        };
        statement.Passages.Add(passage);
        Attribute(statement, period, cue, clause == cue.Group.First);
        return statement;
    }

    /// <summary>Whether the marks hold what a sentence says of its subject: The guests “went away hungry”, Dell said.</summary>
    private bool IsPredicate(TokenRange passage)
    {
        int start = placement.SentenceStart(passage.First);
        return start < passage.First
            && phrases.BeginningAt(start, passage.First) is { } subject
            && subject.Words.End == passage.First;
    }

    /// <summary>“…,” according to the ministry.</summary>
    public Statement? FromPhrase(Period period, int passage, bool opens)
    {
        TokenRange range = page.PassageTokens[passage];
        if (page.WordsIn(passage) < FewestWordsMixed || page.IsTitleCase(passage))
        {
            return null;
        }

        int behind = range.End;
        while (behind < period.Tokens.End && page.Word(behind) is ",")
        {
            behind++;
        }

        int at = behind;
        int length = RelayLength(period, at, out bool namesSpeaker);
        if (length == 0)
        {
            at = period.Tokens.First;
            length = RelayLength(period, at, out namesSpeaker);
        }

        if (
            length == 0
            || phrases.BeginningAt(at + length, period.Tokens.End) is not { IsKnown: true } source
        )
        {
            return null;
        }

        bool leads = at < range.First;
        bool isDirect = opens || leads && range.First - source.Words.End <= 1;
        if (!namesSpeaker && !isDirect)
        {
            return null; // Who is named passes on a part in marks; whose it is stays open.
        }

        Statement statement = new()
        {
            Kind = isDirect ? QuotationKind.Direct : QuotationKind.Mixed,
            Rule = "source phrase",
            Cue = new TokenRange(at, at + length),
            Speaker = namesSpeaker ? source : null,
            Clause = leads
                ? new TokenRange(
                    Math.Min(source.Words.End + 1, range.First),
                    ClauseEnd(period, range.End)
                )
                : new TokenRange(placement.SentenceStart(range.First), range.End),
        };
        if (!namesSpeaker)
        {
            statement.Relays.Add(source);
        }

        statement.Passages.Add(passage);
        return statement;
    }

    private int RelayLength(Period period, int at, out bool namesSpeaker)
    {
        namesSpeaker = false;
        return at < period.Tokens.End && page.PassageAt(at) < 0
            ? words.RelayLength(page.Document, at, period.Tokens.End, out namesSpeaker)
            : 0;
    }

    /// <summary>Varn: “…” and “…” — Varn.</summary>
    public Statement? FromName(Period period, int passage, bool opens)
    {
        TokenRange range = page.PassageTokens[passage];
        TokenRange bounds = period.Tokens;
        bool isBefore =
            range.First - bounds.First >= 2
            && page.Word(range.First - 1) is ":"
            && page.EndsMention(range.First - 2)
            && (range.First - bounds.First <= 8 || IsSource(range.First - 2, bounds.First));
        bool isBehind = opens && bounds.End - range.End is >= 2 and <= 8 && page.IsDash(range.End);
        int mark = isBefore ? range.First - 1 : range.End;
        Party? party =
            isBefore ? phrases.EndingAt(mark, bounds.First)
            : isBehind ? phrases.BeginningAt(mark + 1, bounds.End)
            : null;
        if (party is null)
        {
            return null;
        }

        Statement statement = new()
        {
            Kind = QuotationKind.Direct,
            Rule = "name beside the marks",
            Cue = new TokenRange(mark, mark + 1),
            Speaker = party,
        };
        statement.Passages.Add(passage);
        return statement;
    }

    /// <summary>"the line of the day, from the mayor, Amara Dell: “…”": whether the name at a token is named as the source of something.</summary>
    private bool IsSource(int name, int least)
    {
        if (page.Mentions[page.MentionAt(name)].Type != EntityType.Person)
        {
            return false;
        }

        int i = page.FirstOfMention(name) - 1;
        int bound = Math.Max(least, i - LongestTitle);
        while (
            i > bound
            && (page.IsWord(i) || page.Word(i) is ",")
            && (
                page.Is(i, "of")
                || !page.Is(i, WordClass.Preposition | WordClass.Break | WordClass.Auxiliary)
            )
        )
        {
            i--;
        }

        return i >= least && (page.Is(i, "from") || page.Is(i, "by"));
    }

    /// <summary>Words in marks that are a sentence of their own, though nobody is named for them.</summary>
    public Statement? Alone(int passage, bool opens)
    {
        bool isSentence =
            opens
            && page.WordsIn(passage) >= FewestWordsAlone
            && !page.IsTitleCase(passage)
            && page.LastOf(passage) is '.' or '!' or '?' or ',';
        if (!isSentence)
        {
            return null;
        }

        Statement statement = new() { Kind = QuotationKind.Direct, Rule = "sentence in marks" };
        statement.Passages.Add(passage);
        return statement;
    }
}
