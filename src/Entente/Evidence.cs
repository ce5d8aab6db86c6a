using System.Text.Json.Serialization;

namespace Entente;

/// <summary>The words that a finding stands on, in the kept page.</summary>
/// <param name="Capture">The digest of the kept capture.</param>
/// <param name="Start">Where the words begin in the source text of the capture, in Unicode code points.</param>
/// <param name="End">Where they end, in Unicode code points, exclusive.</param>
/// <param name="Words">What stands there, as it stands there (in HTML, with the tags between).</param>
/// <param name="Before">A little of what stands before.</param>
/// <param name="After">A little of what stands after.</param>
/// <param name="IsOrphan">Whether the words that were found do not stand there (any more): then nothing is put in their place.</param>
public sealed record Evidence(
    ContentDigest Capture,
    int Start,
    int End,
    string Words,
    string Before,
    string After,
    bool IsOrphan
)
{
    /// <summary>The words as they were read, without the tags that stand between them in the page; <see langword="null"/> when no more is known than the place in the page.</summary>
    [JsonIgnore]
    public ReadWords? Read { get; init; }

    /// <summary>Characters shown before and after the words.</summary>
    public const int Context = 60;

    /// <summary>Makes the evidence for a span of the source text of a capture.</summary>
    public static Evidence At(
        ContentDigest capture,
        string source,
        CodePoints points,
        TextSpan span,
        bool isOrphan
    )
    {
        if (span.End > source.Length)
        {
            return new Evidence(capture, span.Start, span.End, "", "", "", IsOrphan: true);
        }

        int from = Math.Max(0, span.Start - Context);
        int to = Math.Min(source.Length, span.End + Context);
        return new Evidence(
            capture,
            points.Before(span.Start),
            points.Before(span.End),
            span.In(source).ToString(),
            source[from..span.Start],
            source[span.End..to],
            isOrphan
        );
    }
}

/// <summary>Words of a clean text, with a little around them.</summary>
/// <param name="Words">The words.</param>
/// <param name="Before">A little of what stands before.</param>
/// <param name="After">A little of what stands after.</param>
public sealed record ReadWords(string Words, string Before, string After)
{
    /// <summary>The words at a span of a text.</summary>
    public static ReadWords At(string text, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        int from = Math.Max(0, span.Start - Evidence.Context);
        int to = Math.Min(text.Length, span.End + Evidence.Context);
        return new ReadWords(span.In(text).ToString(), text[from..span.Start], text[span.End..to]);
    }
}
