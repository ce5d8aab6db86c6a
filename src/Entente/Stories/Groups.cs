namespace Entente.Stories;

/// <summary>Numbers that are put into one group when somebody joins them (a disjoint-set forest).</summary>
internal sealed class Groups(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    /// <summary>The group of a number: the smallest number in it.</summary>
    public int Of(int number)
    {
        while (_parents[number] != number)
        {
            _parents[number] = _parents[_parents[number]];
            number = _parents[number];
        }

        return number;
    }

    /// <summary>Makes one group of the groups of two numbers.</summary>
    public void Join(int left, int right)
    {
        (left, right) = (Of(left), Of(right));
        _parents[Math.Max(left, right)] = Math.Min(left, right);
    }
}
