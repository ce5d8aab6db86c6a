using Entente.Models;
using Xunit;

namespace Entente.Tests.Models;

/// <summary>Every width of vectors gives the same bits as one number at a time.</summary>
public sealed class ArithmeticTests
{
    private static readonly int[] s_lengths = [1, 2, 7, 8, 15, 16, 17, 31, 32, 33, 100, 160];

    public static TheoryData<string> Widths => [.. Arithmetic.All.Skip(1).Select(a => a.Name)];

    [Fact]
    public void The_widest_that_runs_here_is_used()
    {
        Assert.Same(Arithmetic.All[^1], Arithmetic.Best);
        Assert.Same(Arithmetic.All[0], Arithmetic.Scalar);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 3, 33)]
    [InlineData(8, 212, 512)]
    [InlineData(13, 256, 51)]
    public void Products_are_exact(int rows, int inputs, int outputs)
    {
        Random random = new(rows + inputs);
        QuantizedRows weights = QuantizedRows.Round(
            outputs,
            inputs,
            Numbers(random, outputs * inputs, 2)
        );
        float[] bias = Numbers(random, outputs, 3);
        LinearLayer layer = Layer(weights, bias);
        short[] x = Shorts(random, rows * layer.InputStride);

        foreach (IArithmetic arithmetic in Arithmetic.All)
        {
            float[] results = new float[rows * layer.OutputStride];
            layer.Apply(arithmetic, x, rows, results);
            for (int row = 0; row < rows; row++)
            {
                for (int output = 0; output < outputs; output++)
                {
                    int sum = 0;
                    for (int input = 0; input < inputs; input++)
                    {
                        sum += x[(row * layer.InputStride) + input] * weights.Row(output)[input];
                    }

                    float expected = bias[output] + (sum * (weights.Scales[output] / Fixed.One));
                    Assert.Equal(expected, results[(row * layer.OutputStride) + output]);
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void What_is_added_to_itself_is_added_once(int rows)
    {
        Random random = new(rows);
        LinearLayer layer = Layer(QuantizedRows.Round(3, 4, Numbers(random, 12, 1)), [1, 2, 3]);
        short[] x = Shorts(random, rows * layer.InputStride);

        foreach (IArithmetic arithmetic in Arithmetic.All)
        {
            float[] once = new float[rows * layer.OutputStride];
            layer.Apply(arithmetic, x, rows, once);
            float[] added = new float[rows * layer.OutputStride];
            for (int row = 0; row < rows; row++)
            {
                ((float[])[1, 2, 3]).CopyTo(added, row * layer.OutputStride);
            }

            layer.Apply(arithmetic, x, rows, Addends.InOrder(added, layer.OutputStride), added);
            Assert.Equal(once, added);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Curves_give_the_bits_of_one_number_at_a_time(string name)
    {
        IArithmetic wide = Arithmetic.All.Single(a => a.Name == name);
        Random random = new(3);
        foreach (int length in s_lengths)
        {
            float[] left = Numbers(random, length, 12);
            float[] right = Numbers(random, length, 12);
            AssertSame(wide, length, (a, to) => a.Rectify(left, to));
            AssertSame(wide, length, (a, to) => a.RectifySum(left, right, to));
            AssertSame(wide, length, (a, to) => a.Stretch(left, 2048, to));
            sbyte[] bytes = [.. left.Select(x => (sbyte)(x * 10))];
            AssertSame(wide, length, (a, to) => a.Widen(bytes, 0.0371f, to));
            Assert.Equal(
                Arithmetic.Scalar.Stretch(left, 2048, new short[length]),
                wide.Stretch(left, 2048, new short[length])
            );
            Assert.Equal(Arithmetic.Scalar.IndexOfGreatest(left), wide.IndexOfGreatest(left));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Memories_give_the_bits_of_one_number_at_a_time(string name)
    {
        IArithmetic wide = Arithmetic.All.Single(a => a.Name == name);
        Random random = new(4);
        foreach (int length in s_lengths)
        {
            float[] gates = Numbers(random, 4 * length, 9);
            float[] cell = Numbers(random, length, 4);
            float[] same = [.. cell];
            AssertSame(wide, length, (a, to) => a.Remember(gates, a == wide ? same : cell, to));
            Assert.Equal(cell, same);
        }
    }

    [Fact]
    public void A_memory_follows_its_definition()
    {
        Random random = new(5);
        float[] gates = Numbers(random, 4 * 1000, 8);
        float[] cell = Numbers(random, 1000, 3);
        short[] output = new short[1000];
        float[] before = [.. cell];

        Arithmetic.Best.Remember(gates, cell, output);

        for (int i = 0; i < 1000; i++)
        {
            double memory =
                (Sigmoid(gates[1000 + i]) * before[i])
                + (Sigmoid(gates[i]) * Math.Tanh(gates[3000 + i]));
            Assert.Equal(memory, cell[i], 5e-4);
            Assert.Equal(Sigmoid(gates[2000 + i]) * Math.Tanh(memory), output[i] / 1024.0, 1.2e-3);
        }

        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    }

    [Fact]
    public void Of_equal_numbers_the_first_is_the_greatest()
    {
        float[] numbers = [.. Enumerable.Repeat(-1f, 50)];
        numbers[21] = numbers[23] = numbers[49] = 2;

        Assert.All(Arithmetic.All, a => Assert.Equal(21, a.IndexOfGreatest(numbers)));
    }

    [Fact]
    public void Zeros_cannot_be_stretched_and_stay_zeros()
    {
        short[] to = [1, 2];

        Assert.Equal(0, Arithmetic.Best.Stretch([0, 0], 2048, to));
        Assert.Equal([0, 0], to);
    }

    private static void AssertSame(IArithmetic wide, int length, Action<IArithmetic, short[]> write)
    {
        short[] expected = new short[length];
        short[] found = new short[length];
        write(Arithmetic.Scalar, expected);
        write(wide, found);
        Assert.Equal(expected, found);
    }

    private static LinearLayer Layer(QuantizedRows weights, float[] bias) =>
        LinearLayer.Read(
            ModelFile.Parse(
                "a.bin",
                new ModelFileWriter().Rows("w", weights).Numbers("b", bias).ToArray()
            ),
            "w",
            weights.Columns,
            "b"
        );

    private static float[] Numbers(Random random, int count, float reach) =>
        [.. Enumerable.Range(0, count).Select(_ => ((2 * random.NextSingle()) - 1) * reach)];

    private static short[] Shorts(Random random, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => (short)random.Next(-Fixed.Greatest, Fixed.Greatest + 1)),
        ];
}
