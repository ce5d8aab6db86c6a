using System.Collections.Immutable;
using Entente.Corrections;
using Entente.Readouts;
using Entente.Relations;
using Entente.Search;
using Entente.Storage;

namespace Entente.Desk;

/// <summary>Which statements and events of a report are meant, as they are corrected.</summary>
/// <param name="Query">What is looked for.</param>
/// <param name="By">Who says or does it; <see langword="null"/> when anybody may.</param>
/// <param name="To">To whom; <see langword="null"/> when to anybody.</param>
internal sealed record FindingMatcher(SearchQuery Query, VoiceFilter? By, VoiceFilter? To)
{
    private readonly string[] _terms =
    [
        .. Query.Terms.Select(term => $" {StoryTeller.Folded(term)} "),
    ];

    /// <summary>What the store is asked.</summary>
    public required FindingQuestion Question { get; init; }

    /// <summary>The corrections that hold.</summary>
    public required CorrectionLayer Corrections { get; init; }

    /// <summary>Reports in which a correction may have made somebody the one who is meant.</summary>
    public required ImmutableArray<string> CorrectedReports { get; init; }

    /// <summary>Whether only the report tells what fits: because of corrections, or of what the store does not know.</summary>
    public required bool NeedsReading { get; init; }

    /// <summary>The statement of this identifier; <see langword="null"/> when it is not meant.</summary>
    /// <param name="told">Its report.</param>
    /// <param name="story">The story of the report.</param>
    /// <param name="id">The identifier.</param>
    /// <param name="isSure">Whether the store found it: then its words and kind are known to fit.</param>
    public FoundQuoteRow? QuoteOf(ToldReport told, string story, string id, bool isSure)
    {
        Report report = told.Report;
        for (int i = 0; i < report.Quotations.Length; i++)
        {
            Quotation said = report.Quotations[i];
            if (said.Id == id)
            {
                return IsBetween(said) && (isSure || IsAsked(said, report.WordsOf(said)))
                    ? new FoundQuoteRow(
                        told.RowOf(said, told.Utterances[i]),
                        story,
                        report.Article.Published?.Value.ToString(),
                        report.Article.Outlet?.Value,
                        report.Article.Title?.Value
                    )
                    : null;
            }
        }

        return null;
    }

    /// <summary>The event of this identifier; <see langword="null"/> when it is not meant.</summary>
    public FoundEventRow? EventOf(ToldReport told, string story, string id) =>
        EventsOf(told, story).FirstOrDefault(row => row.Event.Id == id);

    /// <summary>The events that are meant. Of what both do to each other, everybody is source and target.</summary>
    public IEnumerable<FoundEventRow> EventsOf(ToldReport told, string story)
    {
        Article article = told.Report.Article;
        Dictionary<string, ToldReport> reports = new(StringComparer.Ordinal)
        {
            [told.Report.Id] = told,
        };
        return EventTeller
            .EventsOf(told.Report, story, account: 0, family: 0)
            .Where(telling => IsMeant(telling.Event))
            .Select(telling => new FoundEventRow(
                EventTeller.RowOf(telling, reports),
                article.Published?.Value.ToString(),
                article.Outlet?.Value,
                article.Title?.Value
            ));
    }

    private bool IsBetween(Quotation said) =>
        (By is null || said.Speakers.Any(By.Fits)) && (To is null || said.Addressees.Any(To.Fits));

    private bool IsAsked(Quotation said, string words)
    {
        string folded = _terms.Length == 0 ? "" : $" {StoryTeller.Folded(words)} ";
        return (Query.Kind is not { } kind || kind == said.Kind)
            && (Query.Part is not { } part || part == said.Part.Sort)
            && (Query.IsWithin is not { } isWithin || isWithin == said.Within is not null)
            && Array.TrueForAll(_terms, term => folded.Contains(term, StringComparison.Ordinal));
    }

    private bool IsMeant(Event found) =>
        (Query.Part is not { } part || part == found.Part.Sort)
        && (Query.Type is not { } type || type == found.Type)
        && (Query.Modality is not { } modality || modality == found.Modality)
        && (By is null || found.Sources.Any(By.Fits))
        && (
            To is null
            || found.Targets.Any(To.Fits)
            || (found.IsReciprocal && found.Sources.Any(To.Fits))
        );
}

/// <summary>Whether a voice is the one that a user typed: an actor, or somebody whose name holds the words.</summary>
/// <param name="Actors">The actors that go by what was typed.</param>
/// <param name="Words">The words, folded.</param>
internal sealed record VoiceFilter(ImmutableArray<string> Actors, string Words)
{
    /// <summary>Whether somebody who takes part in an event is meant.</summary>
    public bool Fits(EventActor actor) =>
        Actors.Any(id => RelationReader.IsOf(actor, id)) || HasWords(actor.Name);

    /// <summary>Whether somebody who says something is meant.</summary>
    public bool Fits(Voice voice) => Means(voice.Key) || HasWords(voice.Name);

    /// <summary>Whether an identifier or a name is meant.</summary>
    public bool Means(string actor) =>
        Actors.Contains(actor, StringComparer.Ordinal) || HasWords(actor);

    private bool HasWords(string name) =>
        $" {StoryTeller.Folded(name)} ".Contains($" {Words} ", StringComparison.Ordinal);
}
