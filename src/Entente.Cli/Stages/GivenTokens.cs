using System.Collections.Immutable;
using System.Text;

namespace Entente.Cli.Stages;

/// <summary>A text that was given as tokens: they stand in it with blanks between them.</summary>
/// <param name="Text">The text.</param>
/// <param name="Starts">Where each token begins in it.</param>
internal sealed record GivenTokens(string Text, ImmutableArray<int> Starts)
{
    /// <summary>Puts tokens together.</summary>
    public static GivenTokens Join(IReadOnlyList<string> tokens)
    {
        StringBuilder text = new();
        var starts = ImmutableArray.CreateBuilder<int>(tokens.Count);
        foreach (string token in tokens)
        {
            starts.Add(text.Length);
            text.Append(token).Append(' ');
        }

        return new GivenTokens(text.ToString().TrimEnd(' '), starts.ToImmutable());
    }

    /// <summary>The tokens of a span: the first, and the one behind the last.</summary>
    public (int First, int End) Of(TextSpan span)
    {
        int first = Starts.BinarySearch(span.Start);
        int end = Starts.BinarySearch(span.End);
        return (first < 0 ? ~first - 1 : first, end < 0 ? ~end : end);
    }
}
