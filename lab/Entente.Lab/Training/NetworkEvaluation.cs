using System.Globalization;
using Entente.Lab.Training.Data;
using Entente.Lab.Training.Layers;
using Entente.Lab.Training.Numerics;
using Entente.Text;

namespace Entente.Lab.Training;

/// <summary>Measures the network while it is trained.</summary>
internal sealed class NetworkEvaluation(
    TrainingNetwork network,
    Encoder encoder,
    Inventory inventory,
    Lemmatizer lemmatizer
)
{
    private const int Words = 2000;
    private readonly string[] _plainRelations =
    [
        .. inventory.Relations.Select(relation => relation.Split(':')[0]),
    ];

    /// <summary>Tags, lemmas and trees, as the scorer counts them: one line.</summary>
    public string MeasureTrees(IReadOnlyList<TrainingSentence> sentences)
    {
        int[] right = new int[6];
        int words = 0;
        foreach ((Batch batch, TrainingSentence[] gold) in Batched(sentences))
        {
            Judgement judgement = network.Judge(batch);
            for (int i = 0; i < gold.Length; i++)
            {
                for (int k = 0; k < gold[i].Words.Length; k++)
                {
                    Count(judgement, batch, i, k, gold[i], right);
                }
            }

            words += batch.Words;
        }

        string[] names = ["UPOS", "XPOS", "features", "lemmas", "UAS", "LAS"];
        return string.Join(
            "  ",
            names.Zip(
                right,
                (name, count) =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name} {100.0 * count / words:F2}"
                    )
            )
        );
    }

    /// <summary>Names, exactly: one line.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="onlyThree">Whether only persons, organisations and places (with works of builders) count.</param>
    public string MeasureNames(IReadOnlyList<TrainingSentence> sentences, bool onlyThree)
    {
        int found = 0;
        int gold = 0;
        int both = 0;
        foreach ((Batch batch, TrainingSentence[] ofBatch) in Batched(sentences))
        {
            Matrix scores = network.Judge(batch).Names;
            for (int i = 0; i < ofBatch.Length; i++)
            {
                Matrix ofSentence = new(ofBatch[i].Words.Length, scores.Columns);
                for (int k = 0; k < ofSentence.Rows; k++)
                {
                    scores.Row(batch.Row(i, k)).CopyTo(ofSentence.Row(k));
                }

                HashSet<(int, int, NameType)> mine = Counted(
                    network.Names.Best(ofSentence),
                    onlyThree
                );
                HashSet<(int, int, NameType)> right = Counted(
                    [.. ofBatch[i].Names!.Select(FirstOf)],
                    onlyThree
                );
                found += mine.Count;
                gold += right.Count;
                both += mine.Intersect(right).Count();
            }
        }

        double precision = (double)both / Math.Max(found, 1);
        double recall = (double)both / Math.Max(gold, 1);
        double f1 = 2.0 * both / Math.Max(found + gold, 1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"P {100 * precision:F1}  R {100 * recall:F1}  F1 {100 * f1:F2}"
        );
    }

    // Of several labels that a set leaves open the first is that of its main type.
    private static int FirstOf(ulong bits) =>
        (bits & NameLabels.OnlyOutside) != 0
            ? NameLabels.Outside
            : System.Numerics.BitOperations.TrailingZeroCount(bits);

    private static HashSet<(int First, int End, NameType Type)> Counted(
        int[] labels,
        bool onlyThree
    ) =>
        [
            .. NameLabels
                .Spans(labels)
                .Select(span =>
                    onlyThree && span.Type == NameType.Facility
                        ? span with
                        {
                            Type = NameType.Place,
                        }
                        : span
                )
                .Where(span => !onlyThree || span.Type <= NameType.Place),
        ];

    private IEnumerable<(Batch Batch, TrainingSentence[] Gold)> Batched(
        IReadOnlyList<TrainingSentence> sentences
    )
    {
        TrainingSentence[] sorted =
        [
            .. sentences.OrderByDescending(sentence => sentence.Words.Length),
        ];
        int first = 0;
        foreach (Batch batch in Batches.Divide(sorted.Select(encoder.Encode), Words))
        {
            yield return (batch, sorted[first..(first + batch.Sentences.Length)]);
            first += batch.Sentences.Length;
        }
    }

    private void Count(
        Judgement judgement,
        Batch batch,
        int sentence,
        int word,
        TrainingSentence gold,
        int[] right
    )
    {
        GoldSyntax syntax = gold.Syntax!;
        int row = batch.Row(sentence, word);
        int[] best = [.. judgement.Tags.Select(scores => LabelLoss.Best(scores.Row(row)))];
        int goldHead = syntax.Heads[word] < 0 ? -1 : batch.Row(sentence, syntax.Heads[word]);
        bool isHead = judgement.Heads[row] == goldHead;
        string relation = _plainRelations[LabelLoss.Best(judgement.Relations.Row(row))];
        right[0] += inventory.Tags[best[0]] == syntax.Tags[word] ? 1 : 0;
        right[1] += inventory.FineTags[best[1]] == syntax.FineTags[word] ? 1 : 0;
        right[2] += inventory.Features[best[2]] == syntax.Features[word] ? 1 : 0;
        string lemma = lemmatizer.Lemma(best[0], best[1], best[3], gold.Words[word]);
        right[3] += lemma == syntax.Lemmas[word] || syntax.Lemmas[word] == "_" ? 1 : 0;
        right[4] += isHead ? 1 : 0;
        right[5] += isHead && relation == syntax.Relations[word].Split(':')[0] ? 1 : 0;
    }
}
