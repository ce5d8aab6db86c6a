using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Quotations;

/// <summary>Shows how two wordings differ, word by word, and what each difference means.</summary>
/// <remarks>Safe to use from any thread.</remarks>
public sealed class WordDiff
{
    private readonly WordWeights _weights;

    /// <summary>Loads what words of <paramref name="language"/> mean for a comparison.</summary>
    public WordDiff(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _weights = new WordWeights(language);
    }

    /// <summary>The pieces in order: all <see cref="DiffPiece.Left"/> together are <paramref name="left"/>, all <see cref="DiffPiece.Right"/> together are <paramref name="right"/>.</summary>
    /// <remarks>
    /// Case and marks make no difference between words. Cost: the product of the lengths of what lies between equal ends;
    /// bounded, so that two long texts with little in common differ as a whole.
    /// </remarks>
    public ImmutableArray<DiffPiece> Compare(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ComparedWord[] leftWords = ComparedWord.Read(left, _weights);
        ComparedWord[] rightWords = ComparedWord.Read(right, _weights);
        leftWords = ComparedWord.Joined(leftWords, rightWords, left, _weights);
        rightWords = ComparedWord.Joined(rightWords, leftWords, right, _weights);
        List<WordStep> steps = WordPairing.Pair(leftWords, rightWords);
        DifferenceClass?[] classes = new DifferenceJudge(
            leftWords,
            rightWords,
            steps,
            _weights
        ).Judge();
        return PieceBuilder.Build(left, leftWords, right, rightWords, steps, classes);
    }
}

/// <summary>A run of words that two wordings share, or do not.</summary>
/// <param name="Kind">Whether they share it.</param>
/// <param name="Class">What the difference means; <see langword="null"/> when there is none.</param>
/// <param name="Left">The words of the first wording, with the blanks and marks behind them; empty when only the second has some.</param>
/// <param name="Right">The words of the second wording; empty when only the first has some.</param>
public sealed record DiffPiece(DiffKind Kind, DifferenceClass? Class, string Left, string Right);

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
