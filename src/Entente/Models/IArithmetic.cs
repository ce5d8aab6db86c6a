namespace Entente.Models;

/// <summary>The arithmetic of the network; every implementation gives the same bits.</summary>
/// <remarks>
/// What flows between layers are rows of 16-bit integers: a number times <see cref="Fixed.One"/>, within ±<see cref="Fixed.Greatest"/>.
/// They are multiplied with weights of eight bits as integers; only sums become floating-point numbers, each by itself.
/// </remarks>
internal interface IArithmetic
{
    /// <summary>What it is called in tables of measures.</summary>
    string Name { get; }

    /// <summary>Multiplies rows with a matrix: result = addend + scale · sum of products.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="rows">Rows, one behind the other, each as long as the matrix has inputs.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="addends">What is added to each result.</param>
    /// <param name="results">Rows of results, each as long as the matrix has outputs.</param>
    void Multiply(
        Panels matrix,
        ReadOnlySpan<short> rows,
        int count,
        Addends addends,
        Span<float> results
    );

    /// <summary>One step of a long short-term memory.</summary>
    /// <param name="gates">Input, forget and output gate and news, before their curves, one behind the other, each as long as <paramref name="cell"/>.</param>
    /// <param name="cell">What is remembered; changed in place.</param>
    /// <param name="output">What is told.</param>
    void Remember(ReadOnlySpan<float> gates, Span<float> cell, Span<short> output);

    /// <summary>Makes a row of a matrix of bytes a row of 16-bit integers.</summary>
    void Widen(ReadOnlySpan<sbyte> row, float scale, Span<short> output);

    /// <summary>The positive part of numbers, as 16-bit integers.</summary>
    void Rectify(ReadOnlySpan<float> numbers, Span<short> output);

    /// <summary>The positive part of sums, as 16-bit integers.</summary>
    void RectifySum(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<short> output);

    /// <summary>Makes numbers 16-bit integers so that the greatest, in either direction, becomes <paramref name="greatest"/>; returns what one of them is worth.</summary>
    float Stretch(ReadOnlySpan<float> numbers, int greatest, Span<short> output);

    /// <summary>The index of the greatest number; of equals, the first.</summary>
    int IndexOfGreatest(ReadOnlySpan<float> numbers);
}
