using System.Collections.Immutable;
using Entente.Quotations;
using Entente.Readouts;
using Entente.Storage;

namespace Entente.Desk;

/// <content>What comparing statements tells: the differences of their wordings, and the occasions on which they were said.</content>
public sealed partial class NewsRecord
{
    /// <summary>How two wordings differ, word by word.</summary>
    public ImmutableArray<DiffPiece> Compare(string left, string right) =>
        _diff.Value.Compare(left, right);

    private async Task<ImmutableArray<StatementRow>> WithComparisonsAsync(
        ImmutableArray<StatementRow> statements,
        CancellationToken cancellationToken
    )
    {
        ILookup<string, string> again = await _store
            .SaidAgainAsync([.. statements.Select(statement => statement.Id)], cancellationToken)
            .ConfigureAwait(false);
        var compared = ImmutableArray.CreateBuilder<StatementRow>(statements.Length);
        foreach (StatementRow statement in statements)
        {
            compared.Add(
                statement with
                {
                    WordDifferences = DifferencesOf(statement),
                    SaidAgain = await OccasionsAsync(again[statement.Id], cancellationToken)
                        .ConfigureAwait(false),
                }
            );
        }

        return compared.MoveToImmutable();
    }

    private ImmutableArray<string> DifferencesOf(StatementRow statement) =>
        statement.Differences.Contains("words", StringComparer.Ordinal)
            ? Labels(
                statement
                    .Wordings.Skip(1)
                    .Select(wording => wording.Words)
                    .Distinct(StringComparer.Ordinal)
                    .SelectMany(words => Compare(statement.Wordings[0].Words, words))
            )
            : [];

    /// <summary>What the differences in these pieces are, the gravest first.</summary>
    internal static ImmutableArray<string> Labels(IEnumerable<DiffPiece> pieces) =>
        [
            .. pieces
                .Select(piece => piece.Class)
                .OfType<DifferenceClass>()
                .Distinct()
                .OrderByDescending(what => what)
                .Select(what => what.Label()),
        ];

    /// <summary>The other occasions on which an utterance was said, the earliest first.</summary>
    private async Task<ImmutableArray<OccasionRow>> OccasionsAsync(
        string utterance,
        CancellationToken cancellationToken
    )
    {
        ILookup<string, string> again = await _store
            .SaidAgainAsync([utterance], cancellationToken)
            .ConfigureAwait(false);
        return await OccasionsAsync(again[utterance], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The occasions of some utterances, the earliest first.</summary>
    private async Task<ImmutableArray<OccasionRow>> OccasionsAsync(
        IEnumerable<string> utterances,
        CancellationToken cancellationToken
    )
    {
        List<OccasionRow> rows = [];
        foreach (string other in utterances)
        {
            ImmutableArray<string> reports = await _store
                .ReportsOfAsync(other, cancellationToken)
                .ConfigureAwait(false);
            await foreach (
                StoredReport stored in _store
                    .StatementsOfAsync([.. reports.Take(1)], cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                Report report = stored.Report;
                int index = stored.Utterances.IndexOf(other);
                rows.Add(
                    new OccasionRow(
                        other,
                        stored.Story,
                        report.Id,
                        report.Article.Published?.Value.ToString(),
                        report.WordsOf(report.Quotations[index])
                    )
                );
            }
        }

        return
        [
            .. rows.OrderBy(row => row.Date ?? "9999", StringComparer.Ordinal)
                .ThenBy(row => row.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Why the wordings of an utterance are one: what the aligner counted against the first.</summary>
    private IEnumerable<ReasonRow> WhyAligned(string id, IReadOnlyList<ToldReport> reports)
    {
        if (id[0] != 'u')
        {
            yield break;
        }

        AlignedWording? first = null;
        foreach (ToldReport told in reports)
        {
            for (int i = 0; i < told.Utterances.Length; i++)
            {
                if (told.Utterances[i] != id)
                {
                    continue;
                }

                Quotation quotation = told.Report.Quotations[i];
                Wording wording = new(
                    quotation.Id,
                    told.Report.Id,
                    told.Report.WordsOf(quotation),
                    [.. quotation.Speakers.Select(speaker => speaker.Key)]
                )
                {
                    IsNegated = quotation.IsNegated,
                };
                if (first is not null)
                {
                    yield return new ReasonRow(
                        "same utterance",
                        $"{quotation.Id}: {_aligner.Value.Match(wording, [first])?.Why ?? "by way of another wording"}; differs in {string.Join(", ", Labels(Compare(first.Wording.Text, wording.Text)).DefaultIfEmpty("nothing"))}",
                        "utterance-match",
                        told.File,
                        null
                    );
                }

                first ??= new AlignedWording(wording, id);
            }
        }
    }

    /// <summary>Who stands in a chain by the word of the report whose text was taken.</summary>
    private async Task<IEnumerable<ReasonRow>> WhyHandedOnAsync(
        string id,
        CancellationToken cancellationToken
    )
    {
        if (id[0] is not ('u' or 'q'))
        {
            return [];
        }

        List<ReasonRow> reasons = [];
        foreach (
            string story in await FindStoriesAsync(id, null, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            ToldStory? told = await ToldStoryAsync(story, cancellationToken).ConfigureAwait(false);
            reasons.AddRange(told is null ? [] : WhyHandedOn(id, told));
        }

        return reasons;
    }

    private static IEnumerable<ReasonRow> WhyHandedOn(string id, ToldStory story)
    {
        Dictionary<string, ToldReport> reports = story.Reports.ToDictionary(
            told => told.Report.Id,
            StringComparer.Ordinal
        );
        foreach (
            QuoteRow row in StoryTeller
                .Tell(story.Id, story.Reports, story.Accounts, story.Reuses, withCopies: false)
                .Statements.SelectMany(statement => statement.Wordings)
                .Where(row => row.Id == id || row.Utterance == id)
        )
        {
            foreach (DroppedLink link in row.Dropped)
            {
                ToldReport original = reports[link.Report];
                Voice voice = original
                    .Report.Quotations.First(quotation => quotation.Id == link.Quotation)
                    .Relays.First(relay => relay.Name == link.Name);
                yield return new ReasonRow(
                    "relay",
                    voice.Name,
                    $"left out by {row.Report}, named in the report whose text it took",
                    original.File,
                    original.EvidenceOf(voice.Span)
                );
            }
        }
    }

    private async Task<IEnumerable<ReasonRow>> WhySaidAgainAsync(
        string id,
        IReadOnlyList<ToldReport> reports,
        CancellationToken cancellationToken
    )
    {
        string? utterance = id[0] switch
        {
            'u' => id,
            'q' => reports
                .SelectMany(told => told.QuoteRows())
                .FirstOrDefault(row => row.Id == id)
                ?.Utterance,
            _ => null,
        };
        return utterance is null
            ? []
            : (await OccasionsAsync(utterance, cancellationToken).ConfigureAwait(false)).Select(
                occasion => new ReasonRow(
                    "said again",
                    $"{occasion.Id} ({occasion.Date ?? "no date"}): {occasion.Words}",
                    "said-again",
                    null,
                    null
                )
            );
    }
}
