using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Quotations;

/// <summary>Finds what a report says somebody said: direct and mixed quotations, and indirect statements where they are plain.</summary>
/// <remarks>
/// Safe to use from any thread. By rules over tokens, marks and mentions; each quotation names its rule. Speakers are left
/// open where the rules do not decide. Cost: linear in the text, whatever its marks.
/// </remarks>
public sealed class QuotationFinder
{
    private readonly SpeechWords _words;
    private readonly CueFinder _cues;

    /// <summary>Loads the verbs and phrases of saying of <paramref name="language"/>.</summary>
    public QuotationFinder(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        _words = new SpeechWords(language);
        _cues = new CueFinder(new CueVerbs(language));
    }

    /// <summary>The quotations of a report, by first word.</summary>
    /// <param name="reportId">The report's identifier, from which theirs are made.</param>
    /// <param name="document">The report's text.</param>
    /// <param name="mentions">Who is named in it, in order, never overlapping.</param>
    public ImmutableArray<Quotation> Find(
        string reportId,
        Document document,
        ImmutableArray<Mention> mentions
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(reportId);
        ArgumentNullException.ThrowIfNull(document);
        Page page = new(document, mentions, _words);
        return
        [
            .. Read(page)
                .Select(statement => ToQuotation(reportId, page, statement))
                .OrderBy(quotation => quotation.Words[0]),
        ];
    }

    /// <summary>The statements as the rules see them, for the laboratory.</summary>
    internal (Page Page, List<Statement> Statements) Explain(
        Document document,
        ImmutableArray<Mention> mentions
    )
    {
        Page page = new(document, mentions, _words);
        return (page, Read(page));
    }

    private List<Statement> Read(Page page) => new StatementReader(page, _words, _cues).Read();

    private static Quotation ToQuotation(string reportId, Page page, Statement statement)
    {
        ImmutableArray<TextSpan> words =
            statement.Kind == QuotationKind.Indirect
                ? [page.Span(statement.Clause)]
                : [.. statement.Passages.Select(passage => page.Passages[passage].Words)];
        return new Quotation
        {
            Id = RecordId.ForQuotation(reportId, words[0].Start),
            Words = words,
            Kind = statement.Kind,
            Speakers = statement.Speaker?.Voices ?? [],
            Addressees = statement.Hearer?.Voices ?? [],
            Channel = statement.Channel.IsEmpty ? null : page.Span(statement.Channel),
            Relays = [.. statement.Relays.SelectMany(relay => relay.Voices)],
            Cue = statement.Cue.IsEmpty ? null : page.Span(statement.Cue),
            Source = statement.Speaker is { Words.IsEmpty: false } speaker
                ? page.Span(speaker.Words)
                : null,
            Clause = statement is { Kind: QuotationKind.Mixed, Clause.IsEmpty: false }
                ? page.Span(statement.Clause)
                : null,
            Rule = statement.Rule,
        };
    }
}
