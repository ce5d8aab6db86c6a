using Entente.Models;

namespace Entente.Quotations.Attributions;

/// <summary>How often words are cues in the texts that were trained on, in seven steps.</summary>
internal sealed class CueRates
{
    /// <summary>The entry of the file.</summary>
    public const string Entry = "cues";

    private const byte Likely = 3;

    private readonly FingerprintTable _steps;

    /// <summary>Takes the table of a file.</summary>
    /// <exception cref="DataFormatException">It holds none.</exception>
    public CueRates(ModelFile file) => _steps = new FingerprintTable(file, Entry);

    /// <summary>The step of a word, from 1; 0 when it was seldom seen.</summary>
    public byte Find(ulong lemma, ulong tag) => (byte)_steps.Find(KeyOf(lemma, tag));

    /// <summary>The key of a word in the table.</summary>
    public static ulong KeyOf(ulong lemma, ulong tag) => Feature.Of(0, lemma, tag);

    /// <summary>The step of a share of uses, as cues, of all.</summary>
    public static byte StepOf(double share) =>
        share switch
        {
            < 0.04 => 1,
            < 0.12 => 2,
            < 0.25 => 3,
            < 0.45 => 4,
            < 0.65 => 5,
            < 0.8 => 6,
            _ => 7,
        };

    /// <summary>Whether words of a step are worth looking at as cues.</summary>
    public static bool IsLikely(byte step) => step >= Likely;
}
