using System.Collections.Immutable;

namespace Entente.Storage;

/// <summary>Keeps captures, reports and what was found by comparing them.</summary>
/// <remarks>
/// <para>One writer at a time, any number of readers, which never wait for the writer. What <see cref="SaveAsync"/> has returned for
/// is durable and complete: a crash at any later moment loses nothing of it.</para>
/// <para>Every store passes the same contract of tests. Originals are never changed once saved; a story and an utterance only gain members.</para>
/// </remarks>
public interface IStore : IAsyncDisposable
{
    /// <summary>A number that is another one when anything of the record has changed: comparable only while this store is open.</summary>
    Task<long> VersionAsync(CancellationToken cancellationToken = default);

    /// <summary>Whether a capture with these bytes is kept.</summary>
    Task<bool> HasAsync(ContentDigest capture, CancellationToken cancellationToken = default);

    /// <summary>Saves all of <paramref name="filings"/> in one transaction, or nothing of them. A filing whose capture is kept already is left out whole.</summary>
    /// <exception cref="ArgumentException">A filing is not whole (<see cref="Filing.Validate(IReadOnlyList{Filing})"/>), or names a report that is neither kept nor in the batch.</exception>
    /// <exception cref="InvalidOperationException">The store is open for reading only.</exception>
    /// <exception cref="StoreException">The store cannot take them; the message says why (disk full, taken by another writer, damaged).</exception>
    Task SaveAsync(IReadOnlyList<Filing> filings, CancellationToken cancellationToken = default);

    /// <summary>Writes anew what was found in kept reports, all in one transaction or nothing of it.</summary>
    /// <exception cref="ArgumentException">A renewal is not whole (<see cref="Renewal.Validate(IReadOnlyList{Renewal})"/>), or its report is not kept.</exception>
    /// <exception cref="InvalidOperationException">The store is open for reading only.</exception>
    /// <exception cref="StoreException">The store cannot take them.</exception>
    Task RenewAsync(IReadOnlyList<Renewal> renewals, CancellationToken cancellationToken = default);

    /// <summary>The reports that state no day, and those whose times and figures were never read, in the order in which they were saved.</summary>
    IAsyncEnumerable<UnsettledReport> UnsettledAsync(CancellationToken cancellationToken = default);

    /// <summary>What comparing remembers of the newest reports, in the order in which they were saved.</summary>
    IAsyncEnumerable<StoredSketch> SketchesAsync(
        int newest = int.MaxValue,
        CancellationToken cancellationToken = default
    );

    /// <summary>The identifiers of the reports that have at least <paramref name="fewest"/> of <paramref name="keys"/> (<see cref="Filing.TextKeys"/>), at most <paramref name="limit"/>; those with most keys first, then as they were saved.</summary>
    /// <remarks>Of what very many reports share, only the first of them are looked at.</remarks>
    Task<ImmutableArray<string>> WithTextKeysAsync(
        IReadOnlyList<int> keys,
        int fewest,
        int limit,
        CancellationToken cancellationToken = default
    );

    /// <summary>The heads of the reports of one story, or of all when <paramref name="story"/> is <see langword="null"/>, in the order in which they were saved.</summary>
    IAsyncEnumerable<ReportHead> HeadsAsync(
        string? story = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>The reports with these identifiers, in the order given; unknown ones are left out.</summary>
    IAsyncEnumerable<StoredReport> ReportsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken = default
    );

    /// <summary>As <see cref="ReportsAsync"/>, with no more than statements need: what the page states, who is named and what is said. Events, figures, times and cuts may be missing.</summary>
    IAsyncEnumerable<StoredReport> StatementsOfAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken = default
    );

    /// <summary>The words of the reports with these identifiers, in the order given, without what was found in them; unknown ones are left out.</summary>
    IAsyncEnumerable<ReportText> TextsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken = default
    );

    /// <summary>The capture with this digest; <see langword="null"/> when it is not kept.</summary>
    Task<Capture?> CaptureAsync(
        ContentDigest digest,
        CancellationToken cancellationToken = default
    );

    /// <summary>The reuses in which one of these reports is source or copy.</summary>
    IAsyncEnumerable<Reuse> ReusesAsync(
        IReadOnlyList<string> reports,
        CancellationToken cancellationToken = default
    );

    /// <summary>The identifiers that begin with <paramref name="prefix"/> (letter of the kind first: none is found without it), at most <paramref name="limit"/>, in order.</summary>
    Task<ImmutableArray<string>> IdsAsync(
        string prefix,
        int limit,
        CancellationToken cancellationToken = default
    );

    /// <summary>The identifiers of the reports that hold the item: the report itself (r), the story's reports (s), those with the quotation (q) or utterance (u), source and copy of a reuse (c), that of a figure (f), time (t) or event (e).</summary>
    Task<ImmutableArray<string>> ReportsOfAsync(
        string id,
        CancellationToken cancellationToken = default
    );

    /// <summary>The offices that some report names without a name, or learned from another: of those that a story names, or learned from a report that is gone; each once, in the order of the alphabet.</summary>
    /// <remarks>Cost: by the mentions of the story, and those that were learned; not by those of the record.</remarks>
    IAsyncEnumerable<SeenOffice> OpenOfficesAsync(
        string story,
        CancellationToken cancellationToken = default
    );

    /// <summary>The mentions with which an office is named, in the whole record, in the order of saving and of the text.</summary>
    IAsyncEnumerable<OfficeMention> OfficesAsync(
        SeenOffice office,
        CancellationToken cancellationToken = default
    );

    /// <summary>The mentions of one report with which an office is named, in the order of the text.</summary>
    IAsyncEnumerable<OfficeMention> OfficesInAsync(
        string report,
        CancellationToken cancellationToken = default
    );

    /// <summary>The reports that name the entity, with how often; the newest first, by the date they print, those without one last.</summary>
    IAsyncEnumerable<EntityCount> MentionsAsync(
        string entity,
        CancellationToken cancellationToken = default
    );

    /// <summary>The reports in which each of some parties is named or acts: how many there are, day by day, and the newest of them.</summary>
    /// <param name="parties">The parties.</param>
    /// <param name="from">Where there are more than <paramref name="newest"/>: the first day of those that are told; <see langword="null"/> for all.</param>
    /// <param name="to">… and the last.</param>
    /// <param name="newest">How many are told at most, the newest by the day that they print, those without one last.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <remarks>Cost: by the mentions of the parties, and a look at the day of each report of the record; no report is read.</remarks>
    Task<StoredNaming> NamingAsync(
        IReadOnlyList<NamedParty> parties,
        DateOnly? from,
        DateOnly? to,
        int newest,
        CancellationToken cancellationToken = default
    );

    /// <summary>Whether any report names the entity.</summary>
    Task<bool> IsNamedAsync(string entity, CancellationToken cancellationToken = default);

    /// <summary>The statements or events that are asked for, the newest first: by the day their report prints, those without one last; of one day the last saved first.</summary>
    /// <remarks>Whole words in any case, as in <see cref="SearchAsync"/>. Read as far as somebody asks on: the first ones cost little, however many there are.</remarks>
    IAsyncEnumerable<Finding> FindingsAsync(
        FindingQuestion question,
        CancellationToken cancellationToken = default
    );

    /// <summary>All statements or events of these reports, in the order of <see cref="FindingsAsync"/>; unknown reports are left out.</summary>
    IAsyncEnumerable<Finding> FindingsInAsync(
        IReadOnlyList<string> reports,
        bool isForEvents,
        CancellationToken cancellationToken = default
    );

    /// <summary>The stories of which a report has at least two of <paramref name="words"/>, each with the report that has most of them; those that share most first, then those saved nearest to the first report of <paramref name="story"/>.</summary>
    /// <param name="words">Single words, in any case.</param>
    /// <param name="story">The story that is not meant. What is looked at lies around it, so that it finds the same ones however much is saved later.</param>
    /// <param name="nearest">Of each word, only so many reports that were saved before the first of the story are looked at, and as many since; of no such story, before the end.</param>
    /// <param name="limit">How many stories at most.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    Task<ImmutableArray<StoredLead>> SharingWordsAsync(
        IReadOnlyList<string> words,
        string story,
        int nearest,
        int limit,
        CancellationToken cancellationToken = default
    );

    /// <summary>The identifiers of the reports that tell an event in which somebody of this state (as PLOVER codes it) or this entity takes part, in the order in which they were saved.</summary>
    IAsyncEnumerable<string> ActingAsync(
        string party,
        CancellationToken cancellationToken = default
    );

    /// <summary>The identifiers of the reports that name somebody or something unknown to the tables by this name, in any case, in the order in which they were saved.</summary>
    /// <remarks>Looks at every mention of the unknown: for corrections, not for lists.</remarks>
    IAsyncEnumerable<string> NamedAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Adds a correction to the log and returns it with its number.</summary>
    /// <exception cref="InvalidOperationException">The store is open for reading only.</exception>
    /// <exception cref="StoreException">The store cannot take it.</exception>
    Task<Correction> CorrectAsync(
        Correction correction,
        CancellationToken cancellationToken = default
    );

    /// <summary>Undoes the correction of this number and returns it; <see langword="null"/> when there is none, or it was undone before.</summary>
    /// <exception cref="InvalidOperationException">The store is open for reading only.</exception>
    /// <exception cref="StoreException">The store cannot take it.</exception>
    Task<Correction?> UndoAsync(
        int number,
        DateTimeOffset at,
        CancellationToken cancellationToken = default
    );

    /// <summary>All corrections, those that were undone too, in the order in which they were made.</summary>
    IAsyncEnumerable<Correction> CorrectionsAsync(CancellationToken cancellationToken = default);

    /// <summary>How many mentions, in how many reports, each entity has; the most reported first.</summary>
    IAsyncEnumerable<EntityTotal> EntitiesAsync(CancellationToken cancellationToken = default);

    /// <summary>The reports whose headline or body has all of <paramref name="terms"/> (a term of several words is a phrase), best first.</summary>
    /// <remarks>Of very many only the last saved are given, these first. Whole words, in any case. A term without a letter or digit is in no report; no term has any other meaning than its words.</remarks>
    IAsyncEnumerable<SearchHit> SearchAsync(
        IReadOnlyList<string> terms,
        int limit,
        CancellationToken cancellationToken = default
    );

    /// <summary>The reports that fit and have all of <paramref name="terms"/>, in the order of <see cref="SearchAsync"/>; without terms the newest first, by the day they print.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="filter">Which reports fit.</param>
    /// <param name="behind">The report of the list (<see cref="ReportTrait.Place"/>) behind which it is to begin; <see langword="null"/> for its beginning.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <remarks>Read as far as somebody asks on; what stands before <paramref name="behind"/> is not read again, but for the few that are weighed.</remarks>
    IAsyncEnumerable<ReportTrait> TraitsAsync(
        IReadOnlyList<string> terms,
        ReportFilter filter,
        long? behind = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>The heads of the reports with these identifiers, in the order given; unknown ones are left out.</summary>
    IAsyncEnumerable<ReportHead> HeadsOfAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken = default
    );

    /// <summary>The stories, the newest first by the first day that one of their reports prints, those without one last; then by identifier.</summary>
    /// <param name="day">A day that one of their reports prints; <see langword="null"/> for all stories.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    IAsyncEnumerable<string> StoriesAsync(
        DateOnly? day = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>The wordings that have most of <paramref name="keys"/> (<see cref="Filing.Keys"/>), one of each utterance, at most <paramref name="limit"/>; those with most keys first, then as they were saved.</summary>
    /// <remarks>Of what very many wordings share, only the first of them are looked at.</remarks>
    IAsyncEnumerable<StoredWording> WordingsAsync(
        IReadOnlyList<int> keys,
        int limit,
        CancellationToken cancellationToken = default
    );

    /// <summary>Of each of <paramref name="utterances"/> those that say again what it says, on other occasions, and those that it says again; in order of their identifiers.</summary>
    Task<ILookup<string, string>> SaidAgainAsync(
        IReadOnlyList<string> utterances,
        CancellationToken cancellationToken = default
    );

    /// <summary>The reports whose text or quotations have no keys, because an earlier version saved them.</summary>
    IAsyncEnumerable<string> WithoutKeysAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes anew what comparing remembers of kept reports, because an earlier version wrote it; unknown reports are left out.</summary>
    /// <exception cref="InvalidOperationException">The store is open for reading only.</exception>
    /// <exception cref="StoreException">The store cannot take them.</exception>
    Task ResketchAsync(
        IReadOnlyList<StoredSketch> sketches,
        CancellationToken cancellationToken = default
    );

    /// <summary>Gives the texts and the quotations of kept reports their keys.</summary>
    /// <exception cref="InvalidOperationException">The store is open for reading only.</exception>
    /// <exception cref="StoreException">The store cannot take them.</exception>
    Task IndexAsync(
        IReadOnlyList<ReportKeys> reports,
        CancellationToken cancellationToken = default
    );

    /// <summary>Looks for damage: each finding is one line for a person; nothing when all is well.</summary>
    IAsyncEnumerable<string> CheckAsync(CancellationToken cancellationToken = default);
}

/// <summary>A report as it lies in the store.</summary>
/// <param name="Report">The report.</param>
/// <param name="File">Where its capture was found, as in <see cref="Capture.File"/>.</param>
/// <param name="Story">Its story.</param>
/// <param name="StoryWhy">Why it is in that story.</param>
/// <param name="Utterances">The utterance of each of its quotations, in their order.</param>
public sealed record StoredReport(
    Report Report,
    string File,
    string Story,
    string StoryWhy,
    ImmutableArray<string> Utterances
)
{
    /// <summary>The version of Entente that read it; empty when that is not known.</summary>
    public string Version { get; init; } = "";
}

/// <summary>The words of a report.</summary>
/// <param name="Report">Its identifier.</param>
/// <param name="Language">Its language, BCP 47; <see langword="null"/> when it cannot be told.</param>
/// <param name="Text">The body.</param>
public sealed record ReportText(string Report, string? Language, string Text);

/// <summary>A quotation as comparing needs it.</summary>
/// <param name="Quotation">Its identifier.</param>
/// <param name="Report">Its report.</param>
/// <param name="Story">The story of that report.</param>
/// <param name="Utterance">The utterance it is a wording of.</param>
/// <param name="Words">The words, pieces joined by " … ".</param>
/// <param name="Speakers">What makes its speakers the same (<see cref="Voice.Key"/>); empty when the report leaves it open.</param>
/// <param name="SharedKeys">How many of the keys it has that were asked for.</param>
public sealed record StoredWording(
    string Quotation,
    string Report,
    string Story,
    string Utterance,
    string Words,
    ImmutableArray<string> Speakers,
    int SharedKeys
)
{
    /// <summary>Whether it was not said, or denied (<see cref="Quotation.IsNegated"/>).</summary>
    public bool IsNegated { get; init; }
}

/// <summary>The keys of the quotations of a report, in their order.</summary>
public sealed record ReportKeys(string Report, ImmutableArray<ImmutableArray<int>> Keys)
{
    /// <summary>The keys of its text.</summary>
    public ImmutableArray<int> TextKeys { get; init; } = [];
}

/// <summary>Who stands at the beginning of a stored report, and which days it names.</summary>
/// <param name="Report">Its identifier.</param>
/// <param name="Story">Its story.</param>
/// <param name="Day">The day that it prints; <see langword="null"/> when the page does not say.</param>
/// <param name="Entities">Who is named in the first <see cref="Length"/> characters of the body, places apart; each once, in the order of the text.</param>
/// <param name="Named">The times that its body names, each from its first day to its last, in the order of the text; none that lasts longer than a month.</param>
public sealed record StoredLead(
    string Report,
    string Story,
    DateOnly? Day,
    ImmutableArray<string> Entities,
    ImmutableArray<(DateOnly First, DateOnly Last)> Named
)
{
    /// <summary>How long the beginning of a body is.</summary>
    public const int Length = 600;

    /// <summary>The longest time that is told, in days.</summary>
    public const int LongestTime = 31;

    /// <summary>A time as days; <see langword="null"/> when it has no beginning, or lasts too long.</summary>
    public static (DateOnly First, DateOnly Last)? DaysOf(DateTime? begin, DateTime? end)
    {
        if (begin is not { } from)
        {
            return null;
        }

        DateTime to = end > from ? end.Value.AddTicks(-1) : from; // The end is the first moment behind it.
        return to - from <= TimeSpan.FromDays(LongestTime)
            ? (DateOnly.FromDateTime(from), DateOnly.FromDateTime(to))
            : null;
    }
}

/// <summary>Who is meant where reports are looked for that name somebody.</summary>
/// <param name="Named">The entities any of which is to be named.</param>
/// <param name="Acting">The entities, and the states as events code them, for whom somebody may act instead.</param>
public sealed record NamedParty(ImmutableArray<string> Named, ImmutableArray<string> Acting);

/// <summary>The reports that name some parties.</summary>
/// <param name="Newest">The newest of them, in the order in which they were saved.</param>
/// <param name="Reports">How many there are.</param>
/// <param name="Mentions">How often the entities of the parties are named in the record.</param>
/// <param name="Days">Each day that a report of the record prints: how many do, and how many of those name the parties; in order.</param>
public sealed record StoredNaming(
    ImmutableArray<NamingReport> Newest,
    int Reports,
    int Mentions,
    ImmutableArray<(DateOnly Day, int Reports, int Naming)> Days
);

/// <summary>A report that names somebody.</summary>
/// <param name="Report">Its identifier.</param>
/// <param name="Story">Its story.</param>
/// <param name="Published">When it was published, as <see cref="NewsDate"/> prints it; <see langword="null"/> when the page does not say.</param>
public sealed record NamingReport(string Report, string Story, string? Published);

/// <summary>What a list shows of a report.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Story">Its story.</param>
/// <param name="File">Where its capture was found.</param>
/// <param name="Title">Its headline; <see langword="null"/> when it has none.</param>
/// <param name="Outlet">Its outlet; <see langword="null"/> when the page does not say.</param>
/// <param name="Published">When it was published, as <see cref="NewsDate"/> prints it; <see langword="null"/> when the page does not say.</param>
/// <param name="Dateline">The place of its dateline; <see langword="null"/> when it has none.</param>
public sealed record ReportHead(
    string Id,
    string Story,
    string File,
    string? Title,
    string? Outlet,
    string? Published,
    string? Dateline
);

/// <summary>What comparing remembers of a stored report.</summary>
/// <param name="Report">The report's identifier.</param>
/// <param name="Story">Its story.</param>
/// <param name="Sketch">The bytes that were saved with it.</param>
public sealed record StoredSketch(string Report, string Story, ReadOnlyMemory<byte> Sketch);

/// <summary>A mention with which an office is named.</summary>
/// <param name="Report">The report's identifier.</param>
/// <param name="Story">Its story.</param>
/// <param name="Day">The day on which it was published, or that its story lends it; <see langword="null"/> when not known.</param>
/// <param name="Mention">The mention; its <see cref="Mention.Office"/> is set.</param>
public sealed record OfficeMention(string Report, string Story, DateOnly? Day, Mention Mention);

/// <summary>How often a report names an entity.</summary>
/// <param name="Head">The report.</param>
/// <param name="Mentions">How often.</param>
public sealed record EntityCount(ReportHead Head, int Mentions);

/// <summary>How often the record names an entity.</summary>
/// <param name="Entity">The entity's identifier.</param>
/// <param name="Name">The name to show, as the first mention gives it.</param>
/// <param name="Reports">In how many reports.</param>
/// <param name="Mentions">How often.</param>
public sealed record EntityTotal(string Entity, string Name, int Reports, int Mentions);

/// <summary>A report that a search found.</summary>
/// <param name="Head">The report.</param>
/// <param name="Rank">How well it fits: larger is better, comparable within one search only.</param>
public sealed record SearchHit(ReportHead Head, double Rank);
