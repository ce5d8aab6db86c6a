using Entente.Quotations.Attributions;

namespace Entente.Lab.Quotes;

/// <summary>How the chance of the right row of labels changes with what labels score behind one another.</summary>
internal static class ChainSlope
{
    /// <summary>Adds the slope of one row of labels.</summary>
    /// <param name="chain">The labels.</param>
    /// <param name="lattice">After the chances of the row were measured.</param>
    /// <param name="kinds">The kind of each token.</param>
    /// <param name="gold">The right labels.</param>
    /// <param name="slope">By kind, label before, label: to be added to.</param>
    public static void AddOfTransitions(
        LabelChain chain,
        ChainLattice lattice,
        ReadOnlySpan<byte> kinds,
        ReadOnlySpan<byte> gold,
        Span<float> slope
    )
    {
        int labels = chain.Labels;
        Span<float> mass = stackalloc float[labels * labels];
        for (int i = 0; i < kinds.Length; i++)
        {
            byte kind = kinds[i];
            int table = kind * labels * labels;
            float total = 0;
            for (int from = 0; from < labels; from++)
            {
                float before =
                    i > 0 ? lattice.Forward[((i - 1) * labels) + from]
                    : from == 0 ? 1
                    : 0;
                for (int to = 0; to < labels; to++)
                {
                    float m =
                        before
                        * chain.Factor(kind, from, to)
                        * lattice.Weights[(i * labels) + to]
                        * lattice.Backward[(i * labels) + to];
                    mass[(from * labels) + to] = m;
                    total += m;
                }
            }

            for (int p = 0; p < mass.Length && total > 0; p++)
            {
                slope[table + p] -= mass[p] / total;
            }

            slope[table + ((i > 0 ? gold[i - 1] : 0) * labels) + gold[i]] += 1;
        }
    }
}
