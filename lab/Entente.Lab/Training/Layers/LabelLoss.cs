using Entente.Lab.Training.Numerics;

namespace Entente.Lab.Training.Layers;

/// <summary>Cross-entropy of scores against the right labels.</summary>
internal static class LabelLoss
{
    /// <summary>The loss; the scores become its gradient.</summary>
    /// <param name="scores">For each row the scores of all labels.</param>
    /// <param name="targets">For each row the right label; -1 when nobody knows.</param>
    /// <param name="weight">What the loss of one row counts.</param>
    public static double Take(Matrix scores, ReadOnlySpan<int> targets, float weight)
    {
        double loss = 0;
        for (int row = 0; row < scores.Rows; row++)
        {
            Span<float> numbers = scores.Row(row);
            if (targets[row] < 0)
            {
                numbers.Clear();
                continue;
            }

            float right = numbers[targets[row]];
            loss += weight * (Vectors.Softmax(numbers) - right);
            numbers[targets[row]] -= 1f;
            foreach (ref float number in numbers)
            {
                number *= weight;
            }
        }

        return loss;
    }

    /// <summary>The label with the greatest score.</summary>
    public static int Best(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return best;
    }
}
