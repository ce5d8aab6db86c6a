namespace Entente.Quotations;

/// <summary>Steps over what may stand between a verb of saying and the words: the one spoken to, the channel, the time.</summary>
internal sealed class Adverbials(Page page, NounPhrases phrases)
{
    private const int Farthest = 45;
    private const int LongestPhrase = 8;

    /// <summary>The first token from <paramref name="from"/> on that is none of these. Notes the one spoken to and the channel in <paramref name="statement"/>.</summary>
    public int Skip(int from, int to, Statement? statement, Cue cue)
    {
        int most = Math.Min(to, from + Farthest);
        int i = from;
        while (i < most && page.PassageAt(i) < 0)
        {
            int next = Step(i, most, isFirst: i == from, statement, cue);
            if (next == i)
            {
                break;
            }

            i = next;
        }

        return i;
    }

    private int Step(int i, int most, bool isFirst, Statement? statement, Cue cue)
    {
        bool begins = page.Is(i, "that") || page.Is(i, "as") || page.Is(i, "to");
        if (
            isFirst
            && cue.Verb.TakesHearer
            && !begins
            && phrases.BeginningAt(i, most) is { } told
            && (cue.Verb.NeedsHearer || CanBeToldOf(told))
        )
        {
            NoteHearer(statement, told);
            return told.Words.End;
        }

        if (page.Word(i) is "," or ":" || page.Is(i, WordClass.Time))
        {
            return i + 1;
        }

        if (
            cue.Verb.HearerWord.Length > 0
            && page.Is(i, cue.Verb.HearerWord)
            && phrases.BeginningAt(i + 1, most) is { } spokenTo
        )
        {
            NoteHearer(statement, spokenTo);
            return spokenTo.Words.End;
        }

        return !begins && page.Is(i, WordClass.Preposition)
            ? SkipPrepositional(i, most, statement)
            : i;
    }

    /// <summary>Whether those behind "warned" are spoken to, rather than spoken of: not in "warned the toll would rise".</summary>
    private bool CanBeToldOf(Party party)
    {
        int behind = party.Words.End;
        if (behind < page.Count && page.PassageAt(behind) >= 0 && page.IsMark(behind))
        {
            behind++; // warned the rebels “will pay”
        }

        return (IsAudience(party) || IsOccasion(party))
            && (behind >= page.Count || !page.Is(behind, WordClass.Auxiliary));
    }

    /// <summary>Whether the party can listen: it is named, or its noun is one for listeners ("reporters", "the nation").</summary>
    private bool IsAudience(Party party)
    {
        int head = phrases.HeadOf(party);
        return page.MentionAt(head) >= 0
            || page.Is(head, WordClass.Audience)
            || page.Is(party.Words.First, WordClass.Pronoun) && party.Words.Length == 1;
    }

    /// <summary>"a news conference in Geneva": an occasion does not listen.</summary>
    private bool IsOccasion(Party party)
    {
        int head = phrases.HeadOf(party);
        return page.MentionAt(head) < 0
            && page.Is(head, WordClass.Channel)
            && !page.Is(head, WordClass.Audience);
    }

    private void NoteHearer(Statement? statement, Party hearer)
    {
        if (statement is null)
        {
            return;
        }

        if (IsOccasion(hearer))
        {
            // "told a news conference"
            statement.Channel = statement.Channel.IsEmpty ? hearer.Words : statement.Channel;
        }
        else if (IsAudience(hearer))
        {
            statement.Hearer ??= hearer;
        }
    }

    /// <summary>Steps over "on Wednesday", "of the plan", "in an interview with the agency"; notes the channel.</summary>
    private int SkipPrepositional(int preposition, int most, Statement? statement)
    {
        (int end, int channel) = PhraseOf(preposition, most);
        if (statement is null || channel < 0 || !page.Is(preposition, WordClass.Carrier))
        {
            return end;
        }

        int stop = channel + 1;
        if (stop < most && page.Is(stop, WordClass.Carrier))
        {
            (_, int platform) = PhraseOf(stop, most);
            stop = platform < 0 ? stop : platform + 1; // "in a post on Telegram"
        }

        if (
            stop < most
            && (page.Is(stop, "with") || page.Is(stop, "to"))
            && phrases.BeginningAt(stop + 1, most) is { } partner
        )
        {
            NoteHearer(statement, partner);
            stop = partner.Words.End;
        }

        if (statement.Channel.IsEmpty)
        {
            statement.Channel = new TokenRange(preposition, stop);
        }

        return Math.Max(stop, end);
    }

    /// <summary>Where the phrase behind a preposition ends, and its last word that is a way of saying; -1 when it has none.</summary>
    private (int End, int Channel) PhraseOf(int preposition, int most)
    {
        int end = preposition + 1;
        int channel = -1;
        while (end < most && end - preposition < LongestPhrase && IsInPhrase(end))
        {
            channel = page.Is(end, WordClass.Channel) ? end : channel;
            end++;
        }

        return (end, channel);
    }

    /// <summary>Notes the channel that opens the sentence of a cue: "In a joint statement, Dell and Reit said", "Speaking on state television, Dell said".</summary>
    public void AddOpening(Statement statement)
    {
        if (
            !statement.Channel.IsEmpty
            || statement.Cue.IsEmpty
            || statement.Speaker is not { Words.IsEmpty: false } speaker
        )
        {
            return;
        }

        int first = page.Document.Sentences[page.SentenceOf(statement.Cue.First)].FirstToken;
        bool isDoing =
            first + 1 < page.Count
            && page.Word(first).EndsWith("ing", StringComparison.Ordinal)
            && page.Is(first + 1, WordClass.Carrier);
        first += isDoing ? 1 : 0;
        int most = Math.Min(statement.Cue.First, speaker.Words.First);
        if (first < most && page.PassageAt(first) < 0 && page.Is(first, WordClass.Carrier))
        {
            SkipPrepositional(first, most, statement);
        }
    }

    private bool IsInPhrase(int i) =>
        page.PassageAt(i) < 0
        && (page.IsWord(i) || page.Document.Tokens[i].Kind == TokenKind.Number)
        && !page.Is(i, WordClass.Preposition)
        && (!page.Is(i, WordClass.Break) || page.MentionAt(i) >= 0);
}
