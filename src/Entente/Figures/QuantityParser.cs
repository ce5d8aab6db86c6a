namespace Entente.Figures;

/// <summary>Reads one quantity: a number and what stands around it as its unit.</summary>
internal sealed class QuantityParser(Measures measures)
{
    // "75 USD million": beyond this the product is no number of ours.
    private const decimal LargestScaled = 1e9m;
    private const int OldestAge = 125;
    private const int FirstYear = 1900;

    /// <summary>The quantity that begins at an atom; <see langword="null"/> when none does.</summary>
    /// <param name="lattice">The passage.</param>
    /// <param name="at">The atom.</param>
    /// <param name="isPart">Whether it is a part of a range, where "one" counts.</param>
    public Quantity? Read(Lattice lattice, int at, bool isPart = false)
    {
        if (at >= lattice.Atoms.Count)
        {
            return null;
        }

        if (Money(lattice, at) is { } money)
        {
            return money;
        }

        if (lattice.Longest(at, WordClass.Position) is { } position)
        {
            return Position(lattice, position);
        }

        if (
            lattice.Longest(at, WordClass.Percent) is { Text: "before" } percent
            && lattice.Longest(percent.End, WordClass.Number) is { } hundredth
        )
        {
            return new Quantity(hundredth.End, FigureKind.Percentage, hundredth.Value, "%");
        }

        Edge? number = lattice.Longest(at, WordClass.Number);
        if (
            lattice.Longest(at, WordClass.Ordinal) is { } ordinal
            && (number is null || ordinal.End >= number.Value.End)
        )
        {
            return IsInsideWord(lattice, at, ordinal.End)
                ? null
                : new Quantity(ordinal.End, FigureKind.Ordinal, ordinal.Value);
        }

        return number is not { } edge
            ? Age(lattice, at)
            : Age(lattice, at) ?? Ratio(lattice, edge) ?? WithUnit(lattice, edge, isPart);
    }

    // "one in five", "two out of three"
    private static Quantity? Ratio(Lattice lattice, Edge first)
    {
        if (
            lattice.Longest(first.End, WordClass.Ratio) is not { } word
            || lattice.Longest(word.End, WordClass.Number) is not { } second
            || first.Value < 1
            || second.Value < 1
            || (second.Value <= first.Value && word.Text != "alone")
            || second.Value != decimal.Truncate(second.Value)
            || first.Value != decimal.Truncate(first.Value)
        )
        {
            return null;
        }

        bool isShare = word.Text switch
        {
            "one" => first.Value == 1 && second.Value < FirstYear,
            "alone" => second.End >= lattice.Atoms.Count
                || lattice.Atoms[second.End].Kind == AtomKind.Sign,
            _ => true,
        };
        return isShare && !lattice.Has(second.End, WordClass.Units)
            ? new Quantity(second.End, FigureKind.Number, first.Value / second.Value)
            : null;
    }

    /// <summary>"60 years old", "aged 60".</summary>
    public static Quantity? Age(Lattice lattice, int at)
    {
        if (
            lattice.Longest(at, WordClass.Age) is { } before
            && before.Text.StartsWith("before ", StringComparison.Ordinal)
            && lattice.Longest(before.End, WordClass.Number) is { Value: > 0 and < OldestAge } years
            && years.Value == decimal.Truncate(years.Value)
        )
        {
            return new Quantity(
                years.End,
                FigureKind.Age,
                years.Value,
                before.Text["before ".Length..]
            );
        }

        if (lattice.Longest(at, WordClass.Number) is not { } number)
        {
            return null;
        }

        int next = Hyphen(lattice, number.End);
        return
            lattice.Longest(next, WordClass.Age) is { } age
            && !age.Text.StartsWith("before ", StringComparison.Ordinal)
            ? new Quantity(age.End, FigureKind.Age, number.Value, age.Text)
            : null;
    }

    // "the last one", "the previous page": a place counted from the end, or from where one stands; before a noun only.
    private static Quantity? Position(Lattice lattice, Edge word)
    {
        // Where the word may also be a verb or follow its noun the table does not ask for a noun: "end 0 alone".
        bool isAlone = word.Text.EndsWith(" alone", StringComparison.Ordinal);
        bool isBeforeNoun =
            isAlone
            || word.End < lattice.Atoms.Count
                && lattice.Atoms[word.End].Kind == AtomKind.Letters
                && (
                    !lattice.Has(word.End, WordClass.Function)
                    || lattice.Has(word.End, WordClass.Number)
                );
        string[] parts = word.Text.Split(' ');
        return
            isBeforeNoun
            && parts.Length >= 2
            && int.TryParse(
                parts[1],
                System.Globalization.CultureInfo.InvariantCulture,
                out int offset
            )
            ? new Quantity(word.End, FigureKind.Position, offset, parts[0])
            : null;
    }

    // "$ 12 million", "US$5bn", "EUR 300", "c $ 16.4 million"
    private Quantity? Money(Lattice lattice, int at)
    {
        if (
            Sign(lattice, at, WordClass.Currency) is not { } sign
            || sign.Text.Length == 0
            || lattice.Longest(sign.End, WordClass.Number) is not { } number
            || (
                lattice.Atoms[sign.End - 1].Kind == AtomKind.Letters
                && sign.End - at == 1
                && lattice.Words(at).Length > 4
            )
        )
        {
            return null;
        }

        int end = number.End;
        decimal value = number.Value;
        if (
            Sign(lattice, end, WordClass.Currency) is { } again
            && again.Text.TrimEnd('?') != sign.Text.TrimEnd('?')
            && sign.Text.EndsWith('?')
        )
        {
            return Of(again, again.End, value);
        }

        return Of(sign, end, value);
    }

    private Quantity? WithUnit(Lattice lattice, Edge number, bool isPart)
    {
        int end = number.End;
        decimal value = number.Value;
        int next = Hyphen(lattice, end);
        if (
            lattice.Longest(next, WordClass.Percent) is { Text: not "before" } percent
            && !IsAddress(lattice, percent.End)
        )
        {
            return new Quantity(percent.End, FigureKind.Percentage, value, "%");
        }

        if (
            Sign(lattice, next, WordClass.Currency) is { } currency
            && IsMoney(lattice, number, next)
        )
        {
            return
                lattice.Longest(currency.End, WordClass.Scale) is { } scale && value < LargestScaled
                ? Of(currency, scale.End, value * scale.Value)
                : Cents(lattice, Of(currency, currency.End, value));
        }

        if (
            Unit(lattice, next, number.Start) is { } unit
            && measures.Find(unit.Text) is { } measure
            && !IsInsideWord(lattice, number.Start, unit.End)
            && !(lattice.IsSign(unit.End - 1, '°') && lattice.Has(unit.End, WordClass.Measure))
            && !IsCode(lattice, unit.End)
            && !(measure.Kind == "temperature" && IsNoTemperature(lattice, unit))
        )
        {
            FigureKind kind =
                measure.Kind == "temperature" ? FigureKind.Temperature : FigureKind.Dimension;
            return Smaller(lattice, new Quantity(unit.End, kind, value, unit.Text), measure);
        }

        return
            IsInsideWord(lattice, number.Start, end)
            || (!isPart && IsPronoun(lattice, number))
            || IsOfName(lattice, number)
            || lattice.Has(number.Start, WordClass.Label)
            ? null
            : new Quantity(end, FigureKind.Number, value);
    }

    // "5 pounds" are a weight, "5 million pounds" are money.
    private static bool IsMoney(Lattice lattice, Edge number, int unit) =>
        !lattice.Has(unit, WordClass.Measure) || lattice.Has(number.End - 1, WordClass.Scale);

    // "20 [kg]"
    private Edge? Unit(Lattice lattice, int at, int start)
    {
        if (
            (
                lattice.IsSign(at, '[')
                || lattice.IsSign(at, '{')
                || (lattice.IsSign(at, '(') && lattice.IsSign(at + 2, ')'))
            )
            && Sign(lattice, at + 1, WordClass.Measure) is { } boxed
            && boxed.End < lattice.Atoms.Count
            && lattice.Atoms[boxed.End].Kind == AtomKind.Sign
        )
        {
            return boxed with { End = boxed.End + 1 };
        }

        if (Sign(lattice, at, WordClass.Measure) is not { } unit)
        {
            return null;
        }

        // "777F" behind a name is a model, and "2 in three" are no inches: a word that is also a preposition needs digits and an end.
        bool isDoubtful =
            lattice.Has(unit.Start, WordClass.Preposition)
            && unit.End < lattice.Atoms.Count
            && lattice.Atoms[unit.End].Kind != AtomKind.Sign
            && !lattice.Has(unit.End, WordClass.Preposition);
        bool isModel = start > 0 && lattice.Has(start - 1, WordClass.Label);
        return isDoubtful || isModel ? null : unit;
    }

    private Edge? Sign(Lattice lattice, int at, WordClass kind)
    {
        if (at >= lattice.Atoms.Count || lattice.Longest(at, kind) is not { } edge)
        {
            return null;
        }

        ReadOnlySpan<char> words = lattice.Text.AsSpan(
            lattice.Atoms[at].Start,
            lattice.Atoms[edge.End - 1].End - lattice.Atoms[at].Start
        );
        bool isCut =
            edge.End < lattice.Atoms.Count
            && lattice.Atoms[edge.End].IsGlued
            && lattice.Atoms[edge.End].Kind == AtomKind.Letters
            && lattice.Atoms[edge.End - 1].Kind == AtomKind.Letters;
        return measures.CanBeSign(words, kind) && !isCut ? edge : null;
    }

    private static Quantity Of(Edge currency, int end, decimal value)
    {
        bool isInferred = currency.Text.EndsWith('?');
        return new Quantity(end, FigureKind.Money, value, currency.Text.TrimEnd('?'), isInferred);
    }

    // "3 dollars 50 cents", "15 dollars and 50"
    private static Quantity Cents(Lattice lattice, Quantity money)
    {
        int next = lattice.Longest(money.End, WordClass.And) is { } and ? and.End : money.End;
        if (
            lattice.Longest(next, WordClass.Number) is not { Value: > 0 and < 100 } cents
            || cents.Value != decimal.Truncate(cents.Value)
            || lattice.Has(cents.End, WordClass.Currency) && !lattice.Has(cents.End, WordClass.Cent)
        )
        {
            return money;
        }

        if (lattice.Longest(cents.End, WordClass.Cent) is { } word)
        {
            return money with { End = word.End, Value = money.Value + (cents.Value / 100) };
        }

        bool isEnd =
            cents.End >= lattice.Atoms.Count || lattice.Atoms[cents.End].Kind == AtomKind.Sign;
        return isEnd && cents.Value >= 10 && lattice.Atoms[cents.Start].Kind == AtomKind.Digits
            ? money with
            {
                End = cents.End,
                Value = money.Value + (cents.Value / 100),
            }
            : money;
    }

    // "12 ft 2 in", "5 feet and 2 inches"
    private Quantity Smaller(Lattice lattice, Quantity first, Measures.Unit unit)
    {
        int next = lattice.Longest(first.End, WordClass.And) is { } and ? and.End : first.End;
        if (
            lattice.Longest(next, WordClass.Number) is { } number
            && Sign(lattice, number.End, WordClass.Measure) is { } edge
            && measures.Find(edge.Text) is { } second
            && second.Base == unit.Base
            && second.Factor < unit.Factor
            && first.Kind == FigureKind.Dimension
        )
        {
            return first with
            {
                End = edge.End,
                Value = first.Value + (number.Value * second.Factor / unit.Factor),
            };
        }

        return first;
    }

    // "COVID-19", "G20", "777F": the number is part of a name.
    private static bool IsInsideWord(Lattice lattice, int start, int end)
    {
        bool isGluedBefore =
            start > 0
            && lattice.Atoms[start].IsGlued
            && (
                lattice.Atoms[start - 1].Kind == AtomKind.Letters
                || (
                    lattice.IsSign(start - 1, '=')
                    && !lattice.IsSign(start - 2, '<')
                    && !lattice.IsSign(start - 2, '>')
                )
                || lattice.IsSign(start - 1, '%')
                || (
                    lattice.IsSign(start - 1, '-')
                    && start > 1
                    && lattice.Atoms[start - 1].IsGlued
                    && lattice.Atoms[start - 2].Kind == AtomKind.Letters
                    && lattice.Atoms[start].Kind == AtomKind.Digits
                )
            );
        bool isGluedBehind =
            end < lattice.Atoms.Count
            && lattice.Atoms[end].IsGlued
            && lattice.Atoms[end].Kind == AtomKind.Letters
            && lattice.Atoms[end - 1].Kind == AtomKind.Digits;
        return isGluedBefore || isGluedBehind;
    }

    // "800,000 F-Series pickups", "23456 F Block", "a 45 degrees angle": a letter of a name, or degrees of a circle.
    private static bool IsNoTemperature(Lattice lattice, Edge unit)
    {
        if (unit.End >= lattice.Atoms.Count)
        {
            return false;
        }

        if (lattice.Has(unit.End, WordClass.Angle))
        {
            return true;
        }

        bool isLetter = lattice.Atoms[unit.End - 1].Length == 1 && unit.End - unit.Start == 1;
        int next = lattice.IsSign(unit.End, '-') ? unit.End + 1 : unit.End;
        return isLetter && next < lattice.Atoms.Count && char.IsUpper(lattice.Words(next)[0]);
    }

    // "24703m212", "two F-16 jets"
    private static bool IsCode(Lattice lattice, int end)
    {
        int digits = lattice.IsSign(end, '-') && lattice.Atoms[end].IsGlued ? end + 1 : end;
        return digits < lattice.Atoms.Count
            && lattice.Atoms[digits].IsGlued
            && lattice.Atoms[digits].Kind == AtomKind.Digits;
    }

    // "six Leopard 2 tanks": digits behind a name that is counted itself.
    private static bool IsOfName(Lattice lattice, Edge number) =>
        number.Start >= 2
        && lattice.Atoms[number.Start].Kind == AtomKind.Digits
        && lattice.Atoms[number.Start - 1].Kind == AtomKind.Letters
        && char.IsUpper(lattice.Words(number.Start - 1)[0])
        && lattice.EndsAt(number.Start - 1, WordClass.Number);

    // "%20and": an address, not a part of a hundred.
    private static bool IsAddress(Lattice lattice, int at) =>
        at < lattice.Atoms.Count
        && lattice.Atoms[at].IsGlued
        && lattice.IsSign(at - 1, '%')
        && lattice.Atoms[at].Kind != AtomKind.Sign;

    // "which one", "that one": no number.
    private static bool IsPronoun(Lattice lattice, Edge number) =>
        number.Value == 1
        && number.Text.Length > 0
        && number.End - number.Start == 1
        && (
            number.End >= lattice.Atoms.Count
            || lattice.Atoms[number.End].Kind == AtomKind.Sign
            || lattice.Has(number.End, WordClass.Past)
            || lattice.Has(number.End, WordClass.Present)
            || lattice.Has(number.End, WordClass.Pronominal)
            || lattice.Has(number.Start - 1, WordClass.Pronominal)
        )
        && number.Start > 0;

    private static int Hyphen(Lattice lattice, int at) =>
        lattice.IsSign(at, '-')
        && lattice.Atoms[at].IsGlued
        && at + 1 < lattice.Atoms.Count
        && lattice.Atoms[at + 1].IsGlued
            ? at + 1
            : at;
}
