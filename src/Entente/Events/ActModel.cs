using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Entente.Data;
using Entente.Models;
using Entente.Text;

namespace Entente.Events;

/// <summary>A trained reader of acts: how likely a word names an act of each type of PLOVER, or none.</summary>
/// <remarks>
/// <para>Log-linear over hashed features (<see cref="ActFeatures"/>), to which a small hidden layer adds what the vectors of the word and of those around it in the tree
/// say (<see cref="ActRoles"/>): so words that no text of the training had are read by their like.</para>
/// <para>Trained by <c>lab/run train acts</c>. Sums are of integers, or in a fixed order: the same on every machine. Safe to use from any thread.</para>
/// </remarks>
internal sealed class ActModel
{
    /// <summary>The name of the file.</summary>
    public const string Name = "acts";

    /// <summary>What the entries of the log-linear part begin with.</summary>
    public const string Entry = "types";

    /// <summary>The entry of the words that have vectors.</summary>
    public const string Words = "words";

    /// <summary>The entry of their vectors.</summary>
    public const string Vectors = "vectors";

    /// <summary>The entry of the hidden layer: for each place and each number of a vector a row of units.</summary>
    public const string Hidden = "hidden";

    /// <summary>The entry of what the units weigh for each label.</summary>
    public const string Output = "output";

    /// <summary>Labels: no act, and the types in the order of <see cref="EventType"/>.</summary>
    public const int Labels = 17;

    /// <summary>Hidden units.</summary>
    public const int Units = 48;

    /// <summary>Numbers of a vector.</summary>
    public const int Depth = 32;

    private readonly FeatureTable _weights;
    private readonly float _unit;
    private readonly QuantizedRows _vectors;
    private readonly float[] _hidden;
    private readonly float[] _bias;
    private readonly float[] _output;
    private readonly FingerprintWords _words;
    private readonly WordClusters _clusters;

    /// <summary>Takes the parts of a file; words of like meaning come from the model of pairs.</summary>
    /// <exception cref="DataFormatException">The file is damaged.</exception>
    public ActModel(ModelFile file, WordClusters clusters)
    {
        _weights = new FeatureTable(file, Entry, Labels);
        _unit = file.Numbers($"{Entry}.unit", 1)[0];
        _vectors = file.Rows(Vectors);
        _words = new FingerprintWords(new FingerprintTable(file, Words));
        _hidden = Plain(file.Rows(Hidden, ActRoles.Count * Depth, Units));
        _bias = file.Numbers($"{Hidden}.bias", Units);
        _output = file.Numbers(Output, Units * Labels);
        _clusters = clusters;
        if (_vectors.Columns != Depth)
        {
            throw file.Bad($"expected vectors of {Depth} numbers, found {_vectors.Columns}");
        }
    }

    /// <summary>Opens the model of a language; <see langword="null"/> when it has none.</summary>
    /// <exception cref="DataFormatException">The file is damaged.</exception>
    public static ActModel? Open(Language language, ModelFolder models, WordClusters clusters) =>
        models.Find(language, Name) is { } file ? new ActModel(file, clusters) : null;

    /// <summary>The label of a type.</summary>
    public static int LabelOf(EventType type) => 1 + (int)type;

    /// <summary>Whether a word may name an act at all: names, numbers and the small words do not.</summary>
    public static bool MayAct(WordTree tree, int token) =>
        tree.Tag(token) is "VERB" or "NOUN" or "ADJ" || tree.IsVerb(token);

    /// <summary>What the model sees of a document.</summary>
    public ActScene SceneOf(WordTree tree, IEnumerable<FoundCue> rules) =>
        new(tree, _words, _clusters, rules);

    /// <summary>How likely each label is for a word; they sum up to 1.</summary>
    /// <param name="scene">The document.</param>
    /// <param name="token">The word.</param>
    /// <param name="sink">Used for what is seen of it.</param>
    /// <param name="chances">To be written: as many as there are labels.</param>
    public void Read(ActScene scene, int token, ActSink sink, Span<float> chances)
    {
        ActRoles roles = ActRoles.Of(scene.Tree, token);
        sink.Clear();
        ActFeatures.Add(scene, token, roles, sink);
        AddLinear(sink.Features, chances);
        AddHidden(scene, token, roles, chances);
        Normalize(chances);
    }

    private void AddLinear(ReadOnlySpan<ulong> features, Span<float> chances)
    {
        const int most = 200; // sums of the table are of so many features at most
        Span<int> sums = stackalloc int[FeatureTable.Block];
        sums.Clear();
        for (int first = 0; first < features.Length; first += most)
        {
            _weights.AddTo(features[first..Math.Min(first + most, features.Length)], sums);
        }

        for (int label = 0; label < Labels; label++)
        {
            chances[label] = sums[label] * _unit;
        }
    }

    private void AddHidden(ActScene scene, int token, in ActRoles roles, Span<float> chances)
    {
        Span<float> units = stackalloc float[Units];
        _bias.CopyTo(units);
        Span<Vector256<float>> sums = MemoryMarshal.Cast<float, Vector256<float>>(units);
        for (int place = 0; place < ActRoles.Count; place++)
        {
            int row = scene.Vector(roles.At(place, token));
            if (row < 0)
            {
                continue;
            }

            ReadOnlySpan<sbyte> vector = _vectors.Row(row);
            float scale = _vectors.Scales[row];
            ReadOnlySpan<Vector256<float>> weights = MemoryMarshal.Cast<float, Vector256<float>>(
                _hidden.AsSpan(place * Depth * Units, Depth * Units)
            );
            for (int i = 0; i < Depth; i++)
            {
                Vector256<float> number = Vector256.Create(scale * vector[i]);
                for (int u = 0; u < sums.Length; u++)
                {
                    sums[u] += number * weights[(i * sums.Length) + u];
                }
            }
        }

        for (int unit = 0; unit < Units; unit++)
        {
            float strength = Math.Max(units[unit], 0);
            for (int label = 0; label < Labels && strength > 0; label++)
            {
                chances[label] += strength * _output[(unit * Labels) + label];
            }
        }
    }

    private static void Normalize(Span<float> chances)
    {
        float greatest = float.NegativeInfinity;
        foreach (float chance in chances)
        {
            greatest = Math.Max(greatest, chance);
        }

        float total = 0;
        foreach (ref float chance in chances)
        {
            chance = MathF.Exp(chance - greatest);
            total += chance;
        }

        foreach (ref float chance in chances)
        {
            chance /= total;
        }
    }

    private static float[] Plain(QuantizedRows rows)
    {
        float[] numbers = new float[rows.Rows * rows.Columns];
        for (int row = 0; row < rows.Rows; row++)
        {
            ReadOnlySpan<sbyte> values = rows.Row(row);
            for (int column = 0; column < values.Length; column++)
            {
                numbers[(row * rows.Columns) + column] = rows.Scales[row] * values[column];
            }
        }

        return numbers;
    }
}
