namespace Entente.Models;

/// <summary>A layer whose positive outputs several others read.</summary>
internal sealed class Trunk
{
    private readonly LinearLayer _layer;

    /// <summary>Reads the layer.</summary>
    /// <exception cref="DataFormatException">It is missing, or of wrong shape.</exception>
    public Trunk(ModelFile file, string name, int inputs) =>
        _layer = LinearLayer.Read(file, name, inputs, $"{name}.bias");

    /// <summary>Numbers of a row.</summary>
    public int Outputs => _layer.Outputs;

    /// <summary>Reads <paramref name="count"/> rows; the result lives in <paramref name="workspace"/>.</summary>
    public ReadOnlySpan<short> Run(
        IArithmetic arithmetic,
        ReadOnlySpan<short> inputs,
        int count,
        LabelWorkspace workspace
    )
    {
        int stride = Panels.PaddedInputs(_layer.Outputs);
        Span<float> numbers = workspace.Numbers.Take(count * _layer.OutputStride);
        _layer.Apply(arithmetic, inputs, count, numbers);
        Span<short> rows = workspace.Rows.Take(count * stride);
        rows.Clear();
        for (int row = 0; row < count; row++)
        {
            arithmetic.Rectify(
                numbers.Slice(row * _layer.OutputStride, _layer.Outputs),
                rows[(row * stride)..]
            );
        }

        return rows;
    }
}

/// <summary>What layers of labels work in.</summary>
internal sealed class LabelWorkspace
{
    /// <summary>Outputs of a layer, a row a word.</summary>
    public Scratch<float> Numbers { get; } = new();

    /// <summary>What a <see cref="Trunk"/> gave.</summary>
    public Scratch<short> Rows { get; } = new();
}
