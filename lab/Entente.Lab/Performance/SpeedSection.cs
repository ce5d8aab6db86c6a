using System.Globalization;

namespace Entente.Lab.Performance;

/// <summary>How fast texts are read, as <c>docs/performance.md</c> tells it.</summary>
internal sealed record SpeedSection
{
    /// <summary>The version that was measured.</summary>
    public required string Checkout { get; init; }

    /// <summary>What was read.</summary>
    public required string Texts { get; init; }

    /// <summary>Tokens of all texts.</summary>
    public required int Tokens { get; init; }

    /// <summary>Sentences of all texts.</summary>
    public required int Sentences { get; init; }

    /// <summary>How often each was run; the median is told.</summary>
    public required int Runs { get; init; }

    /// <summary>How long the network took to load in a fresh process, whose code was not compiled yet.</summary>
    public required TimeSpan Loading { get; init; }

    /// <summary>How long it took once more.</summary>
    public required TimeSpan LoadingAgain { get; init; }

    /// <summary>What was measured.</summary>
    public required IReadOnlyList<SpeedMeasure> Measures { get; init; }

    /// <summary>The section.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ## Reading texts

            One thread, {Tokens:N0} tokens in {Sentences:N0} sentences ({Texts}), median of {Runs} runs after one to warm up. Written by `lab/run speed`; do not edit.
            Measured {Checkout}. Tokens a second of processor time, so that neighbours on the machine count little; their use of the caches still shows.

            | from running text to | arithmetic | tokens a second and core | sentences | bytes allocated a token |
            |---|---|---|---|---|
            {string.Join('\n', Measures.Select(Row))}

            Every arithmetic gives the same bits; the widest that the processor has is taken. The models are loaded in {Loading.TotalMilliseconds:0} ms
            in a fresh process, which compiles the code for it, and in {LoadingAgain.TotalMilliseconds:0} ms once more; their digests are checked both times.
            Bytes are those of all texts read as one document. A token's findings alone are 60 bytes: its place and kind (12) and what it is and does (48); the rest are
            sentences, names and lemmas that are new.
            """
        );

    private string Row(SpeedMeasure measure) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {measure.Layers} | {measure.Arithmetic} | {measure.TokensASecond:N0} | {measure.TokensASecond * Sentences / Tokens:N0} | {measure.BytesAToken:0} |"
        );
}

/// <summary>What reading cost with one arithmetic.</summary>
/// <param name="Layers">How far texts were read.</param>
/// <param name="Arithmetic">With which arithmetic; empty where none is used.</param>
/// <param name="TokensASecond">Tokens a second of processor time.</param>
/// <param name="BytesAToken">Bytes allocated for a token.</param>
internal sealed record SpeedMeasure(
    string Layers,
    string Arithmetic,
    double TokensASecond,
    double BytesAToken
);
