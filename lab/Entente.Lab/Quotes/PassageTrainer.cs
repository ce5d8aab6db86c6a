using System.Globalization;
using Entente.Lab.Names;
using Entente.Lab.Training.Layers;
using Entente.Lab.Training.Numerics;
using Entente.Models;

namespace Entente.Lab.Quotes;

/// <summary>Trains the memory of passages.</summary>
/// <remarks>One thread, a fixed order of all sums and a written seed: the same examples give the same weights.</remarks>
internal sealed class PassageTrainer(
    FeatureNumbers words,
    FeatureNumbers places,
    PassageSettings settings
)
{
    private const int WordsOfUpdate = 1500;
    private const float GreatestRate = 0.003f;
    private const float LastRate = 0.02f;
    private const int WarmUpdates = 100;

    private readonly PassageNetwork _network = new(
        words.Features.Count,
        places.Features.Count,
        settings.Sizes,
        settings.Drops,
        settings.Seed
    );

    /// <summary>Learns from passages; the mean of the weights stays.</summary>
    public void Train(IReadOnlyList<PassageExample> passages, string name)
    {
        int passes = settings.Passes;
        Optimizer optimizer = new([.. Parameters]);
        TrainingRandom random = new(settings.Seed + 1);
        int updates = 0;
        for (int pass = 0; pass < passes; pass++)
        {
            List<PassageExample[]> batches = Divide(passages, random);
            double loss = 0;
            for (int i = 0; i < batches.Count; i++)
            {
                double done = (pass + ((double)i / batches.Count)) / passes;
                loss += _network.Learn(batches[i], random);
                optimizer.Update(RateAt(done, updates++));
            }

            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}, pass {pass + 1}: loss {loss / batches.Count:F4}"
                )
            );
        }

        foreach (Parameter parameter in Parameters)
        {
            parameter.Average.CopyTo(parameter.Value.Numbers, 0);
        }
    }

    /// <summary>The best role of each token of a passage, and the chances of all roles.</summary>
    public (byte[] Best, float[] Chances) Judge(PassageExample passage) => _network.Judge(passage);

    /// <summary>Adds the entries to a file.</summary>
    public void Write(ModelFileWriter file)
    {
        Pack(file, _network.Words, words, settings.WordSlots);
        Pack(file, _network.Places, places, settings.PlaceSlots);
        foreach (Parameter parameter in _network.Matrices)
        {
            if (parameter.Value.Rows > 1)
            {
                file.Rows(
                    parameter.Name,
                    parameter.Value.Rows,
                    parameter.Value.Columns,
                    parameter.Value.All()
                );
            }
            else
            {
                file.Numbers(parameter.Name, parameter.Value.All());
            }
        }
    }

    private IEnumerable<Parameter> Parameters =>
        places.Features.Count > 0
            ? [_network.Words, _network.Places, .. _network.Matrices]
            : [_network.Words, .. _network.Matrices];

    private static void Pack(
        ModelFileWriter file,
        Parameter rows,
        FeatureNumbers features,
        int slots
    )
    {
        int columns = rows.Value.Columns;
        float factor = TablePacker.Pack(
            file,
            rows.Name,
            [
                .. features.Features.Select(
                    (feature, i) =>
                        new TrainedFeature(
                            feature,
                            rows.Value.Row(i).ToArray(),
                            features.CountOf(feature)
                        )
                ),
            ],
            slots
        );
        file.Numbers($"{rows.Name}.unit", [1 / factor, columns]);
    }

    private static float RateAt(double done, int updates)
    {
        double warm = Math.Min(1, (updates + 1.0) / WarmUpdates);
        double cooled = LastRate + ((1 - LastRate) * 0.5 * (1 + Math.Cos(Math.PI * done)));
        return (float)(GreatestRate * warm * cooled);
    }

    /// <summary>Batches of passages of like length, in random order; each meets others each time.</summary>
    private static List<PassageExample[]> Divide(
        IReadOnlyList<PassageExample> passages,
        TrainingRandom random
    )
    {
        float[] keys = [.. passages.Select(p => p.Length * (0.9f + (0.2f * random.Unit())))];
        int[] order = [.. Enumerable.Range(0, passages.Count)];
        Array.Sort(keys, order);
        List<PassageExample[]> batches = [];
        List<PassageExample> batch = [];
        int count = 0;
        foreach (int i in order)
        {
            if (count > 0 && count + passages[i].Length > WordsOfUpdate)
            {
                Close();
            }

            batch.Add(passages[i]);
            count += passages[i].Length;
        }

        Close();
        random.Shuffle(batches);
        return batches;

        void Close()
        {
            batches.Add([.. batch.OrderByDescending(passage => passage.Length)]);
            batch.Clear();
            count = 0;
        }
    }
}

/// <summary>How a memory is trained.</summary>
internal sealed record PassageSettings
{
    /// <summary>Decides all that is random.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How often all passages are read.</summary>
    public required int Passes { get; init; }

    /// <summary>How wide it is.</summary>
    public PassageSizes Sizes { get; init; } = new(64, 96, 64);

    /// <summary>What is dropped.</summary>
    public PassageDrops Drops { get; init; } = new(0.35f, 0.4f, 0.2f, 0.2f);

    /// <summary>Slots for features of tokens.</summary>
    public int WordSlots { get; init; } = 1 << 16;

    /// <summary>Slots for features of places.</summary>
    public int PlaceSlots { get; init; } = 1 << 15;
}
