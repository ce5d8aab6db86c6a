using System.Collections.Immutable;

namespace Entente.Quotations;

/// <summary>A verb of saying in its place.</summary>
/// <param name="Group">Its tokens with auxiliaries, negation and adverbs: "has repeatedly said".</param>
/// <param name="Verb">What is known of the verb.</param>
/// <param name="Tells">Whether its subject says something: not in "was told", "did not say", "could say".</param>
/// <param name="Denies">Whether it is told that its subject does not say it: "did not say", "declined to say"; not in "could not say".</param>
/// <param name="Index">Its place among the cues of its period.</param>
internal sealed record Cue(TokenRange Group, CueVerb Verb, bool Tells, bool Denies, int Index)
{
    /// <summary>Whether the verb allows any of the frames.</summary>
    public bool Allows(CueFrames frames) => (Verb.Frames & frames) != CueFrames.None;
}

/// <summary>Finds the verbs of saying outside quotation marks.</summary>
internal sealed class CueFinder(CueVerbs verbs)
{
    /// <summary>Tokens that a verb group may reach back.</summary>
    private const int LongestGroup = 7;

    /// <summary>The cues in <paramref name="range"/>, in order.</summary>
    public ImmutableArray<Cue> Find(Page page, TokenRange range)
    {
        ImmutableArray<Cue>.Builder? cues = null;
        for (int i = range.First; i < range.End; i++)
        {
            if (
                page.IsWord(i)
                && page.PassageAt(i) < 0
                && page.MentionAt(i) < 0
                && (!page.IsCapital(i) || i == range.First)
                && verbs.Find(page.Word(i)) is { } verb
            )
            {
                Group group = ReadGroup(page, range, i, verb);
                if (!IsNoSaying(page, range, group, verb))
                {
                    cues ??= ImmutableArray.CreateBuilder<Cue>();
                    while (cues.Count > 0 && cues[^1].Group.End > group.First)
                    {
                        cues.RemoveAt(cues.Count - 1); // "was quoted as saying" is one cue
                    }

                    cues.Add(
                        new Cue(
                            new TokenRange(group.First, i + 1),
                            verb,
                            !group.IsPassive && !group.IsUnreal && !group.IsNegated,
                            !group.IsPassive && !group.IsUnreal && group.IsNegated,
                            cues.Count
                        )
                    );
                }
            }
        }

        return cues?.DrainToImmutable() ?? [];
    }

    /// <summary>A verb with what belongs to it on its left.</summary>
    private readonly record struct Group(
        int First,
        int Verb,
        bool IsPassive,
        bool IsUnreal,
        bool IsNegated,
        bool Refuses,
        bool IsInfinitive,
        bool HasAuxiliary
    );

    private static Group ReadGroup(Page page, TokenRange range, int verbAt, CueVerb verb)
    {
        int first = verbAt;
        bool passive = false;
        bool unreal = false;
        bool negated = false;
        bool refuses = false;
        bool infinitive = false;
        bool hasAuxiliary = false;
        bool leads = false;
        int least = Math.Max(range.First, verbAt - LongestGroup);
        while (first > least && page.PassageAt(first - 1) < 0 && page.MentionAt(first - 1) < 0)
        {
            int before = first - 1;
            bool isAuxiliary = page.Is(before, WordClass.Auxiliary);
            bool isTo = page.Is(before, "to") && (first < verbAt || verb.Form == VerbForm.Base);
            bool isLead =
                (hasAuxiliary || infinitive || leads || page.Is(before, "as"))
                && page.Is(before, WordClass.Lead);
            bool isRefusal = infinitive && page.Is(before, WordClass.Refusing);
            if (
                !isAuxiliary
                && !isTo
                && !isLead
                && !isRefusal
                && !page.Is(before, WordClass.Time)
                && !IsAdverb(page, before)
            )
            {
                break;
            }

            leads |= isLead;
            infinitive |= isTo;
            hasAuxiliary |= isAuxiliary;
            unreal |= page.Is(before, WordClass.Unreal) && !page.Is(before, WordClass.Negating);
            refuses |= isRefusal;
            negated |= isRefusal || page.Is(before, WordClass.Negating);
            passive |=
                isAuxiliary
                && !infinitive
                && IsBe(page, before)
                && verb.Form is VerbForm.Past or VerbForm.Participle
                && !LeadsOn(page, first, verbAt);
            first--;
        }

        return new Group(
            first,
            verbAt,
            passive,
            unreal,
            negated,
            refuses,
            infinitive,
            hasAuxiliary
        );
    }

    /// <summary>Whether the form is a noun, an adjective, or only speaks of the possibility to say something.</summary>
    private static bool IsNoSaying(Page page, TokenRange range, Group group, CueVerb verb)
    {
        int before = group.First - 1;
        bool hasBefore = before >= range.First;
        bool behindDeterminer = hasBefore && page.Is(before, WordClass.Determiner);
        int next = group.Verb + 1;
        if (verb.Next.Length > 0 && (next >= range.End || !page.Is(next, verb.Next)))
        {
            return true;
        }

        return verb.Form switch
        {
            VerbForm.Base
                when group is { IsInfinitive: true, Refuses: false }
                    && !LeadsOn(page, group.First, group.Verb) => true, // "the right to call"
            VerbForm.Base or VerbForm.Third when verb.IsNounToo && !group.HasAuxiliary => !hasBefore
                || !IsSubjectOf(page, before, verb.Form),
            VerbForm.Ing when group.First == group.Verb => // "in writing", "the saying"
            behindDeterminer
                || hasBefore
                    && (
                        page.Is(before, "in")
                        || page.Is(before, "of")
                        || page.Is(before, "for")
                        || page.Is(before, "worth")
                    ),
            VerbForm.Past => behindDeterminer && !group.HasAuxiliary,
            VerbForm.Participle => !group.HasAuxiliary, // "a story written by": "wrote" says something, "written" was said
            _ => false,
        };
    }

    /// <summary>Whether words between carry the saying on to the verb: "is reported to have told", "was quoted as saying", "went on to say".</summary>
    private static bool LeadsOn(Page page, int first, int verb)
    {
        for (int i = first; i < verb; i++)
        {
            bool leads =
                page.Is(i, "went")
                || page.Is(i, WordClass.Lead) && !page.Is(i, "to") && !page.Is(i, "as");
            if (leads)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the word before a form that may be a noun ("claims") makes it a verb.</summary>
    private static bool IsSubjectOf(Page page, int i, VerbForm form)
    {
        bool isPlural =
            page.IsWord(i)
            && !page.IsPossessive(i)
            && page.Word(i)[^1] == 's'
            && !page.Is(i, WordClass.Preposition | WordClass.Determiner);
        return page.Is(i, WordClass.Pronoun) && !page.Is(i, WordClass.Determiner)
            || isPlural
            || form == VerbForm.Third
                && (
                    page.MentionAt(i) >= 0
                    || page.PassageAt(i) >= 0
                    || page.Word(i) is ","
                    || page.IsWord(i)
                        && page.IsCapital(i)
                        && !page.Is(i, WordClass.Preposition | WordClass.Determiner)
                );
    }

    private static bool IsBe(Page page, int i) =>
        page.Word(i) is "is" or "was" or "are" or "were" or "be" or "been" or "being";

    private static bool IsAdverb(Page page, int i) =>
        page.IsWord(i)
        && page.Word(i).Length > 4
        && page.Word(i).EndsWith("ly", StringComparison.Ordinal)
        && !page.Is(i, WordClass.Noun);
}
