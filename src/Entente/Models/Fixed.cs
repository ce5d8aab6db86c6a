namespace Entente.Models;

/// <summary>How numbers are written as 16-bit integers between the layers of a network.</summary>
internal static class Fixed
{
    /// <summary>The integer that stands for 1.</summary>
    public const int One = 1024;

    /// <summary>The greatest integer, and the negative of the least: numbers beyond ±8 are cut.</summary>
    public const int Greatest = (8 * One) - 1;

    /// <summary>The most inputs whose products with weights of eight bits surely fit into 32 bits when added.</summary>
    public const int MostInputs = int.MaxValue / (Greatest * QuantizedRows.Greatest);

    /// <summary>The integer nearest to a number; a half goes to the even one.</summary>
    public static short Of(float number) =>
        (short)Math.Clamp(MathF.Round(number * One, MidpointRounding.ToEven), -Greatest, Greatest);
}
