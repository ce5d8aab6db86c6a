namespace Entente.Models;

/// <summary>A matrix of weights with a number added to each output, packed once for multiplying.</summary>
internal sealed class LinearLayer
{
    // Far beyond what training gives, and near enough that no sum leaves the range of numbers.
    private const float Beyond = 1e6f;

    private readonly Memory<short> _values;
    private readonly float[] _scales;
    private readonly float[] _bias;

    private LinearLayer(QuantizedRows weights, float[] bias)
    {
        Inputs = weights.Columns;
        Outputs = weights.Rows;
        InputStride = Panels.PaddedInputs(Inputs);
        OutputStride = Panels.PaddedOutputs(Outputs);
        _values = AlignedMemory.Allocate(InputStride * OutputStride);
        _scales = new float[OutputStride];
        _bias = new float[OutputStride];
        bias.CopyTo(_bias, 0);
        Span<short> values = _values.Span;
        for (int output = 0; output < Outputs; output++)
        {
            _scales[output] = weights.Scales[output] / Fixed.One;
            Panels.Pack(weights.Row(output), values, output);
        }
    }

    /// <summary>Inputs of a row.</summary>
    public int Inputs { get; }

    /// <summary>Outputs of a row.</summary>
    public int Outputs { get; }

    /// <summary>From one row of inputs to the next.</summary>
    public int InputStride { get; }

    /// <summary>From one row of outputs to the next.</summary>
    public int OutputStride { get; }

    /// <summary>Reads the layer with the weights <paramref name="name"/>, for so many inputs; what is added is in <paramref name="bias"/>, or nothing where that is <see langword="null"/>.</summary>
    /// <exception cref="DataFormatException">The file does not hold it, or not in this shape.</exception>
    public static LinearLayer Read(
        ModelFile file,
        string name,
        int inputs,
        string? bias,
        int? outputs = null
    )
    {
        QuantizedRows weights = file.Rows(name, outputs ?? file.CountRows(name), inputs);
        if (inputs > Fixed.MostInputs || weights.Rows == 0)
        {
            throw file.Bad(
                $"expected up to {Fixed.MostInputs} inputs and some outputs in \"{name}\", found {inputs} and {weights.Rows}"
            );
        }

        float[] added = bias is null ? new float[weights.Rows] : file.Numbers(bias, weights.Rows);
        if (Array.Exists(weights.Scales, IsBeyond) || Array.Exists(added, IsBeyond))
        {
            throw file.Bad($"expected weights within ±{Beyond} in \"{name}\", found greater ones");
        }

        return new LinearLayer(weights, added);
    }

    /// <summary>Multiplies <paramref name="count"/> rows and adds what is to be added.</summary>
    public void Apply(
        IArithmetic arithmetic,
        ReadOnlySpan<short> rows,
        int count,
        Span<float> results
    ) => arithmetic.Multiply(View(), rows, count, Addends.Same(_bias), results);

    /// <summary>Multiplies <paramref name="count"/> rows and adds <paramref name="addends"/> in place of what is to be added.</summary>
    public void Apply(
        IArithmetic arithmetic,
        ReadOnlySpan<short> rows,
        int count,
        Addends addends,
        Span<float> results
    ) => arithmetic.Multiply(View(), rows, count, addends, results);

    private static bool IsBeyond(float number) => Math.Abs(number) > Beyond;

    private Panels View() => new(_values.Span, _scales, InputStride);
}
