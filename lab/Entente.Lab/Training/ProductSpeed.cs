using System.Diagnostics;
using System.Globalization;
using Entente.Lab.Training.Numerics;

namespace Entente.Lab.Training;

/// <summary>Measures how fast matrices are multiplied, in the sizes that training the network needs.</summary>
internal static class ProductSpeed
{
    /// <summary>Prints the rate for each sort of product.</summary>
    public static int Run()
    {
        Print("input of a layer", 2000, 212, 640);
        Print("step of a layer", 64, 160, 640);
        Print("step backwards", 64, 640, 160);
        Print("trunk", 2000, 320, 96);
        PrintGradient("gradient", 2000, 640, 212);
        return 0;
    }

    private static void Print(string name, int rows, int depth, int columns)
    {
        Block left = Filled(rows, depth);
        Packed right = new Packed().TakeTransposed(Filled(columns, depth));
        Block result = Filled(rows, columns);
        Time(
            name,
            2.0 * rows * depth * columns,
            () => Product.Multiply(left, right, result, add: false)
        );
    }

    private static void PrintGradient(string name, int rows, int outputs, int inputs)
    {
        Block left = Filled(rows, outputs);
        Block right = Filled(rows, inputs);
        Block result = Filled(outputs, inputs);
        Time(
            name,
            2.0 * rows * outputs * inputs,
            () => Product.MultiplyTransposed(left, right, result, add: true)
        );
    }

    private static void Time(string name, double operations, Action action)
    {
        int times = (int)Math.Max(10, 4e9 / operations);
        double best = double.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            var watch = Stopwatch.StartNew();
            for (int i = 0; i < times; i++)
            {
                action();
            }

            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}\t{operations * times / best / 1e9:F1} GFLOP/s"
            )
        );
    }

    private static Block Filled(int rows, int columns)
    {
        Matrix matrix = new(rows, columns);
        for (int i = 0; i < matrix.Numbers.Length; i++)
        {
            matrix.Numbers[i] = (i * 37 % 101) / 101f;
        }

        return matrix.Whole;
    }
}
