using System.Collections.Immutable;

namespace Entente.Storage;

/// <summary>Picks out the statements or events that fit a question: the plain way of <see cref="MemoryStore"/>.</summary>
internal sealed class FindingFilter
{
    private const int Ordinals = 1 << 18; // of a report
    private const long Reports = 1L << 22; // of a store in memory

    private readonly FindingQuestion _question;
    private readonly WordSearch? _terms;
    private readonly Party? _by;
    private readonly Party? _to;

    public FindingFilter(FindingQuestion question)
    {
        _question = question;
        _terms = question.Terms.IsEmpty ? null : new WordSearch(question.Terms);
        _by = Asked(question.By);
        _to = Asked(question.To);
    }

    /// <summary>By what the report of the filing that was saved as this one is picked out.</summary>
    public static ReportTrait TraitOf(Filing filing, int number)
    {
        Article article = filing.Report.Article;
        return new ReportTrait(
            filing.Report.Id,
            article.Outlet?.Value,
            article.Published?.Value.ToString(),
            article.Language
        )
        {
            Place = number,
        };
    }

    /// <summary>What fits of the filing that was saved as this one.</summary>
    public IEnumerable<Finding> FindingsOf(Filing filing, int number)
    {
        ReportTrait trait = TraitOf(filing, number);
        if (!_question.Reports.Fits(trait))
        {
            return [];
        }

        Report report = filing.Report;
        IEnumerable<(string Id, bool Fits)> all = _question.IsForEvents
            ? report.Events.Select(found =>
                (RecordId.ForEvent(report.Id, found.Trigger.Start, found.Part), Fits(found))
            )
            : report.Quotations.Select(said => (said.Id, Fits(report, said)));
        long first = ((trait.Day?.DayNumber ?? 0) * Reports + number) * Ordinals;
        return all.Select(
                (finding, i) => (finding.Id, finding.Fits, Place: first + Ordinals - 1 - i)
            )
            .Where(finding => finding.Fits && finding.Place < (_question.Behind ?? long.MaxValue))
            .Select(finding => new Finding(finding.Id, finding.Place, trait));
    }

    private bool Fits(Report report, Quotation said) =>
        (_question.Kind is not { } kind || kind == said.Kind)
        && (_question.Part is not { } part || part == said.Part.Sort)
        && (_question.IsWithin is not { } isWithin || isWithin == said.Within is not null)
        && (_terms is null || _terms.Fits(report.WordsOf(said)))
        && Means(_by, said.Speakers.Select(PartyOf))
        && Means(_to, said.Addressees.Select(PartyOf));

    private bool Fits(Event found) =>
        (_question.Part is not { } part || part == found.Part.Sort)
        && (_question.Type is not { } type || type == found.Type)
        && (_question.Modality is not { } modality || modality == found.Modality)
        && Means(_by, found.Sources.Select(PartyOf))
        && Means(
            _to,
            (found.IsReciprocal ? found.Targets.Concat(found.Sources) : found.Targets).Select(
                PartyOf
            )
        );

    /// <summary>Whether any of some parties, each with its identifiers and its name, is meant.</summary>
    private static bool Means(Party? asked, IEnumerable<(string?[] Ids, string Name)> parties) =>
        asked is null || parties.Any(party => asked.Fits(party.Ids, party.Name));

    private static (string?[], string) PartyOf(Voice voice) => ([voice.Entity], voice.Name);

    private static (string?[], string) PartyOf(EventActor actor) =>
        ([actor.Entity, actor.Code.Country], actor.Name);

    private static Party? Asked(PartyFilter? filter) =>
        filter is null
            ? null
            : new Party(filter.Ids, [.. filter.Names.Select(name => new WordSearch([name]))]);

    private sealed record Party(ImmutableArray<string> Ids, ImmutableArray<WordSearch> Names)
    {
        public bool Fits(string?[] ids, string name) =>
            ids.Any(id => id is not null && Ids.Contains(id, StringComparer.OrdinalIgnoreCase))
            || Names.Any(words => words.Fits(name));
    }
}
