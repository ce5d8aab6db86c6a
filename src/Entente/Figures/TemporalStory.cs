namespace Entente.Figures;

/// <summary>What a text told of so far, as later words count from it; and how its sentences tell it.</summary>
internal sealed class TemporalStory(Vocabulary vocabulary, DateTime? reference)
{
    // Behind so many passages without a day the reader has forgotten the year that was told of.
    private const int Remembered = 3;
    private const int FarthestCue = 24;
    private const int LongestAbbreviation = 4;
    private const int Purpose = 2; // the value of such words in the table
    private const int PurposeBehind = 12;

    private Lattice? _lattice;
    private DateTime? _told;
    private bool _isToldByDay = true;
    private int? _year;
    private int _yearPassage;
    private int _passage;

    /// <summary>Goes on to the next passage.</summary>
    public void BeginPassage(Lattice lattice)
    {
        _lattice = lattice;
        _passage++;
    }

    /// <summary>What an expression that begins at an atom is read against.</summary>
    public ReadingContext ContextAt(int atom)
    {
        (int tense, bool isPresent) = TenseAt(atom);
        return new ReadingContext(
            reference,
            _told,
            _year is { } year && year != reference?.Year && _passage - _yearPassage <= Remembered
                ? year
                : null,
            tense
        )
        {
            IsPresent = isPresent,
            IsToldByDay = _isToldByDay,
        };
    }

    /// <summary>Remembers what an expression told.</summary>
    public void Tell(Moment moment, Answer answer)
    {
        if (
            moment.IsSet
            || moment.IsDuration
            || answer.Begin is not { } begin
            || answer.Precision < TemporalPrecision.Year
        )
        {
            return;
        }

        _told = begin;
        _isToldByDay = answer.Precision >= TemporalPrecision.Day;

        if (answer.Anchor is TemporalAnchor.Stated or TemporalAnchor.Story)
        {
            _year = begin.Year;
            _yearPassage = _passage;
        }
        else if (
            answer.Precision is TemporalPrecision.Day
            && moment.Shift == 0
            && moment.Unit is null
        )
        {
            _year = null;
        }
    }

    // The nearest word that shows a tense, those before it first.
    private (int Tense, bool IsPresent) TenseAt(int atom)
    {
        if (_lattice is not { } lattice)
        {
            return (0, false);
        }

        // Where the sentence shows none the ones beside it may.
        (int tense, bool isPresent, bool isFound) = TenseAt(lattice, atom, isOneSentence: true);
        if (!isFound)
        {
            (tense, _, _) = TenseAt(lattice, atom, isOneSentence: false);
        }

        return (tense, isPresent);
    }

    private (int Tense, bool IsPresent, bool IsFound) TenseAt(
        Lattice lattice,
        int atom,
        bool isOneSentence
    )
    {
        int best = FarthestCue + 1;
        int present = FarthestCue + 1;
        int tense = 0;
        bool isBefore = true;
        bool isBehind = true;
        for (int distance = 1; distance <= FarthestCue; distance++)
        {
            isBefore = isBefore && !(isOneSentence && IsEnd(lattice, atom - distance));
            if (isBefore)
            {
                Look(
                    lattice,
                    atom - distance,
                    distance,
                    isBehind: false,
                    ref best,
                    ref tense,
                    ref present
                );
            }

            isBehind = isBehind && !(isOneSentence && IsEnd(lattice, atom + distance));
            if (isBehind)
            {
                Look(
                    lattice,
                    atom + distance,
                    distance + 6,
                    isBehind: true,
                    ref best,
                    ref tense,
                    ref present
                );
            }

            if (best <= distance)
            {
                break;
            }
        }

        return (tense, present <= Math.Min(best, FarthestCue), best <= FarthestCue);
    }

    // The end of a sentence: a stop that ends no abbreviation, and a capital behind it.
    private static bool IsEnd(Lattice lattice, int at)
    {
        if (
            at < 1
            || at + 1 >= lattice.Atoms.Count
            || lattice.Words(at) is not ("." or "!" or "?")
            || lattice.Atoms[at + 1].IsGlued
            || !char.IsUpper(lattice.Words(at + 1)[0])
        )
        {
            return false;
        }

        // "Sept. 5", "6 a.m. Saturday"
        Atom before = lattice.Atoms[at - 1];
        return before.Kind == AtomKind.Digits
            || before.Length > LongestAbbreviation
            || (before.Length > 1 && !char.IsUpper(lattice.Words(at - 1)[0]));
    }

    private void Look(
        Lattice lattice,
        int at,
        int cost,
        bool isBehind,
        ref int best,
        ref int tense,
        ref int present
    )
    {
        if (at < 0 || at >= lattice.Atoms.Count || cost >= best)
        {
            return;
        }

        // "is held", "will be held": behind a form of "be" that is no past a participle tells no time.
        bool isPassive =
            lattice.Has(at - 1, WordClass.Present)
            || lattice.Longest(at - 1, WordClass.Past) is { Value: 0 };
        if (lattice.Has(at, WordClass.Present))
        {
            present = Math.Min(present, cost);
        }

        for (int i = lattice.Head(at); i >= 0; i = lattice[i].Next)
        {
            // "May" is a month before it is a verb; of a word that only looks like a past ("need") the table says 0.
            if (
                lattice[i].Class is WordClass.Past or WordClass.Future
                && !(lattice.Has(at, WordClass.Month) && char.IsUpper(lattice.Words(at)[0]))
            )
            {
                // "fired on Sunday to hold them off": a purpose behind says less of it than what is done.
                int whole = lattice[i].Value == Purpose && isBehind ? cost + PurposeBehind : cost;
                if (
                    lattice[i].Value != 0
                    && whole < best
                    && !(lattice[i].Class == WordClass.Past && isPassive)
                )
                {
                    best = whole;
                    tense = lattice[i].Class == WordClass.Past ? -1 : 1;
                }

                return;
            }
        }

        ReadOnlySpan<char> word = lattice.Words(at);
        if (
            lattice.Atoms[at].Kind == AtomKind.Letters
            && char.IsLower(word[0])
            && !isPassive
            && vocabulary.EndsInPast(word)
        )
        {
            best = cost;
            tense = -1;
        }
    }
}
