namespace Entente.Quotations;

/// <summary>A wording prepared for comparing: its words in order, and of those that tell something the stem and the weight.</summary>
internal sealed class Profile
{
    /// <summary>Words that are read; a longer wording is told by its beginning.</summary>
    private const int MostWords = 400;
    private const int ShortestPart = 5;
    private const int LongestRepeat = 4;

    public Profile(string text, WordWeights weights)
    {
        foreach (TextSpan span in WordSequence.Cut(text, MostWords))
        {
            ReadOnlySpan<char> word = span.In(text).Trim();
            int hyphen = HyphenOf(word);
            if (hyphen > 0)
            {
                Add(word[..hyphen], weights);
                word = word[(hyphen + 1)..];
            }

            Add(word, weights);
            if (Words.Count >= MostWords)
            {
                break;
            }
        }
    }

    /// <summary>Where a compound of two whole words is joined ("empty-handed": "with empty hands"); 0 in "co-operation".</summary>
    private static int HyphenOf(ReadOnlySpan<char> word)
    {
        int hyphen = word.IndexOfAny('-', '‑');
        return hyphen >= ShortestPart && word.Length - hyphen > ShortestPart ? hyphen : 0;
    }

    private void Add(ReadOnlySpan<char> word, WordWeights weights)
    {
        string key = word.IsEmpty ? "" : WordSequence.Key(word);
        if (key.Length == 0 || !char.IsLetterOrDigit(key[0]))
        {
            return;
        }

        bool isName = Words.Count > 0 && char.IsUpper(word[0]) && key != "i";
        double weight = weights.Of(key);
        WordKind kind = weights.KindOf(key, isName);
        string stem = weights.Forms.Meaning(key);
        Words.Add(stem);
        if (weight > 0 || kind == WordKind.Negation)
        {
            Content.Add(new ContentWord(stem, weight, kind, Words.Count - 1));
            Stems.Add(stem);
            Weight += weight;
        }

        DropRepeat();
    }

    /// <summary>"We will not, we will not, stand by": what is said twice in a row turns nothing round twice, and one transcript has it once.</summary>
    private void DropRepeat()
    {
        for (int length = 1; length <= LongestRepeat && 2 * length <= Words.Count; length++)
        {
            int first = Words.Count - length;
            bool isRepeated = Content.Exists(word =>
                word.Place >= first && word.Kind == WordKind.Negation
            );
            for (int i = first; isRepeated && i < Words.Count; i++)
            {
                isRepeated = Words[i] == Words[i - length];
            }

            if (isRepeated)
            {
                Weight -= Content.Where(word => word.Place >= first).Sum(word => word.Weight);
                Content.RemoveAll(word => word.Place >= first);
                Words.RemoveRange(first, length);
                return;
            }
        }
    }

    /// <summary>All words, as stems.</summary>
    public List<string> Words { get; } = [];

    /// <summary>The words that tell something, in order.</summary>
    public List<ContentWord> Content { get; } = [];

    /// <summary>The stems of the content words.</summary>
    public HashSet<string> Stems { get; } = new(StringComparer.Ordinal);

    /// <summary>The weight of all content words.</summary>
    public double Weight { get; private set; }
}

/// <summary>A word that tells something.</summary>
/// <param name="Stem">Its stem.</param>
/// <param name="Weight">How much it tells.</param>
/// <param name="Kind">What a difference in it means.</param>
/// <param name="Place">Which of all words it is, from 0.</param>
internal readonly record struct ContentWord(string Stem, double Weight, WordKind Kind, int Place);

/// <summary>What a difference in a word means.</summary>
internal enum WordKind
{
    /// <summary>Perhaps another translation.</summary>
    Plain,

    /// <summary>Somebody else is meant.</summary>
    Name,

    /// <summary>Another number or date is meant.</summary>
    Exact,

    /// <summary>The opposite is meant.</summary>
    Negation,
}
