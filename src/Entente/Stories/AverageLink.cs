namespace Entente.Stories;

/// <summary>Joins the two groups that are most alike on average, and again, until no two are alike enough.</summary>
/// <remarks>Cost: the cube of the number of items, which are few.</remarks>
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
        List<int> alive = [.. groups];
        while (true)
        {
            double best = needed;
            (int Left, int Right) pair = (-1, -1);
            for (int i = 0; i < alive.Count; i++)
            {
                for (int j = i + 1; j < alive.Count; j++)
                {
                    double mean = means[alive[i], alive[j]];
                    if (mean >= best && (mean > best || pair.Left < 0))
                    {
                        best = mean;
                        pair = (alive[i], alive[j]);
                    }
                }
            }

            if (pair.Left < 0)
            {
                return groups;
            }

            (int left, int right) = pair;
            alive.Remove(right);
            foreach (int other in alive)
            {
                double mean =
                    ((means[left, other] * members[left]) + (means[right, other] * members[right]))
                    / (members[left] + members[right]);
                means[left, other] = mean;
                means[other, left] = mean;
            }

            members[left] += members[right];
            for (int i = 0; i < count; i++)
            {
                groups[i] = groups[i] == right ? left : groups[i];
            }
        }
    }
}
