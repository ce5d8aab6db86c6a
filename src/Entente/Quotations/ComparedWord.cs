namespace Entente.Quotations;

/// <summary>A word of a wording that is compared with another.</summary>
/// <param name="span">The word with what stands behind it up to the next.</param>
/// <param name="key">What makes two words the same.</param>
/// <param name="kind">What a difference in it means.</param>
/// <param name="modal">The way of being that it states; 0 for none.</param>
/// <param name="isGrammar">Whether it tells nothing by itself.</param>
/// <param name="forms">Leads its forms back to one; asked only for words that the other wording does not have, which are few.</param>
internal sealed class ComparedWord(
    TextSpan span,
    string key,
    WordKind kind,
    int modal,
    bool isGrammar,
    WordForms forms
)
{
    // No two words that somebody writes in one are longer.
    private const int LongestJoined = 64;

    /// <summary>The word with what stands behind it up to the next.</summary>
    public TextSpan Span => span;

    /// <summary>What makes two words the same.</summary>
    public string Key => key;

    /// <summary>What it shares with its other forms.</summary>
    public string Base => field ??= forms.Base(key);

    /// <summary>What it shares with words that another translation may put in its place.</summary>
    public string Meaning => field ??= forms.Meaning(key);

    /// <summary>What it shares with words that are made of the same stem.</summary>
    public string Root => field ??= forms.Root(key);

    /// <summary>What a difference in it means.</summary>
    public WordKind Kind => kind;

    /// <summary>The way of being that it states; 0 for none.</summary>
    public int Modal => modal;

    /// <summary>Whether it tells nothing by itself.</summary>
    public bool IsGrammar => isGrammar;

    public bool IsNegation => Kind == WordKind.Negation;

    public bool IsNumber => Kind == WordKind.Exact;

    public static ComparedWord[] Read(string text, WordWeights weights)
    {
        List<TextSpan> spans = WordSequence.Cut(text);
        return Of(text, spans, [.. spans.Select(span => WordSequence.Key(span.In(text)))], weights);
    }

    /// <summary>Two words as one, where another wording writes them in one: "can not" as "cannot".</summary>
    public static ComparedWord[] Joined(
        ComparedWord[] words,
        ComparedWord[] other,
        string text,
        WordWeights weights
    )
    {
        HashSet<string> keys = [.. other.Select(word => word.Key)];
        var inOne = keys.GetAlternateLookup<ReadOnlySpan<char>>();
        List<TextSpan> spans = [];
        List<string> joined = [];
        for (int i = 0; i < words.Length; i++)
        {
            bool isOne =
                i + 1 < words.Length
                && !(keys.Contains(words[i].Key) && keys.Contains(words[i + 1].Key))
                && IsThere(words[i].Key, words[i + 1].Key);
            TextSpan last = words[isOne ? i + 1 : i].Span;
            spans.Add(new TextSpan(words[i].Span.Start, last.End));
            joined.Add(isOne ? words[i].Key + words[i + 1].Key : words[i].Key);
            i += isOne ? 1 : 0;
        }

        return joined.Count == words.Length ? words : Of(text, spans, joined, weights);

        bool IsThere(string first, string second)
        {
            Span<char> both = stackalloc char[LongestJoined];
            return first.Length + second.Length <= both.Length
                && first.TryCopyTo(both)
                && second.TryCopyTo(both[first.Length..])
                && inOne.Contains(both[..(first.Length + second.Length)]);
        }
    }

    private static ComparedWord[] Of(
        string text,
        List<TextSpan> spans,
        List<string> keys,
        WordWeights weights
    )
    {
        ComparedWord[] words = new ComparedWord[spans.Count];
        for (int i = 0; i < words.Length; i++)
        {
            string key = keys[i];
            bool isName = i > 0 && char.IsUpper(text[spans[i].Start]) && key != "i";
            WordKind kind = weights.KindOf(key, isName);
            int modal =
                isName && kind == WordKind.Exact
                    ? 0 // the month of May
                    : weights.ModalOf(key, i + 1 < keys.Count ? keys[i + 1] : "");
            words[i] = new ComparedWord(
                spans[i],
                key,
                kind,
                modal,
                weights.IsGrammar(key),
                weights.Forms
            );
        }

        return words;
    }
}

/// <summary>A step through two wordings: a word of each, or a word that only one has (the other is -1).</summary>
internal readonly record struct WordStep(int Left, int Right)
{
    public bool IsPair => Left >= 0 && Right >= 0;
}
