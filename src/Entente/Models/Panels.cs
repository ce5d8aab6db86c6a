using System.Runtime.CompilerServices;

namespace Entente.Models;

/// <summary>A matrix of 16-bit integers, laid out for multiplying: sixteen outputs at a time, two inputs of each side by side.</summary>
/// <remarks>
/// Value of output o and input i: panel o / 16; in it pair i / 2; in it output o % 16, then input i % 2. Inputs are filled up to an even
/// number, outputs to a multiple of 32, with zeros.
/// </remarks>
internal readonly ref struct Panels
{
    /// <summary>A matrix of values that are laid out so.</summary>
    /// <param name="values">The values.</param>
    /// <param name="scales">What the sum of products of each output is multiplied by.</param>
    /// <param name="inputs">Inputs, with the filling.</param>
    /// <exception cref="ArgumentException">The values do not fit the numbers of outputs and inputs.</exception>
    public Panels(ReadOnlySpan<short> values, ReadOnlySpan<float> scales, int inputs)
    {
        if (values.Length != inputs * scales.Length || inputs % 2 != 0 || scales.Length % Unit != 0)
        {
            throw new ArgumentException(
                $"expected pairs of inputs and multiples of {Unit} outputs, found {values.Length} values of {inputs} inputs and {scales.Length} outputs",
                nameof(values)
            );
        }

        Values = values;
        Scales = scales;
        Inputs = inputs;
    }

    /// <summary>Outputs in a panel.</summary>
    public const int Width = 16;

    /// <summary>Outputs come in multiples of this many: two panels.</summary>
    public const int Unit = 2 * Width;

    /// <summary>The values.</summary>
    public ReadOnlySpan<short> Values { get; }

    /// <summary>What the sum of products of each output is multiplied by.</summary>
    public ReadOnlySpan<float> Scales { get; }

    /// <summary>Inputs, with the filling: the length of a row to multiply with.</summary>
    public int Inputs { get; }

    /// <summary>Outputs, with the filling: the length of a row of results.</summary>
    public int Outputs => Scales.Length;

    /// <summary>How long rows of inputs are, with their filling.</summary>
    public static int PaddedInputs(int inputs) => (inputs + 1) & ~1;

    /// <summary>How long rows of outputs are, with their filling.</summary>
    public static int PaddedOutputs(int outputs) => (outputs + Unit - 1) / Unit * Unit;

    /// <summary>Where a value of output <paramref name="output"/> stands, of a matrix with that many (filled) inputs.</summary>
    public static int IndexOf(int output, int input, int inputs) =>
        (output / Width * inputs * Width) + (input / 2 * Unit) + (output % Width * 2) + (input % 2);

    /// <summary>Writes the inputs of one output to where they belong.</summary>
    public static void Pack(ReadOnlySpan<short> row, Span<short> values, int output)
    {
        int at = IndexOf(output, 0, row.Length);
        for (int i = 0; i < row.Length; i += 2, at += Unit)
        {
            values[at] = row[i];
            values[at + 1] = row[i + 1];
        }
    }

    /// <summary>Writes the weights of one output to where they belong, of a matrix whose other values are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Loading runs once: there is no second time for which to compile it well.
    public static void Pack(ReadOnlySpan<sbyte> row, Span<short> values, int output)
    {
        int at = IndexOf(output, 0, PaddedInputs(row.Length));
        for (int i = 0; i < row.Length; i++)
        {
            values[at + (i % 2)] = row[i];
            at += i % 2 * Unit;
        }
    }
}
