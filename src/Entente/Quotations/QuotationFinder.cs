using System.Collections.Immutable;
using Entente.Data;
using Entente.Models;
using Entente.Quotations.Attributions;

namespace Entente.Quotations;

/// <summary>Finds what a report says somebody said: direct and mixed quotations, and indirect statements where they are plain.</summary>
/// <remarks>
/// Safe to use from any thread. By rules over tokens, marks and mentions, and, where the document has trees and the language a
/// model (<c>models/LANG/quotations.bin</c>), by a trained reader; each quotation names its rule. Speakers are left
/// open where the rules do not decide. Cost: linear in the text, whatever its marks.
/// </remarks>
public sealed class QuotationFinder
{
    private readonly SpeechWords _words;
    private readonly CueFinder _cues;
    private readonly CueActs _acts;
    private readonly Lazy<AttributionModel?> _model;

    /// <summary>Loads the verbs and phrases of saying of <paramref name="language"/>; its model is loaded with the first document that has trees.</summary>
    /// <param name="language">The language.</param>
    /// <param name="models">The models; those in the library when it is <see langword="null"/>.</param>
    public QuotationFinder(Language language, ModelFolder? models = null)
    {
        ArgumentNullException.ThrowIfNull(language);
        _words = new SpeechWords(language);
        _cues = new CueFinder(new CueVerbs(language));
        _acts = new CueActs(language);
        _model = new Lazy<AttributionModel?>(() =>
            (models ?? ModelFolder.Embedded).Find(language, AttributionModel.Name) is { } file
                ? new AttributionModel(file)
                : null
        );
    }

    /// <summary>The quotations of a report, by first word.</summary>
    /// <param name="reportId">The report's identifier, from which theirs are made.</param>
    /// <param name="document">The report's text.</param>
    /// <param name="mentions">Who is named in it, in order, never overlapping.</param>
    public ImmutableArray<Quotation> Find(
        string reportId,
        Document document,
        ImmutableArray<Mention> mentions
    ) => Read(reportId, document, mentions).Quotations;

    /// <summary>The quotations of a report, and all attributions in it.</summary>
    /// <param name="reportId">The report's identifier, from which those of the quotations are made.</param>
    /// <param name="document">The report's text.</param>
    /// <param name="mentions">Who is named in it, in order, never overlapping.</param>
    public QuotationFindings Read(
        string reportId,
        Document document,
        ImmutableArray<Mention> mentions
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(reportId);
        ArgumentNullException.ThrowIfNull(document);
        Page page = new(document, mentions, _words);
        List<Statement> statements = Read(page, LearnedStatements.None);
        ImmutableArray<Attribution> attributions = AttributionBuilder.Build(
            page,
            document,
            statements,
            ReadLearned(document, RuleRoles.Of(page, statements)),
            _acts
        );
        if (HasTrees(document))
        {
            LearnedStatements learned = new(document, attributions);
            statements = Read(page, learned);
            statements.RemoveAll(statement => learned.IsThought(page, statement));
        }

        return new QuotationFindings(
            NestedStatements.WithOuter([
                .. statements
                    .Concat(ReadInside(page, statements))
                    .Select(statement => ToQuotation(reportId, page, statement))
                    .OrderBy(quotation => quotation.Words[0])
                    .DistinctBy(quotation => quotation.Id, StringComparer.Ordinal),
            ]),
            attributions
        );
    }

    /// <summary>What the headline of a report says that somebody said, where the text below names the speaker.</summary>
    /// <param name="reportId">The report's identifier, from which those of the quotations are made.</param>
    /// <param name="headline">The headline.</param>
    /// <param name="named">Who is named in it, in order, never overlapping.</param>
    /// <param name="report">The text, with who is named and what is said in it.</param>
    public ImmutableArray<Quotation> ReadHeadline(
        string reportId,
        Document headline,
        ImmutableArray<Mention> named,
        (string Text, ImmutableArray<Mention> Mentions, ImmutableArray<Quotation> Said) report
    )
    {
        ArgumentNullException.ThrowIfNull(headline);
        HeadlineReader reader = new(headline.Text, report.Text, report.Mentions, report.Said);
        return In(
            ReportPart.Headline,
            reportId,
            reader.Choose(
                Read(reportId, headline, named).Quotations,
                HeadlineNames.Read(headline.Text, named)
            )
        );
    }

    /// <summary>What a caption of a report says that somebody said, where the text names the speaker.</summary>
    /// <param name="reportId">The report's identifier, from which those of the quotations are made.</param>
    /// <param name="part">Which caption it is.</param>
    /// <param name="caption">The caption.</param>
    /// <param name="named">Who is named in it, in order, never overlapping.</param>
    /// <param name="mentions">Who is named in the text.</param>
    public ImmutableArray<Quotation> ReadCaption(
        string reportId,
        ReportPart part,
        Document caption,
        ImmutableArray<Mention> named,
        ImmutableArray<Mention> mentions
    )
    {
        ArgumentNullException.ThrowIfNull(caption);
        ImmutableArray<Quotation> said =
        [
            // A picture shows words, too: what nobody is said to say may stand on a banner.
            .. Read(reportId, caption, named)
                .Quotations.Where(quotation => quotation is { Cue: not null, Within: null }),
        ];
        if (said.IsEmpty)
        {
            return [];
        }

        TextNames names = new(mentions);
        return In(
            part,
            reportId,
            said.Select(quotation => names.Resolve(quotation, caption.Text))
                .OfType<Quotation>()
                .Select(quotation => CaptionScene.LeaveOut(quotation, caption.Text, _words))
        );
    }

    /// <summary>Quotations of a part of a report other than its text.</summary>
    private static ImmutableArray<Quotation> In(
        ReportPart part,
        string reportId,
        IEnumerable<Quotation> quotations
    )
    {
        Quotation[] all = [.. quotations];
        Dictionary<string, string> ids = all.Where(quotation => quotation.Id.Length > 0)
            .ToDictionary(quotation => quotation.Id, IdOf, StringComparer.Ordinal);
        return
        [
            .. all.Select(quotation =>
                quotation with
                {
                    Id = IdOf(quotation),
                    Part = part,
                    Within = quotation.Within is { } outer ? ids.GetValueOrDefault(outer) : null,
                }
            ),
        ];

        string IdOf(Quotation quotation) =>
            RecordId.ForQuotation(reportId, quotation.Words[0].Start, part);
    }

    /// <summary>A headline as it is read: with small letters where it only writes every word with a capital. Places stay the same.</summary>
    public static string AsSentence(string headline, ImmutableArray<Mention> named) =>
        HeadlineReader.InSmallLetters(headline, named);

    /// <summary>What the rules take the tokens of a document for, for the trainer.</summary>
    internal ImmutableArray<KnownRole> RolesOf(Document document, ImmutableArray<Mention> mentions)
    {
        Page page = new(document, mentions, _words);
        return RuleRoles.Of(page, Read(page, LearnedStatements.None));
    }

    private List<CueReading> ReadLearned(Document document, ImmutableArray<KnownRole> known) =>
        HasTrees(document) && _model.Value is { } model ? model.Read(document, known) : [];

    private static bool HasTrees(Document document) =>
        !document.Syntax.IsEmpty && document.Syntax[0].Relation.Length > 0;

    private List<Statement> Read(Page page, LearnedStatements learned) =>
        new StatementReader(page, _words, Period.Divide(page, _cues), learned).Read();

    /// <summary>What somebody says inside the marks of another.</summary>
    private IEnumerable<Statement> ReadInside(Page page, List<Statement> statements)
    {
        if (page.Passages.IsEmpty)
        {
            return [];
        }

        Page inside = page.Inside(_words);
        List<Statement> inner = new StatementReader(
            inside,
            _words,
            Period.DivideInside(page, inside, _cues),
            LearnedStatements.None
        ).Read();
        return NestedStatements.Choose(page, inside, statements, inner);
    }

    private static Quotation ToQuotation(string reportId, Page page, Statement statement)
    {
        page = statement.Inside ?? page;
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
            IsNegated = statement.IsNegated,
            Rule = statement.Rule,
        };
    }
}

/// <summary>What the room Quotations found in a document.</summary>
/// <param name="Quotations">What is said, sure enough to be shown; by first word.</param>
/// <param name="Attributions">All that is given as somebody's, by cue; also what is thought or wanted, and what is doubtful.</param>
public sealed record QuotationFindings(
    ImmutableArray<Quotation> Quotations,
    ImmutableArray<Attribution> Attributions
)
{
    /// <summary>Nothing said.</summary>
    public static QuotationFindings None { get; } = new([], []);
}
