namespace Entente.Quotations;

/// <summary>A verb of saying in its place.</summary>
/// <param name="Group">Its tokens with auxiliaries, negation and adverbs: "has repeatedly said".</param>
/// <param name="Verb">What is known of the verb.</param>
/// <param name="IsPassive">Whether it is done to the subject: "was told".</param>
/// <param name="Index">Its place among the cues of its period.</param>
internal sealed record Cue(TokenRange Group, CueVerb Verb, bool IsPassive, int Index);

/// <summary>Finds the verbs of saying outside quotation marks.</summary>
internal sealed class CueFinder(CueVerbs verbs)
{
    /// <summary>Tokens that a verb group may reach back.</summary>
    private const int LongestGroup = 7;

    /// <summary>The cues in <paramref name="range"/>, in order.</summary>
    public void Find(Page page, TokenRange range, List<Cue> cues)
    {
        cues.Clear();
        for (int i = range.First; i < range.End; i++)
        {
            if (
                page.IsWord(i)
                && page.PassageAt(i) < 0
                && page.MentionAt(i) < 0
                && (!page.IsCapital(i) || i == range.First)
                && verbs.Find(page.Word(i)) is { } verb
                && ReadGroup(page, range, i, verb, cues.Count) is { } cue
            )
            {
                cues.Add(cue);
            }
        }
    }

    private static Cue? ReadGroup(Page page, TokenRange range, int i, CueVerb verb, int index)
    {
        int first = i;
        bool passive = false;
        bool infinitive = false;
        bool hasAuxiliary = false;
        bool leads = false;
        int least = Math.Max(range.First, i - LongestGroup);
        while (first > least && page.PassageAt(first - 1) < 0 && page.MentionAt(first - 1) < 0)
        {
            int before = first - 1;
            bool isAuxiliary = page.Is(before, WordClass.Auxiliary);
            bool isTo = page.Is(before, "to");
            bool isLead =
                (hasAuxiliary || infinitive || leads || page.Is(before, "as"))
                && page.Is(before, WordClass.Lead);
            leads |= isLead;
            if (
                !isAuxiliary
                && !isTo
                && !isLead
                && !page.Is(before, WordClass.Time)
                && !IsAdverb(page, before)
            )
            {
                break;
            }

            if (isTo && first == i && verb.Form != VerbForm.Base)
            {
                break; // "to said": the end of another phrase.
            }

            infinitive |= isTo;
            if (isAuxiliary)
            {
                hasAuxiliary = true;
                passive |=
                    !infinitive
                    && verb.Form is VerbForm.Past or VerbForm.Participle
                    && IsBe(page, before)
                    && !LeadsOn(page, before + 1, i);
            }

            first--;
        }

        bool isPlainForm = verb.Form is VerbForm.Base or VerbForm.Third;
        if (isPlainForm && verb.IsNounToo && !hasAuxiliary && !FollowsSubject(page, range, first))
        {
            return null;
        }

        bool gerund =
            verb.Form == VerbForm.Ing
            && first == i
            && first > range.First
            && (
                page.Is(first - 1, "in")
                || page.Is(first - 1, "of")
                || page.Is(first - 1, "for")
                || page.Is(first - 1, WordClass.Determiner)
            );
        if (gerund)
        {
            return null; // "in writing", "for reading", "the saying"
        }

        if (verb.Form == VerbForm.Base && infinitive && !LeadsOn(page, first, i))
        {
            return null; // "declined to say", "the right to call"
        }

        bool participleOfNoun =
            verb.Form is VerbForm.Past or VerbForm.Participle
            && !hasAuxiliary
            && first > range.First
            && page.Is(first - 1, WordClass.Determiner);
        return participleOfNoun
            ? null
            : new Cue(new TokenRange(first, i + 1), verb, passive, index);
    }

    /// <summary>Whether words between carry the saying on to the verb: "is reported to have told", "was quoted as saying", "went on to say".</summary>
    private static bool LeadsOn(Page page, int first, int verb)
    {
        for (int i = first; i < verb; i++)
        {
            if (
                page.Is(i, "went")
                || page.Is(i, WordClass.Lead) && !page.Is(i, "to") && !page.Is(i, "as")
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool FollowsSubject(Page page, TokenRange range, int first) =>
        first > range.First
        && (
            page.MentionAt(first - 1) >= 0
            || page.Is(first - 1, WordClass.Pronoun)
            || page.PassageAt(first - 1) >= 0
            || page.Word(first - 1) is ","
            || page.IsWord(first - 1)
                && (page.IsCapital(first - 1) || page.Word(first - 1)[^1] == 's')
                && !page.Is(first - 1, WordClass.Preposition)
                && !page.Is(first - 1, WordClass.Determiner)
        );

    private static bool IsBe(Page page, int i) =>
        page.Word(i) is "is" or "was" or "are" or "were" or "be" or "been" or "being";

    private static bool IsAdverb(Page page, int i) =>
        page.IsWord(i)
        && page.Word(i).Length > 4
        && page.Word(i).EndsWith("ly", StringComparison.Ordinal);
}
