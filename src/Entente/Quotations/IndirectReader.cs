namespace Entente.Quotations;

/// <summary>Reads plain indirect statements: somebody named, a verb or phrase of saying, and a clause before or behind it.</summary>
internal sealed class IndirectReader(
    Page page,
    SpeechWords words,
    NounPhrases phrases,
    Speakers speakers,
    Adverbials adverbials,
    Relays relays
)
{
    private const int ShortestClause = 3;
    private const int FarthestVerb = 14;
    private const int LongestSource = 16;

    /// <summary>The outermost statement of a period without marks; what stands inside its clause is part of it.</summary>
    public Statement? Read(Period period)
    {
        if ((ReadClosing(period) ?? ReadSource(period) ?? ReadLeading(period)) is { } closing)
        {
            return Innermost(period, closing, FirstCueIn(period, closing.Clause));
        }

        int end = EndOfWords(period);
        foreach (Cue cue in period.Cues)
        {
            if (ReadOpening(period, cue, end) is { } statement && CanSpeak(statement.Speaker!))
            {
                statement = Innermost(period, statement, cue.Index + 1);
                relays.AddPhrases(statement, period);
                return statement;
            }
        }

        return ReadNoun(period);
    }

    /// <summary>The outermost statement of a period whose frame stands at its end.</summary>
    public Statement? ReadClosed(Period period) =>
        ReadClosing(period) is { } closing
            ? Innermost(period, closing, FirstCueIn(period, closing.Clause))
            : null;

    private static int FirstCueIn(Period period, TokenRange clause)
    {
        int index = 0;
        while (index < period.Cues.Length && period.Cues[index].Group.First < clause.First)
        {
            index++;
        }

        return index;
    }

    /// <summary>According to Dell, the gates were open. According to Dell, the harbour master, the gates were open.</summary>
    private Statement? ReadLeading(Period period)
    {
        int first = period.Tokens.First;
        int end = EndOfWords(period, from: first + 1);
        int length = words.RelayLength(page.Document, first, end, out bool namesSpeaker);
        if (length == 0 || !namesSpeaker)
        {
            return null;
        }

        int from = first + length;
        int comma = CommaBehind(from, end);
        if (
            comma < 0
            || phrases.BeginningAt(from, comma) is not { IsKnown: true } source
            || source.Words.End != comma
            || !CanSpeak(source)
        )
        {
            return null;
        }

        // What stands between two commas and has no verb describes the source: ", the harbour master,", ", Norway’s minister,".
        int second = BeginsDescription(comma + 1, end) ? CommaBehind(comma + 1, end) : -1;
        comma = second > 0 && !HasVerb(comma + 1, second) ? second : comma;
        return end - comma - 1 >= ShortestClause && page.PassageAt(comma + 1) < 0
            ? new Statement
            {
                Kind = QuotationKind.Indirect,
                Rule = "source phrase",
                Speaker = source,
                Cue = new TokenRange(first, from),
                Clause = new TokenRange(comma + 1, end),
            }
            : null;
    }

    private bool BeginsDescription(int at, int end)
    {
        if (at >= end || page.Is(at, WordClass.Determiner))
        {
            return at < end;
        }

        int behind = page.MentionAt(at) < 0 ? at : page.EndOfMention(at);
        return behind > at && behind < end && page.IsPossessive(behind);
    }

    private int CommaBehind(int from, int end)
    {
        int most = Math.Min(end, from + LongestSource);
        for (int i = from; i < most; i++)
        {
            if (page.Word(i) is ",")
            {
                return i;
            }
        }

        return -1;
    }

    private bool HasVerb(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (page.Is(i, WordClass.Auxiliary) || page.IsVerb(i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a clause has its verb: "that the gates, opened at 9 a.m." is one that was cut off. True where there are no trees.</summary>
    private bool HasTense(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (page.IsFinite(i) is not false)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Dell’s claim that the gates were open: read where a tree tells what the claim is.</summary>
    private Statement? ReadNoun(Period period)
    {
        TokenRange bounds = period.Tokens;
        for (int i = bounds.First + 2; i + ShortestClause + 1 < bounds.End; i++)
        {
            if (
                !page.Is(i, WordClass.SayingNoun)
                || !page.Is(i + 1, "that")
                || !page.IsPossessive(i - 1)
                || !page.EndsMention(i - 2)
                || phrases.EndingAt(i - 1, page.FirstOfMention(i - 2))
                    is not { IsKnown: true } speaker
            )
            {
                continue;
            }

            int end = i + 2;
            while (end < bounds.End && page.HangsOn(end, i))
            {
                end++;
            }

            while (end > i + 2 && page.IsMark(end - 1))
            {
                end--;
            }

            if (end - i - 2 >= ShortestClause)
            {
                return new Statement
                {
                    Kind = QuotationKind.Indirect,
                    Rule = "noun of saying",
                    Speaker = speaker,
                    Cue = new TokenRange(i, i + 1),
                    Clause = new TokenRange(i + 2, end),
                };
            }
        }

        return null;
    }

    /// <summary>The agency said that the ministry said …: the ministry speaks, the agency passes it on.</summary>
    private Statement Innermost(Period period, Statement outer, int index)
    {
        if (index >= period.Cues.Length || period.Cues[index].Group.First >= outer.Clause.End)
        {
            return outer;
        }

        Statement? inner = ReadOpening(period, period.Cues[index], outer.Clause.End);
        if (
            inner is null
            || inner.Speaker!.Words.First != outer.Clause.First
            || inner.Speaker.SharesVoiceWith(outer.Speaker!)
        )
        {
            return outer;
        }

        inner.Relays.Add(outer.Speaker!);
        return inner;
    }

    /// <summary>Dell said that the gates were open. Dell said the gates were open.</summary>
    private Statement? ReadOpening(Period period, Cue cue, int end)
    {
        bool isTold = cue.Tells && cue.Verb.Form != VerbForm.Base;
        bool isDenied = cue.Denies && !cue.Verb.IsNegative;
        if (!isTold && !isDenied || !cue.Allows(CueFrames.That))
        {
            return null;
        }

        Statement told = new() { Kind = QuotationKind.Indirect, Rule = "that-clause" };
        int at = adverbials.Skip(cue.Group.End, end, told, cue);
        if (at > end - ShortestClause)
        {
            return null;
        }

        bool isThat = page.Is(at, "that");
        bool isQuestion = isDenied && page.Is(at, WordClass.Question); // declined to say whether
        if (
            !isThat && !isQuestion && (isDenied || !BeginsClause(at, period, cue, end))
            || speakers.SubjectOf(period, cue) is not { IsKnown: true } speaker
            || IsSubordinate(speaker, period.Tokens.First)
            || isThat && !HasTense(at + 1, end)
        )
        {
            return null;
        }

        return new()
        {
            Kind = QuotationKind.Indirect,
            Rule =
                isThat ? "that-clause"
                : isQuestion ? "question that is not answered"
                : "clause behind the cue",
            IsNegated = isDenied || cue.Verb.IsNegative,
            Speaker = speaker,
            Hearer = told.Hearer,
            Channel = told.Channel,
            Cue = cue.Group,
            Clause = new TokenRange(isThat ? at + 1 : at, end),
        };
    }

    /// <summary>"After Dell said that …, the council met", "the gap between what Dell says and …": where what is said ends cannot be told.</summary>
    private bool IsSubordinate(Party speaker, int first)
    {
        int before = speaker.Words.First - 1;
        if (before >= first && page.Is(before, WordClass.Question))
        {
            return true;
        }

        bool opens =
            page.MentionAt(first) < 0
            && page.Is(first, WordClass.Break)
            && !page.Is(first, "and")
            && !page.Is(first, "but")
            && !page.Is(first, "so")
            && !page.Is(first, "yet")
            && !page.Is(first, "or");
        for (int i = first; opens && i < speaker.Words.First; i++)
        {
            opens = page.Word(i) is not ",";
        }

        return opens;
    }

    /// <summary>Whether a subject and an auxiliary begin at a token: then it is a clause, though "that" is left out.</summary>
    private bool BeginsClause(int at, Period period, Cue cue, int end)
    {
        bool isSubject =
            page.MentionAt(at) >= 0
            || page.Is(at, WordClass.Determiner | WordClass.Pronoun)
                && !page.Is(at, "who")
                && !page.Is(at, "him")
                && !page.Is(at, "them");
        bool isLastCue =
            cue.Index == period.Cues.Length - 1 || period.Cues[cue.Index + 1].Group.First >= end;
        if (!isSubject || !isLastCue || page.Word(at - 1) is "," or ":")
        {
            return false;
        }

        int most = Math.Min(end, at + FarthestVerb);
        for (int i = at + 1; i < most; i++)
        {
            if (page.Is(i, WordClass.Auxiliary))
            {
                return true;
            }

            bool leaves =
                page.MentionAt(i) < 0
                && page.PassageAt(i) < 0
                && (
                    page.Is(i, WordClass.Break) && !page.Is(i, "and")
                    || page.Document.Tokens[i].Kind == TokenKind.Mark && !page.IsPossessive(i)
                );
            if (leaves)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The gates were open, said Dell. The gates were open, Dell told reporters.</summary>
    private Statement? ReadClosing(Period period)
    {
        if (period.Cues.Length == 0)
        {
            return null;
        }

        Cue cue = period.Cues[^1];
        TokenRange bounds = period.Tokens;
        if (
            !cue.Tells
            || !cue.Allows(CueFrames.That)
            || cue.Verb.Form is not (VerbForm.Past or VerbForm.Third or VerbForm.Participle)
        )
        {
            return null;
        }

        int first = cue.Group.First;
        bool isInverted =
            !cue.Verb.NeedsHearer
            && first > bounds.First
            && page.Word(first - 1) is ","
            && !IsApposition(first, bounds.First);
        Party? speaker = isInverted
            ? phrases.BeginningAt(cue.Group.End, bounds.End)
            : phrases.EndingAt(first, bounds.First);
        if (
            speaker is not { IsKnown: true }
            || !CanSpeak(speaker)
            || isInverted && !page.EndsMention(phrases.HeadOf(speaker))
        )
        {
            return null;
        }

        Statement statement = new()
        {
            Kind = QuotationKind.Indirect,
            Rule = "clause before a closing cue",
            Speaker = speaker,
            Cue = cue.Group,
        };
        int clause = isInverted ? first : WithDescription(speaker.Words.First, bounds.First);
        int behind = adverbials.Skip(
            isInverted ? speaker.Words.End : cue.Group.End,
            bounds.End,
            statement,
            cue
        );
        return EndsPeriod(behind, period) && IsClauseBefore(clause, period)
            ? WithClause(statement, period, clause)
            : null;
    }

    /// <summary>"Dell, a witness, warned the council": all that stands before the verb is its subject.</summary>
    private bool IsApposition(int verb, int least) =>
        phrases.EndingAt(verb, least) is { } subject && subject.Words.First <= least + 1;

    /// <summary>"The gates were open, an expert on harbours, Dell said": what describes the speaker is none of the words.</summary>
    private int WithDescription(int speaker, int least)
    {
        int comma = speaker - 1;
        if (comma <= least || page.Word(comma) is not ",")
        {
            return speaker;
        }

        int from = comma - 1;
        int bound = Math.Max(least + ShortestClause, comma - LongestSource);
        while (from > bound && page.Word(from) is not ",")
        {
            from--;
        }

        return
            from > bound
            && page.Is(from + 1, WordClass.Determiner)
            && !HasVerb(from + 1, comma)
            && phrases.BeginningAt(from + 1, comma)
                is { IsPerson: true, IsPlural: false, IsVague: false }
            ? from + 1
            : speaker;
    }

    /// <summary>The gates were open, according to Dell.</summary>
    private Statement? ReadSource(Period period)
    {
        TokenRange bounds = period.Tokens;
        for (int i = bounds.First + ShortestClause; i < bounds.End; i++)
        {
            int length = words.RelayLength(page.Document, i, bounds.End, out bool namesSpeaker);
            if (length == 0 || !namesSpeaker)
            {
                continue;
            }

            return
                page.Word(i - 1) is ","
                && phrases.BeginningAt(i + length, bounds.End) is { IsKnown: true } source
                && CanSpeak(source)
                && EndsPeriod(source.Words.End, period)
                && IsClauseBefore(i, period)
                ? WithClause(
                    new()
                    {
                        Kind = QuotationKind.Indirect,
                        Rule = "source phrase",
                        Speaker = source,
                        Cue = new TokenRange(i, i + length),
                    },
                    period,
                    i
                )
                : null;
        }

        return null;
    }

    private static Statement WithClause(Statement statement, Period period, int end)
    {
        statement.Clause = new TokenRange(period.Tokens.First, end - 1);
        return statement;
    }

    /// <summary>Whether what stands before a frame with its comma is a clause, not an opening: "In a statement on Monday, Dell said".</summary>
    private bool IsClauseBefore(int frame, Period period)
    {
        int first = period.Tokens.First;
        int end = frame - 1;
        if (end - first < ShortestClause || page.IsMark(first) || page.Word(end) is not ",")
        {
            return false;
        }

        bool isOpening =
            page.MentionAt(first) < 0
            && (
                page.Is(first, WordClass.Preposition)
                || page.Is(first, WordClass.Break)
                    && !page.Is(first, "but")
                    && !page.Is(first, "and")
            );
        if (!isOpening)
        {
            return true;
        }

        for (int i = first; i < end; i++)
        {
            if (page.Word(i) is ",")
            {
                return true;
            }
        }

        return false;
    }

    private bool EndsPeriod(int at, Period period)
    {
        for (int i = at; i < period.Tokens.End; i++)
        {
            if (!page.IsMark(i) || page.Word(i) is ":")
            {
                return false;
            }
        }

        return at >= period.Tokens.End || page.Word(period.Tokens.End - 1) is not ":";
    }

    /// <summary>Where the words of a period end: before its last marks, and before ", cited by the agency".</summary>
    private int EndOfWords(Period period) => EndOfWords(period, period.Tokens.First);

    private int EndOfWords(Period period, int from)
    {
        int end = from;
        while (
            end < period.Tokens.End
            && (
                page.Word(end) is not ","
                || end + 1 == period.Tokens.End
                || words.RelayLength(page.Document, end + 1, period.Tokens.End, out _) == 0
            )
        )
        {
            end++;
        }

        while (end > period.Tokens.First && page.IsMark(end - 1))
        {
            end--;
        }

        return end;
    }

    /// <summary>Whether all its voices can be shown.</summary>
    private bool CanSpeak(Party party)
    {
        foreach (Voice voice in party.Voices)
        {
            if (!phrases.CanSpeak(voice))
            {
                return false;
            }
        }

        return true;
    }
}
