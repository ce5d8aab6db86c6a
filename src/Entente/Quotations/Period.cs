using System.Collections.Immutable;

namespace Entente.Quotations;

/// <summary>One or more sentences that a quotation holds together: “One. Two,” he said.</summary>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Paragraph">Its paragraph.</param>
/// <param name="Passages">Indices of the passages in it, from the first to behind the last.</param>
/// <param name="Cues">The verbs of saying outside marks, in order.</param>
internal sealed record Period(
    TokenRange Tokens,
    int Paragraph,
    Range Passages,
    ImmutableArray<Cue> Cues
)
{
    public int FirstPassage => Passages.Start.Value;

    public int EndPassage => Passages.End.Value;

    public bool HasPassages => EndPassage > FirstPassage;

    /// <summary>The periods of a page, in order.</summary>
    public static List<Period> Divide(Page page, CueFinder cues)
    {
        List<Period> periods = [];
        ImmutableArray<Sentence> sentences = page.Document.Sentences;
        int passage = 0;
        for (int i = 0; i < sentences.Length; i++)
        {
            Sentence first = sentences[i];
            int end = first.EndToken;
            while (
                i + 1 < sentences.Length
                && sentences[i + 1].Paragraph == first.Paragraph
                && (GoesOnInMarks(page, end) || ClosesBracket(page, sentences[i + 1]))
            )
            {
                end = sentences[++i].EndToken;
            }

            int from = passage;
            while (passage < page.Passages.Length && page.PassageTokens[passage].First < end)
            {
                passage++;
            }

            TokenRange tokens = new(first.FirstToken, end);
            periods.Add(
                new Period(tokens, first.Paragraph, from..passage, cues.Find(page, tokens))
            );
        }

        return periods;
    }

    /// <summary>The sentences inside the passages of a page, each with the passage that it stands in.</summary>
    /// <param name="page">The page.</param>
    /// <param name="inside">The same page from inside its marks.</param>
    /// <param name="cues">The finder of cues.</param>
    public static List<Period> DivideInside(Page page, Page inside, CueFinder cues)
    {
        List<Period> periods = [];
        int inner = 0;
        foreach (TokenRange passage in page.PassageTokens)
        {
            for (int first = passage.First; first < passage.End; )
            {
                if (page.IsMark(first))
                {
                    first++;
                    continue;
                }

                Sentence sentence = page.Document.Sentences[page.SentenceOf(first)];
                TokenRange tokens = new(first, Math.Min(sentence.EndToken, passage.End));
                int from = inner;
                while (
                    inner < inside.Passages.Length && inside.PassageTokens[inner].First < tokens.End
                )
                {
                    inner++;
                }

                periods.Add(
                    new Period(tokens, sentence.Paragraph, from..inner, cues.Find(inside, tokens))
                );
                first = tokens.End;
            }
        }

        return periods;
    }

    private static bool GoesOnInMarks(Page page, int token) =>
        page.PassageAt(token) >= 0 && page.PassageAt(token) == page.PassageAt(token - 1);

    /// <summary>"(Norway, Sweden. Denmark), said Dell": what closes a bracket that it never opened goes on with the sentence before.</summary>
    private static bool ClosesBracket(Page page, Sentence sentence)
    {
        const int farthest = 6; // Further on it is a damaged sentence of its own.
        int most = Math.Min(sentence.EndToken, sentence.FirstToken + farthest);
        for (int i = sentence.FirstToken; i < most; i++)
        {
            if (page.Word(i) is "(" or ")")
            {
                return page.Word(i) is ")";
            }
        }

        return false;
    }
}
