namespace Entente.Models;

/// <summary>What <see cref="Arithmetic{TLanes, TInts, TFloats}"/> is made of: a handful of operations on several numbers at once.</summary>
/// <remarks>
/// Each lane of each width gives the same bits: products of integers are exact, and floating-point numbers are only added,
/// subtracted, multiplied, divided and compared, which IEEE 754 defines to the last bit. Nothing is multiplied and added in one.
/// </remarks>
/// <typeparam name="TInts">As many 32-bit integers as there are lanes.</typeparam>
/// <typeparam name="TFloats">As many numbers.</typeparam>
internal interface ILanes<TInts, TFloats>
{
    /// <summary>The number of lanes.</summary>
    static abstract int Count { get; }

    /// <summary>Reads a pair of 16-bit integers for each lane.</summary>
    static abstract TInts LoadPairs(ref readonly short from);

    /// <summary>Gives the pair of 16-bit integers at <paramref name="from"/> to all lanes.</summary>
    static abstract TInts SpreadPair(ref readonly short from);

    /// <summary>Adds to each sum the products of two pairs of 16-bit integers.</summary>
    static abstract TInts AddProducts(TInts sum, TInts left, TInts right);

    /// <summary>The nearest numbers to integers.</summary>
    static abstract TFloats ToFloats(TInts values);

    /// <summary>Gives a number to all lanes.</summary>
    static abstract TFloats Spread(float value);

    /// <summary>Reads numbers.</summary>
    static abstract TFloats Load(ref readonly float from);

    /// <summary>Reads signed bytes as numbers.</summary>
    static abstract TFloats LoadBytes(ref readonly sbyte from);

    /// <summary>Writes numbers.</summary>
    static abstract void Store(TFloats values, ref float to);

    /// <summary>Writes the 16-bit integers nearest to numbers of at most 2^15 either way; a half goes to the even one.</summary>
    static abstract void StoreRounded(TFloats values, ref short to);

    /// <summary>left + right.</summary>
    static abstract TFloats Add(TFloats left, TFloats right);

    /// <summary>left · right.</summary>
    static abstract TFloats Multiply(TFloats left, TFloats right);

    /// <summary>left / right.</summary>
    static abstract TFloats Divide(TFloats left, TFloats right);

    /// <summary>The lesser of two numbers.</summary>
    static abstract TFloats Min(TFloats left, TFloats right);

    /// <summary>The greater of two numbers.</summary>
    static abstract TFloats Max(TFloats left, TFloats right);

    /// <summary>Whether any number on the left is greater than its neighbour on the right.</summary>
    static abstract bool AnyGreater(TFloats left, TFloats right);

    /// <summary>The greatest of all lanes.</summary>
    static abstract float Greatest(TFloats values);
}
