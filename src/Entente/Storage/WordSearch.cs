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
    public double Rank(Article article) =>
        Rank(
            article.Title?.Value ?? "",
            article.Text,
            [.. article.Captions.SelectMany(caption => Words(caption.Text))]
        );

    /// <summary>Whether a text has all terms.</summary>
    public bool Fits(string text) => Rank("", text, []) > 0;

    private double Rank(string title, string text, ImmutableArray<string> below)
    {
        Places head = new(Words(title));
        Places body = new(Words(text));
        Places captions = new(below);
        double sum = 0;
        foreach (ImmutableArray<string> phrase in _phrases)
        {
            double found =
                TitleWeight * head.Count(phrase) + body.Count(phrase) + captions.Count(phrase);
            if (found == 0)
            {
                return 0;
            }

            sum += found;
        }

        // Among equal finds the shorter report is more about them.
        return sum / (1 + Math.Log(1 + head.Words + body.Words + captions.Words));
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

    /// <summary>Where each word of a text stands.</summary>
    private sealed class Places(ImmutableArray<string> words)
    {
        private readonly ILookup<string, int> _places = Enumerable
            .Range(0, words.Length)
            .ToLookup(place => words[place], StringComparer.Ordinal);

        public int Words => words.Length;

        public int Count(ImmutableArray<string> phrase) =>
            phrase.IsEmpty
                ? 0
                : _places[phrase[0]]
                    .Count(place => words.AsSpan()[place..].StartsWith(phrase.AsSpan()));
    }
}
