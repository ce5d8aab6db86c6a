namespace Entente.Stories;

/// <summary>A word or number of a report.</summary>
/// <param name="Key">What makes two words the same term.</param>
/// <param name="Count">How often it stands there, counted more in headline and lead; at most 255.</param>
/// <param name="Rarity">How rare it is expected to be: <c>-16 ln</c> of the share of reports, so that 0 is a word of every report.</param>
/// <param name="Traits">Where it stands, and what it looks like.</param>
internal readonly record struct Term(uint Key, byte Count, byte Rarity, TermTraits Traits)
{
    private const double Steps = 16;

    // Asked for each term of each report, and again when it is weighed anew.
    private static readonly double[] s_shares = Table(value => Math.Exp(-value / Steps));
    private static readonly double[] s_emphases = Table(value => 1 + Math.Log(Math.Max(1, value)));

    /// <summary>The share of reports in which the term is expected, in (0, 1].</summary>
    public double ExpectedShare => s_shares[Rarity];

    /// <summary>How much the report makes of it: grows slowly with the count.</summary>
    public double Emphasis => s_emphases[Count];

    /// <summary>The <see cref="Rarity"/> that stands for <paramref name="share"/>.</summary>
    public static byte RarityOf(double share) =>
        (byte)Math.Clamp(Math.Round(-Steps * Math.Log(share)), 0, byte.MaxValue);

    private static double[] Table(Func<int, double> valueOf) =>
        [.. Enumerable.Range(0, byte.MaxValue + 1).Select(valueOf)];
}

/// <summary>Where a <see cref="Term"/> stands in its report, and what it looks like.</summary>
[Flags]
internal enum TermTraits : byte
{
    /// <summary>Only in the rest of the text, and no name.</summary>
    None = 0,

    /// <summary>In the headline.</summary>
    Title = 1,

    /// <summary>In the headline or among the first words of the text.</summary>
    Lead = 2,

    /// <summary>Written with a capital where no sentence begins, and never without.</summary>
    Name = 4,

    /// <summary>Of digits.</summary>
    Number = 8,

    /// <summary>All of these.</summary>
    All = Title | Lead | Name | Number,
}
