using System.Collections.Immutable;
using Entente.Data;
using Entente.Figures;
using Entente.Quotations;
using Entente.Readouts;
using Entente.Storage;
using Entente.Text;

namespace Entente.Desk;

/// <summary>Holds a draft against the record: each quotation, number and name of it stands there verbatim, in a variant, or not at all.</summary>
/// <remarks>It says what the record has, never what is true.</remarks>
public sealed class DraftChecker
{
    /// <summary>UTF-16 code units of a draft at most: a book is no draft.</summary>
    public const int LongestDraft = 1_000_000;

    // Utterances that a quotation is compared with, reports that a word is looked for in, and places that are told of each.
    private const int MostUtterances = 32;
    private const int MostReports = 64;
    private const int MostMatches = 12;

    // One or two words in marks are a name, a title or a distance.
    private const int FewestWordsInMarks = 3;

    // Sentences before a number in which a name is looked for when its own has none: "Trade rose by 31 %."
    private const int SentencesBack = 3;

    // A draft is held against what anybody said, and may differ from it in a number: the reader is told who said it.
    private static readonly ImmutableArray<string> s_somebody = ["somebody"];

    private readonly NewsReader _reader;
    private readonly FigureReader _figures;
    private readonly NewsRecord _record;
    private readonly IStore _store;
    private readonly UtteranceAligner _aligner;

    /// <summary>Checks drafts against <paramref name="store"/>.</summary>
    public DraftChecker(DataTables tables, IStore store)
    {
        _reader = new NewsReader(tables);
        _figures = new FigureReader(tables);
        _record = new NewsRecord(tables, store);
        _store = store;
        _aligner = new UtteranceAligner(new Language("en", tables));
    }

    /// <summary>The quotations, numbers and names of <paramref name="draft"/>, in their order.</summary>
    public async Task<ImmutableArray<DraftRow>> CheckAsync(
        string draft,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Length > LongestDraft)
        {
            throw new ArgumentException(
                $"expected a draft of at most {LongestDraft} characters, found {draft.Length}",
                nameof(draft)
            );
        }

        Annotation found = _reader.Annotate("draft", draft, null, "en");
        CodePoints points = new(draft);
        List<(TextSpan Span, DraftRow Row)> rows = [];
        foreach (Quotation quotation in found.Quotations.Concat(Unclaimed(draft, found.Quotations)))
        {
            TextSpan span = new(quotation.Words[0].Start, quotation.Words[^1].End);
            rows.Add(
                (
                    span,
                    await OfQuotationAsync(draft, quotation, points, cancellationToken)
                        .ConfigureAwait(false)
                )
            );
        }

        FigureReading figures = _figures.Read(draft, found.Document, "en", null);
        foreach (Figure figure in figures.Figures.Where(IsNumber))
        {
            DraftWords words = new(draft, figure.Span, points, found);
            rows.Add(
                (
                    figure.Span,
                    await OfNumberAsync(words, figure, cancellationToken).ConfigureAwait(false)
                )
            );
        }

        foreach (
            Mention mention in found
                .Mentions.Where(mention => mention.Rule != "pronoun")
                .DistinctBy(mention => (mention.Entity, mention.Span.In(draft).ToString()))
        )
        {
            string words = mention.Span.In(draft).ToString();
            DraftRow row = await OfNameAsync(words, mention, points, cancellationToken)
                .ConfigureAwait(false);
            rows.Add((mention.Span, row));
        }

        return [.. rows.OrderBy(row => row.Span.Start).Select(row => row.Row)];
    }

    /// <summary>Words in marks that no statement of the draft has: whoever is to have said them, they can be looked for.</summary>
    private static IEnumerable<Quotation> Unclaimed(
        string draft,
        ImmutableArray<Quotation> quotations
    )
    {
        TextSpan[] claimed = [.. quotations.SelectMany(quotation => quotation.Words).Order()];
        int next = 0;
        foreach (TextSpan passage in QuotedPassages.Find(draft))
        {
            while (next < claimed.Length && claimed[next].End <= passage.Start)
            {
                next++;
            }

            bool isClaimed = next < claimed.Length && claimed[next].Overlaps(passage);
            if (
                !isClaimed
                && StoryTeller.Folded(passage.In(draft).ToString()).Count(' ') + 1
                    >= FewestWordsInMarks
            )
            {
                yield return new Quotation
                {
                    Id = "draft",
                    Words = [passage],
                    Kind = QuotationKind.Direct,
                    Rule = "words in marks",
                };
            }
        }
    }

    private async Task<DraftRow> OfQuotationAsync(
        string draft,
        Quotation quotation,
        CodePoints points,
        CancellationToken cancellationToken
    )
    {
        string words = quotation.WordsIn(draft);
        Wording wording = new("draft", "draft", words, s_somebody);
        List<string> reports = await ReportsLikeAsync(wording, cancellationToken)
            .ConfigureAwait(false);
        List<(double Score, DraftMatchRow Row, Quotation? Said)> matches = [];
        await foreach (
            (ToldReport told, _) in _record
                .ToldAsync(reports, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            matches.AddRange(MatchesIn(told, words, wording));
        }

        (double Score, DraftMatchRow Row, Quotation? Said)[] nearest =
        [
            .. matches
                .OrderByDescending(match => match.Score)
                .ThenBy(match => match.Row.Report, StringComparer.Ordinal)
                .Take(MostMatches),
        ];
        TextSpan span = new(quotation.Words[0].Start, quotation.Words[^1].End);
        return new DraftRow(
            "quotation",
            words,
            points.Before(span.Start),
            points.Before(span.End),
            StatusOf([.. nearest.Select(match => match.Row)]),
            NamesOf(quotation.Speakers),
            ReportsThatName(nearest, quotation.Speakers, said => said.Speakers),
            NamesOf(quotation.Addressees),
            ReportsThatName(nearest, quotation.Addressees, said => said.Addressees),
            [.. nearest.Select(match => match.Row)]
        );
    }

    /// <summary>The reports that have wordings like this one, or its words as they stand.</summary>
    private async Task<List<string>> ReportsLikeAsync(
        Wording wording,
        CancellationToken cancellationToken
    )
    {
        List<string> reports = [];
        await foreach (
            StoredWording stored in _store
                .WordingsAsync(_aligner.KeysOf(wording).Asked, MostUtterances, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            AlignedWording other = new(
                new Wording(stored.Quotation, stored.Report, stored.Words, s_somebody),
                stored.Utterance
            );
            if (_aligner.Match(wording, [other]) is not null)
            {
                reports.AddRange(
                    await _store
                        .ReportsOfAsync(stored.Utterance, cancellationToken)
                        .ConfigureAwait(false)
                );
            }
        }

        reports.AddRange(
            await ReportsWithAsync(wording.Text, cancellationToken).ConfigureAwait(false)
        );
        return [.. reports.Distinct(StringComparer.Ordinal).Take(MostReports)];
    }

    /// <summary>The reports whose text has the words as they stand.</summary>
    private async Task<List<string>> ReportsWithAsync(
        string phrase,
        CancellationToken cancellationToken
    )
    {
        List<string> reports = [];
        await foreach (
            SearchHit hit in _store
                .SearchAsync([phrase], MostReports, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            reports.Add(hit.Head.Id);
        }

        return reports;
    }

    private IEnumerable<(double Score, DraftMatchRow Row, Quotation? Said)> MatchesIn(
        ToldReport told,
        string words,
        Wording wording
    )
    {
        string text = told.Report.Article.Text;
        string folded = StoryTeller.Folded(words);
        bool isQuoted = false;
        for (int i = 0; i < told.Report.Quotations.Length; i++)
        {
            Quotation said = told.Report.Quotations[i];
            QuoteRow row = told.RowOf(said, told.Utterances[i]);
            bool isVerbatim = $" {StoryTeller.Folded(row.Words)} ".Contains(
                $" {folded} ",
                StringComparison.Ordinal
            );
            AlignedWording other = new(new Wording(row.Id, row.Report, row.Words, s_somebody), "");
            double? score = isVerbatim ? 1 : _aligner.Match(wording, [other])?.Score;
            if (score is not null)
            {
                isQuoted |= isVerbatim;
                yield return (
                    (isVerbatim ? 1 : 0) + ShareOf(words, row.Words),
                    MatchOf(row, words, isVerbatim),
                    said
                );
            }
        }

        // The words may stand there without being read as a quotation.
        if (!isQuoted && WordRun.Find(text, words) is { } place)
        {
            yield return (1.5, told.MatchOf(place), null);
        }
    }

    /// <summary>How much of the longer of two wordings both have, in [0, 1]: of a wording cut short little.</summary>
    private double ShareOf(string left, string right) =>
        (double)
            _record
                .Compare(left, right)
                .Where(piece => piece.Kind == DiffKind.Same)
                .Sum(piece => piece.Left.Length) / Math.Max(1, Math.Max(left.Length, right.Length));

    private DraftMatchRow MatchOf(QuoteRow row, string words, bool isVerbatim) =>
        new(
            row.Report,
            row.File,
            row.Id,
            row.Words,
            row.Start,
            row.End,
            row.Speaker,
            row.Addressee,
            isVerbatim ? [] : NewsRecord.Labels(_record.Compare(words, row.Words))
        )
        {
            NotSaid = row.IsNegated ? row.Cue : null,
        };

    private async Task<DraftRow> OfNumberAsync(
        DraftWords number,
        Figure figure,
        CancellationToken cancellationToken
    )
    {
        List<DraftMatchRow> matches = [];
        foreach (string name in number.NamesAround())
        {
            List<string> reports = await ReportsWithAsync(name, cancellationToken)
                .ConfigureAwait(false);
            await foreach (
                (ToldReport told, _) in _record
                    .ToldAsync(reports, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                matches.AddRange(NumbersIn(told, number.Words, figure));
            }
        }

        return Row("number", number.Words, number.Span, number.Points, matches);
    }

    /// <summary>The same value of the same unit, in whatever words.</summary>
    private IEnumerable<DraftMatchRow> NumbersIn(ToldReport told, string words, Figure figure)
    {
        Article article = told.Report.Article;
        foreach (Figure other in _figures.Read(article.Text, null, article.Language, null).Figures)
        {
            if (
                other.Stated == figure.Stated
                && other.Low == figure.Low
                && other.High == figure.High
                && other.Unit == figure.Unit
            )
            {
                string there = other.Span.In(article.Text).ToString();
                bool isVerbatim = StoryTeller.Folded(there) == StoryTeller.Folded(words);
                yield return told.MatchOf(other.Span) with
                {
                    Differences = isVerbatim ? [] : [DifferenceClass.Inflection.Label()],
                };
            }
        }
    }

    private async Task<DraftRow> OfNameAsync(
        string words,
        Mention mention,
        CodePoints points,
        CancellationToken cancellationToken
    )
    {
        List<string> reports = await ReportsWithAsync(words, cancellationToken)
            .ConfigureAwait(false);
        if (mention.Entity is { } entity)
        {
            await foreach (
                EntityCount count in _store
                    .MentionsAsync(entity, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                reports.Add(count.Head.Id);
            }
        }

        List<DraftMatchRow> matches = [];
        string[] some = [.. reports.Distinct(StringComparer.Ordinal).Take(MostReports)];
        await foreach (
            (ToldReport told, _) in _record.ToldAsync(some, cancellationToken).ConfigureAwait(false)
        )
        {
            if (WordRun.Find(told.Report.Article.Text, words) is { } place)
            {
                matches.Add(told.MatchOf(place));
            }
            else if (
                told.Report.Mentions.FirstOrDefault(m =>
                    m.Entity is not null && m.Entity == mention.Entity
                ) is
                { } other
            )
            {
                matches.Add(
                    told.MatchOf(other.Span) with
                    {
                        Differences = [DifferenceClass.Synonym.Label()],
                    }
                );
            }
        }

        return Row("name", words, mention.Span, points, matches);
    }

    private static DraftRow Row(
        string kind,
        string words,
        TextSpan span,
        CodePoints points,
        List<DraftMatchRow> matches
    )
    {
        ImmutableArray<DraftMatchRow> nearest =
        [
            .. matches
                .DistinctBy(match => (match.Report, match.Start))
                .OrderBy(match => match.Differences.Length)
                .Take(MostMatches),
        ];
        return new DraftRow(
            kind,
            words,
            points.Before(span.Start),
            points.Before(span.End),
            StatusOf(nearest),
            null,
            [],
            null,
            [],
            nearest
        );
    }

    private static string StatusOf(ImmutableArray<DraftMatchRow> matches) =>
        matches.IsEmpty ? "not found"
        : matches.Any(match => match.Differences.IsEmpty) ? "verbatim"
        : "variant";

    private static ImmutableArray<string> ReportsThatName(
        (double Score, DraftMatchRow Row, Quotation? Said)[] matches,
        ImmutableArray<Voice> voices,
        Func<Quotation, ImmutableArray<Voice>> voicesOf
    ) =>
        [
            .. matches
                .Where(match =>
                    match.Said is { } said
                    && voicesOf(said).Any(theirs => voices.Any(ours => IsSame(ours, theirs)))
                )
                .Select(match => match.Row.Report)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>Whether a voice of the draft is one of a report: a draft that only has "Dell" means the Dell who is known to say just this.</summary>
    private static bool IsSame(Voice ours, Voice theirs) =>
        ours.Key == theirs.Key
        || ours.Entity is null
            && theirs.Name.EndsWith($" {ours.Name}", StringComparison.OrdinalIgnoreCase);

    private static bool IsNumber(Figure figure) =>
        figure.Kind is not (FigureKind.Ordinal or FigureKind.Position)
        && (figure.Stated ?? figure.Low ?? figure.High) is not null;

    private static string? NamesOf(ImmutableArray<Voice> voices) =>
        voices.IsEmpty ? null : string.Join(" and ", voices.Select(voice => voice.Name));

    /// <summary>Words of the draft, with the names of their sentence or of the next before it: a number alone stands in many a report that speaks of something else.</summary>
    private sealed record DraftWords(
        string Draft,
        TextSpan Span,
        CodePoints Points,
        Annotation Found
    )
    {
        public string Words => Span.In(Draft).ToString();

        public ImmutableArray<string> NamesAround()
        {
            ImmutableArray<Sentence> sentences = Found.Document!.Sentences;
            int last = Found.Document.SentenceAt(Span.Start);
            for (int i = last; i >= 0 && i >= last - SentencesBack; i--)
            {
                TextSpan around = sentences[i].Span;
                ImmutableArray<string> names =
                [
                    .. Found
                        .Mentions.Where(mention => around.Contains(mention.Span))
                        .Select(mention => mention.Span.In(Draft).ToString())
                        .Distinct(StringComparer.Ordinal),
                ];
                if (names.Length > 0)
                {
                    return names;
                }
            }

            return [];
        }
    }
}
