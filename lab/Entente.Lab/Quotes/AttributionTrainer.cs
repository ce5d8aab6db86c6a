using System.Collections.Immutable;
using Entente.Lab.Names;
using Entente.Lab.Training.Data;
using Entente.Models;
using Entente.Quotations;
using Entente.Quotations.Attributions;
using Entente.Text;

namespace Entente.Lab.Quotes;

/// <summary>Trains the reader of attributions (<see cref="AttributionModel"/>).</summary>
internal sealed class AttributionTrainer
{
    private const int ClusteredWords = 40_000;
    private const int FineClusters = 768;
    private const int CoarseClusters = 96;

    // Born in lab/notes/quotations.md; the numbers of slots keep the file below five megabytes.
    private const int RolePasses = 5;
    private const int PartPasses = 4;
    private const int RoleSlots = 1 << 18;
    private const int PartSlots = 1 << 18;
    private const float Dropped = 0.4f;

    // The first step is taught this often without a part of the texts, to say what it thinks of texts that it has not learnt from.
    private const int Folds = 3;
    private const int FewestUses = 3;

    private readonly ulong _seed;
    private readonly ModelFileWriter _file = new();
    private readonly WordClusters _clusters;

    /// <summary>Divides the words into groups of like meaning.</summary>
    public AttributionTrainer(string data, ulong seed)
    {
        _seed = seed;
        WordVectors vectors = WordVectors.Read(
            Path.Combine(data, "nlp/vectors/glove100.q8.bin.gz"),
            ClusteredWords
        );
        QuantizedRows groups = FingerprintTable.Arrange(
            Groups(vectors, ClusterMaker.Make(vectors, FineClusters, CoarseClusters, seed))
        );
        _file.Strings("info", ["language=en", $"seed={seed}"]).Rows(WordClusters.Entry, groups);
        _clusters = new WordClusters(Parsed());
    }

    /// <summary>The bytes of the model.</summary>
    public byte[] Train(IReadOnlyList<GoldDocument> documents)
    {
        _file.Rows(CueRates.Entry, FingerprintTable.Arrange(Rates(documents)));
        CueRates rates = new(Parsed());
        TokenColumns[] texts =
        [
            .. documents.Select(d => new TokenColumns(d.Document, d.Known, _clusters, rates)),
        ];
        RoleOpinion[] opinions = AddRoles(documents, texts);
        AddParts(documents, texts, opinions);
        return _file.ToArray();
    }

    /// <summary>Trains the first step, and gives what it thinks of each passage when it has not learnt from its document.</summary>
    private RoleOpinion[] AddRoles(IReadOnlyList<GoldDocument> documents, TokenColumns[] texts)
    {
        FeatureNumbers numbers = new(FewestUses);
        List<(TokenRange Passage, ChainExample Example)> passages =
        [
            .. RoleExamples.Make(documents, texts, numbers),
        ];
        RoleOpinion[] opinions = new RoleOpinion[passages.Count];
        ChainTrainer[] trainers =
        [
            .. Enumerable
                .Range(0, Folds + 1)
                .Select(_ => new ChainTrainer(RoleLabel.Parts, numbers.Features, Dropped)),
        ];
        Parallel.For(
            0,
            trainers.Length,
            fold =>
            {
                // The last one learns from all.
                trainers[fold]
                    .Train(
                        passages
                            .Select(p => p.Example)
                            .Where(e => e.Document % Folds != fold || fold == Folds),
                        RolePasses,
                        _seed,
                        fold == Folds ? "roles" : $"roles without fold {fold}"
                    );
                for (int i = 0; i < passages.Count && fold < Folds; i++)
                {
                    (TokenRange passage, ChainExample example) = passages[i];
                    if (example.Document % Folds == fold)
                    {
                        (byte[] best, float[] chances) = trainers[fold].Read(example);
                        TokenColumns text = texts[example.Document];
                        opinions[i] = new RoleOpinion(text, passage, best, chances);
                    }
                }
            }
        );
        Pack(RoleTagger.Entry, trainers[Folds], RoleSlots);
        return opinions;
    }

    private void AddParts(
        IReadOnlyList<GoldDocument> documents,
        TokenColumns[] texts,
        RoleOpinion[] opinions
    )
    {
        FeatureNumbers numbers = new(FewestUses);
        List<ChainExample> frames = [.. PartExamples.Make(documents, texts, opinions, numbers)];
        Console.Error.WriteLine(
            $"parts: {frames.Count} cues in {opinions.Length} passages, {numbers.Features.Count} features"
        );
        ChainTrainer trainer = new(PartReader.Parts, numbers.Features, Dropped);
        trainer.Train(frames, PartPasses, _seed, "parts");
        Pack(PartReader.Entry, trainer, PartSlots);
    }

    private void Pack(string entry, ChainTrainer trainer, int slots)
    {
        float factor = TablePacker.Pack(_file, entry, trainer.Features(), slots);
        _file
            .Numbers($"{entry}.unit", [1 / factor])
            .Numbers($"{entry}.transitions", trainer.Transitions);
    }

    private ModelFile Parsed() => ModelFile.Parse(AttributionModel.Name, _file.ToArray());

    // Here a word is found by the hash of this room's own.
    private static Dictionary<ulong, uint> Groups(
        WordVectors vectors,
        Dictionary<ulong, uint> groups
    )
    {
        Dictionary<ulong, uint> own = [];
        foreach (string word in vectors.Words)
        {
            ulong key = WordClusters.KeyOf(QuickWord.FormOf(word));
            own.TryAdd(WordClusters.KeyOf(Feature.OfForm(word)), groups[key]);
        }

        return own;
    }

    private static Dictionary<ulong, uint> Rates(IReadOnlyList<GoldDocument> documents)
    {
        const int fewest = 4;
        Dictionary<ulong, (int Cues, int All)> counts = [];
        foreach (GoldDocument document in documents)
        {
            Document text = document.Document;
            byte[] isCue = new byte[text.Tokens.Length];
            foreach (GoldAttribution attribution in document.Gold)
            {
                GoldLabels.Mark(text, attribution.Cue, 0, isCue);
            }

            for (int i = 0; i < isCue.Length; i++)
            {
                ulong key = CueRates.KeyOf(
                    Feature.OfForm(text.Syntax[i].Lemma),
                    Feature.OfText(text.Syntax[i].Tag)
                );
                (int cues, int all) = counts.GetValueOrDefault(key);
                counts[key] = (cues + (isCue[i] > 0 ? 1 : 0), all + 1);
            }
        }

        return counts
            .Where(pair => pair.Value.All >= fewest && pair.Value.Cues > 0)
            .ToDictionary(
                pair => pair.Key,
                pair => (uint)CueRates.StepOf((double)pair.Value.Cues / pair.Value.All)
            );
    }
}
