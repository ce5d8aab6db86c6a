using System.Globalization;
using Entente.Lab.Training.Data;
using Entente.Lab.Training.Layers;
using Entente.Lab.Training.Numerics;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab.Training;

/// <summary>Compares the gradients of a small network with how its loss really changes, and with those that two threads make.</summary>
internal static class GradientCheck
{
    private const float Step = 2e-3f;
    private const double Tolerance = 0.02;

    /// <summary>Writes each sort of weights with both values to <paramref name="log"/>; 1 when any differs.</summary>
    public static int Run(TextWriter log)
    {
        TrainingRandom random = new(7);
        BucketCounts buckets = new(50, 20, 20, 20, 20);
        NetworkSizes sizes = new()
        {
            Hidden = 16,
            Arc = 20,
            Relation = 18,
            Tag = 17,
            Name = 19,
            Input = new InputSizes(8, 5, 4, 6),
            Buckets = buckets,
        };
        LabelCounts labels = new(5, 7, 9, 11, 6);
        float[] vectors = new float[30 * 10];
        Fill(vectors, random);
        TrainingNetwork Make(int threads) =>
            new(
                QuantizedRows.Round(30, 10, vectors),
                sizes,
                labels,
                new DropShares(0.2f, 0.2f, 0.2f),
                threads,
                seed: 3
            );
        TrainingNetwork network = Make(threads: 1);
        TrainingNetwork threaded = Make(threads: 2);
        foreach ((Parameter one, Parameter two) in network.Parameters.Zip(threaded.Parameters))
        {
            Fill(one.Value.All(), random);
            one.Value.All().CopyTo(two.Value.All());
        }

        Batch batch = new(
            Enumerable.Range(1, 7).Select(length => Sentence(length, buckets, labels, random))
        );
        network.Learn(batch, new TrainingRandom(11));
        threaded.Learn(batch, new TrainingRandom(11));
        float[][] gradients =
        [
            .. network.Parameters.Select(parameter => parameter.Gradient.All().ToArray()),
        ];
        bool isRight = gradients
            .Zip(threaded.Parameters)
            .All(pair => pair.First.AsSpan().SequenceEqual(pair.Second.Gradient.All()));
        log.WriteLine($"the same bits with two threads: {isRight}");
        foreach ((Parameter parameter, float[] gradient) in network.Parameters.Zip(gradients))
        {
            isRight &= Compare(network, parameter, gradient, batch, random, log);
        }

        log.WriteLine(isRight ? "all gradients are right" : "some gradients are wrong");
        return isRight ? 0 : 1;
    }

    // Along one random direction of each sort of weights.
    private static bool Compare(
        TrainingNetwork network,
        Parameter parameter,
        float[] gradient,
        Batch batch,
        TrainingRandom random,
        TextWriter log
    )
    {
        float[] weights = [.. parameter.Value.All()];
        float[] direction = new float[weights.Length];
        Fill(direction, random);
        double expected = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            expected += (double)gradient[i] * direction[i];
        }

        double found = (LossAt(Step) - LossAt(-Step)) / (2 * Step);
        weights.CopyTo(parameter.Value.Numbers, 0);
        bool isRight =
            Math.Abs(expected - found)
            <= Tolerance * Math.Max(0.05, Math.Abs(expected) + Math.Abs(found));
        log.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{parameter.Name}\t{expected:F5}\t{found:F5}\t{(isRight ? "right" : "WRONG")}"
            )
        );
        return isRight;

        double LossAt(float step)
        {
            for (int i = 0; i < weights.Length; i++)
            {
                parameter.Value.Numbers[i] = weights[i] + (step * direction[i]);
            }

            return network.Learn(batch, new TrainingRandom(11));
        }
    }

    private static EncodedSentence Sentence(
        int length,
        BucketCounts buckets,
        LabelCounts labels,
        TrainingRandom random
    )
    {
        int[] Some(int limit) => [.. Enumerable.Range(0, length).Select(_ => random.Below(limit))];
        var codes = new WordCode[length];
        for (int i = 0; i < length; i++)
        {
            codes[i] = new WordCode(
                random.Below(31) - 1,
                random.Below(buckets.Form),
                random.Below(buckets.Prefix),
                random.Below(buckets.Suffix),
                random.Below(buckets.Ending),
                random.Below(buckets.Shape)
            );
        }

        int[] heads = [.. Enumerable.Range(0, length).Select(i => i == 0 ? -1 : random.Below(i))];
        ulong[] names = new ulong[length];
        Array.Fill(names, NameLabels.OnlyOutside | NameLabels.AllOf(NameType.Group));
        names[^1] = NameLabels.Bits([NameType.Person, NameType.Law], 0, 1);
        return new EncodedSentence(codes, [.. Some(64).Select(bits => (ulong)bits)])
        {
            Names = names,
            Syntax = new SyntaxTargets(
                Some(labels.Tags),
                Some(labels.FineTags),
                Some(labels.Features),
                Some(labels.Lemmas),
                heads,
                Some(labels.Relations)
            ),
        };
    }

    private static void Fill(Span<float> numbers, TrainingRandom random)
    {
        foreach (ref float number in numbers)
        {
            number = (random.Unit() - 0.5f) * 0.6f;
        }
    }
}
