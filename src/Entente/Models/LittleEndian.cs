using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Entente.Models;

/// <summary>Reads numbers of a file as a whole: one by one they take most of the time that loading takes.</summary>
internal static class LittleEndian
{
    /// <summary>The numbers that <paramref name="bytes"/> hold.</summary>
    public static float[] Floats(ReadOnlySpan<byte> bytes)
    {
        float[] numbers = GC.AllocateUninitializedArray<float>(bytes.Length / sizeof(float));
        MemoryMarshal.Cast<byte, float>(bytes).CopyTo(numbers);
        if (!BitConverter.IsLittleEndian)
        {
            Span<uint> bits = MemoryMarshal.Cast<float, uint>(numbers.AsSpan());
            BinaryPrimitives.ReverseEndianness(bits, bits);
        }

        return numbers;
    }

    /// <summary>The integers of 64 bits that <paramref name="bytes"/> hold.</summary>
    public static ulong[] Longs(ReadOnlySpan<byte> bytes)
    {
        ulong[] numbers = GC.AllocateUninitializedArray<ulong>(bytes.Length / sizeof(ulong));
        MemoryMarshal.Cast<byte, ulong>(bytes).CopyTo(numbers);
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(numbers, numbers);
        }

        return numbers;
    }
}
