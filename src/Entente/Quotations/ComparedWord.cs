namespace Entente.Quotations;

/// <summary>A word of a wording that is compared with another.</summary>
/// <param name="Span">The word with what stands behind it up to the next.</param>
/// <param name="Key">What makes two words the same.</param>
/// <param name="Base">What it shares with its other forms.</param>
/// <param name="Meaning">What it shares with words that another translation may put in its place.</param>
/// <param name="Kind">What a difference in it means.</param>
/// <param name="Modal">The way of being that it states; 0 for none.</param>
/// <param name="IsGrammar">Whether it tells nothing by itself.</param>
internal sealed record ComparedWord(
    TextSpan Span,
    string Key,
    string Base,
    string Meaning,
    WordKind Kind,
    int Modal,
    bool IsGrammar
)
{
    public bool IsNegation => Kind == WordKind.Negation;

    public bool IsNumber => Kind == WordKind.Exact;

    public static ComparedWord[] Read(string text, WordWeights weights)
    {
        List<TextSpan> spans = WordSequence.Cut(text);
        string[] keys = [.. spans.Select(span => WordSequence.Key(span.In(text)))];
        ComparedWord[] words = new ComparedWord[spans.Count];
        for (int i = 0; i < words.Length; i++)
        {
            string key = keys[i];
            bool isName = i > 0 && char.IsUpper(text[spans[i].Start]) && key != "i";
            WordKind kind = weights.KindOf(key, isName);
            int modal =
                isName && kind == WordKind.Exact
                    ? 0 // the month of May
                    : weights.ModalOf(key, i + 1 < keys.Length ? keys[i + 1] : "");
            words[i] = new ComparedWord(
                spans[i],
                key,
                weights.Forms.Base(key),
                weights.Forms.Meaning(key),
                kind,
                modal,
                weights.IsGrammar(key)
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
