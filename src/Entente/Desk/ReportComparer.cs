using System.Collections.Immutable;
using Entente.Data;
using Entente.Quotations;
using Entente.Storage;
using Entente.Stories;

namespace Entente.Desk;

/// <summary>Compares a new report with its candidates, which are remembered for a while and else fetched from the store.</summary>
internal sealed class ReportComparer
{
    /// <summary>Reports that a new one is compared with word by word, at most.</summary>
    public const int MaxNeighbours = 24;

    // Whole reports in memory: some 20 kB each, so a few tens of megabytes. More than a batch, or one not yet stored could be forgotten.
    private const int RememberedReports = 1024;
    private const int RememberedStories = 1024;

    // Wordings of one story that a new one is compared with: a story told a thousand times does not quote a thousand things.
    private const int WordingsOfStory = 512;

    private readonly IStore _store;
    private readonly StoryIndex _index;
    private readonly CopyFinder _copies;
    private readonly UtteranceAligner _aligner;
    private readonly RecentlyUsed<string, CopyText> _texts = new(RememberedReports);
    private readonly RecentlyUsed<string, List<AlignedWording>> _wordings = new(RememberedStories);

    public ReportComparer(DataTables tables, IStore store, StoryIndex index)
    {
        Language english = new("en", tables);
        _copies = new CopyFinder(tables, english);
        _aligner = new UtteranceAligner(english);
        _store = store;
        _index = index;
    }

    /// <summary>Finds the text that <paramref name="report"/> shares with its neighbours.</summary>
    public async Task<ImmutableArray<Reuse>> ReusesAsync(
        Report report,
        ImmutableArray<string> neighbours,
        CancellationToken cancellationToken
    )
    {
        CopyText text = ToCopyText(report);
        var found = ImmutableArray.CreateBuilder<Reuse>();
        List<string> forgotten = [];
        foreach (string id in neighbours)
        {
            if (_texts.TryGet(id, out CopyText? other))
            {
                Compare(other);
            }
            else
            {
                forgotten.Add(id);
            }
        }

        if (forgotten.Count > 0)
        {
            await foreach (
                StoredReport stored in _store
                    .ReportsAsync(forgotten, cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                CopyText other = ToCopyText(stored.Report);
                _texts.Put(stored.Report.Id, other);
                Compare(other);
            }
        }

        _texts.Put(report.Id, text);
        return found.ToImmutable();

        void Compare(CopyText other)
        {
            if (_copies.Compare(other, text, _index) is { } reuse)
            {
                found.Add(reuse);
            }
        }
    }

    /// <summary>Finds for each quotation of <paramref name="report"/> the utterance of its story that it is a wording of, or founds one.</summary>
    public async Task<ImmutableArray<string>> UtterancesAsync(
        Report report,
        string story,
        CancellationToken cancellationToken
    )
    {
        if (!_wordings.TryGet(story, out List<AlignedWording>? known))
        {
            known = await FetchAsync(story, cancellationToken).ConfigureAwait(false);
            _wordings.Put(story, known);
        }

        var utterances = ImmutableArray.CreateBuilder<string>(report.Quotations.Length);
        foreach (Quotation quotation in report.Quotations)
        {
            Wording wording = ToWording(report, quotation);
            string utterance =
                _aligner.Match(wording, known)?.Utterance ?? RecordId.ForUtterance(quotation.Id);
            utterances.Add(utterance);
            Remember(known, new AlignedWording(wording, utterance));
        }

        return utterances.MoveToImmutable();
    }

    private async Task<List<AlignedWording>> FetchAsync(
        string story,
        CancellationToken cancellationToken
    )
    {
        List<AlignedWording> wordings = [];
        ImmutableArray<string> reports = await _store
            .ReportsOfAsync(story, cancellationToken)
            .ConfigureAwait(false);
        await foreach (
            StoredReport stored in _store
                .ReportsAsync(reports, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            for (int i = 0; i < stored.Utterances.Length; i++)
            {
                Wording wording = ToWording(stored.Report, stored.Report.Quotations[i]);
                Remember(wordings, new AlignedWording(wording, stored.Utterances[i]));
            }
        }

        return wordings;
    }

    private static void Remember(List<AlignedWording> wordings, AlignedWording wording)
    {
        if (wordings.Count < WordingsOfStory)
        {
            wordings.Add(wording);
        }
    }

    private static Wording ToWording(Report report, Quotation quotation) =>
        new(
            quotation.Id,
            report.Id,
            quotation.WordsIn(report.Article.Text),
            [.. quotation.Speakers.Select(speaker => speaker.Key)]
        );

    private static CopyText ToCopyText(Report report)
    {
        Article article = report.Article;
        return new CopyText(
            report.Id,
            article.Title?.Value,
            article.Text,
            article.Outlet?.Value,
            article.Agency?.Value,
            article.Published?.Value.ToString(),
            [
                .. report
                    .Mentions.Where(mention => mention.Type == EntityType.Organization)
                    .Select(mention => mention.Name)
                    .Concat(
                        report
                            .Quotations.SelectMany(quotation => quotation.Relays)
                            .Select(relay => relay.Name)
                    )
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ]
        );
    }
}
