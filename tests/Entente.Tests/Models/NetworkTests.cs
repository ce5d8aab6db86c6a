using Entente.Models;
using Xunit;

namespace Entente.Tests.Models;

public sealed class NetworkTests
{
    private const int Sentences = 40;
    private static readonly ModelFile s_file = ModelFile.Parse(
        "network.bin",
        new RandomNetwork(11).Write()
    );

    [Fact]
    public void Rounding_between_layers_changes_next_to_nothing()
    {
        int[][][] sentences = Rows(seed: 1);
        ReferenceNetwork reference = new(s_file);
        int same = 0;
        int all = 0;
        for (int i = 0; i < sentences.Length; i++)
        {
            WordAnswer[] answers = Run(Arithmetic.Best, [sentences[i]])[0];
            double[][] words = reference.Read(sentences[i]);
            double[][] arcs = reference.Arcs(words);
            int[] best = [.. arcs.Select(scores => IndexOfGreatest(scores) - 1)];
            bool isTree = SpanningTree.IsTree(best, new int[best.Length]);
            for (int word = 0; word < words.Length; word++)
            {
                WordAnswer answer = answers[word];
                Count(answer.Tag, reference.Labels("tag.trunk", "upos", words[word]));
                Count(answer.Features, reference.Labels("tag.trunk", "features", words[word]));
                if (isTree)
                {
                    Count(answer.Head + 1, arcs[word]);
                }

                if (answer.Head >= 0)
                {
                    double[] scores = reference.Relations(words[word], words[answer.Head]);
                    scores[0] = double.NegativeInfinity; // The root is never that of a word with a head.
                    Count(answer.Relation, scores);
                }
            }
        }

        Assert.True(same >= 0.98 * all, $"{same} of {all} labels are those of the definition");

        void Count(int found, double[] scores)
        {
            all++;
            same += found == IndexOfGreatest(scores) ? 1 : 0;
        }
    }

    [Fact]
    public void Every_width_gives_the_same_answers()
    {
        int[][][] sentences = Rows(seed: 2);
        WordAnswer[][] expected = Run(Arithmetic.Scalar, sentences);

        Assert.All(Arithmetic.All, a => Assert.Equal(expected, Run(a, sentences)));
    }

    [Fact]
    public void A_sentence_gets_the_same_answers_in_any_company()
    {
        int[][][] sentences = [.. Rows(seed: 3).Take(SentenceBatch.MostSentences)];
        WordAnswer[][] together = Run(Arithmetic.Best, sentences);

        for (int i = 0; i < sentences.Length; i++)
        {
            Assert.Equal(Run(Arithmetic.Best, [sentences[i]])[0], together[i]);
        }
    }

    [Fact]
    public void Words_that_are_kept_get_the_answers_of_new_ones()
    {
        Network network = new(s_file, Arithmetic.Best);
        NetworkWorkspace kept = network.NewWorkspace();
        int[][][] crowds = [.. Enumerable.Range(0, 6).Select(Crowd)];

        // More words than places, more of them in one batch than a set has places, and all of them twice.
        foreach (int[][] crowd in (int[][][])[.. crowds, .. crowds])
        {
            WordAnswer[][] expected = Read(network, network.NewWorkspace(), [crowd]);

            Assert.Equal(expected, Read(network, kept, [crowd]));
        }
    }

    [Fact]
    public void Lemmas_are_chosen_for_the_words_that_are_asked_for()
    {
        Network network = new(s_file, Arithmetic.Best);
        NetworkWorkspace workspace = network.NewWorkspace();
        ReferenceNetwork reference = new(s_file);
        int same = 0;
        int[][] sentence = Crowd(0)[..60];
        Read(network, workspace, [sentence]);
        int[] rows =
        [
            .. Enumerable.Range(0, sentence.Length).Select(w => workspace.Batch.Row(0, w)),
        ];

        int[] all = [.. network.ChooseLemmas(workspace, rows)];
        int[] some = [.. network.ChooseLemmas(workspace, [rows[7], rows[3]])];

        double[][] words = reference.Read(sentence);
        for (int word = 0; word < words.Length; word++)
        {
            double[] scores = reference.Labels("tag.trunk", "lemma", words[word]);
            same += all[word] == IndexOfGreatest(scores) ? 1 : 0;
        }

        Assert.True(
            same >= words.Length - 2,
            $"{same} of {words.Length} are those of the definition"
        );
        Assert.Equal([all[7], all[3]], some);
        Assert.Equal(0, network.ChooseLemmas(workspace, []).Length);
    }

    [Fact]
    public void A_layer_that_is_missing_or_of_wrong_shape_is_named()
    {
        AssertFault("\"lstm.1.forward.recurrent\"", network => network with { OddMemory = 1 });
        AssertFault("\"name.transitions\"", network => network with { OddTransitions = 1 });
        AssertFault("\"root\"", network => network with { Relations = ["nsubj", "obj"] });
    }

    private static void AssertFault(string words, Func<RandomNetwork, RandomNetwork> change)
    {
        var file = ModelFile.Parse("network.bin", change(new RandomNetwork(1)).Write());

        var e = Assert.Throws<DataFormatException>(() => new Network(file, Arithmetic.Best));

        Assert.StartsWith("network.bin: expected ", e.Message, StringComparison.Ordinal);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
    }

    /// <summary>The answers to sentences, in their order, which is from the longest to the shortest.</summary>
    private static WordAnswer[][] Run(IArithmetic arithmetic, int[][][] sentences)
    {
        Network network = new(s_file, arithmetic);
        NetworkWorkspace workspace = network.NewWorkspace();
        return
        [
            .. sentences
                .Chunk(SentenceBatch.MostSentences)
                .SelectMany(batch => Read(network, workspace, batch)),
        ];
    }

    private static WordAnswer[][] Read(Network network, NetworkWorkspace workspace, int[][][] batch)
    {
        workspace.Batch.Clear();
        Assert.All(batch, sentence => Assert.True(workspace.Batch.TryAdd(sentence.Length)));
        workspace.Batch.Close();
        network.Begin(workspace);
        for (int i = 0; i < batch.Length; i++)
        {
            for (int word = 0; word < batch[i].Length; word++)
            {
                network.Write(workspace, workspace.Batch.Row(i, word), batch[i][word], classes: 0);
            }
        }

        network.Run(workspace);
        return
        [
            .. batch.Select(
                (sentence, i) =>
                    sentence
                        .Select((_, w) => network.Answer(workspace, workspace.Batch.Row(i, w)))
                        .ToArray()
            ),
        ];
    }

    /// <summary>Sentences of words with random rows in the tables, from the longest to the shortest.</summary>
    private static int[][][] Rows(int seed)
    {
        Random random = new(seed);
        RandomNetwork network = new(0);
        return
        [
            .. Enumerable
                .Range(0, Sentences)
                .Select(_ =>
                    Enumerable
                        .Range(0, 1 + random.Next(30))
                        .Select(_ =>
                            (int[])
                                [
                                    random.Next(-1, network.Words.Count),
                                    .. Enumerable
                                        .Range(0, InputLayer.Tables - 1)
                                        .Select(_ => random.Next(network.Buckets)),
                                ]
                        )
                        .ToArray()
                )
                .OrderByDescending(sentence => sentence.Length),
        ];
    }

    private static int IndexOfGreatest(double[] scores) => Array.IndexOf(scores, scores.Max());

    /// <summary>A sentence as long as can be, of words that are all different.</summary>
    private static int[][] Crowd(int seed)
    {
        Random random = new(seed);
        RandomNetwork network = new(0);
        return
        [
            .. Enumerable
                .Range(0, SentenceBatch.LongestSentence)
                .Select(_ =>
                    Enumerable
                        .Range(0, InputLayer.Tables)
                        .Select(table =>
                            random.Next(table == 0 ? network.Words.Count : network.Buckets)
                        )
                        .ToArray()
                ),
        ];
    }
}
