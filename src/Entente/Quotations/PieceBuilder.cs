using System.Collections.Immutable;

namespace Entente.Quotations;

/// <summary>Puts steps that mean the same together to pieces of the two texts.</summary>
internal static class PieceBuilder
{
    public static ImmutableArray<DiffPiece> Build(
        string left,
        ComparedWord[] leftWords,
        string right,
        ComparedWord[] rightWords,
        List<WordStep> steps,
        DifferenceClass?[] classes
    )
    {
        var pieces = ImmutableArray.CreateBuilder<DiffPiece>();
        int i = 0;
        (int leftAt, int rightAt) = (0, 0);
        while (i < steps.Count)
        {
            DifferenceClass? what = classes[i];
            (int leftEnd, int rightEnd) = (leftAt, rightAt);
            for (; i < steps.Count && classes[i] == what; i++)
            {
                leftEnd = steps[i].Left >= 0 ? leftWords[steps[i].Left].Span.End : leftEnd;
                rightEnd = steps[i].Right >= 0 ? rightWords[steps[i].Right].Span.End : rightEnd;
            }

            DiffKind kind =
                what is null ? DiffKind.Same
                : rightEnd == rightAt ? DiffKind.Removed
                : leftEnd == leftAt ? DiffKind.Added
                : DiffKind.Replaced;
            pieces.Add(new DiffPiece(kind, what, left[leftAt..leftEnd], right[rightAt..rightEnd]));
            (leftAt, rightAt) = (leftEnd, rightEnd);
        }

        return pieces.DrainToImmutable();
    }
}
