using System.Collections.Immutable;

namespace Entente.Storage;

/// <summary>What was found in a kept report when it was read again: takes the place of what was found before; the article stays.</summary>
/// <param name="Report">The report.</param>
/// <param name="Utterances">The utterance of each of its quotations, in their order.</param>
public sealed record Renewal(Report Report, ImmutableArray<string> Utterances)
{
    /// <summary>For each of the report's quotations, in their order, the numbers by which it is found again; empty where it is not to be found.</summary>
    public ImmutableArray<ImmutableArray<int>> Keys { get; init; } = [];

    /// <summary>For each of the report's quotations, in their order, the utterances of other occasions that say the same.</summary>
    public ImmutableArray<ImmutableArray<string>> SaidAgain { get; init; } = [];

    /// <summary>The story that the report is in from now on; <see langword="null"/> when it stays where it is.</summary>
    public StoryPlace? Moved { get; init; }

    /// <summary>Refuses renewals whose parts do not belong together: every store asks this before it changes anything.</summary>
    /// <exception cref="ArgumentException">An utterance is missing, or a span lies outside its text; the message says which.</exception>
    public static void Validate(IReadOnlyList<Renewal> renewals)
    {
        ArgumentNullException.ThrowIfNull(renewals);
        foreach (Renewal renewal in renewals)
        {
            if (renewal.Fault() is { } expected)
            {
                throw new ArgumentException(
                    $"expected {expected}, found otherwise in report {renewal.Report.Id}",
                    nameof(renewals)
                );
            }
        }
    }

    /// <summary>What was expected of the first finding that does not fit its report; <see langword="null"/> when all do.</summary>
    internal string? Fault()
    {
        TextSpan text = new(0, Report.Article.Text.Length);
        int quotations = Report.Quotations.Length;
        return Utterances.Length != quotations ? "one utterance for each quotation of the report"
            : !IsForEach(Keys, quotations) || !IsForEach(SaidAgain, quotations)
                ? "keys and what is said again for each quotation of the report, or for none"
            : Report.Mentions.Any(mention => !text.Contains(mention.Span))
                ? "mentions inside the report's text"
            : Report.Quotations.Any(quotation => quotation.Words.IsEmpty)
                ? "quotations of one piece or more"
            : Report.Quotations.Any(said => IsOutside(Spans(said), said.Part))
                ? "words, cues, channels, sources, clauses and voices inside their part of the report"
            : Report.Captions.Length > Report.Article.Captions.Length
                ? "times and figures of captions that it has"
            : Report.Parts.Any(part => IsOutside(Spans(Report.ReckoningOf(part)), part))
                ? "times, figures and what they are of inside their part of the report"
            : Report.Events.Any(found => IsOutside(Spans(found), found.Part))
                ? "events inside their part of the report"
            : Report.Events.Any(found =>
                found.Time is { } time && !Report.ReckoningOf(found.Part).Times.Contains(time)
            )
                ? "events at times of their part of the report"
            : null;
    }

    private bool IsOutside(IEnumerable<TextSpan> spans, ReportPart part)
    {
        int length = Report.TextOf(part).Length;
        return spans.Any(span => span.End > length);
    }

    private static bool IsForEach<T>(ImmutableArray<T> list, int quotations) =>
        list.IsEmpty || list.Length == quotations;

    private static IEnumerable<TextSpan> Spans(Reckoning reckoning) =>
        [
            .. reckoning.Times.Select(time => time.Span),
            .. reckoning.Times.SelectMany(time => time.Ends).Select(end => end.Span),
            .. reckoning.Figures.SelectMany(figure =>
                new[]
                {
                    figure.Span,
                    figure.Exactness ?? default,
                    figure.Counted ?? default,
                    figure.Head ?? default,
                }
            ),
            .. reckoning.Claims.Select(claim => claim.Topic),
            .. reckoning.Claims.Select(claim => claim.Speaker?.Span ?? default),
        ];

    private static IEnumerable<TextSpan> Spans(Event found) =>
        [
            found.Trigger,
            found.Words,
            found.Voice?.Span ?? default,
            found.Place?.Span ?? default,
            .. found.Sources.Select(actor => actor.Span),
            .. found.Targets.Select(actor => actor.Span),
        ];

    private static IEnumerable<TextSpan> Spans(Quotation quotation) =>
        [
            .. quotation.Words,
            quotation.Cue ?? default,
            quotation.Channel ?? default,
            quotation.Source ?? default,
            quotation.Clause ?? default,
            .. quotation.Speakers.Select(voice => voice.Span),
            .. quotation.Addressees.Select(voice => voice.Span),
            .. quotation.Relays.Select(voice => voice.Span),
        ];
}

/// <summary>Where a report stands in the record.</summary>
/// <param name="Story">Its story.</param>
/// <param name="Why">Why it is there: a sentence over counted facts.</param>
public sealed record StoryPlace(string Story, string Why);

/// <summary>A kept report that states no day of its own, or whose times and figures were never read.</summary>
/// <param name="Report">Its identifier.</param>
/// <param name="Story">Its story.</param>
/// <param name="IsRead">Whether its times and figures were read; not by versions that found none.</param>
/// <param name="Reference">The day that it was read against; <see langword="null"/> when there was none, or it states one.</param>
public sealed record UnsettledReport(
    string Report,
    string Story,
    bool IsRead,
    ReferenceDay? Reference
);
