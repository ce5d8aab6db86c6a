using System.Runtime.Intrinsics;
using Entente.Articles;

namespace Entente.Lab.Blocks;

/// <summary>Learns the weights of a <see cref="CutNamer"/>: logistic regression over eight kinds, with steps that become smaller (AdaGrad).</summary>
internal sealed class CutTrainer
{
    private const int Epochs = 8;
    private const float Rate = 0.05f;
    private const float Decay = 1e-4f;
    private const int Seed = 1;

    private readonly Vector256<float>[] _weights = new Vector256<float>[CutTemplates.Rows];
    private readonly Vector256<float>[] _squares = new Vector256<float>[CutTemplates.Rows];

    /// <summary>Learns from pages, once with their tags and once without, and from texts that have none.</summary>
    public static float[] Learn(IEnumerable<LabelledPage> pages, IEnumerable<LabelledPage> texts)
    {
        CutTrainer trainer = new();
        Array.Fill(trainer._squares, Vector256.Create(1f));
        CutExample[] examples =
        [
            .. pages.SelectMany(page =>
                CutExamples.Of(page, hasTags: true).Concat(CutExamples.Of(page, hasTags: false))
            ),
            .. texts.SelectMany(page => CutExamples.Of(page, hasTags: false)),
        ];
        Random chance = new(Seed);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            chance.Shuffle(examples);
            foreach (CutExample example in examples)
            {
                trainer.Learn(example);
            }
        }

        float[] weights = new float[CutTemplates.Rows * CutNamer.Kinds];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = trainer._weights[i / CutNamer.Kinds][i % CutNamer.Kinds];
        }

        return weights;
    }

    private void Learn(CutExample example)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        foreach (int row in example.Rows)
        {
            sum += _weights[row];
        }

        Vector256<float> shares = Shares(sum);
        Vector256<float> gradient =
            (Vector256<float>.Zero.WithElement(example.Kind, 1f) - shares) * example.Weight;
        foreach (int row in example.Rows)
        {
            if (row == 0)
            {
                continue;
            }

            Vector256<float> g = gradient - (_weights[row] * Decay);
            _squares[row] += g * g;
            _weights[row] += g * Rate / Vector256.Sqrt(_squares[row]);
        }
    }

    private static Vector256<float> Shares(Vector256<float> scores)
    {
        float most = scores[0];
        for (int k = 1; k < CutNamer.Kinds; k++)
        {
            most = Math.Max(most, scores[k]);
        }

        Vector256<float> powers = Vector256.Exp(scores - Vector256.Create(most));
        return powers / Vector256.Create(Vector256.Sum(powers));
    }
}
