using Entente.Lab.Training.Data;
using Entente.Lab.Training.Numerics;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab.Training.Layers;

/// <summary>How wide the rows of each table are, and how many classes of known names there are.</summary>
/// <param name="Form">Of the whole form.</param>
/// <param name="Part">Of prefix, suffix, ending and shape.</param>
/// <param name="Classes">Of a class of known names.</param>
/// <param name="ClassCount">The number of classes.</param>
internal readonly record struct InputSizes(int Form, int Part, int Classes, int ClassCount);

/// <summary>What the network reads of each word: its vector, which stays as it is, and rows that are learned.</summary>
internal sealed class WordInput
{
    // Share of the words that are read without one of their parts; a form is what is lacking most often in other texts.
    private const float VectorDropped = 0.15f;
    private const float FormDropped = 0.3f;
    private const float PartDropped = 0.1f;
    private const float ClassesDropped = 0.2f;

    private readonly QuantizedRows _vectors;
    private readonly Parameter[] _tables;
    private readonly Parameter _classes;
    private readonly int[] _columns;
    private Batch _batch = null!;
    private float[] _factors = [];

    /// <summary>Tables of zeros: a bucket that training never saw then says nothing.</summary>
    public WordInput(QuantizedRows vectors, BucketCounts counts, InputSizes sizes)
    {
        _vectors = vectors;
        _tables =
        [
            new Parameter("form.rows", counts.Form, sizes.Form),
            new Parameter("prefix.rows", counts.Prefix, sizes.Part),
            new Parameter("suffix.rows", counts.Suffix, sizes.Part),
            new Parameter("ending.rows", counts.Ending, sizes.Part),
            new Parameter("shape.rows", counts.Shape, sizes.Part),
        ];
        _classes = new Parameter("classes.rows", sizes.ClassCount, sizes.Classes);
        _columns = new int[_tables.Length + 2];
        _columns[0] = vectors.Columns;
        for (int i = 0; i < _tables.Length; i++)
        {
            _columns[i + 1] = _columns[i] + _tables[i].Value.Columns;
        }

        _columns[^1] = _columns[^2] + sizes.Classes;
    }

    /// <summary>All weights.</summary>
    public IEnumerable<Parameter> Parameters => [.. _tables, _classes];

    /// <summary>Numbers a word.</summary>
    public int Width => _columns[^1];

    /// <summary>The input of each row.</summary>
    public Matrix Forward(Batch batch, TrainingRandom? random, Workspace workspace)
    {
        _batch = batch;
        int parts = _tables.Length + 2;
        if (_factors.Length < batch.Words * parts)
        {
            _factors = new float[batch.Words * parts];
        }

        Matrix input = workspace.TakeZeros(batch.Words, Width);
        for (int sentence = 0; sentence < batch.Sentences.Length; sentence++)
        {
            EncodedSentence words = batch.Sentences[sentence];
            for (int position = 0; position < words.Length; position++)
            {
                int row = batch.Row(sentence, position);
                Span<float> factors = _factors.AsSpan(row * parts, parts);
                Draw(random, factors);
                Fill(words.Codes[position], words.Classes[position], factors, input.Row(row));
            }
        }

        return input;
    }

    /// <summary>Adds to the gradients of the tables.</summary>
    public void Backward(Matrix gradient)
    {
        int parts = _tables.Length + 2;
        for (int sentence = 0; sentence < _batch.Sentences.Length; sentence++)
        {
            EncodedSentence words = _batch.Sentences[sentence];
            for (int position = 0; position < words.Length; position++)
            {
                int row = _batch.Row(sentence, position);
                Span<float> from = gradient.Row(row);
                ReadOnlySpan<float> factors = _factors.AsSpan(row * parts, parts);
                for (int i = 0; i < _tables.Length; i++)
                {
                    Vectors.AddScaled(
                        factors[i + 1],
                        from[_columns[i].._columns[i + 1]],
                        _tables[i].Gradient.Row(BucketOf(words.Codes[position], i))
                    );
                }

                for (ulong rest = words.Classes[position]; rest != 0; rest &= rest - 1)
                {
                    Vectors.AddScaled(
                        factors[^1],
                        from[_columns[^2].._columns[^1]],
                        _classes.Gradient.Row(System.Numerics.BitOperations.TrailingZeroCount(rest))
                    );
                }
            }
        }
    }

    private static void Draw(TrainingRandom? random, Span<float> factors)
    {
        if (random is null)
        {
            factors.Fill(1f);
            return;
        }

        random.FillMask(factors[..1], VectorDropped);
        random.FillMask(factors[1..2], FormDropped);
        random.FillMask(factors[2..^1], PartDropped);
        random.FillMask(factors[^1..], ClassesDropped);
    }

    private void Fill(WordCode code, ulong classes, ReadOnlySpan<float> factors, Span<float> to)
    {
        if (code.Vector >= 0 && factors[0] > 0)
        {
            ReadOnlySpan<sbyte> vector = _vectors.Row(code.Vector);
            float scale = _vectors.Scales[code.Vector] * factors[0];
            for (int i = 0; i < vector.Length; i++)
            {
                to[i] = vector[i] * scale;
            }
        }

        for (int i = 0; i < _tables.Length; i++)
        {
            Vectors.AddScaled(
                factors[i + 1],
                _tables[i].Value.Row(BucketOf(code, i)),
                to[_columns[i].._columns[i + 1]]
            );
        }

        for (ulong rest = classes; rest != 0; rest &= rest - 1)
        {
            Vectors.AddScaled(
                factors[^1],
                _classes.Value.Row(System.Numerics.BitOperations.TrailingZeroCount(rest)),
                to[_columns[^2].._columns[^1]]
            );
        }
    }

    private static int BucketOf(WordCode code, int table) =>
        table switch
        {
            0 => code.Form,
            1 => code.Prefix,
            2 => code.Suffix,
            3 => code.Ending,
            _ => code.Shape,
        };
}
