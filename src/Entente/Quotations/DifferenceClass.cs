namespace Entente.Quotations;

/// <summary>What a difference between two wordings means.</summary>
public enum DifferenceClass
{
    /// <summary>The same word in another form or spelling, or other words of grammar.</summary>
    Inflection,

    /// <summary>Other words in the same place: another translation, or somebody's own words.</summary>
    Synonym,

    /// <summary>The same words in another place.</summary>
    Order,

    /// <summary>One wording leaves words out, at an end or within.</summary>
    Truncation,

    /// <summary>Another way of being: "will", "may", "must".</summary>
    Modality,

    /// <summary>Somebody else is named.</summary>
    Name,

    /// <summary>Another number, day, month or season.</summary>
    Number,

    /// <summary>One wording says that it is not so, or the opposite: "more", "less".</summary>
    Negation,

    /// <summary>It is said to somebody else: a difference between reports, not between words.</summary>
    Addressee,
}

/// <summary>What people and programs call a <see cref="DifferenceClass"/>.</summary>
public static class DifferenceClasses
{
    /// <summary>"spelling/inflection", "synonym", "number", ….</summary>
    public static string Label(this DifferenceClass value) =>
        value == DifferenceClass.Inflection
            ? "spelling/inflection"
            : value.ToString().ToLowerInvariant();

    /// <summary>Whether it changes what was said, and must not be overlooked.</summary>
    public static bool StandsOut(this DifferenceClass value) =>
        value is DifferenceClass.Negation or DifferenceClass.Number or DifferenceClass.Name;
}
