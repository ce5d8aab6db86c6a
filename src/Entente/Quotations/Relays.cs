namespace Entente.Quotations;

/// <summary>Finds those through whom a statement came: "the paper writes that …", "…, Varn said", "…, quoted by the agency".</summary>
internal sealed class Relays(
    Page page,
    SpeechWords words,
    NounPhrases phrases,
    Speakers speakers,
    Adverbials adverbials,
    Placement placement
)
{
    private const int Farthest = 45;
    private const int Most = 4;

    /// <summary>Adds those whose own verbs of saying carry the statement of <paramref name="cue"/>.</summary>
    public void AddChain(Statement statement, Cue cue, Period period)
    {
        if (statement.Speaker is not { } speaker)
        {
            return;
        }

        int passageEnd = page.PassageTokens[statement.Passages[^1]].End;
        if (
            cue.Index + 1 < period.Cues.Length
            && period.Cues[cue.Index + 1] is var next
            && placement.SameSentence(passageEnd - 1, next.Group.First)
            && placement.FramesFromBehind(next, period, passageEnd, out int clause)
            && speakers.SubjectOf(period, next, clause == next.Group.First)
                is { IsKnown: true } frame
            && !frame.SharesVoiceWith(speaker)
        )
        {
            statement.Relays.Add(frame);
        }

        int start = speaker.Words.First;
        for (int i = cue.Index - 1; i >= 0 && statement.Relays.Count < Most; i--)
        {
            Cue outer = period.Cues[i];
            if (start == speaker.Words.First && IsTooLong(speaker, outer))
            {
                start = outer.Group.End;
                statement.Speaker = speaker with
                {
                    Words = new TokenRange(start, speaker.Words.End),
                };
            }

            Statement told = new() { Kind = statement.Kind, Rule = statement.Rule };
            if (
                !LeadsTo(outer, start, told)
                || !outer.Tells
                || !outer.Allows(CueFrames.That)
                || speakers.SubjectOf(period, outer) is not { IsKnown: true } relay
            )
            {
                break;
            }

            start = relay.Words.First;
            if (relay.SharesVoiceWith(speaker))
            {
                TakeOver(statement, relay, outer, told);
            }
            else
            {
                statement.Relays.Add(relay);
            }
        }
    }

    /// <summary>"Varn said President Dell had told": the phrase of the subject does not reach over a verb of saying.</summary>
    private static bool IsTooLong(Party speaker, Cue outer) =>
        speaker.Words.First < outer.Group.First
        && outer.Group.End < speaker.Words.End
        && outer.Allows(CueFrames.That);

    /// <summary>"Dell said she hoped …": one and the same.</summary>
    private static void TakeOver(Statement statement, Party relay, Cue outer, Statement told)
    {
        statement.Speaker = relay;
        statement.Cue = outer.Group;
        statement.Hearer ??= told.Hearer;
        statement.Channel = statement.Channel.IsEmpty ? told.Channel : statement.Channel;
    }

    /// <summary>Whether nothing stands between a verb and the subject of what is said but the one spoken to, the time, "that" and a title: Varn told reporters that President Dell …</summary>
    private bool LeadsTo(Cue outer, int subject, Statement told)
    {
        int at = outer.Group.End;
        at = at < subject ? adverbials.Skip(at, subject, told, outer) : at;
        at += at < subject && page.Is(at, "that") ? 1 : 0;
        while (at < subject && page.IsWord(at) && page.IsCapital(at) && page.MentionAt(at) < 0)
        {
            at++;
        }

        return at == subject;
    }

    /// <summary>Adds the sources that phrases behind the statement name; where nobody else speaks, the source is the speaker.</summary>
    public void AddPhrases(Statement statement, Period period)
    {
        AddCited(statement, period, period.Tokens.First);
        int from = Math.Max(statement.Cue.End, period.Tokens.First);
        if (statement.Passages.Count > 0)
        {
            int passageEnd = page.PassageTokens[statement.Passages[^1]].End;
            from = passageEnd <= period.Tokens.End ? Math.Max(from, passageEnd) : from;
        }

        int most = Math.Min(period.Tokens.End, from + Farthest);
        for (int i = from; i < most && page.PassageAt(i) < 0; i++)
        {
            int length = words.RelayLength(page.Document, i, most, out bool namesSpeaker);
            if (length == 0)
            {
                if (page.Word(i - 1) is ",")
                {
                    AddCited(statement, period, i);
                }

                continue;
            }

            if (phrases.BeginningAt(i + length, period.Tokens.End) is { IsKnown: true } source)
            {
                Party? giver = GiverOf(source, period);
                AddSource(statement, giver ?? source, namesSpeaker);
                if (giver is not null)
                {
                    i = giver.Words.End - 1;
                    continue;
                }
            }

            i += length - 1;
        }
    }

    /// <summary>"Citing officials, the agency reports …": the officials speak, and what is no person hands it on.</summary>
    private void AddCited(Statement statement, Period period, int at)
    {
        if (
            page.Is(at, WordClass.Citing)
            && statement.Speaker is { IsPerson: false, Voices: [_] } agency
            && phrases.BeginningAt(at + 1, period.Tokens.End)
                is { IsKnown: true, IsVague: false } cited
            && !cited.SharesVoiceWith(agency)
            && !statement.Relays.Exists(cited.SharesVoiceWith)
        )
        {
            statement.Speaker = cited;
            statement.Relays.Insert(0, agency);
        }
    }

    /// <summary>"the text distributed by the agency": the agency.</summary>
    private Party? GiverOf(Party source, Period period)
    {
        int by = source.Words.End;
        return
            by + 1 < period.Tokens.End
            && page.Is(by, "by")
            && page.MentionAt(by - 1) < 0
            && phrases.BeginningAt(by + 1, period.Tokens.End) is { IsKnown: true } giver
            && page.MentionAt(giver.Words.End - 1) >= 0
            ? giver
            : null;
    }

    private static void AddSource(Statement statement, Party source, bool namesSpeaker)
    {
        Party? speaker = statement.Speaker is { IsKnown: true } known ? known : null;
        if (speaker is null && namesSpeaker)
        {
            statement.Speaker = source;
        }
        else if (
            (speaker is null || !source.SharesVoiceWith(speaker))
            && !statement.Relays.Exists(source.SharesVoiceWith)
        )
        {
            statement.Relays.Add(source);
        }
    }

    /// <summary>“…,” said Reit, quoted by the agency. “…,” he added: the agency hands on both.</summary>
    public void CarryOn(List<Statement> statements)
    {
        for (int i = 1; i < statements.Count; i++)
        {
            (Statement before, Statement statement) = (statements[i - 1], statements[i]);
            if (
                before.Relays.Count > 0
                && statement.Relays.Count == 0
                && statement is { Cue.IsEmpty: false, Speaker: { IsKnown: true } speaker }
                && before.Speaker is { } same
                && speaker.SharesVoiceWith(same)
                && page.Is(statement.Cue.End - 1, WordClass.Continuing)
                && ParagraphOf(statement) - ParagraphOf(before) <= 1
            )
            {
                statement.Relays.AddRange(before.Relays);
            }
        }
    }

    private int ParagraphOf(Statement statement) =>
        page.Document.Sentences[page.SentenceOf(statement.Cue.First)].Paragraph;

    /// <summary>"Dell heard Reit propose": the one who heard is the one spoken to.</summary>
    public void AddListener(Statement statement, Cue cue, Period period)
    {
        if (
            statement.Speaker is { } speaker
            && cue.Verb.Form is VerbForm.Base or VerbForm.Ing
            && speaker.Words.First > period.Tokens.First
            && page.Is(speaker.Words.First - 1, WordClass.Perception)
        )
        {
            statement.Hearer ??= phrases.EndingAt(speaker.Words.First - 1, period.Tokens.First);
        }
    }
}
