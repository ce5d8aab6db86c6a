namespace Entente.Figures;

/// <summary>Puts digits, scales and number words together: "4.27 lakh crore", "two thousand and fifteen", "dreihundertelf".</summary>
internal sealed class NumberWords(Vocabulary vocabulary)
{
    private const decimal Largest = 1e24m;

    // "dix - neuf": the atoms of a number from 10 to 20.
    private const int LongestTeen = 3;

    /// <summary>Adds the number that begins at an atom.</summary>
    /// <returns>The atom behind it; <paramref name="start"/> when there is none.</returns>
    public int Read(Lattice lattice, int start)
    {
        NumberState state = new() { Start = start };
        int first = start;
        bool isNegative = Minus(lattice, ref first);
        int at = first;
        if (
            lattice.Longest(first, WordClass.Article) is { } article
            && !lattice.Has(first, WordClass.Cardinal)
        )
        {
            // "a hundred", "a fifth"; not "a" before anything else.
            if (!IsMultiplier(lattice, article.End) && !IsPart(lattice, article.End))
            {
                return start;
            }

            at = article.End;
            state.Current = 1;
            state.IsOne = true;
            state.IsImplied = true;
        }

        at = Compose(lattice, at, ref state, out NumberJoint? joint);
        int whole = at;
        decimal wholeValue = state.Value;
        at = Fractions(lattice, first, at, joint, ref state);
        if (at == first || (state.IsImplied && at == first + 1))
        {
            return isNegative ? start : first;
        }

        // "the last two quarters" is a number of quarters as well as a half.
        if (at > whole && whole > first)
        {
            lattice.Add(first, whole, WordClass.Number, wholeValue, "words");
        }

        Add(lattice, first, at, state.Value, state);
        if (isNegative)
        {
            // "al menos 20" is no negative number: both readings stay.
            Add(lattice, start, at, -state.Value, state);
        }

        return at;
    }

    private static void Add(Lattice lattice, int start, int end, decimal value, NumberState state)
    {
        if (state.IsOrdinal)
        {
            lattice.Add(start, end, WordClass.Ordinal, value);
            if (value is >= 1 and <= 31)
            {
                lattice.Add(start, end, WordClass.Day, value);
            }

            return;
        }

        lattice.Add(start, end, WordClass.Number, value, state.IsInWords ? "words" : "");
        if (!state.IsInWords || value != decimal.Truncate(value))
        {
            return;
        }

        if (value is >= 0 and < 100)
        {
            NumberReader.AddSmall(lattice, start, end, (int)value, isInWords: true);
            AddYear(lattice, start, end, (int)value);
        }
        else if (value is >= 1100 and < 2100)
        {
            lattice.Add(start, end, WordClass.Year, value, "words");
        }
    }

    // "nineteen ninety six" is two numbers and one year.
    private static void AddYear(Lattice lattice, int start, int end, int value)
    {
        for (int first = start - 1; first >= Math.Max(start - LongestTeen, 0); first--)
        {
            if (
                lattice.Longest(first, WordClass.Number) is { } before
                && before.End == start
                && before.Text == "words"
                && before.Value is >= 10 and <= 20
                && value >= 10
            )
            {
                lattice.Add(
                    before.Start,
                    end,
                    WordClass.Year,
                    (before.Value * 100) + value,
                    "words"
                );
                return;
            }
        }
    }

    private static bool Minus(Lattice lattice, ref int first)
    {
        if (
            lattice.Longest(first, WordClass.Minus) is not { } minus
            || minus.End >= lattice.Atoms.Count
        )
        {
            return false;
        }

        bool isSign = lattice.Atoms[first].Kind == AtomKind.Sign;
        bool isBehindNumber = first > 0 && lattice.Atoms[first - 1].Kind == AtomKind.Digits;
        // "<-30"
        bool isGlued =
            lattice.Atoms[first].IsGlued
            && !(lattice.IsSign(first - 1, '<') || lattice.IsSign(first - 1, '>'));
        if (isSign && (isBehindNumber || isGlued || !lattice.Atoms[minus.End].IsGlued))
        {
            return false;
        }

        first = minus.End;
        return true;
    }

    private int Compose(Lattice lattice, int at, ref NumberState state) =>
        Compose(lattice, at, ref state, out _);

    // The joint is the last "and" between the words, with the number before it.
    private int Compose(Lattice lattice, int at, ref NumberState state, out NumberJoint? joint)
    {
        int first = at;
        joint = null;
        while (at < lattice.Atoms.Count)
        {
            int next = at;
            if (at > first && !state.IsOrdinal)
            {
                next = Joint(lattice, at, ref state);
            }

            NumberState before = state;
            int end = Piece(lattice, next, ref state);
            if (end == next)
            {
                break;
            }

            if (lattice.Longest(at, WordClass.And) is { Value: 1 })
            {
                joint = new NumberJoint(next, before);
            }

            at = end;
        }

        return at;
    }

    // What may stand between two words of one number: a hyphen, "and".
    private static int Joint(Lattice lattice, int at, ref NumberState state)
    {
        if (
            lattice.IsSign(at, '-')
            && lattice.Atoms[at].IsGlued
            && at + 1 < lattice.Atoms.Count
            && lattice.Atoms[at + 1].IsGlued
            && lattice.Atoms[at + 1].Kind == AtomKind.Letters
        )
        {
            at++;
        }

        if (
            lattice.Longest(at, WordClass.And) is { } and
            && state.CanJoin
            && and.End < lattice.Atoms.Count
        )
        {
            at = and.End;
            if (
                lattice.IsSign(at, '-')
                && lattice.Atoms[at].IsGlued
                && at + 1 < lattice.Atoms.Count
            )
            {
                at++;
            }
        }

        return at;
    }

    private int Piece(Lattice lattice, int at, ref NumberState state)
    {
        if (at >= lattice.Atoms.Count)
        {
            return at;
        }

        if (DigitNumber.Read(lattice, at) is { } digits)
        {
            if (state.IsOrdinal || !state.Take(digits.Value))
            {
                return at;
            }

            state.HasDigits = true;
            return digits.End;
        }

        int best = at;
        NumberState taken = state;
        for (int i = lattice.Head(at); i >= 0; i = lattice[i].Next)
        {
            Edge edge = lattice[i];
            NumberState tried = state;
            if (edge.End > best && tried.Take(edge, lattice))
            {
                best = edge.End;
                taken = tried;
            }
        }

        if (best == at && vocabulary.HasGlue && lattice.Atoms[at].Kind == AtomKind.Letters)
        {
            NumberState tried = state;
            if (new GluedNumber(vocabulary).Take(lattice.Words(at), ref tried))
            {
                state = tried;
                return at + 1;
            }
        }

        state = taken;
        return best;
    }

    private int Fractions(
        Lattice lattice,
        int first,
        int at,
        NumberJoint? joint,
        ref NumberState state
    )
    {
        if (state.IsOrdinal)
        {
            return at;
        }

        at = Decimals(lattice, first, at, ref state);
        if (at > first && Denominator(lattice, at) is { } part && state.CanBeParts(part.IsPlural))
        {
            // "nine million and five ninths": the parts are of what stands behind "and".
            if (joint is { } and && part.IsPlural)
            {
                NumberState over = new();
                Compose(lattice, and.Behind, ref over);
                if (over.Value < part.Value)
                {
                    state = and.Before;
                    return Joined(lattice, over.Value / part.Value, part.End, ref state);
                }
            }

            state.Divide(part.Value);
            at = Scaled(lattice, part.End, ref state);
            return at;
        }

        if (at == first)
        {
            // "half", "half a million"
            return lattice.Longest(first, WordClass.Fraction) is { Value: 2 } half
                ? HalfOf(lattice, half, ref state)
                : at;
        }

        return lattice.Longest(at, WordClass.And) is { } join
            ? PartsBehind(lattice, at, join, ref state)
            : at;
    }

    // "three million and a quarter", "five and two thirds"
    private int PartsBehind(Lattice lattice, int at, Edge join, ref NumberState state)
    {
        int next = lattice.Longest(join.End, WordClass.Article) is { } article
            ? article.End
            : join.End;
        if (next > join.End && Denominator(lattice, next) is { } single)
        {
            return Joined(lattice, 1 / single.Value, single.End, ref state);
        }

        if (lattice.Longest(join.End, WordClass.Fraction) is { Value: 2 } alone)
        {
            return Joined(lattice, 0.5m, alone.End, ref state);
        }

        NumberState numerator = new();
        int parts = Compose(lattice, join.End, ref numerator);
        if (
            parts > join.End
            && !numerator.IsOrdinal
            && Denominator(lattice, parts) is { IsPlural: true } several
        )
        {
            return Joined(lattice, numerator.Value / several.Value, several.End, ref state);
        }

        return at;
    }

    // "three and a half", "three million and a half", "one billion and a half million"
    private static int Joined(Lattice lattice, decimal part, int end, ref NumberState state)
    {
        if (lattice.Has(end, WordClass.Scale))
        {
            state.AddPart(part);
            return Scaled(lattice, end, ref state);
        }

        state.AddPart(part * state.Last);
        return end;
    }

    private static int HalfOf(Lattice lattice, Edge half, ref NumberState state)
    {
        int next = lattice.Longest(half.End, WordClass.Article) is { } article
            ? article.End
            : half.End;
        if (lattice.Longest(next, WordClass.Scale) is { } scale)
        {
            state.Current = 0.5m;
            state.IsInWords = true;
            state.Take(scale, lattice);
            return scale.End;
        }

        // "more than half", "half of the voters"
        if (
            lattice.Has(half.End, WordClass.Of)
            || lattice.EndsAt(half.Start, WordClass.AtLeast)
            || lattice.EndsAt(half.Start, WordClass.AtMost)
        )
        {
            state.AddPart(0.5m);
            state.IsInWords = true;
            return half.End;
        }

        return half.Start;
    }

    private static int Scaled(Lattice lattice, int at, ref NumberState state)
    {
        if (lattice.Longest(at, WordClass.Scale) is { } scale && state.Take(scale, lattice))
        {
            return scale.End;
        }

        return at;
    }

    // "two point five", "nought point nought three"
    private int Decimals(Lattice lattice, int first, int at, ref NumberState state)
    {
        if (
            at == first
            || !state.IsInWords
            || lattice.Longest(at, WordClass.Point) is not { } point
        )
        {
            return at;
        }

        // "con setenta y uno": the decimals as one number
        NumberState whole = new();
        int behind = Compose(lattice, point.End, ref whole);
        if (
            behind > point.End
            && !whole.IsOrdinal
            && Denominator(lattice, behind) is { } part
            && whole.CanBeParts(part.IsPlural)
        )
        {
            // "seis millones con dos tercios"
            return Joined(lattice, whole.Value / part.Value, part.End, ref state);
        }

        if (behind > point.End && !whole.IsOrdinal && whole.Value is >= 10 and < 1000)
        {
            state.AddPart(whole.Value / (whole.Value < 100 ? 100 : 1000));
            return Scaled(lattice, behind, ref state);
        }

        decimal unit = 0.1m;
        decimal decimals = 0;
        int end = point.End;
        while (
            lattice.Longest(end, WordClass.Cardinal) is { } digit
            && digit.Value < 100
            && unit > 1e-9m
        )
        {
            decimals += digit.Value >= 10 ? digit.Value * unit / 10 : digit.Value * unit;
            unit /= digit.Value >= 10 ? 100 : 10;
            end = digit.End;
        }

        if (end == point.End)
        {
            return at;
        }

        state.AddPart(decimals);
        return Scaled(lattice, end, ref state);
    }

    // "a fifth of the votes", not "a fifth term".
    private static bool IsPart(Lattice lattice, int at) =>
        Denominator(lattice, at) is { } part
        && (
            lattice.Has(at, WordClass.Fraction)
            || part.End >= lattice.Atoms.Count
            || lattice.Atoms[part.End].Kind != AtomKind.Letters
            || lattice.Has(part.End, WordClass.Function)
        );

    private static bool IsMultiplier(Lattice lattice, int at) =>
        lattice.Has(at, WordClass.Hundred) || lattice.Has(at, WordClass.Scale);

    private static (decimal Value, int End, bool IsPlural)? Denominator(Lattice lattice, int at)
    {
        if (
            lattice.IsSign(at, '-')
            && at + 1 < lattice.Atoms.Count
            && lattice.Atoms[at + 1].Kind == AtomKind.Letters
        )
        {
            at++;
        }

        return lattice.Longest(at, WordClass.Fraction) is { } part
                ? (part.Value, part.End, part.Text.Length == 0)
            : lattice.Longest(at, WordClass.OrdinalWord) is { Value: >= 3 } ordinal
                ? (ordinal.Value, ordinal.End, false)
            : null;
    }

    /// <summary>Where "and" joined the words of a number.</summary>
    /// <param name="Behind">The atom behind it.</param>
    /// <param name="Before">The number before it.</param>
    private readonly record struct NumberJoint(int Behind, NumberState Before);

    /// <summary>A number on its way: what is complete, and what the next scale will multiply.</summary>
    internal struct NumberState
    {
        private decimal _total;
        private decimal _lastScale;
        private decimal _largestScale;
        private bool _hasCurrent;

        public decimal Current { readonly get; set; }

        public bool HasDigits { get; set; }

        public bool IsInWords { get; set; }

        public bool IsOrdinal { get; set; }

        public bool IsOne { get; set; }

        public bool IsImplied { get; set; }

        /// <summary>The first atom.</summary>
        public int Start { get; init; }

        public readonly decimal Value => _total + Current;

        /// <summary>What the last word counts in: a million behind "three million", else one.</summary>
        public readonly decimal Last => Current == 0 && _lastScale >= 1000 ? _lastScale : 1;

        /// <summary>Whether "and" may follow: "two hundred and", not "5 and".</summary>
        public readonly bool CanJoin => IsInWords;

        public bool Take(decimal digits)
        {
            // "3 hundred and 21", but not "3 hundred and 2.12"
            if (
                IsInWords
                && digits == decimal.Truncate(digits)
                && Current >= 100
                && Current % 100 == 0
                && digits is > 0 and < 100
            )
            {
                Current += digits;
                return true;
            }

            if (_hasCurrent || Current != 0 || (_total != 0 && digits >= _lastScale))
            {
                return false;
            }

            Current = digits;
            _hasCurrent = true;
            return true;
        }

        public bool Take(Edge edge, Lattice lattice)
        {
            if (IsOrdinal && edge.Class != WordClass.OrdinalWord)
            {
                return false;
            }

            switch (edge.Class)
            {
                case WordClass.Cardinal:
                    return TakeCardinal(edge.Value);
                case WordClass.Hundred:
                    return TakeHundred(edge.Value);
                case WordClass.Scale:
                    return TakeScale(edge.Value);
                case WordClass.ScaleMark:
                    return HasDigits
                        && lattice.Atoms[edge.Start].IsGlued
                        && (
                            lattice.Has(Start - 1, WordClass.Currency)
                            || lattice.Words(edge.Start)[0] is 'M' or 'B' or 'K' or 'b'
                        )
                        && TakeScale(edge.Value);
                case WordClass.OrdinalWord:
                    return TakeOrdinal(edge.Value);
                default:
                    return false;
            }
        }

        public bool TakeCardinal(decimal value)
        {
            if (!CanAdd(value))
            {
                return false;
            }

            IsOne = !IsInWords && value == 1;
            Current += value;
            _hasCurrent = true;
            IsInWords = true;
            return true;
        }

        public bool TakeHundred(decimal value)
        {
            if (Current >= value && !(HasDigits && !IsInWords && Current < 1_000_000))
            {
                return false;
            }

            Current = Current == 0 ? value : Current * value;
            _hasCurrent = true;
            IsInWords = true;
            IsOne = false;
            return true;
        }

        public bool TakeScale(decimal value)
        {
            // "lakh crore", and "tres mil quinientos millones": a larger scale multiplies all below the largest one.
            bool isAll = Current == 0 && !_hasCurrent && _total != 0;
            bool isLarger = _total != 0 && value > _lastScale && (isAll || !HasDigits);
            decimal below =
                !isLarger ? (isAll ? _total : Current)
                : _largestScale > value ? Value % _largestScale
                : Value;
            decimal rest = isLarger || isAll ? Value - below : _total;
            decimal factor = below == 0 && !isLarger ? 1 : below;
            if (
                factor == 0
                || factor > Largest / value
                || (!isAll && !isLarger && _total != 0 && value >= _lastScale)
            )
            {
                return false;
            }

            _total = rest + (factor * value);
            _lastScale = value;
            _largestScale = Math.Max(_largestScale, value);
            Current = 0;
            _hasCurrent = false;
            IsInWords = true;
            IsOne = false;
            return true;
        }

        public bool TakeOrdinal(decimal value)
        {
            if (IsOrdinal)
            {
                // "trigésimo segundo", "tricentésimo cuadragésimo"
                decimal room =
                    Value % 1000 == 0 ? 1000
                    : Value % 100 == 0 ? 100
                    : Value % 10 == 0 ? 10
                    : 0;
                if (value >= room || Value < 20)
                {
                    return false;
                }

                Current += value;
                return true;
            }

            bool isLarge = value >= 100;
            if (HasDigits || (isLarge ? Value > Largest / value : Value != 0 && !CanAdd(value)))
            {
                return false;
            }

            if (isLarge && Current == 0 && _total != 0)
            {
                // "tres mil millonésimo"
                (Current, _total) = (_total * value, 0);
            }
            else
            {
                Current = isLarge ? Math.Max(Current, 1) * value : Current + value;
            }

            IsOrdinal = true;
            IsInWords = true;
            return true;
        }

        /// <summary>Whether a number so far may be parts of something: "three fifths", "one fifth", "a fifth", not "twenty fifth".</summary>
        public readonly bool CanBeParts(bool isPlural) => isPlural || IsOne;

        public void Divide(decimal parts)
        {
            decimal value = Value / parts;
            _total = 0;
            _lastScale = 0;
            Current = value;
            _hasCurrent = true;
            IsInWords = true;
        }

        public void AddPart(decimal part)
        {
            Current += part;
            _hasCurrent = true;
        }

        private readonly bool CanAdd(decimal value)
        {
            if (HasDigits && !IsInWords)
            {
                return false;
            }

            if (!_hasCurrent && Current == 0)
            {
                return _total == 0 || value < _lastScale;
            }

            decimal hundreds = Current % 100;
            return hundreds == 0 ? Current >= 100 && value < 100
                : hundreds is 60 or 80 ? value is > 0 and < 20
                : hundreds % 10 == 0 && hundreds >= 20 && value is > 0 and < 10;
        }
    }
}
