using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>How alike any two of some headlines of one language are: a sum of a few likenesses, weighed by what people say of pairs.</summary>
/// <remarks>
/// A headline has eight words and none twice: what tells most is how much of both is covered, by beginnings of words ("elects", "election"),
/// how rare the rarest word is that both have, and whether they count different numbers. Rarity is among the headlines given.
/// </remarks>
internal sealed class HeadlineLikeness
{
    /// <summary>A text of more words is no headline.</summary>
    public const int MostWords = 30;

    private const int Beginning = 3;
    private const int LettersInRow = 2;

    // Least squares over graded pairs, in fifths of a grade; also what is left when one half is learnt and the other asked: lab/notes/stories.md, "Headlines".
    private const double OfLetters = 0.416;
    private const double OfLessCovered = 0.194;
    private const double OfMoreCovered = 0.274;
    private const double OfRarest = 0.238;
    private const double OfOtherNumbers = -0.066;
    private const double Bias = -0.126;

    private readonly Dictionary<string, Headline> _headlines = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, int> _withBeginning = [];
    private readonly Dictionary<uint, int> _withLetters = [];
    private readonly Dictionary<uint, int> _withWord = [];

    /// <summary>Adds a headline; all are added before any two are compared.</summary>
    public void Add(string id, string language, string text, List<Word> words)
    {
        Headline headline = new(
            language,
            [.. words.Select(word => word.Key)],
            [.. words.Select(word => BeginningOf(text, word))],
            [.. words.Where(word => word.Kind == WordKind.Number).Select(word => word.Key)],
            Letters(text, words)
        );
        _headlines[id] = headline;
        CountIn(_withWord, headline.Words);
        CountIn(_withBeginning, headline.Beginnings);
        CountIn(_withLetters, headline.Letters.Keys);
    }

    /// <summary>How alike two are, in [0, 1]; <see langword="null"/> when they are not both headlines of one language.</summary>
    public double? Of(StagePair pair)
    {
        if (
            !_headlines.TryGetValue(pair.Left, out Headline? left)
            || !_headlines.TryGetValue(pair.Right, out Headline? right)
            || left.Language != right.Language
        )
        {
            return null;
        }

        double shared = Rarities(left.Beginnings.Intersect(right.Beginnings), _withBeginning).Sum();
        double ofLeft = shared / Rarities(left.Beginnings, _withBeginning).Sum();
        double ofRight = shared / Rarities(right.Beginnings, _withBeginning).Sum();
        double rarest = Rarities(left.Words.Intersect(right.Words), _withWord)
            .DefaultIfEmpty()
            .Max();
        bool haveOtherNumbers =
            left.Numbers.Count > 0
            && right.Numbers.Count > 0
            && !left.Numbers.Overlaps(right.Numbers);
        double likeness =
            Bias
            + (OfLetters * Cosine(left.Letters, right.Letters))
            + (OfLessCovered * Math.Min(ofLeft, ofRight))
            + (OfMoreCovered * Math.Max(ofLeft, ofRight))
            + (OfRarest * rarest)
            + (haveOtherNumbers ? OfOtherNumbers : 0);
        return Math.Clamp(likeness, 0, 1);
    }

    private static uint BeginningOf(string text, Word word) =>
        word.Span.Length <= Beginning
            ? word.Key
            : WordScanner.Key(text.AsSpan(word.Span.Start, Beginning));

    private static Dictionary<uint, double> Letters(string text, List<Word> words)
    {
        string letters =
            $" {string.Join(' ', words.Select(word => word.Span.In(text).ToString()))} ";
        Dictionary<uint, double> counts = [];
        for (int i = 0; i + LettersInRow <= letters.Length; i++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(
                counts,
                WordScanner.Key(letters.AsSpan(i, LettersInRow)),
                out _
            )++;
        }

        return counts;
    }

    private static void CountIn(Dictionary<uint, int> with, IEnumerable<uint> keys)
    {
        foreach (uint key in keys)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(with, key, out _)++;
        }
    }

    private IEnumerable<double> Rarities(IEnumerable<uint> keys, Dictionary<uint, int> with) =>
        keys.Select(key => Rarity(key, with));

    /// <summary>How rare a key is among the headlines, in (0, 1]: 1 for what none has.</summary>
    private double Rarity(uint key, Dictionary<uint, int> with) =>
        1 - (Math.Log(with[key]) / Math.Log(_headlines.Count + 1));

    private double Cosine(Dictionary<uint, double> left, Dictionary<uint, double> right)
    {
        double product = left.Where(pair => right.ContainsKey(pair.Key))
            .Sum(pair => Weight(pair.Key, pair.Value) * Weight(pair.Key, right[pair.Key]));
        double squares = Squares(left) * Squares(right);
        return squares > 0 ? product / Math.Sqrt(squares) : 0;
    }

    private double Squares(Dictionary<uint, double> counts) =>
        counts.Sum(pair => Math.Pow(Weight(pair.Key, pair.Value), 2));

    private double Weight(uint key, double count) =>
        (1 + Math.Log(count)) * Rarity(key, _withLetters);

    /// <summary>What a headline is made of, each key once.</summary>
    private sealed record Headline(
        string Language,
        HashSet<uint> Words,
        HashSet<uint> Beginnings,
        HashSet<uint> Numbers,
        Dictionary<uint, double> Letters
    );
}
