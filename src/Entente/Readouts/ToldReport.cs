using System.Collections.Immutable;

namespace Entente.Readouts;

/// <summary>A report with all that a readout needs to tell of it.</summary>
public sealed class ToldReport
{
    private readonly Lazy<CodePoints> _points;

    /// <summary>Takes a report as it lies in the record.</summary>
    /// <param name="report">The report.</param>
    /// <param name="file">Where its capture was found.</param>
    /// <param name="utterances">The utterance of each of its quotations, in their order.</param>
    /// <param name="source">The source text of its capture; <see langword="null"/> when the capture is not kept.</param>
    public ToldReport(Report report, string file, ImmutableArray<string> utterances, string? source)
    {
        Report = report;
        File = file;
        Utterances = utterances;
        Source = source;
        _points = new Lazy<CodePoints>(() => new CodePoints(source ?? ""));
    }

    /// <summary>The report.</summary>
    public Report Report { get; }

    /// <summary>Where its capture was found.</summary>
    public string File { get; }

    /// <summary>The utterance of each of its quotations, in their order.</summary>
    public ImmutableArray<string> Utterances { get; }

    /// <summary>The source text of its capture; <see langword="null"/> when the capture is not kept.</summary>
    public string? Source { get; }

    /// <summary>What stands in the kept page for a span of the article.</summary>
    public Evidence EvidenceOf(TextSpan span) =>
        EvidenceOf(Report.Article.Text, Report.Article.Source, span);

    /// <summary>The text of a part of the report.</summary>
    public string TextOf(ReportPart part) => Report.TextOf(part);

    /// <summary>What stands in the kept page for a span of a part of the report; for words of a headline that is written otherwise there, the whole headline.</summary>
    public Evidence EvidenceOf(ReportPart part, TextSpan span)
    {
        Article article = Report.Article;
        if (part == ReportPart.Body)
        {
            return EvidenceOf(span);
        }

        if (part.IsCaption)
        {
            Caption caption = article.Captions[part.CaptionNumber - 1];
            return EvidenceOf(caption.Text, caption.Source, span);
        }

        if (article.Title is not { Source: { } stated } title || Source is null)
        {
            return new Evidence(article.Capture, 0, 0, "", "", "", IsOrphan: true);
        }

        bool isSame = stated.End <= Source.Length && stated.In(Source).SequenceEqual(title.Value);
        TextSpan place = isSame
            ? new TextSpan(stated.Start + span.Start, stated.Start + span.End)
            : stated;
        return Evidence.At(article.Capture, Source, _points.Value, place, isOrphan: false);
    }

    private Evidence EvidenceOf(string text, SourceMap map, TextSpan span)
    {
        bool isOrphan = Source is null || !map.Reads(text, Source, span);
        return Evidence.At(
            Report.Article.Capture,
            Source ?? "",
            _points.Value,
            map.ToSource(span),
            isOrphan
        ) with
        {
            Read = isOrphan || span.End > text.Length ? null : ReadWords.At(text, span),
        };
    }

    /// <summary>What stands in the kept page for a quotation, from its first word to its last.</summary>
    public Evidence EvidenceOf(Quotation quotation)
    {
        ArgumentNullException.ThrowIfNull(quotation);
        return EvidenceOf(
            quotation.Part,
            new TextSpan(quotation.Words[0].Start, quotation.Words[^1].End)
        );
    }

    /// <summary>What stands in the kept page for a value that the page states.</summary>
    public Evidence? EvidenceOf<T>(Stated<T> stated) =>
        stated.Source is { } span && Source is not null
            ? Evidence.At(Report.Article.Capture, Source, _points.Value, span, isOrphan: false)
            : null;

    /// <summary>Tells a quotation in one row.</summary>
    public QuoteRow RowOf(Quotation quotation, string utterance)
    {
        Article article = Report.Article;
        string text = Report.TextOf(quotation.Part);
        Evidence evidence = EvidenceOf(quotation);
        (Voice Voice, Mention? Unnamed)[] speakers =
        [
            .. quotation.Speakers.Select(voice =>
                (voice, quotation.Part == ReportPart.Body ? UnnamedAt(voice) : null)
            ),
        ];
        string? speaker = NamesOf([
            .. speakers.Select(said =>
                said.Unnamed is { } again && IsAgain(again) // "the official"
                    ? said.Voice with
                    {
                        Name = again.Name,
                    }
                    : said.Voice
            ),
        ]);
        return new QuoteRow(
            quotation.Id,
            utterance,
            quotation.Kind.ToString().ToLowerInvariant(),
            quotation.WordsIn(text),
            speaker,
            IdsOf(quotation.Speakers),
            NamesOf(quotation.Addressees),
            IdsOf(quotation.Addressees),
            quotation.Channel?.In(text).ToString(),
            [
                .. speaker is null ? Enumerable.Empty<string>() : [speaker],
                .. quotation.Relays.Select(relay => relay.Name),
                article.Outlet?.Value ?? File,
            ],
            Report.Id,
            File,
            evidence.Start,
            evidence.End,
            quotation.Rule
        )
        {
            Cue = quotation.Cue?.In(text).ToString(),
            IsNegated = quotation.IsNegated,
            Part = quotation.Part.Name,
            Within = quotation.Within,
            Unnamed =
            [
                .. speakers
                    .Select(said => said.Unnamed)
                    .OfType<Mention>()
                    .Select(who => new UnnamedVoice(who.Name, who.Office?.Role, who.Office?.Of)),
            ],
        };
    }

    /// <summary>Tells where words stand that a draft has, too, without a quotation that they belong to.</summary>
    public DraftMatchRow MatchOf(TextSpan span)
    {
        Article article = Report.Article;
        TextSpan source = article.Source.ToSource(span);
        return new DraftMatchRow(
            Report.Id,
            File,
            null,
            span.In(article.Text).ToString(),
            _points.Value.Before(source.Start),
            _points.Value.Before(source.End),
            null,
            null,
            []
        );
    }

    /// <summary>The quotations with their utterances, in order.</summary>
    public IEnumerable<QuoteRow> QuoteRows() =>
        Report.Quotations.Select((quotation, index) => RowOf(quotation, Utterances[index]));

    /// <summary>The one without a name whom the words of a voice mean.</summary>
    private Mention? UnnamedAt(Voice voice) =>
        voice.Entity is null
            ? Report
                .MentionsIn(voice.Span)
                .FirstOrDefault(mention => mention.IsUnnamed && voice.Span.Contains(mention.Span))
            : null;

    private bool IsAgain(Mention mention) =>
        !mention
            .Span.In(Report.Article.Text)
            .Equals(mention.Name, StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<string> IdsOf(ImmutableArray<Voice> voices) =>
        [.. voices.Select(voice => voice.Entity).OfType<string>()];

    /// <summary>The names of voices in one phrase; <see langword="null"/> when there are none.</summary>
    public static string? NamesOf(ImmutableArray<Voice> voices) =>
        voices.IsEmpty ? null : string.Join(" and ", voices.Select(voice => voice.Name));
}
