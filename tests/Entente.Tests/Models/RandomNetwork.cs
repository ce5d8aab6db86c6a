using Entente.Models;

namespace Entente.Tests.Models;

/// <summary>Writes the file of a network that has learnt nothing: its weights are random, from a seed.</summary>
internal sealed record RandomNetwork(int Seed)
{
    /// <summary>Words that have vectors.</summary>
    public IReadOnlyList<string> Words { get; init; } = ["the", "a", "of", "00"];

    /// <summary>Numbers of a vector.</summary>
    public int VectorWidth { get; init; } = 7;

    /// <summary>Buckets of each table of features.</summary>
    public int Buckets { get; init; } = 61;

    /// <summary>Numbers of a row of each such table.</summary>
    public int FeatureWidth { get; init; } = 5;

    /// <summary>Size of a memory, in one direction.</summary>
    public int Memory { get; init; } = 20;

    /// <summary>Memories above one another.</summary>
    public int Layers { get; init; } = 2;

    /// <summary>Size of what arcs, relations and labels are read from.</summary>
    public int Width { get; init; } = 19;

    /// <summary>Universal tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = ["NOUN", "VERB", "PUNCT"];

    /// <summary>Tags of the treebank.</summary>
    public IReadOnlyList<string> FineTags { get; init; } = ["_"];

    /// <summary>Sets of features.</summary>
    public IReadOnlyList<string> Features { get; init; } = ["_", "Number=Sing", "Number=Plur"];

    /// <summary>Scripts of lemmas.</summary>
    public IReadOnlyList<string> Lemmas { get; init; } = ["Lower\t0\t\t0\t", "Keep\t0\t\t1\t"];

    /// <summary>Relations.</summary>
    public IReadOnlyList<string> Relations { get; init; } = ["root", "nsubj", "obj", "punct"];

    /// <summary>Labels of names; none for a network without.</summary>
    public IReadOnlyList<string> Names { get; init; } =
    ["O", .. LabelsOf("Person"), .. LabelsOf("Organization")];

    /// <summary>Rows too many in the second memory.</summary>
    public int OddMemory { get; init; }

    /// <summary>Numbers too many between labels of names.</summary>
    public int OddTransitions { get; init; }

    /// <summary>The file.</summary>
    public byte[] Write() => new Writing(this).Write();

    private static string[] LabelsOf(string type) =>
        [$"B-{type}", $"I-{type}", $"L-{type}", $"U-{type}"];

    private sealed class Writing(RandomNetwork sizes)
    {
        private readonly Random _random = new(sizes.Seed);
        private readonly ModelFileWriter _file = new();

        public byte[] Write()
        {
            _file.Strings("info", ["language=xx", "seed=1"]).Strings("vectors.words", sizes.Words);
            Matrix("vectors.rows", sizes.Words.Count, sizes.VectorWidth);
            foreach (string table in (string[])["form", "prefix", "suffix", "ending", "shape"])
            {
                Matrix($"{table}.rows", sizes.Buckets, sizes.FeatureWidth);
            }

            Matrix("classes.rows", 3, 4);
            int inputs = sizes.VectorWidth + (5 * sizes.FeatureWidth) + 4;
            for (int layer = 0; layer < sizes.Layers; layer++)
            {
                foreach (string direction in (string[])["forward", "backward"])
                {
                    string name = $"lstm.{layer}.{direction}";
                    Matrix($"{name}.input", 4 * sizes.Memory, inputs);
                    Matrix(
                        $"{name}.recurrent",
                        (4 * sizes.Memory) + (layer * sizes.OddMemory),
                        sizes.Memory
                    );
                    Numbers($"{name}.bias", 4 * sizes.Memory);
                }

                inputs = 2 * sizes.Memory;
            }

            WriteTrees(inputs);
            Layer("tag.trunk", sizes.Width, inputs);
            Labels("upos", "upos", sizes.Tags);
            Labels("xpos", "xpos", sizes.FineTags);
            Labels("features", "features", sizes.Features);
            Labels("lemma", "lemmas", sizes.Lemmas);
            if (sizes.Names.Count > 0)
            {
                Layer("name.trunk", sizes.Width, inputs);
                Labels("name", "names", sizes.Names);
                Numbers(
                    "name.transitions",
                    (sizes.Names.Count * sizes.Names.Count) + sizes.OddTransitions
                );
                Numbers("name.start", sizes.Names.Count);
                Numbers("name.end", sizes.Names.Count);
            }

            return _file.ToArray();
        }

        private void WriteTrees(int inputs)
        {
            Layer("arc.dependent", sizes.Width, inputs);
            Layer("arc.head", sizes.Width, inputs);
            Layer("arc.pair", sizes.Width, sizes.Width);
            Numbers("arc.root", sizes.Width);
            Matrix("relation.dependent", sizes.Width, inputs);
            Matrix("relation.head", sizes.Width, inputs);
            Numbers("relation.bias", sizes.Width);
            Numbers("relation.root", sizes.Width);
            Labels("relation", "relations", sizes.Relations);
        }

        private void Labels(string name, string labels, IReadOnlyList<string> all)
        {
            _file.Strings($"labels.{labels}", all);
            Layer($"{name}.output", all.Count, sizes.Width);
        }

        private void Layer(string name, int outputs, int inputs)
        {
            Matrix(name, outputs, inputs);
            Numbers($"{name}.bias", outputs);
        }

        private void Matrix(string name, int rows, int columns) =>
            _file.Rows(name, rows, columns, Values(rows * columns, 1.5f / MathF.Sqrt(columns)));

        private void Numbers(string name, int count) => _file.Numbers(name, Values(count, 0.5f));

        private float[] Values(int count, float reach)
        {
            float[] values = new float[count];
            for (int i = 0; i < count; i++)
            {
                values[i] = ((2 * _random.NextSingle()) - 1) * reach;
            }

            return values;
        }
    }
}
