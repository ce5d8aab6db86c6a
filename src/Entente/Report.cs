using System.Collections.Immutable;

namespace Entente;

/// <summary>An article together with what was found in it; the unit that is stored.</summary>
/// <param name="Id">The identifier (<see cref="RecordId.ForReport"/>).</param>
/// <param name="Article">The article.</param>
/// <param name="Mentions">Who and what is named in <see cref="Article.Text"/>, by first letter; they do not overlap, but for those without a name (<see cref="Mention.IsUnnamed"/>), which may hold the name of whom they serve.</param>
/// <param name="Quotations">What is said in it, by first word; what its headline and its captions say behind what its text says.</param>
public sealed record Report(
    string Id,
    Article Article,
    ImmutableArray<Mention> Mentions,
    ImmutableArray<Quotation> Quotations
)
{
    /// <summary>What <see cref="Article.Text"/> says of when and how much.</summary>
    public Reckoning Body { get; init; } = Reckoning.None;

    /// <summary>What the headline says of it; spans point into <see cref="Article.Title"/>.</summary>
    public Reckoning Headline { get; init; } = Reckoning.None;

    /// <summary>What each caption says of it, in their order; spans point into the caption.</summary>
    public ImmutableArray<Reckoning> Captions { get; init; } = [];

    /// <summary>Who did what to whom in it, by trigger, part by part: what is plain, no more.</summary>
    public ImmutableArray<Event> Events { get; init; } = [];

    /// <summary>The day that all of this was read against, where the page states none; <see langword="null"/> when it does, and when nothing tells.</summary>
    public ReferenceDay? Reference { get; init; }

    /// <summary>Its parts: the body, the headline, each caption.</summary>
    public IEnumerable<ReportPart> Parts =>
        Enumerable
            .Range(1, Article.Captions.Length)
            .Select(ReportPart.Caption)
            .Prepend(ReportPart.Headline)
            .Prepend(ReportPart.Body);

    /// <summary>The text of a part of the report; empty for one that it does not have.</summary>
    public string TextOf(ReportPart part) =>
        part == ReportPart.Body ? Article.Text
        : part == ReportPart.Headline ? Article.Title?.Value ?? ""
        : part.CaptionNumber <= Article.Captions.Length
            ? Article.Captions[part.CaptionNumber - 1].Text
        : "";

    /// <summary>The words of one of its quotations, the pieces joined by an ellipsis.</summary>
    public string WordsOf(Quotation quotation)
    {
        ArgumentNullException.ThrowIfNull(quotation);
        return quotation.WordsIn(TextOf(quotation.Part));
    }

    /// <summary>What a part of the report says of when and how much.</summary>
    public Reckoning ReckoningOf(ReportPart part) =>
        part == ReportPart.Body ? Body
        : part == ReportPart.Headline ? Headline
        : part.CaptionNumber <= Captions.Length ? Captions[part.CaptionNumber - 1]
        : Reckoning.None;

    /// <summary>The mentions that begin in a span, in order. Cost: logarithmic, and by those that are found.</summary>
    public IEnumerable<Mention> MentionsIn(TextSpan span)
    {
        int low = 0;
        int high = Mentions.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (Mentions[middle].Span.Start < span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (int i = low; i < Mentions.Length && Mentions[i].Span.Start < span.End; i++)
        {
            yield return Mentions[i];
        }
    }
}
