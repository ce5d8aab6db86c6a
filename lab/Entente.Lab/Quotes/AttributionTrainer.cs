using System.Collections.Immutable;
using Entente.Lab.Names;
using Entente.Lab.Training.Data;
using Entente.Models;
using Entente.Quotations.Attributions;
using Entente.Text;

namespace Entente.Lab.Quotes;

/// <summary>Trains the reader of attributions (<see cref="AttributionModel"/>).</summary>
internal sealed class AttributionTrainer
{
    private const int ClusteredWords = 40_000;
    private const int FineClusters = 768;
    private const int CoarseClusters = 96;

    // Born in lab/notes/quotations.md.
    private const int FoldPasses = 5;
    private const int Passes = 8;
    private const int FewestUses = 8;
    private const int FewestPlaces = 16;

    // Roles are learnt this often without a part of the texts, to see which cues are seen in texts that were not learnt from.
    private const int Folds = 3;

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
        FeatureNumbers words = new(FewestUses);
        FeatureNumbers places = new(FewestPlaces);
        List<PassageExample> passages = PassageExamples.Make(documents, texts, words);
        RoleOpinion[] opinions = Opinions(texts, passages, words);
        passages = CueExamples.AddTo(documents, texts, passages, opinions, places);
        Console.Error.WriteLine(
            $"{passages.Count} passages, {passages.Sum(p => p.Cues.Count)} cues, {words.Features.Count} features of tokens, {places.Features.Count} of places"
        );
        PassageTrainer trainer = new(
            words,
            places,
            new PassageSettings { Seed = _seed, Passes = Passes }
        );
        trainer.Train(passages, "memory");
        trainer.Write(_file);
        return _file.ToArray();
    }

    /// <summary>What a memory thinks of the roles in each passage when it has not learnt from its document.</summary>
    private RoleOpinion[] Opinions(
        TokenColumns[] texts,
        List<PassageExample> passages,
        FeatureNumbers words
    )
    {
        RoleOpinion[] opinions = new RoleOpinion[passages.Count];
        Parallel.For(
            0,
            Folds,
            fold =>
            {
                PassageTrainer trainer = new(
                    words,
                    new FeatureNumbers(FewestPlaces),
                    new PassageSettings { Seed = _seed, Passes = FoldPasses }
                );
                trainer.Train(
                    [.. passages.Where(p => p.Document % Folds != fold)],
                    $"roles without fold {fold}"
                );
                for (int i = 0; i < passages.Count; i++)
                {
                    if (passages[i].Document % Folds == fold)
                    {
                        (byte[] best, float[] chances) = trainer.Judge(passages[i]);
                        TokenColumns text = texts[passages[i].Document];
                        opinions[i] = new RoleOpinion(text, passages[i].Passage, best, chances);
                    }
                }
            }
        );
        return opinions;
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
