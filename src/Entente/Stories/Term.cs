namespace Entente.Stories;

/// <summary>A word or number of a report.</summary>
/// <param name="Key">What makes two words the same term.</param>
/// <param name="Count">How often it stands there, counted more in headline and lead; at most 255.</param>
/// <param name="Rarity">How rare it is expected to be: <c>-16 ln</c> of the share of reports, so that 0 is a word of every report.</param>
internal readonly record struct Term(uint Key, byte Count, byte Rarity)
{
    private const double Steps = 16;

    /// <summary>The share of reports in which the term is expected, in (0, 1].</summary>
    public double ExpectedShare => Math.Exp(-Rarity / Steps);

    /// <summary>How much the report makes of it: grows slowly with the count.</summary>
    public double Emphasis => 1 + Math.Log(Math.Max((byte)1, Count));

    /// <summary>The <see cref="Rarity"/> that stands for <paramref name="share"/>.</summary>
    public static byte RarityOf(double share) =>
        (byte)Math.Clamp(Math.Round(-Steps * Math.Log(share)), 0, byte.MaxValue);
}
