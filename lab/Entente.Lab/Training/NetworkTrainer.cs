using System.Diagnostics;
using System.Globalization;
using Entente.Data;
using Entente.Lab.Training.Data;
using Entente.Lab.Training.Layers;
using Entente.Lab.Training.Numerics;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab.Training;

/// <summary>How the network is to be trained.</summary>
internal sealed record TrainingOptions
{
    /// <summary>Decides all that is random.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How often all sentences are read.</summary>
    public required int Passes { get; init; }

    /// <summary>Threads to work with; the result does not depend on them.</summary>
    public required int Threads { get; init; }

    /// <summary>Size of each direction of each layer.</summary>
    public required int Hidden { get; init; }

    /// <summary>Words of an update.</summary>
    public required int BatchWords { get; init; }

    /// <summary>Greatest step of the optimiser.</summary>
    public required float Rate { get; init; }

    /// <summary>After so many minutes the run is given up where it stands.</summary>
    public required double Minutes { get; init; }

    /// <summary>Where the file is written.</summary>
    public required string Out { get; init; }

    /// <summary>A network to go on from; <see langword="null"/> for one that knows nothing.</summary>
    public string? From { get; init; }

    /// <summary>What decides the bytes of the file, as a command; the file keeps it.</summary>
    public string Command =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"lab/run train network --seed {Seed} --passes {Passes} --hidden {Hidden} --batch {BatchWords} --rate {Rate}{(From is null ? "" : $" --from {Path.GetFileName(From)}")}"
        );

    /// <summary>Where the trainer says how it goes.</summary>
    public TextWriter Log { get; init; } = Console.Out;

    /// <summary>Which share of the numbers is dropped.</summary>
    public DropShares Drop { get; init; } = new(0.25f, 0.15f, 0.25f);
}

/// <summary>Trains the network.</summary>
internal sealed class NetworkTrainer
{
    // 110,000 vectors are 11.4 MB: what the models of a language may weigh leaves no more.
    private const int VectorCount = 110_000;
    private const string CommandKey = "command=";
    private const int WarmUpdates = 200;
    private const int LongestSentence = 200;
    private const int MeasuredEach = 3;
    private const float LastRate = 0.02f;

    private readonly TrainingOptions _options;
    private readonly TrainingSets _sets;
    private readonly WordVectors _vectors;
    private readonly Inventory _inventory;
    private readonly Encoder _encoder;
    private readonly Lemmatizer _lemmatizer;
    private readonly TrainingNetwork _network;
    private readonly Optimizer _optimizer;
    private readonly TrainingRandom _random;
    private readonly List<string> _commands = [];
    private readonly List<string> _figures = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Makes a network that knows nothing.</summary>
    /// <param name="sets">What it is to learn from.</param>
    /// <param name="options">How it is to be trained.</param>
    public NetworkTrainer(TrainingSets sets, TrainingOptions options)
    {
        _options = options;
        _sets = sets;
        _vectors = sets.VectorFile is null
            ? WordVectors.None
            : WordVectors.Read(sets.VectorFile, VectorCount);
        Gazetteer? gazetteer = sets.Gazetteer is null
            ? null
            : new Gazetteer(ModelFile.Read(sets.Gazetteer));
        _inventory = new Inventory(_sets.Parsed);
        NetworkSizes sizes = new() { Hidden = options.Hidden };
        WordFeatures features = new(_vectors.Words, sizes.Buckets);
        _encoder = new Encoder(features, gazetteer, _inventory);
        _lemmatizer = new Lemmatizer(
            [.. _inventory.Lemmas.Select(LemmaScript.Parse)],
            new KnownLemmas(_inventory.KnownLemmas, _inventory.Tags),
            [.. _inventory.UsualLemmas],
            features
        );
        _network = new TrainingNetwork(
            _vectors.Rows,
            sizes,
            _inventory.Counts,
            options.Drop,
            options.Threads,
            options.Seed
        );
        if (options.From is not null)
        {
            var file = ModelFile.Read(options.From);
            NetworkFile.Load(_network, _inventory, file);
            _commands.AddRange(file.Strings("info").Where(IsCommand));
        }

        if (options.Passes > 0)
        {
            _commands.Add(CommandKey + options.Command + sets.Arguments);
        }

        _optimizer = new Optimizer(_network.Parameters);
        _random = new TrainingRandom(options.Seed + 1);
    }

    /// <summary>Trains, measures and writes the file.</summary>
    public void Run()
    {
        Say(
            $"{_sets.Parsed.Count} sentences with trees, {_sets.Named.Count} with names only; {_inventory.Counts}; {_network.Parameters.Sum(p => p.Value.Numbers.Length)} weights; loaded in {_watch.Elapsed.TotalSeconds:F0} s"
        );
        if (_options is { Passes: 0, From: { } measured })
        {
            Measure();
            WriteCard(measured);
            return;
        }

        bool isWhole = true;
        for (int pass = 0; isWhole && pass < _options.Passes; pass++)
        {
            isWhole = Pass(pass);
            if (isWhole && pass % MeasuredEach == MeasuredEach - 1 && pass < _options.Passes - 1)
            {
                Save();
            }
        }

        Save();
        WriteCard(_options.Out);
    }

    // The card of another language is its maker's to write: only of English we know what it is made from.
    private void WriteCard(string path)
    {
        if (_sets.Language != Language.English.Code)
        {
            return;
        }

        NetworkCard.Write(
            Path.ChangeExtension(path, ".md"),
            _commands.Select(command => command[CommandKey.Length..]),
            File.ReadAllBytes(path),
            _figures,
            _sets.Sources
        );
    }

    private static bool IsCommand(string fact) =>
        fact.StartsWith(CommandKey, StringComparison.Ordinal);

    // Writes the mean of the weights, and measures it as it is written.
    private void Save()
    {
        float[][] weights = [.. _network.Parameters.Select(p => p.Value.All().ToArray())];
        foreach (Parameter parameter in _network.Parameters)
        {
            parameter.Average.CopyTo(parameter.Value.Numbers, 0);
        }

        byte[] file = ToFile();
        File.WriteAllBytes(_options.Out, file);
        NetworkFile.Load(_network, _inventory, ModelFile.Parse(_options.Out, file));
        Measure();
        foreach ((Parameter parameter, float[] kept) in _network.Parameters.Zip(weights))
        {
            kept.CopyTo(parameter.Value.Numbers, 0);
        }
    }

    private bool Pass(int pass)
    {
        List<Batch> batches =
        [
            .. Batches.Make(Varied(_sets.Parsed), _options.BatchWords, _random),
            .. Batches.Make(Varied(Chosen(_sets.Named)), _options.BatchWords, _random),
        ];
        _random.Shuffle(batches);
        double start = _watch.Elapsed.TotalSeconds;
        TimeSpan processorStart = Environment.CpuUsage.TotalTime;
        double loss = 0;
        for (int i = 0; i < batches.Count; i++)
        {
            if (_watch.Elapsed.TotalMinutes > _options.Minutes)
            {
                Say($"given up after {_options.Minutes} minutes");
                return false;
            }

            double done = (pass + ((double)i / batches.Count)) / _options.Passes;
            loss += _network.Learn(batches[i], _random);
            _optimizer.Update(RateAt(done, (pass * batches.Count) + i));
        }

        double processor = (Environment.CpuUsage.TotalTime - processorStart).TotalSeconds;
        double seconds = _watch.Elapsed.TotalSeconds - start;
        Say(
            $"pass {pass + 1}: loss {loss / batches.Count:F4}, {batches.Count} updates, {batches.Sum(b => b.Words) / seconds:F0} words/s ({batches.Sum(b => b.Words) / processor:F0} a second of processor time), {_watch.Elapsed.TotalMinutes:F1} min"
        );
        return true;
    }

    private float RateAt(double done, int updates)
    {
        double warm = Math.Min(1, (updates + 1.0) / WarmUpdates);
        double cooled = LastRate + ((1 - LastRate) * 0.5 * (1 + Math.Cos(Math.PI * done)));
        return (float)(_options.Rate * warm * cooled);
    }

    // Social networks are far from news, and their sets are large.
    private List<TrainingSentence> Chosen(List<TrainingSentence> sentences) =>
        [
            .. sentences.Where(sentence =>
                sentence.Words.Length <= LongestSentence
                && sentence.Source switch
                {
                    "btc" => _random.Happens(0.3f),
                    "wnut17" => _random.Happens(0.5f),
                    _ => true,
                }
            ),
        ];

    private List<EncodedSentence> Varied(List<TrainingSentence> sentences) =>
        [.. sentences.Select(s => _encoder.Encode(Augmentation.Vary(s, _random)))];

    private void Measure()
    {
        NetworkEvaluation evaluation = new(_network, _encoder, _inventory, _lemmatizer);
        _figures.Clear();
        foreach ((string name, List<TrainingSentence> sentences) in _sets.Development)
        {
            _figures.Add($"{name}: {evaluation.MeasureTrees(sentences)}");
        }

        if (_sets.HaveNames)
        {
            _figures.Add(
                $"UNER EWT dev: {evaluation.MeasureNames(_sets.NamedDevelopment, onlyThree: true)}"
            );
            _figures.Add(
                $"news: {evaluation.MeasureNames(_sets.NewsDevelopment, onlyThree: false)}"
            );
        }

        _figures.ForEach(_options.Log.WriteLine);
    }

    private byte[] ToFile() =>
        NetworkFile.Make(
            _network,
            _vectors,
            _inventory,
            _sets.HaveNames,
            [$"language={_sets.Language}", .. _commands]
        );

    private void Say(FormattableString text) =>
        _options.Log.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
