using System.Collections.Immutable;

namespace Entente.Storage;

/// <summary>Finds terms as whole words in any case: the plain way of <see cref="MemoryStore"/>.</summary>
internal sealed class WordSearch
{
    // A word in the headline counts as much as four in the body; the same weight as in the SQLite store.
    private const double TitleWeight = 4;
    private readonly ImmutableArray<ImmutableArray<string>> _phrases;

    public WordSearch(IReadOnlyList<string> terms) =>
        _phrases = [.. terms.Select(term => Words(term))];

    /// <summary>How well a report fits: larger is better, 0 when a term is missing.</summary>
    public double Rank(string? title, string text)
    {
        ImmutableArray<string> head = Words(title ?? "");
        ImmutableArray<string> body = Words(text);
        double sum = 0;
        foreach (ImmutableArray<string> phrase in _phrases)
        {
            double found = TitleWeight * Count(phrase, head) + Count(phrase, body);
            if (found == 0)
            {
                return 0;
            }

            sum += found;
        }

        // Among equal finds the shorter report is more about them.
        return sum / (1 + Math.Log(1 + head.Length + body.Length));
    }

    private static int Count(ImmutableArray<string> phrase, ImmutableArray<string> words)
    {
        int count = 0;
        for (int i = 0; !phrase.IsEmpty && i + phrase.Length <= words.Length; i++)
        {
            if (words.AsSpan(i, phrase.Length).SequenceEqual(phrase.AsSpan()))
            {
                count++;
            }
        }

        return count;
    }

    private static ImmutableArray<string> Words(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || !char.IsLetterOrDigit(text[i]))
            {
                if (i > start)
                {
                    words.Add(text[start..i].ToLowerInvariant());
                }

                start = i + 1;
            }
        }

        return words.DrainToImmutable();
    }
}
