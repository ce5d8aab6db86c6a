using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Tells the running text from headlines, lines below pictures and lines that lead elsewhere.</summary>
/// <remarks>A paragraph is running text when it ends as a sentence does; what does not, is a headline before the first such paragraph and leads elsewhere behind it.</remarks>
internal sealed class RegionReader(EventGrammar grammar)
{
    private const int FewestWords = 6; // of a paragraph of running text
    private const int EnoughWords = 25; // a paragraph as long as this is running text however it ends

    private static readonly SearchValues<char> s_closing = SearchValues.Create("\"'”’»)] ");

    /// <summary>The region of each sentence.</summary>
    public ImmutableArray<TextRegion> Read(Document document)
    {
        ImmutableArray<Sentence> sentences = document.Sentences;
        var regions = ImmutableArray.CreateBuilder<TextRegion>(sentences.Length);
        int running = CountRunning(document);
        bool hasBegun = false;
        for (int first = 0; first < sentences.Length; )
        {
            int end = EndOf(sentences, first);
            bool isRunning = IsRunning(document, first, end);
            bool isPicture = Begins(document, first, grammar.Pictures);
            TextRegion region =
                isPicture ? TextRegion.Caption
                : isRunning ? TextRegion.Body
                : hasBegun || Begins(document, first, grammar.Pointers) ? TextRegion.Teaser
                : TextRegion.Headline;
            regions.AddRange(
                Enumerable.Repeat(running == 0 && !isPicture ? Alone(region) : region, end - first)
            );
            hasBegun |= isRunning && !isPicture;
            first = end;
        }

        return regions.MoveToImmutable();
    }

    // A text without a paragraph that ends as sentences do is a list of headlines, or one sentence of somebody's.
    private static TextRegion Alone(TextRegion region) =>
        region == TextRegion.Teaser ? region : TextRegion.Headline;

    private static int EndOf(ImmutableArray<Sentence> sentences, int first)
    {
        int end = first + 1;
        while (end < sentences.Length && sentences[end].Paragraph == sentences[first].Paragraph)
        {
            end++;
        }

        return end;
    }

    private static int CountRunning(Document document)
    {
        int count = 0;
        for (int first = 0; first < document.Sentences.Length; )
        {
            int end = EndOf(document.Sentences, first);
            count += IsRunning(document, first, end) ? 1 : 0;
            first = end;
        }

        return count;
    }

    private static bool IsRunning(Document document, int first, int end)
    {
        int tokens = document.Sentences[end - 1].EndToken - document.Sentences[first].FirstToken;
        if (tokens < FewestWords)
        {
            return false;
        }

        ReadOnlySpan<char> words = document.Sentences[end - 1].Span.In(document.Text);
        int last = words.LastIndexOfAnyExcept(s_closing);
        return tokens >= EnoughWords
            || last >= 0 && words[last] is '.' or '!' or '?' or '…' or ':' or ';' or ',';
    }

    private static bool Begins(Document document, int sentence, FrozenSet<string> words)
    {
        Sentence line = document.Sentences[sentence];
        return line.EndToken > line.FirstToken
            && words.Contains(
                document.Words(document.Tokens[line.FirstToken]).ToString().ToLowerInvariant()
            );
    }
}
