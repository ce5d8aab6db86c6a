using System.Collections.Immutable;
using System.Text;

namespace Entente.Quotations;

/// <summary>Shows how two wordings differ, word by word.</summary>
public static class WordDiff
{
    /// <summary>The pieces in order: all <see cref="DiffPiece.Left"/> together are <paramref name="left"/>, all <see cref="DiffPiece.Right"/> together are <paramref name="right"/>.</summary>
    /// <remarks>
    /// Case and marks make no difference between words. Cost: the product of the lengths of what lies between equal ends;
    /// bounded, so that two long texts with little in common differ as a whole.
    /// </remarks>
    public static ImmutableArray<DiffPiece> Compare(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        List<TextSpan> leftWords = WordSequence.Cut(left);
        List<TextSpan> rightWords = WordSequence.Cut(right);
        List<(int Left, int Right)> pairs = WordSequence.Pair(
            [.. leftWords.Select(word => WordSequence.Key(word.In(left)))],
            [.. rightWords.Select(word => WordSequence.Key(word.In(right)))]
        );
        var pieces = ImmutableArray.CreateBuilder<DiffPiece>();
        StringBuilder sameLeft = new();
        StringBuilder sameRight = new();
        int i = 0;
        int j = 0;
        foreach ((int l, int r) in pairs.Append((leftWords.Count, rightWords.Count)))
        {
            if (l > i || r > j)
            {
                AddSame();
                string removed = Join(left, leftWords, i, l);
                string added = Join(right, rightWords, j, r);
                DiffKind kind =
                    added.Length == 0 ? DiffKind.Removed
                    : removed.Length == 0 ? DiffKind.Added
                    : DiffKind.Replaced;
                pieces.Add(new DiffPiece(kind, removed, added));
            }

            if (l < leftWords.Count && r < rightWords.Count)
            {
                sameLeft.Append(leftWords[l].In(left));
                sameRight.Append(rightWords[r].In(right));
            }

            (i, j) = (l + 1, r + 1);
        }

        AddSame();
        return pieces.DrainToImmutable();

        void AddSame()
        {
            if (sameLeft.Length > 0)
            {
                pieces.Add(new DiffPiece(DiffKind.Same, sameLeft.ToString(), sameRight.ToString()));
                sameLeft.Clear();
                sameRight.Clear();
            }
        }
    }

    private static string Join(string text, List<TextSpan> words, int from, int to) =>
        from >= to ? "" : text[words[from].Start..words[to - 1].End];
}

/// <summary>A run of words that two wordings share, or do not.</summary>
/// <param name="Kind">Whether they share it.</param>
/// <param name="Left">The words of the first wording, with the blanks and marks behind them; empty when only the second has some.</param>
/// <param name="Right">The words of the second wording; empty when only the first has some.</param>
public sealed record DiffPiece(DiffKind Kind, string Left, string Right);

/// <summary>What a <see cref="DiffPiece"/> is.</summary>
public enum DiffKind
{
    /// <summary>The same words; case and marks may differ.</summary>
    Same,

    /// <summary>Only the first wording has it.</summary>
    Removed,

    /// <summary>Only the second wording has it.</summary>
    Added,

    /// <summary>Each has words of its own in this place.</summary>
    Replaced,
}
