using System.Buffers;
using System.Text;
using Entente.Articles;
using Entente.Data;

namespace Entente.Hostile;

/// <summary>Checks that each character of an article stands in the bytes of its capture.</summary>
internal static class EvidenceMap
{
    // How many characters one reference, or one group of base64, stands for at most.
    private const int MostAtOnce = 4;

    // Also in groups that end wrongly: they are read as far as they go.
    private static readonly SearchValues<char> s_base64 = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \r\n\t"
    );

    private static readonly CharacterReferences s_references = new(DataTables.Embedded);

    /// <summary>The first character that has no bytes that read like it; <see langword="null"/> when all have.</summary>
    public static string? Fault(Article article, Capture capture)
    {
        string source = ArticleReader.SourceText(capture);
        int[]? offsets =
            capture.Form == CaptureForm.Page
                ? PageDecoder.Offsets(capture.Bytes.Span, capture.Charset)
                : null;
        if (offsets is not null && offsets.Length < source.Length + 1)
        {
            return $"{source.Length} characters have {offsets.Length} offsets";
        }

        int end = 0;
        int last = 0;
        TextSpan previous = default;
        foreach (SourceRun run in article.Source.Runs)
        {
            string gap = article.Text[end..run.Text.Start];
            if (gap is not ("" or "\n\n"))
            {
                return $"\"{gap}\" at {end} has no source";
            }

            // Neighbours may come out of one group of base64, blanks in it or not.
            bool isItem = capture.Form == CaptureForm.FeedItem;
            int shared = isItem ? MostAtOnce : 0;
            bool isSame = isItem && run.Source == previous;
            if ((run.Source.Start < last - shared && !isSame) || run.Source.End > source.Length)
            {
                return $"{run.Source} is no place behind {last} in {source.Length} characters";
            }

            if (Fault(run, article.Text, source, isItem) is { } fault)
            {
                return fault;
            }

            // The bytes of the run are some, and in the capture.
            if (
                offsets is not null
                && (
                    offsets[run.Source.End] <= offsets[run.Source.Start]
                    || offsets[run.Source.End] > capture.Bytes.Length
                )
            )
            {
                return $"{run.Source} has no bytes";
            }

            end = run.Text.End;
            last = run.Source.End;
            previous = run.Source;
        }

        return end == article.Text.Length ? null : $"what is behind {end} has no source";
    }

    /// <summary>Where the bytes of a page do not decode to what stands in the source; <see langword="null"/> when all do.</summary>
    /// <remarks>Each run of the article is decoded on its own, so its borders are borders of characters.</remarks>
    public static string? FaultOfBytes(Article article, Capture capture)
    {
        (CharacterSet set, _, _) = PageDecoder.Choose(capture.Bytes.Span, capture.Charset);
        string source = ArticleReader.SourceText(capture);
        int[] offsets = PageDecoder.Offsets(capture.Bytes.Span, capture.Charset);
        foreach (SourceRun run in article.Source.Runs)
        {
            ReadOnlySpan<byte> bytes = capture.Bytes.Span[
                offsets[run.Source.Start]..offsets[run.Source.End]
            ];
            string decoded = set.Decode(bytes);
            if (decoded != run.Source.In(source).ToString())
            {
                return $"the bytes of {run.Source} read \"{decoded}\", not \"{run.Source.In(source)}\"";
            }
        }

        return null;
    }

    private static string? Fault(SourceRun run, string text, string source, bool isItem)
    {
        ReadOnlySpan<char> shown = run.Text.In(text);
        ReadOnlySpan<char> written = run.Source.In(source);
        if (run.IsExact)
        {
            for (int i = 0; i < shown.Length; i++)
            {
                if (shown[i] != written[i] && !(shown[i] == ' ' && char.IsWhiteSpace(written[i])))
                {
                    return Differs(shown, written);
                }
            }

            return null;
        }

        if (shown is " ")
        {
            return null; // White space made single, a line break, what a script left between two words.
        }

        string read = s_references.Decode(source, run.Source, isAttribute: false);
        return
            shown.SequenceEqual(read)
            || (isItem && IsWrapped(shown, written))
            || (!isItem && IsEscape(shown, written))
            ? null
            : Differs(shown, written);
    }

    // A feed writes the content of an item as text: references within references, or groups of base64.
    private static bool IsWrapped(ReadOnlySpan<char> shown, ReadOnlySpan<char> written) =>
        written.Length >= shown.Length
        && shown.Length <= MostAtOnce
        && (written[0] == '&' || !written.ContainsAnyExcept(s_base64));

    // A string in a script: \n, \/, \u00e9, or a pair of the latter.
    private static bool IsEscape(ReadOnlySpan<char> shown, ReadOnlySpan<char> written) =>
        written[0] == '\\' && written.Length is 2 or 6 or 12 && shown.Length is 1 or 2;

    private static string Differs(ReadOnlySpan<char> shown, ReadOnlySpan<char> written) =>
        new StringBuilder()
            .Append('"')
            .Append(shown)
            .Append("\" stands for \"")
            .Append(written)
            .Append('"')
            .ToString();
}
