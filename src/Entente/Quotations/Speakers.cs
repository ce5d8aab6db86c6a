namespace Entente.Quotations;

/// <summary>Says who does the saying of a cue.</summary>
internal sealed class Speakers(Page page, NounPhrases phrases, Antecedents antecedents)
{
    /// <summary>The subject of <paramref name="cue"/>; <see langword="null"/> when the rules do not decide.</summary>
    /// <param name="period">The period of the cue.</param>
    /// <param name="cue">The cue.</param>
    /// <param name="preferBehind">Whether the subject is to be sought behind the verb first: "…," said Reit.</param>
    public Party? SubjectOf(Period period, Cue cue, bool preferBehind = false)
    {
        if (!cue.Tells && !cue.Denies)
        {
            return null;
        }

        TokenRange bounds = period.Tokens;
        int first = cue.Group.First;
        bool behindMarks = StandsBehindMarks(first, bounds.First);
        if (
            (preferBehind || behindMarks)
            && cue.Verb.Form is not VerbForm.Ing
            && !cue.Verb.NeedsHearer // “…,” told the paper: the one behind is spoken to
            && phrases.BeginningAt(cue.Group.End, bounds.End) is { } inverted
            && (behindMarks || inverted.IsKnown)
        )
        {
            return inverted;
        }

        if (cue.Verb.Form == VerbForm.Ing && cue.Group.Length == 1)
        {
            return first > bounds.First && page.EndsMention(first - 1)
                ? phrases.EndingAt(first, page.FirstOfMention(first - 1)) // "footage of Dell asking"
                : OfTheSentence(period, cue);
        }

        if (phrases.EndingAt(first, bounds.First) is { } before)
        {
            bool canSay =
                !cue.Verb.NeedsPerson
                || before is { IsPerson: true, IsVague: false }
                || IsNamed(before);
            return canSay && !IsInRelativeClause(before, cue, bounds) ? before : null;
        }

        bool sharesSubject =
            first > bounds.First
            && (
                page.Is(first - 1, "and")
                || page.Is(first - 1, "but")
                || page.Word(first - 1) is ","
            );
        return sharesSubject ? OfTheSentence(period, cue) : null;
    }

    private bool IsNamed(Party party) =>
        party.Voices is [var voice, ..]
        && page.MentionAt(page.Document.TokenAt(voice.Span.Start)) >= 0;

    /// <summary>"the channel, which analysts believe is its own, …": nobody says what the sentence is about.</summary>
    private bool IsInRelativeClause(Party subject, Cue cue, TokenRange bounds)
    {
        int before = subject.Words.First - 1;
        int behind = cue.Group.End;
        return before >= bounds.First
            && behind < bounds.End
            && (page.Is(before, "which") || page.Is(before, "who") || page.Is(before, "that"))
            && page.Is(behind, WordClass.Auxiliary);
    }

    private bool StandsBehindMarks(int first, int least)
    {
        int before = first > least && page.Word(first - 1) is "," ? first - 2 : first - 1;
        return before >= least && page.PassageAt(before) >= 0;
    }

    /// <summary>"… and said", "…, saying": the one who does the rest of the sentence.</summary>
    private Party? OfTheSentence(Period period, Cue cue)
    {
        int first = cue.Group.First;
        int sentence = page.SentenceOf(first);
        if (
            page.HeadOf(cue.Group.End - 1) is { } head
            && period.Cues.FirstOrDefault(c => c.Group.End - 1 == head) is { Tells: true } carrier
            && phrases.EndingAt(carrier.Group.First, period.Tokens.First) is { } tree
        )
        {
            return tree; // "Dell said Reit goes on, arguing that": a tree tells who argues.
        }

        if (
            cue.Index > 0
            && period.Cues[cue.Index - 1] is { Tells: true } other
            && page.SentenceOf(other.Group.First) == sentence
            && phrases.EndingAt(other.Group.First, period.Tokens.First) is { } same
        )
        {
            return same;
        }

        int start = page.Document.Sentences[sentence].FirstToken;
        if (
            antecedents.SubjectOf(sentence) is not { } subject
            || subject.Span.End > page.Document.Tokens[first].Span.Start
        )
        {
            return page.Is(start, WordClass.Pronoun) && start < first
                ? antecedents.OfPronoun(start, new TokenRange(start, start + 1))
                : null;
        }

        int token = page.Document.TokenAt(subject.Span.Start);
        return new Party(
            new TokenRange(token, page.EndOfMention(token)),
            [page.VoiceOf(subject)],
            subject.Type == EntityType.Person
        );
    }
}
