namespace Entente.Quotations;

/// <summary>One or more sentences that a quotation holds together: “One. Two,” he said.</summary>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Paragraph">Its paragraph.</param>
/// <param name="FirstPassage">Its first passage.</param>
/// <param name="EndPassage">Behind its last passage.</param>
internal readonly record struct Period(
    TokenRange Tokens,
    int Paragraph,
    int FirstPassage,
    int EndPassage
)
{
    public bool HasPassages => EndPassage > FirstPassage;

    /// <summary>The periods of a page, in order.</summary>
    public static List<Period> Divide(Page page)
    {
        List<Period> periods = [];
        int passage = 0;
        var sentences = page.Document.Sentences;
        for (int i = 0; i < sentences.Length; i++)
        {
            Sentence first = sentences[i];
            int end = first.EndToken;
            while (
                i + 1 < sentences.Length
                && sentences[i + 1].Paragraph == first.Paragraph
                && Crosses(page, end)
            )
            {
                end = sentences[++i].EndToken;
            }

            int from = passage;
            while (passage < page.Passages.Length && page.PassageTokens[passage].First < end)
            {
                passage++;
            }

            periods.Add(
                new Period(new TokenRange(first.FirstToken, end), first.Paragraph, from, passage)
            );
        }

        return periods;
    }

    private static bool Crosses(Page page, int token) =>
        page.PassageAt(token) >= 0 && page.PassageAt(token) == page.PassageAt(token - 1);
}
