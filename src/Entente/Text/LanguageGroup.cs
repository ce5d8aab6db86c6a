using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Entente.Models;

namespace Entente.Text;

/// <summary>The languages of one script, and how much each feature speaks for each of them.</summary>
/// <remarks>
/// Shape: weights are buckets × languages (padded to a multiple of 16), a signed byte each, one scale for all. Sums are whole numbers, so
/// every processor gets the same. Cost: features × languages / 16 vector additions; nothing is allocated.
/// </remarks>
internal sealed class LanguageGroup
{
    /// <summary>The name for languages that are none of the others.</summary>
    public const string Other = "und";

    /// <summary>Columns come in multiples of this.</summary>
    public const int ColumnBlock = 16;

    /// <summary>More languages than this share no script.</summary>
    public const int MostColumns = 128;

    // A sum of so many bytes fits into sixteen bits.
    private const int AddsBeforeWidening = short.MaxValue / QuantizedRows.Greatest;

    private readonly ReadOnlyMemory<byte> _weights;
    private readonly double _scale;
    private readonly double[] _priors;

    private LanguageGroup(
        ImmutableArray<string> languages,
        int bits,
        QuantizedRows weights,
        IReadOnlyDictionary<string, double> priors
    )
    {
        Languages = languages;
        _priors = [.. languages.Select(language => priors.GetValueOrDefault(language, 1))];
        Columns = ColumnsOf(languages.Length);
        Bits = bits;
        _weights = weights.Values;
        _scale = weights.Scales[0];
    }

    /// <summary>The languages, BCP 47.</summary>
    public ImmutableArray<string> Languages { get; }

    /// <summary>The length of a row of weights and of the scores.</summary>
    public int Columns { get; }

    /// <summary>How many bits the number of a bucket has.</summary>
    public int Bits { get; }

    /// <summary>The length of a row for so many languages.</summary>
    public static int ColumnsOf(int languages) =>
        (languages + ColumnBlock - 1) / ColumnBlock * ColumnBlock;

    /// <summary>The entry of a model that names the languages of a script.</summary>
    public static string LanguagesEntry(string script) => $"{script}.languages";

    /// <summary>The entry of a model that holds the weights of a script: one row.</summary>
    public static string WeightsEntry(string script) => $"{script}.weights";

    /// <summary>Reads the group of a script; <see langword="null"/> when the model has none.</summary>
    /// <param name="model">The model.</param>
    /// <param name="script">The script.</param>
    /// <param name="priors">How likely languages are before anything is read; those that are not named: 1.</param>
    /// <exception cref="DataFormatException">Its parts do not fit together.</exception>
    public static LanguageGroup? Read(
        ModelFile model,
        string script,
        IReadOnlyDictionary<string, double> priors
    )
    {
        if (!model.Has(LanguagesEntry(script)))
        {
            return null;
        }

        ImmutableArray<string> languages = model.Strings(LanguagesEntry(script));
        QuantizedRows weights = model.Rows(WeightsEntry(script));
        int columns = ColumnsOf(languages.Length);
        int buckets = columns == 0 ? 0 : weights.Columns / columns;
        return
            columns is > 0 and <= MostColumns
            && weights.Rows == 1
            && buckets * columns == weights.Columns
            && BitOperations.IsPow2(buckets)
            ? new LanguageGroup(languages, BitOperations.Log2((uint)buckets), weights, priors)
            : throw model.Bad(
                $"expected weights of {languages.Length} languages for {script}, found {weights.Rows} × {weights.Columns}"
            );
    }

    /// <summary>Adds to <paramref name="scores"/> what each of <paramref name="buckets"/> says for each language.</summary>
    public void Add(ReadOnlySpan<int> buckets, Span<int> scores)
    {
        ReadOnlySpan<sbyte> weights = MemoryMarshal.Cast<byte, sbyte>(_weights.Span);
        Span<short> sums = stackalloc short[MostColumns];
        sums = sums[..Columns];
        while (!buckets.IsEmpty)
        {
            ReadOnlySpan<int> few = buckets[..Math.Min(buckets.Length, AddsBeforeWidening)];
            buckets = buckets[few.Length..];
            sums.Clear();
            foreach (int bucket in few)
            {
                AddRow(weights.Slice(bucket * Columns, Columns), sums);
            }

            for (int i = 0; i < sums.Length; i++)
            {
                scores[i] += sums[i];
            }
        }
    }

    /// <summary>How likely each language is, as its share of all: from 0 to 1, together 1.</summary>
    /// <param name="scores">What <see cref="Add"/> has summed up.</param>
    /// <param name="features">Of how many features.</param>
    /// <param name="shares">Where to, one for each language.</param>
    public void Weigh(ReadOnlySpan<int> scores, int features, Span<double> shares)
    {
        // The root, not the number itself: neighbouring runs say much the same, so that twice the text is not twice the evidence.
        double factor = _scale / Math.Sqrt(Math.Max(1, features));
        int best = scores[0];
        for (int i = 1; i < Languages.Length; i++)
        {
            best = Math.Max(best, scores[i]);
        }

        double sum = 0;
        for (int i = 0; i < Languages.Length; i++)
        {
            shares[i] = _priors[i] * Exponential.OfNegative((best - scores[i]) * factor);
            sum += shares[i];
        }

        for (int i = 0; i < Languages.Length; i++)
        {
            shares[i] /= sum;
        }
    }

    // The portable vectors, because a plain loop over bytes is not vectorised: 6 times slower, lab/notes/language.md.
    private static void AddRow(ReadOnlySpan<sbyte> row, Span<short> sums)
    {
        ReadOnlySpan<Vector128<sbyte>> from = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(row);
        Span<Vector128<short>> to = MemoryMarshal.Cast<short, Vector128<short>>(sums);
        for (int i = 0; i < from.Length; i++)
        {
            (Vector128<short> low, Vector128<short> high) = Vector128.Widen(from[i]);
            to[2 * i] += low;
            to[(2 * i) + 1] += high;
        }
    }
}
