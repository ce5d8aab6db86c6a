namespace Entente.Quotations;

/// <summary>Reads who is named by a stretch of words, without a parser: by mentions, determiners and the words where phrases break.</summary>
internal sealed class NounPhrases(Page page, Antecedents antecedents)
{
    private const int LongestPhrase = 14;
    private const int LongestApposition = 30;

    /// <summary>The phrase that ends at token <paramref name="end"/> and begins its clause: the subject before a verb.</summary>
    public Party? EndingAt(int end, int least)
    {
        if (end > least && page.Word(end - 1) is ")")
        {
            // "the senator (D-Ohio) said"
            int open = end - 1;
            while (open > least && end - open < 8 && page.Word(open) is not "(")
            {
                open--;
            }

            return page.Word(open) is "(" && EndingAt(open, least) is { } named
                ? named with
                {
                    Words = new TokenRange(named.Words.First, end),
                }
                : null;
        }

        if (
            end > least
            && page.MentionAt(end - 1) < 0
            && page.Is(end - 1, WordClass.Pronoun)
            && !page.Is(end - 1, "who")
        )
        {
            return Read(end - 1, end); // "what he called": whatever stands before is another clause.
        }

        int from = end;
        while (from > least && end - from < LongestApposition && !Breaks(from - 1, end))
        {
            from--;
        }

        if (from < end)
        {
            return Read(SkipLead(from, end), end);
        }

        return from > least && page.Word(from - 1) is "," ? BeforeApposition(from - 1, least)
            : from > least && page.Is(from - 1, "who") ? Antecedent(from - 1, least)
            : null;
    }

    /// <summary>The phrase that begins at token <paramref name="first"/>: a subject behind its verb, someone spoken to, a source.</summary>
    public Party? BeginningAt(int first, int most)
    {
        if (first >= most || page.PassageAt(first) >= 0)
        {
            return null;
        }

        int end = first;
        while (end < most && end - first < LongestPhrase && !StopsPhrase(end, first))
        {
            end++;
        }

        if (end == first || end - first == LongestPhrase)
        {
            return null;
        }

        Party? party = Read(first, end);
        bool isNamed = party is { IsPerson: true } && page.EndsMention(end - 1);
        if (party is not null && !isNamed && end + 1 < most && page.Word(end) is ",")
        {
            // "a palace aide, Ilse Varn, …": the name stands in the apposition.
            int mention = page.MentionAt(end + 1);
            if (mention >= 0 && page.Mentions[mention].Type == EntityType.Person)
            {
                int after = page.EndOfMention(end + 1);
                if (after >= most || !page.IsWord(after) || page.Is(after, "who"))
                {
                    return new Party(
                        new TokenRange(first, after),
                        [page.VoiceOf(page.Mentions[mention])],
                        true
                    );
                }
            }
        }

        return party is null
            ? null
            : party with
            {
                Words = new TokenRange(first, AppositionEnd(party.Words.End, most)),
            };
    }

    /// <summary>Where what identifies the one just named ends: "Jonas Reit (D-Ohio), a former official who …".</summary>
    private int AppositionEnd(int end, int most)
    {
        if (end < most && page.Word(end) is "(")
        {
            int close = end;
            while (close < most && close - end < 8 && page.Word(close) is not ")")
            {
                close++;
            }

            end = close < most && page.Word(close) is ")" ? close + 1 : end;
        }

        if (
            end + 2 >= most
            || page.Word(end) is not ","
            || !page.Is(end + 1, WordClass.Determiner)
                && !page.Is(end + 1, "who")
                && (
                    !page.Is(end + 2, "of")
                    || page.Word(end + 1).EndsWith("ing", StringComparison.Ordinal)
                )
        )
        {
            return end;
        }

        int stop = end + 1;
        while (
            stop < most
            && stop - end < LongestApposition
            && page.PassageAt(stop) < 0
            && (!page.IsMark(stop) || IsAbbreviationStop(stop) || page.IsPossessive(stop))
        )
        {
            stop++;
        }

        return stop;
    }

    private bool StopsPhrase(int i, int first)
    {
        if (page.PassageAt(i) >= 0)
        {
            return true;
        }

        if (page.MentionAt(i) >= 0 || page.IsPossessive(i) || IsAbbreviationStop(i))
        {
            return false;
        }

        if (page.Is(i, "and"))
        {
            return i + 1 >= page.Count
                || page.MentionAt(i - 1) < 0
                || page.MentionAt(i + 1) < 0 && !page.Is(i + 1, WordClass.Determiner);
        }

        if (page.Is(i, "of") || page.Is(i, "for") || page.Is(i, "from") || page.Is(i, "in"))
        {
            // "a spokesman for the ministry" goes on; "said Reit in remarks", "told him in Rome" do not.
            return i == first
                || page.MentionAt(i - 1) >= 0
                || page.Is(i - 1, WordClass.Pronoun)
                || !page.Is(i, "of") && LeadsToChannel(i);
        }

        return !page.IsWord(i) && page.Document.Tokens[i].Kind != TokenKind.Number
            || page.Is(i, WordClass.Preposition)
            || page.Is(i, WordClass.Break)
            || page.Is(i, WordClass.Auxiliary)
            || page.Is(i, WordClass.Time) && i > first
            || i > first && page.Is(i, WordClass.Pronoun)
            || i > first
                && page.Is(i, WordClass.Determiner)
                && !page.Is(i - 1, WordClass.Preposition);
    }

    /// <summary>The stop of "Mr." or "George W.": it stands at a word and the sentence goes on behind it.</summary>
    private bool IsAbbreviationStop(int i) =>
        i > 0
        && page.Word(i) is "."
        && page.Document.Tokens[i - 1].Span.End == page.Document.Tokens[i].Span.Start
        && i + 1 < page.Document.Sentences[page.SentenceOf(i)].EndToken;

    private bool LeadsToChannel(int preposition)
    {
        int most = Math.Min(page.Count, preposition + 5);
        for (int i = preposition + 1; i < most && page.IsWord(i); i++)
        {
            if (page.Is(i, WordClass.Channel))
            {
                return true;
            }
        }

        return false;
    }

    private bool Breaks(int i, int end)
    {
        if (page.PassageAt(i) >= 0)
        {
            return true;
        }

        if (page.MentionAt(i) >= 0 || page.IsPossessive(i) || IsAbbreviationStop(i))
        {
            return false;
        }

        if (page.Is(i, "and"))
        {
            // "Dell and Reit said" is one subject; "met Reit and said" is another clause.
            return i + 1 >= end || i == 0 || page.MentionAt(i - 1) < 0;
        }

        return page.Document.Tokens[i].Kind is TokenKind.Mark or TokenKind.Other
            || page.Is(i, "as") // "the remarks came as the envoy said"
            || page.Is(i, WordClass.Break) && !page.Is(i, WordClass.Preposition)
            || page.Is(i, WordClass.Auxiliary | WordClass.Perception);
    }

    /// <summary>Steps over what stands before the subject: "In Moscow on Tuesday Dell said".</summary>
    private int SkipLead(int from, int end)
    {
        int i = from;
        while (i < end && page.MentionAt(i) < 0 && page.Is(i, WordClass.Time))
        {
            i++;
        }

        if (i < end && page.Is(i, WordClass.Preposition) && page.MentionAt(i) < 0)
        {
            int start = end - 1;
            if (page.MentionAt(start) >= 0)
            {
                start = page.FirstOfMention(start);
                while (start > i + 1 && IsTitleWord(start - 1))
                {
                    start--;
                }

                return start;
            }

            if (page.IsCapital(start))
            {
                while (start > i + 1 && page.IsCapital(start - 1))
                {
                    start--; // "In a radio interview Amara Dell said"
                }

                return start;
            }

            while (start > i && !page.Is(start, WordClass.Determiner | WordClass.Pronoun))
            {
                start--;
            }

            return start;
        }

        return i < end ? i : from;
    }

    private bool IsTitleWord(int i) =>
        page.IsWord(i)
        && !page.Is(
            i,
            WordClass.Preposition | WordClass.Time | WordClass.Auxiliary | WordClass.Break
        );

    /// <summary>"Amara Dell, the deputy minister, said": the subject stands before the first comma.</summary>
    private Party? BeforeApposition(int comma, int least)
    {
        int bound = Math.Max(least, comma - LongestApposition);
        for (int i = comma - 1; i > bound; i--)
        {
            if (page.PassageAt(i) >= 0)
            {
                return null;
            }

            if (page.Word(i) is not ",")
            {
                continue;
            }

            Party? named = LoneName(i + 1, comma);
            int from = i;
            while (from > least && i - from < LongestPhrase && !Breaks(from - 1, i))
            {
                from--;
            }

            if (from == i)
            {
                continue;
            }

            if (
                from > least + 1
                && page.Word(from - 1) is ","
                && page.EndsMention(from - 2)
                && page.Mentions[page.MentionAt(from - 2)].Type == EntityType.Person
            )
            {
                continue; // "Lee Orr, the minister of science and trade, arts and sports, said": a name stands before it.
            }

            Party? party = Read(SkipLead(from, i), i);
            bool atClauseStart =
                from == least
                || page.Document.Tokens[from - 1].Kind == TokenKind.Mark
                || page.Is(from - 1, WordClass.Break)
                    && !page.Is(from - 1, "and") // "emails of brothels and pimps, seen by …, show"
                    && !page.Is(from - 1, "or");
            if (party is null || !atClauseStart)
            {
                continue;
            }

            bool nameFollows = named is not null && !EndsWithPerson(i);
            return (nameFollows ? named! : party) with
            {
                Words = new TokenRange(party.Words.First, comma),
            };
        }

        return null;
    }

    /// <summary>Not in "the ambassador of Belmark, Hugo Sterne, told".</summary>
    private bool EndsWithPerson(int end) =>
        page.EndsMention(end - 1)
        && page.Mentions[page.MentionAt(end - 1)].Type == EntityType.Person;

    private Party? LoneName(int first, int end) =>
        first < end
        && page.MentionAt(first) >= 0
        && page.EndOfMention(first) == end
        && page.Mentions[page.MentionAt(first)].Type == EntityType.Person
            ? new Party(
                new TokenRange(first, end),
                [page.VoiceOf(page.Mentions[page.MentionAt(first)])],
                true
            )
            : null;

    /// <summary>"Varn, who said": the one before "who".</summary>
    private Party? Antecedent(int who, int least)
    {
        int end = who > least && page.Word(who - 1) is "," ? who - 1 : who;
        if (end <= least || !page.EndsMention(end - 1))
        {
            return null;
        }

        Mention mention = page.Mentions[page.MentionAt(end - 1)];
        return mention.Type == EntityType.Person
            ? new Party(
                new TokenRange(who, who + 1),
                [page.VoiceOf(page.Mentions[page.MentionAt(end - 1)])],
                true
            )
            : null;
    }

    private Party? Read(int first, int end)
    {
        while (first < end && (page.Is(first, "and") || page.Is(first, "but")))
        {
            first++;
        }

        if (first >= end || end - first > LongestPhrase)
        {
            return null;
        }

        TokenRange words = new(first, end);
        int head = HeadEnd(first, end);
        if (page.EndsMention(head - 1))
        {
            return ReadMentions(words, head);
        }

        if (head - first == 1 && page.Is(first, WordClass.Pronoun))
        {
            return antecedents.OfPronoun(first, words);
        }

        if (antecedents.OfPair(first, head, words) is { } pair)
        {
            return pair;
        }

        return IsDescription(first, end, head)
            ? new Party(
                words,
                [new Voice(NameOf(words), null, page.Span(words), "words of the report")],
                IsPerson: !page.Is(head - 1, WordClass.Channel),
                IsPlural: IsPlural(head - 1),
                IsVague: !IsHuman(first, head - 1)
            )
            : null;
    }

    /// <summary>The words themselves, an article in small letters also where it begins a sentence.</summary>
    private string NameOf(TokenRange words)
    {
        string name = page.Span(words).In(page.Document.Text).ToString();
        return
            page.Is(words.First, WordClass.Determiner)
            && name.Length > 1
            && (char.IsLower(name[1]) || name[1] == ' ')
            ? char.ToLowerInvariant(name[0]) + name[1..]
            : name;
    }

    /// <summary>The document that is the subject of a sentence, as a voice: "The joint statement also promised …"; <see langword="null"/> when it is about something else.</summary>
    public Party? DocumentAt(int first, int most)
    {
        const int longest = 5;
        if (!page.Is(first, WordClass.Determiner))
        {
            return null;
        }

        int noun = first + 1;
        while (
            noun < most
            && noun - first < longest
            && !page.Is(noun, WordClass.Channel)
            && page.IsWord(noun)
        )
        {
            noun++;
        }

        bool isSubject =
            noun + 1 < most
            && noun - first < longest
            && page.Is(noun, WordClass.Channel)
            && !page.Is(noun + 1, WordClass.Channel)
            && !page.IsPossessive(noun + 1)
            && !page.Is(noun + 1, WordClass.Break);
        return isSubject ? Read(first, noun + 1) : null;
    }

    /// <summary>Whether a voice is one that can be shown for words outside marks: it is named, it is a document, or one who speaks for many ("the ministry", "two officials").</summary>
    public bool CanSpeak(Voice voice)
    {
        int first = page.Document.TokenAt(voice.Span.Start);
        if (page.MentionAt(first) >= 0)
        {
            return true;
        }

        int end = page.Document.TokenAt(voice.Span.End - 1) + 1;
        int head = HeadEnd(first, end) - 1;
        return page.MentionAt(head) >= 0 || page.Is(head, WordClass.Channel | WordClass.Authority);
    }

    /// <summary>The noun that tells what the party is: "committee" of "the committee of the senate, which …".</summary>
    public int HeadOf(Party party)
    {
        int end = party.Words.First + 1;
        while (
            end < party.Words.End
            && (!page.IsMark(end) || page.IsPossessive(end) || IsAbbreviationStop(end))
        )
        {
            end++;
        }

        return HeadEnd(party.Words.First, end) - 1;
    }

    /// <summary>Where the head of the phrase ends: before the first preposition that is not part of a name.</summary>
    private int HeadEnd(int first, int end)
    {
        for (int i = first + 1; i < end; i++)
        {
            if (
                page.Is(i, WordClass.Preposition)
                && page.MentionAt(i) < 0
                && !IsInTitle(i, first, end)
            )
            {
                return i;
            }
        }

        return end;
    }

    /// <summary>"Secretary of State Amara Dell", "the envoy to the United Nations Amara Dell": capitals from the office to the name. Not "aides of President Dell".</summary>
    private bool IsInTitle(int of, int first, int end)
    {
        if (
            !page.EndsMention(end - 1)
            || page.Mentions[page.MentionAt(end - 1)].Type != EntityType.Person
        )
        {
            return false;
        }

        int noun = of - 1;
        int name = page.FirstOfMention(end - 1);
        bool isOffice =
            page.Is(noun, WordClass.Office)
            && !page.Is(name - 1, WordClass.Office | WordClass.Person);
        bool isTitle =
            page.Is(of, "of") && page.IsCapital(noun) && !(noun == first && IsPlural(first));
        if (!isOffice && !isTitle)
        {
            return false;
        }

        for (int i = of + 1; i < name; i++)
        {
            bool fits =
                page.IsCapital(i) || page.IsPossessive(i) || page.Is(i, "the") || page.Is(i, "and");
            if (!fits)
            {
                return false;
            }
        }

        return name > of + 1;
    }

    private Party? ReadMentions(TokenRange words, int end)
    {
        int start = page.FirstOfMention(end - 1);
        Mention last = page.Mentions[page.MentionAt(end - 1)];
        if (last.Type == EntityType.Place)
        {
            return null;
        }

        List<Voice> voices = [page.VoiceOf(page.Mentions[page.MentionAt(end - 1)])];
        bool persons = last.Type == EntityType.Person;
        int i = start;
        while (i - 1 > words.First && voices.Count < 6)
        {
            int before = i - 1;
            while (
                before > words.First
                && IsTitleWord(before)
                && page.MentionAt(before) < 0
                && page.Word(before) is not "and"
            )
            {
                before--; // titles between "and" and the name
            }

            if (before <= words.First || !page.Is(before, "and") || page.MentionAt(before - 1) < 0)
            {
                break;
            }

            i = page.FirstOfMention(before - 1);
            voices.Insert(0, page.VoiceOf(page.Mentions[page.MentionAt(before - 1)]));
        }

        return new Party(words, [.. voices], persons);
    }

    private bool IsDescription(int first, int end, int head)
    {
        for (int i = first; i < end; i++)
        {
            bool beginsAnother =
                i > first
                && page.Is(i, WordClass.Determiner)
                && !page.Is(i - 1, WordClass.Preposition | WordClass.Determiner | WordClass.Break)
                && page.MentionAt(i) < 0;
            if (beginsAnother)
            {
                return false; // a verb stood between: "Dell answered the senate"
            }

            bool fits =
                (page.IsWord(i) || page.Document.Tokens[i].Kind == TokenKind.Number)
                || page.IsPossessive(i)
                || IsAbbreviationStop(i);
            if (!fits)
            {
                return false;
            }
        }

        return page.IsWord(head - 1)
            && !page.IsPossessive(head - 1)
            && !page.Is(
                head - 1,
                WordClass.Preposition | WordClass.Time | WordClass.Auxiliary | WordClass.Moment
            )
            && page.CanBeNoun(NounOf(first, head))
            && (
                page.Is(first, WordClass.Determiner)
                    && (head - first > 1 || head + 1 < end && page.Is(head, "of")) // "one of the guests"
                || head - first == 1 && page.Is(first, WordClass.Audience) // "told parliament"
                || page.IsCapital(head - 1)
                || page.IsCapital(first)
                || IsPlural(head - 1)
                || page.Is(head - 1, WordClass.Channel)
            );
    }

    /// <summary>Whether a description is of a human being: "the envoy", or a name that nobody resolved.</summary>
    private bool IsHuman(int first, int noun)
    {
        ReadOnlySpan<char> word = page.Word(noun);
        bool isBareName =
            page.IsCapital(noun)
            && (
                !page.Is(first, WordClass.Determiner)
                || noun > first && page.Is(noun - 1, WordClass.Person) // "her husband Tony"
            );
        return page.Is(noun, WordClass.Person)
            || word.EndsWith("man", StringComparison.OrdinalIgnoreCase)
            || isBareName
            || IsPlural(noun);
    }

    /// <summary>The noun of the words before <paramref name="head"/>: "statement" of "a statement released (by …)".</summary>
    private int NounOf(int first, int head)
    {
        int noun = head - 1;
        while (noun > first + 1 && page.IsParticiple(noun))
        {
            noun--;
        }

        return noun;
    }

    private bool IsPlural(int noun) =>
        page.Is(noun, "people")
        || page.Word(noun).Length > 3 && page.Word(noun)[^1] == 's' && page.Word(noun)[^2] != 's';
}
