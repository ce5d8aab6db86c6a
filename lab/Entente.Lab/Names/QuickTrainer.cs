using Entente.Lab.Training.Data;
using Entente.Lab.Training.Numerics;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab.Names;

/// <summary>Trains all parts of the quick tagger's model, one after the other.</summary>
internal sealed class QuickTrainer
{
    // Born in lab/notes/names.md; the numbers of slots keep the file below six megabytes.
    private const int TagEpochs = 7;
    private const int NameEpochs = 8;
    private const int TagSlots = 1 << 17;
    private const int NameSlots = 1 << 16;
    private const int ClusteredWords = 60_000;
    private const int FineClusters = 512;
    private const int CoarseClusters = 64;
    private const float VariantShare = 0.5f;

    private readonly ulong _seed;
    private readonly QuickReader _reader;
    private readonly QuantizedRows _clusters;
    private readonly ulong[] _features = new ulong[QuickFeatures.Most];

    /// <summary>Divides the words into groups of like meaning.</summary>
    /// <param name="folder">The folder <c>shared/data/nlp</c>.</param>
    /// <param name="gazetteer">Lists of names.</param>
    /// <param name="seed">Decides all that is random.</param>
    public QuickTrainer(string folder, Gazetteer gazetteer, ulong seed)
    {
        _seed = seed;
        WordVectors vectors = WordVectors.Read(
            Path.Combine(folder, "vectors", "glove100.q8.bin.gz"),
            ClusteredWords
        );
        _clusters = FingerprintTable.Arrange(
            ClusterMaker.Make(vectors, FineClusters, CoarseClusters, seed)
        );
        ModelFileWriter file = new ModelFileWriter().Rows(WordClusters.Entry, _clusters);
        _reader = new QuickReader(
            gazetteer,
            new WordClusters(ModelFile.Parse(WordClusters.Entry, file.ToArray()))
        );
    }

    /// <summary>The bytes of the model.</summary>
    public byte[] Train(TrainingSets sets)
    {
        QuickSentence[] parsed = Read(sets.Parsed);
        string[] tags =
        [
            .. parsed
                .SelectMany(s => s.Gold.Syntax!.Tags)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        ModelFileWriter file = new ModelFileWriter()
            .Strings("info", ["language=en", $"seed={_seed}"])
            .Strings(TagDecoder.LabelsEntry, tags)
            .Strings(QuickLabels.Entry, NameLabels.Written)
            .Rows(WordClusters.Entry, _clusters);
        AddTags(file, tags, TagEpochs, parsed);

        // Names are learnt from parts of speech as they will be found, mistakes and all: each half is tagged by what the other one taught.
        TagDecoder all = new(ModelFile.Parse("tags", file.ToArray()));
        for (int half = 0; half < 2; half++)
        {
            ModelFileWriter other = new ModelFileWriter().Strings(TagDecoder.LabelsEntry, tags);
            AddTags(other, tags, TagEpochs / 2, [.. parsed.Where((_, i) => i % 2 != half)]);
            TagDecoder decoder = new(ModelFile.Parse("half", other.ToArray()));
            Tag(decoder, parsed.Where((_, i) => i % 2 == half));
        }

        QuickSentence[] named = Read(sets.Named);
        Tag(all, named);
        AddNames(file, parsed.Where(s => s.Gold.Names is not null).Concat(named));
        return file.ToArray();
    }

    private void AddTags(ModelFileWriter file, string[] tags, int epochs, QuickSentence[] sentences)
    {
        TagTrainer trainer = new(tags, epochs, _seed);
        TablePacker.Pack(file, TagDecoder.WeightsEntry, trainer.Train(sentences), TagSlots);
    }

    private void AddNames(ModelFileWriter file, IEnumerable<QuickSentence> sentences)
    {
        NameTrainer trainer = new(NameEpochs, _seed);
        IReadOnlyList<TrainedFeature> features = trainer.Train(sentences);
        float factor = TablePacker.Pack(file, QuickTagger.NamesEntry, features, NameSlots);
        file.Numbers(
            NameDecoder.Entry,
            [.. trainer.Transitions.Select(t => MathF.Round(t * factor))]
        );
        file.Numbers(QuickTagger.UnitEntry, [1 / factor]);
    }

    private void Tag(TagDecoder decoder, IEnumerable<QuickSentence> sentences)
    {
        foreach (QuickSentence sentence in sentences)
        {
            decoder.Tag(sentence.Words, _features);
        }
    }

    private QuickSentence[] Read(IEnumerable<TrainingSentence> sentences) =>
        [.. WithVariants(sentences).Select(s => QuickSentence.Read(s, _reader))];

    /// <summary>Each sentence, and now and then one of them as headlines and chats would write it.</summary>
    private IEnumerable<TrainingSentence> WithVariants(IEnumerable<TrainingSentence> sentences)
    {
        TrainingRandom random = new(_seed);
        foreach (TrainingSentence sentence in sentences)
        {
            yield return sentence;
            TrainingSentence varied = Augmentation.Vary(sentence, random);
            if (varied != sentence && random.Happens(VariantShare))
            {
                yield return varied;
            }
        }
    }
}
