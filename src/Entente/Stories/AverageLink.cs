namespace Entente.Stories;

/// <summary>Joins the two groups that are most alike on average, and again, until no two are alike enough.</summary>
/// <remarks>Cost: about the square of the number of items, which are few; the nearest of each group is remembered.</remarks>
internal static class AverageLink
{
    /// <summary>The group of each item: the smallest number of an item in it.</summary>
    /// <param name="likeness">How alike two items are, both ways.</param>
    /// <param name="sizes">For how many each item counts.</param>
    /// <param name="needed">The mean likeness that suffices.</param>
    public static int[] Group(float[,] likeness, int[] sizes, double needed)
    {
        int count = sizes.Length;
        int[] groups = [.. Enumerable.Range(0, count)];
        long[] members = Array.ConvertAll(sizes, size => (long)size);
        double[,] means = new double[count, count];
        Array.Copy(likeness, means, likeness.Length);
        bool[] isAlive = new bool[count];
        Array.Fill(isAlive, true);
        int[] nearest = [.. groups.Select(group => NearestBehind(group, means, isAlive))];
        while (true)
        {
            int left = Closest(nearest, means, isAlive, needed);
            if (left < 0)
            {
                return groups;
            }

            int right = nearest[left];
            isAlive[right] = false;
            for (int other = 0; other < count; other++)
            {
                if (isAlive[other] && other != left)
                {
                    means[left, other] = means[other, left] =
                        (
                            (means[left, other] * members[left])
                            + (means[right, other] * members[right])
                        ) / (members[left] + members[right]);
                }
            }

            members[left] += members[right];
            for (int i = 0; i < count; i++)
            {
                groups[i] = groups[i] == right ? left : groups[i];
            }

            Renew(nearest, means, isAlive, left, right);
        }
    }

    /// <summary>The first of the groups that are nearest to one behind them, if that is near enough; else -1.</summary>
    private static int Closest(int[] nearest, double[,] means, bool[] isAlive, double needed)
    {
        double best = needed;
        int closest = -1;
        for (int i = 0; i < nearest.Length; i++)
        {
            if (isAlive[i] && nearest[i] >= 0)
            {
                double mean = means[i, nearest[i]];
                if (mean > best || mean >= best && closest < 0)
                {
                    (best, closest) = (mean, i);
                }
            }
        }

        return closest;
    }

    /// <summary>The group behind this one that is most like it; -1 when there is none.</summary>
    private static int NearestBehind(int group, double[,] means, bool[] isAlive)
    {
        int nearest = -1;
        for (int other = group + 1; other < isAlive.Length; other++)
        {
            if (isAlive[other] && (nearest < 0 || means[group, other] > means[group, nearest]))
            {
                nearest = other;
            }
        }

        return nearest;
    }

    /// <summary>Finds the nearest ones anew after <paramref name="right"/> was joined to <paramref name="left"/>.</summary>
    private static void Renew(int[] nearest, double[,] means, bool[] isAlive, int left, int right)
    {
        for (int i = 0; i < right; i++)
        {
            if (!isAlive[i])
            {
                continue;
            }

            if (i == left || nearest[i] == left || nearest[i] == right)
            {
                nearest[i] = NearestBehind(i, means, isAlive);
            }
            else if (i < left && (means[i, left], nearest[i]) is var (mean, known))
            {
                nearest[i] =
                    mean > means[i, known] || mean >= means[i, known] && left < known
                        ? left
                        : known;
            }
        }
    }
}
