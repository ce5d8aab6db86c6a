namespace Entente.Models;

/// <summary>What is added to the rows of a product: a row of numbers for each.</summary>
internal readonly ref struct Addends
{
    private readonly int _stride;
    private readonly ReadOnlySpan<int> _places;

    private Addends(ReadOnlySpan<float> numbers, int stride, ReadOnlySpan<int> places)
    {
        Numbers = numbers;
        _stride = stride;
        _places = places;
    }

    /// <summary>The numbers of all rows.</summary>
    public ReadOnlySpan<float> Numbers { get; }

    /// <summary>The same numbers for all rows.</summary>
    public static Addends Same(ReadOnlySpan<float> numbers) => new(numbers, stride: 0, default);

    /// <summary>One row behind the other.</summary>
    public static Addends InOrder(ReadOnlySpan<float> numbers, int stride) =>
        new(numbers, stride, default);

    /// <summary>Rows that are found by their place; several may share one.</summary>
    public static Addends ByPlace(
        ReadOnlySpan<float> numbers,
        int stride,
        ReadOnlySpan<int> places
    ) => new(numbers, stride, places);

    /// <summary>The addends from a row on.</summary>
    public Addends From(int row) =>
        _places.IsEmpty
            ? new Addends(Numbers[(row * _stride)..], _stride, default)
            : new Addends(Numbers, _stride, _places[row..]);

    /// <summary>Where the numbers of a row begin.</summary>
    public int IndexOf(int row) => (_places.IsEmpty ? row : _places[row]) * _stride;
}
