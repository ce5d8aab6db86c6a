namespace Entente.Text;

/// <summary>Powers of e that are the same to the last bit on every machine, which those of the system's library are not.</summary>
internal static class Exponential
{
    /// <summary>e to the power of −<paramref name="value"/>, for values from 0 on; relative error below 1e-9.</summary>
    public static double OfNegative(double value)
    {
        const double log2 = 0.693147180559945309;
        if (!(value < 700))
        {
            return 0;
        }

        // exp(-v) = 2^-k · exp(-r) with r below ln 2, and that by the first terms of its series.
        int halvings = (int)(value / log2);
        double rest = (value - (halvings * log2)) / 8;
        double power =
            1 - (rest * (1 - (rest / 2 * (1 - (rest / 3 * (1 - (rest / 4 * (1 - (rest / 5)))))))));
        power *= power;
        power *= power;
        power *= power;
        return Math.ScaleB(power, -halvings);
    }
}
