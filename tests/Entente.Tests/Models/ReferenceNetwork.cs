using Entente.Models;

namespace Entente.Tests.Models;

/// <summary>The network as its definition says it, in plain loops and double precision: nothing is rounded between layers.</summary>
internal sealed class ReferenceNetwork(ModelFile file)
{
    private static readonly string[] s_tables =
    [
        "vectors",
        "form",
        "prefix",
        "suffix",
        "ending",
        "shape",
    ];

    /// <summary>What is read of each word of a sentence, from its rows in the tables.</summary>
    public double[][] Read(int[][] tableRows)
    {
        double[][] words = [.. tableRows.Select(Input)];
        for (int layer = 0; file.Has($"lstm.{layer}.forward.input"); layer++)
        {
            double[][] forward = Remember($"lstm.{layer}.forward", words);
            double[][] backward = Remember($"lstm.{layer}.backward", [.. words.Reverse()]);
            words = [.. forward.Zip(backward.Reverse(), (f, b) => (double[])[.. f, .. b])];
        }

        return words;
    }

    /// <summary>The scores of labels: <c>NAME.output</c> over a trunk.</summary>
    public double[] Labels(string trunk, string name, double[] word) =>
        Linear($"{name}.output", Rectified(Linear(trunk, word)));

    /// <summary>For each word the scores of the root and of all words as its head.</summary>
    public double[][] Arcs(double[][] words)
    {
        double[][] heads =
        [
            [.. file.Numbers("arc.root").Select(x => (double)x)],
            .. words.Select(w => Rectified(Linear("arc.head", w))),
        ];
        return
        [
            .. words.Select(
                (w, i) =>
                {
                    double[] pair = Linear("arc.pair", Rectified(Linear("arc.dependent", w)));
                    return heads
                        .Select((h, j) => j == i + 1 ? double.NegativeInfinity : Dot(h, pair))
                        .ToArray();
                }
            ),
        ];
    }

    /// <summary>The scores of relations of a word to its head; the root where that is <see langword="null"/>.</summary>
    public double[] Relations(double[] word, double[]? head)
    {
        double[] dependent = Linear("relation.dependent", word, "relation.bias");
        double[] other = head is null
            ? [.. file.Numbers("relation.root").Select(x => (double)x)]
            : Linear("relation.head", head, bias: null);
        return Linear("relation.output", Rectified([.. dependent.Zip(other, (a, b) => a + b)]));
    }

    private double[] Input(int[] rows)
    {
        IEnumerable<double> numbers = s_tables.SelectMany(
            (table, i) => rows[i] < 0 ? Zeros(table) : Row($"{table}.rows", rows[i])
        );
        return [.. numbers, .. Zeros("classes")];
    }

    private double[] Zeros(string table) => new double[file.Rows($"{table}.rows").Columns];

    private double[] Row(string name, int row)
    {
        QuantizedRows rows = file.Rows(name);
        return [.. rows.Row(row).ToArray().Select(v => (double)v * rows.Scales[row])];
    }

    private double[][] Remember(string name, double[][] words)
    {
        int size = file.Rows($"{name}.recurrent").Columns;
        double[] told = new double[size];
        double[] cell = new double[size];
        return
        [
            .. words.Select(word =>
            {
                double[] gates = Linear($"{name}.input", word, $"{name}.bias");
                double[] again = Linear($"{name}.recurrent", told, bias: null);
                told = new double[size];
                for (int i = 0; i < size; i++)
                {
                    double Gate(int gate) => gates[(gate * size) + i] + again[(gate * size) + i];
                    cell[i] =
                        (Sigmoid(Gate(1)) * cell[i]) + (Sigmoid(Gate(0)) * Math.Tanh(Gate(3)));
                    told[i] = Sigmoid(Gate(2)) * Math.Tanh(cell[i]);
                }

                return told;
            }),
        ];
    }

    private double[] Linear(string name, double[] input) => Linear(name, input, $"{name}.bias");

    private double[] Linear(string name, double[] input, string? bias)
    {
        float[]? added = bias is null ? null : file.Numbers(bias);
        return
        [
            .. Enumerable
                .Range(0, file.Rows(name).Rows)
                .Select(row => Dot(Row(name, row), input) + (added?[row] ?? 0)),
        ];
    }

    private static double Dot(double[] left, double[] right) =>
        left.Zip(right, (a, b) => a * b).Sum();

    private static double[] Rectified(double[] numbers) => [.. numbers.Select(x => Math.Max(0, x))];

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
