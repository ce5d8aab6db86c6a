using System.Collections.Immutable;

namespace Entente.Sqlite;

/// <summary>Writes a <see cref="SourceMap"/> as a few bytes a run.</summary>
/// <remarks>
/// One byte 1 (the layout), then numbers in LEB128: how many runs, and for each the code units between it and the run
/// before it, its length, the distance of its source from the end of the source before (signed), and how much longer its source is (signed).
/// Signed numbers are folded (0, −1, 1, −2, …). A verbatim run near its neighbour takes four or five bytes.
/// </remarks>
internal static class SourceMapCodec
{
    private const byte Layout = 1;

    public static byte[] Write(SourceMap map)
    {
        List<byte> bytes = new(8 + map.Runs.Length * 5) { Layout };
        Put(bytes, (uint)map.Runs.Length);
        int textEnd = 0;
        int sourceEnd = 0;
        foreach (SourceRun run in map.Runs)
        {
            Put(bytes, (uint)(run.Text.Start - textEnd));
            Put(bytes, (uint)run.Text.Length);
            Put(bytes, Fold(run.Source.Start - sourceEnd));
            Put(bytes, Fold(run.Source.Length - run.Text.Length));
            textEnd = run.Text.End;
            sourceEnd = run.Source.End;
        }

        return [.. bytes];
    }

    /// <summary>The map that was written; <see langword="null"/> when the bytes are damaged.</summary>
    public static SourceMap? Read(ReadOnlySpan<byte> bytes)
    {
        if (
            bytes is not [Layout, ..]
            || !TryTake(ref bytes, skip: 1, out uint count)
            || count > bytes.Length / 4
        )
        {
            return null;
        }

        var runs = ImmutableArray.CreateBuilder<SourceRun>((int)count);
        long textEnd = 0;
        long sourceEnd = 0;
        for (uint i = 0; i < count; i++)
        {
            if (
                !TryTake(ref bytes, skip: 0, out uint gap)
                || !TryTake(ref bytes, skip: 0, out uint length)
                || !TryTake(ref bytes, skip: 0, out uint distance)
                || !TryTake(ref bytes, skip: 0, out uint longer)
            )
            {
                return null;
            }

            long textStart = textEnd + gap;
            textEnd = textStart + length;
            long sourceStart = sourceEnd + Unfold(distance);
            sourceEnd = sourceStart + length + Unfold(longer);
            if (textEnd > int.MaxValue || sourceStart < 0 || sourceEnd < sourceStart)
            {
                return null;
            }

            if (sourceEnd > int.MaxValue)
            {
                return null;
            }

            runs.Add(
                new SourceRun(
                    new TextSpan((int)textStart, (int)textEnd),
                    new TextSpan((int)sourceStart, (int)sourceEnd)
                )
            );
        }

        return bytes.IsEmpty ? new SourceMap(runs.MoveToImmutable()) : null;
    }

    private static uint Fold(int number) => (uint)((number << 1) ^ (number >> 31));

    private static int Unfold(uint number) => (int)(number >> 1) ^ -(int)(number & 1);

    private static void Put(List<byte> bytes, uint number)
    {
        for (; number >= 0x80; number >>= 7)
        {
            bytes.Add((byte)(number | 0x80));
        }

        bytes.Add((byte)number);
    }

    private static bool TryTake(ref ReadOnlySpan<byte> bytes, int skip, out uint number)
    {
        number = 0;
        for (int i = skip, shift = 0; i < bytes.Length && shift < 35; i++, shift += 7)
        {
            number |= (uint)(bytes[i] & 0x7F) << shift;
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
