using System.Runtime.InteropServices;
using Entente.Models;

namespace Entente.Lab.Names;

/// <summary>Rounds weights to eight bits and lays the weightiest features out as a <see cref="FeatureTable"/>.</summary>
internal static class TablePacker
{
    // This share of the greatest weights is cut to the greatest that can be written, for the sake of the small ones.
    private const double CutShare = 0.0005;

    /// <summary>Adds the entries of a table to a file.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="name">What the entries begin with.</param>
    /// <param name="rows">The weights of each feature, all equally long.</param>
    /// <param name="slots">A power of two.</param>
    /// <returns>The factor by which all weights were multiplied before they were rounded.</returns>
    public static float Pack(
        ModelFileWriter writer,
        string name,
        IReadOnlyList<TrainedFeature> rows,
        int slots
    )
    {
        float factor = Factor(rows);
        int labels = rows[0].Weights.Length;
        ushort[] checks = new ushort[slots];
        byte[] weights = new byte[slots * labels];
        var byWeight = rows.OrderByDescending(row =>
                row.Weights.Sum(Math.Abs) * MathF.Sqrt(row.Uses)
            )
            .ThenBy(row => row.Feature)
            .Select(row => (row.Feature, Rounded: Round(row.Weights, factor)))
            .Where(row => row.Rounded.Any(w => w != 0));
        int lost = 0;
        int kept = 0;
        foreach ((ulong feature, sbyte[] row) in byWeight)
        {
            int home = FeatureTable.Home(feature, slots);
            Span<ushort> ways = checks.AsSpan(home, FeatureTable.Ways);
            ushort check = FeatureTable.Check(feature);
            int free = ways.IndexOf((ushort)0);
            if (free < 0 || ways.Contains(check))
            {
                lost++;
                continue;
            }

            ways[free] = check;
            MemoryMarshal.AsBytes(row.AsSpan()).CopyTo(weights.AsSpan((home + free) * labels));
            kept++;
        }

        Console.Error.WriteLine(
            $"{name}: {rows.Count} features, {kept} kept, {lost} found no slot"
        );
        byte[] checkBytes = MemoryMarshal.AsBytes(checks.AsSpan()).ToArray();
        writer
            .Rows($"{name}.checks", new QuantizedRows(1, checkBytes.Length, [1f], checkBytes))
            .Rows($"{name}.weights", new QuantizedRows(1, weights.Length, [1f], weights));
        return factor;
    }

    private static float Factor(IReadOnlyList<TrainedFeature> rows)
    {
        float[] sizes =
        [
            .. rows.SelectMany(r => r.Weights).Where(w => w != 0).Select(Math.Abs).Order(),
        ];
        return QuantizedRows.Greatest / sizes[(int)((1 - CutShare) * (sizes.Length - 1))];
    }

    private static sbyte[] Round(float[] weights, float factor) =>
        [
            .. weights.Select(w =>
                (sbyte)
                    Math.Clamp(
                        MathF.Round(w * factor, MidpointRounding.ToEven),
                        -QuantizedRows.Greatest,
                        QuantizedRows.Greatest
                    )
            ),
        ];
}
