using System.Collections.Immutable;

namespace Entente.Models;

/// <summary>Chooses one of several labels for each word.</summary>
internal sealed class LabelLayer
{
    private readonly LinearLayer _layer;

    /// <summary>Reads the layer <c>NAME.output</c> and its labels.</summary>
    /// <exception cref="DataFormatException">One is missing, or of wrong shape.</exception>
    public LabelLayer(ModelFile file, string name, string labels, int inputs)
    {
        Labels = file.Strings(labels);
        _layer = LinearLayer.Read(
            file,
            $"{name}.output",
            inputs,
            $"{name}.output.bias",
            Labels.Length
        );
    }

    /// <summary>The labels.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>From one row of scores to the next.</summary>
    public int Stride => _layer.OutputStride;

    /// <summary>Scores all labels for <paramref name="count"/> rows; the result lives in <paramref name="workspace"/>.</summary>
    public Span<float> Score(
        IArithmetic arithmetic,
        ReadOnlySpan<short> inputs,
        int count,
        LabelWorkspace workspace
    )
    {
        Span<float> scores = workspace.Numbers.Take(count * Stride);
        _layer.Apply(arithmetic, inputs, count, scores);
        return scores;
    }

    /// <summary>Chooses the label with the greatest score for each of <paramref name="count"/> rows.</summary>
    public void Choose(
        IArithmetic arithmetic,
        ReadOnlySpan<short> inputs,
        int count,
        Span<int> chosen,
        LabelWorkspace workspace
    )
    {
        ReadOnlySpan<float> scores = Score(arithmetic, inputs, count, workspace);
        for (int row = 0; row < count; row++)
        {
            chosen[row] = arithmetic.IndexOfGreatest(scores.Slice(row * Stride, Labels.Length));
        }
    }
}
