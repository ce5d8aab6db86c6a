namespace Entente.Quotations;

/// <summary>Reads plain indirect statements: a name or office, a verb of saying, "that", a clause.</summary>
internal sealed class IndirectReader(
    Page page,
    Speakers speakers,
    Adverbials adverbials,
    Relays relays
)
{
    private const int ShortestClause = 3;

    /// <summary>The outermost statement of a period without marks; what stands inside its clause is part of it.</summary>
    public Statement? Read(Period period)
    {
        foreach (Cue cue in period.Cues)
        {
            if (!cue.Tells || !cue.Allows(CueFrames.That) || cue.Verb.Form == VerbForm.Base)
            {
                continue;
            }

            Statement statement = new() { Kind = QuotationKind.Indirect, Rule = "that-clause" };
            int at = adverbials.Skip(cue.Group.End, period.Tokens.End, statement, cue);
            if (
                at >= period.Tokens.End - ShortestClause
                || !page.Is(at, "that")
                || speakers.SubjectOf(period, cue) is not { IsKnown: true } speaker
                || !IsNamed(speaker)
            )
            {
                continue;
            }

            int end = period.Tokens.End;
            while (end > at + 1 && page.IsMark(end - 1))
            {
                end--;
            }

            statement.Speaker = speaker;
            statement.Cue = cue.Group;
            statement.Clause = new TokenRange(at + 1, end);
            relays.AddPhrases(statement, period);
            return statement;
        }

        return null;
    }

    /// <summary>Whether all its voices are named, rather than described ("an official").</summary>
    private bool IsNamed(Party party)
    {
        foreach (Voice voice in party.Voices)
        {
            if (page.MentionAt(page.Document.TokenAt(voice.Span.Start)) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
