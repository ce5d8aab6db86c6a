namespace Entente.Quotations;

/// <summary>Tells how passages and cues stand to each other in their sentence.</summary>
internal sealed class Placement(Page page, NounPhrases phrases, Adverbials adverbials)
{
    /// <summary>Whether token <paramref name="b"/> lies in the sentence of token <paramref name="a"/>, which stands before it.</summary>
    public bool SameSentence(int a, int b) =>
        b < page.Document.Sentences[page.SentenceOf(a)].EndToken;

    /// <summary>The first token of the sentence of token <paramref name="i"/>.</summary>
    public int SentenceStart(int i) => page.Document.Sentences[page.SentenceOf(i)].FirstToken;

    /// <summary>Whether a passage that begins at <paramref name="first"/> begins its sentence.</summary>
    public bool OpensClause(int first)
    {
        int start = SentenceStart(first);
        for (int i = first - 1; i >= start; i--)
        {
            if (!page.IsMark(i) && !page.Is(i, "but") && !page.Is(i, "and"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the clause of a cue follows at once on words in marks that end at <paramref name="end"/>: “…,” Reit said.</summary>
    public bool FollowsAtOnce(Cue cue, int end, out int clause) =>
        FindClause(cue, end, out clause) is ClausePlace.AtOnce;

    /// <summary>Whether the clause of a cue is the frame behind a sentence: the “…” is near, Varn said.</summary>
    public bool FramesFromBehind(Cue cue, Period period, int end, out int clause)
    {
        if (FindClause(cue, end, out clause) is ClausePlace.None)
        {
            return false;
        }

        // A frame has nothing of its own behind the verb.
        int behind =
            clause == cue.Group.First
                ? phrases.BeginningAt(cue.Group.End, period.Tokens.End)?.Words.End ?? cue.Group.End
                : cue.Group.End;
        behind = adverbials.Skip(behind, period.Tokens.End, null, cue);
        return behind >= period.Tokens.End || !page.IsWord(behind) || page.Is(behind, "to");
    }

    /// <summary>Whether the clause of a cue stands between commas, inside another that ends at <paramref name="most"/> or later.</summary>
    public bool IsInserted(Cue cue, Period period, int most)
    {
        int behind = cue.Group.End;
        return cue.Tells
            && cue.Allows(CueFrames.That)
            && behind < most
            && page.Word(behind) is ","
            && phrases.EndingAt(cue.Group.First, period.Tokens.First) is { } subject
            && subject.Words.First > period.Tokens.First
            && page.Word(subject.Words.First - 1) is ",";
    }

    private enum ClausePlace
    {
        None,
        AtOnce,
        Later,
    }

    /// <summary>Where the clause of <paramref name="cue"/> begins, behind words in marks that end at <paramref name="end"/>.</summary>
    private ClausePlace FindClause(Cue cue, int end, out int clause)
    {
        clause = cue.Group.First;
        if (!cue.Tells || !cue.Allows(CueFrames.Quote | CueFrames.That))
        {
            return ClausePlace.None;
        }

        int first = end;
        while (first < clause && (page.Word(first) is "," or ";" || page.IsDash(first)))
        {
            first++;
        }

        bool hasStop =
            first > end
            || page.LastOf(page.PassageAt(end - 1))
                is ','
                    or '.'
                    or '!'
                    or '?'
                    or '…'
                    or '—'
                    or '–'
                    or '-'
                    or ']';
        if (first == clause)
        {
            return hasStop || cue.Verb.Form is VerbForm.Past or VerbForm.Third
                ? ClausePlace.AtOnce
                : ClausePlace.None;
        }

        if (phrases.EndingAt(clause, end) is not { } subject)
        {
            return ClausePlace.None;
        }

        clause = subject.Words.First;
        return clause == first ? (hasStop ? ClausePlace.AtOnce : ClausePlace.None)
            : page.Word(clause - 1) is "," ? ClausePlace.Later
            : ClausePlace.None;
    }
}
