using System.Runtime.InteropServices;

namespace Entente.Models;

/// <summary>Memory that begins at a cache line and is never moved: a vector of 64 bytes then is read from one line and not from two.</summary>
internal static class AlignedMemory
{
    private const int Line = 64;

    /// <summary>Zeros, as many as asked for.</summary>
    public static Memory<short> Allocate(int length)
    {
        short[] array = GC.AllocateArray<short>(length + (Line / sizeof(short)), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
        int skip = (int)((Line - (address % Line)) % Line) / sizeof(short);
        return array.AsMemory(skip, length);
    }
}
