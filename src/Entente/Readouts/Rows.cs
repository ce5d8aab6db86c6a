using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Entente.Readouts;

/// <summary>A story in one row.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Title">The headline that shares most with the other headlines; the first words of a report when none has one.</param>
/// <param name="When">The earliest day that one of its reports states; <see langword="null"/> when none does.</param>
/// <param name="Where">The place that most datelines name; <see langword="null"/> when none does.</param>
/// <param name="Reports">Its reports, in the order in which they came.</param>
/// <param name="Accounts">How many of them are not copies of one another.</param>
/// <param name="Independent">How many accounts do not rest on the same first voice.</param>
/// <param name="FirstVoices">On whose word its accounts rest.</param>
public sealed record StoryRow(
    string Id,
    string Title,
    string? When,
    string? Where,
    ImmutableArray<ReportRow> Reports,
    int Accounts,
    int Independent,
    ImmutableArray<VoiceRow> FirstVoices
);

/// <summary>A report in one row.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Label">A letter, for reference within the story.</param>
/// <param name="File">Where its capture was found.</param>
/// <param name="Title">Its headline; <see langword="null"/> when it has none.</param>
/// <param name="Outlet">Its outlet; <see langword="null"/> when the page does not say.</param>
/// <param name="Agency">The wire service it credits; <see langword="null"/> when it credits none.</param>
/// <param name="Date">When it was published, ISO 8601; <see langword="null"/> when the page does not say.</param>
/// <param name="Dateline">The place of its dateline; <see langword="null"/> when it has none.</param>
/// <param name="Language">Its language, BCP 47; <see langword="null"/> when it cannot be told.</param>
/// <param name="Copies">The report whose text it is; <see langword="null"/> when it is an account of its own, or the first of one.</param>
/// <param name="Account">The number of its account in the story, from 1.</param>
/// <param name="Doubts">What it lacks.</param>
public sealed record ReportRow(
    string Id,
    string Label,
    string File,
    string? Title,
    string? Outlet,
    string? Agency,
    string? Date,
    string? Dateline,
    string? Language,
    string? Copies,
    int Account,
    ImmutableArray<string> Doubts
);

/// <summary>Someone on whose word accounts rest.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="Accounts">The numbers of the accounts that rest on it.</param>
/// <param name="Reports">The reports that say so.</param>
public sealed record VoiceRow(
    string Name,
    ImmutableArray<int> Accounts,
    ImmutableArray<string> Reports
);

/// <summary>A quotation in one row.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Utterance">The utterance it is a wording of.</param>
/// <param name="Kind">direct, mixed or indirect.</param>
/// <param name="Words">The words, pieces joined by an ellipsis.</param>
/// <param name="Speaker">Those who say it; <see langword="null"/> when the report leaves it open.</param>
/// <param name="SpeakerIds">Their identifiers, where our tables know them.</param>
/// <param name="Addressee">Those it is said to; <see langword="null"/> when the report does not say.</param>
/// <param name="AddresseeIds">Their identifiers, where our tables know them.</param>
/// <param name="Channel">How it was said; <see langword="null"/> when the report does not say.</param>
/// <param name="Chain">Who hands it on: the speaker first, then the relays, the outlet (or file) last. In the readout of a story also those of <see cref="Dropped"/>.</param>
/// <param name="Report">Its report.</param>
/// <param name="File">Where that report's capture was found.</param>
/// <param name="Start">Where the words begin in the text of the file, in Unicode code points.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Rule">The rule that found it.</param>
public sealed record QuoteRow(
    string Id,
    string Utterance,
    string Kind,
    string Words,
    string? Speaker,
    ImmutableArray<string> SpeakerIds,
    string? Addressee,
    ImmutableArray<string> AddresseeIds,
    string? Channel,
    ImmutableArray<string> Chain,
    string Report,
    string File,
    int Start,
    int End,
    string Rule
)
{
    /// <summary>The reporting words ("said", "declined to say"); <see langword="null"/> when there are none.</summary>
    public string? Cue { get; init; }

    /// <summary>Whether it was not said, or denied: the cue tells which.</summary>
    public bool IsNegated { get; init; }

    /// <summary>Where in the report it stands: "body", "headline", "caption 1". What a headline or a caption says is another wording in the same account.</summary>
    public string Part { get; init; } = "body";

    /// <summary>The quotation whose words hold this one; <see langword="null"/> when it stands by itself.</summary>
    public string? Within { get; init; }

    /// <summary>Those of the speakers whom the report leaves without a name, with whom they serve.</summary>
    public ImmutableArray<UnnamedVoice> Unnamed { get; init; } = [];

    /// <summary>Those of the chain whom the report left out, and whom the report whose text it took names.</summary>
    public ImmutableArray<DroppedLink> Dropped { get; init; } = [];
}

/// <summary>Someone who speaks and whom the report leaves without a name: not the same as anybody in another report.</summary>
/// <param name="Name">What the report calls them: "a senior White House official".</param>
/// <param name="Role">What they are; <see langword="null"/> when the report does not say whom they serve.</param>
/// <param name="Of">Whom they serve, by identifier; <see langword="null"/> when the report does not say.</param>
public sealed record UnnamedVoice(string Name, string? Role, string? Of);

/// <summary>Someone who handed a statement on, and whom a copy left out.</summary>
/// <param name="Name">Who it is.</param>
/// <param name="Report">The report that names them.</param>
/// <param name="Quotation">The statement in that report.</param>
public sealed record DroppedLink(string Name, string Report, string Quotation);

/// <summary>An utterance with its wordings.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Speaker">The speaker that most wordings name; <see langword="null"/> when none does.</param>
/// <param name="Addressee">The addressee that most wordings name; <see langword="null"/> when none does.</param>
/// <param name="Accounts">In how many accounts it stands.</param>
/// <param name="Reports">In how many reports.</param>
/// <param name="Differences">What the wordings differ in: "words", "speaker", "addressee".</param>
/// <param name="Wordings">The wordings, longest first; those of headlines behind those of texts.</param>
public sealed record StatementRow(
    string Id,
    string? Speaker,
    string? Addressee,
    int Accounts,
    int Reports,
    ImmutableArray<string> Differences,
    ImmutableArray<QuoteRow> Wordings
)
{
    /// <summary>What the differences in words are, the gravest first: negation, number, name, modality, synonym, order, truncation, spelling/inflection.</summary>
    public ImmutableArray<string> WordDifferences { get; init; } = [];

    /// <summary>In how many accounts it stands that do not rest on the same first voice; <see langword="null"/> outside of a story.</summary>
    public int? Independent { get; init; }

    /// <summary>agreed, reports differ or one account only.</summary>
    public string Outcome =>
        FactTeller.WordsOf(
            Accounts <= 1 ? FactOutcome.OneAccount
            : Differences.IsEmpty ? FactOutcome.Agreed
            : FactOutcome.Differ
        );

    /// <summary>Other occasions on which the same was said, the earliest first.</summary>
    public ImmutableArray<OccasionRow> SaidAgain { get; init; } = [];
}

/// <summary>Another occasion on which the same words were said.</summary>
/// <param name="Id">The utterance.</param>
/// <param name="Story">Its story.</param>
/// <param name="Report">A report of it.</param>
/// <param name="Date">The day of that report; <see langword="null"/> when the page does not say.</param>
/// <param name="Words">The words there.</param>
public sealed record OccasionRow(
    string Id,
    string Story,
    string Report,
    string? Date,
    string Words
);

/// <summary>A quotation, number or name of a draft, against the record.</summary>
/// <param name="Kind">quotation, number or name.</param>
/// <param name="Words">The words of the draft.</param>
/// <param name="Start">Where they begin in the draft, in Unicode code points.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Status">verbatim, variant or not found. It says what stands in the record, not what is true.</param>
/// <param name="Speaker">Who says it, by the draft; <see langword="null"/> when the draft leaves it open, and for what nobody says.</param>
/// <param name="SpeakerReports">The reports that name the same speaker.</param>
/// <param name="Addressee">To whom it is said, by the draft.</param>
/// <param name="AddresseeReports">The reports that name the same addressee.</param>
/// <param name="Matches">Where it stands in the record, the nearest first.</param>
public sealed record DraftRow(
    string Kind,
    string Words,
    int Start,
    int End,
    string Status,
    string? Speaker,
    ImmutableArray<string> SpeakerReports,
    string? Addressee,
    ImmutableArray<string> AddresseeReports,
    ImmutableArray<DraftMatchRow> Matches
);

/// <summary>Where something of a draft stands in the record.</summary>
/// <param name="Report">The report.</param>
/// <param name="File">Where its capture was found.</param>
/// <param name="Quote">The quotation it is; <see langword="null"/> when it is none.</param>
/// <param name="Words">The words there.</param>
/// <param name="Start">Where they begin in the text of the file, in Unicode code points.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Speaker">Who says it there.</param>
/// <param name="Addressee">To whom it is said there.</param>
/// <param name="Differences">What the differences to the draft are, the gravest first; none for the same words.</param>
public sealed record DraftMatchRow(
    string Report,
    string File,
    string? Quote,
    string Words,
    int Start,
    int End,
    string? Speaker,
    string? Addressee,
    ImmutableArray<string> Differences
)
{
    /// <summary>The cue ("denied", "declined to say") by which the report tells that it was not said; <see langword="null"/> for what was said.</summary>
    public string? NotSaid { get; init; }
}

/// <summary>The text that one report took from another.</summary>
/// <param name="Id">The identifier of the pair.</param>
/// <param name="Source">The report whose text it is.</param>
/// <param name="Copy">The report that took it.</param>
/// <param name="SourceFile">Where the source's capture was found.</param>
/// <param name="CopyFile">Where the copy's capture was found.</param>
/// <param name="Kind">copy or passages.</param>
/// <param name="SharedWords">Unquoted words that both share.</param>
/// <param name="Signals">What speaks for copying, and for its direction.</param>
/// <param name="Passages">What is shared, in the order of the copy.</param>
public sealed record CopyRow(
    string Id,
    string Source,
    string Copy,
    string SourceFile,
    string CopyFile,
    string Kind,
    int SharedWords,
    ImmutableArray<string> Signals,
    ImmutableArray<PassageRow> Passages
);

/// <summary>The same unquoted words in two reports.</summary>
/// <param name="SourceWords">The words in the source.</param>
/// <param name="SourceStart">Where they begin in the text of the source's file, in Unicode code points.</param>
/// <param name="SourceEnd">Where they end, exclusive.</param>
/// <param name="CopyWords">The words in the copy.</param>
/// <param name="CopyStart">Where they begin in the text of the copy's file, in Unicode code points.</param>
/// <param name="CopyEnd">Where they end, exclusive.</param>
public sealed record PassageRow(
    string SourceWords,
    int SourceStart,
    int SourceEnd,
    string CopyWords,
    int CopyStart,
    int CopyEnd
);

/// <summary>A story as its page tells it.</summary>
/// <param name="Story">The story with its reports.</param>
/// <param name="Statements">What was said, most accounts first.</param>
/// <param name="Copies">Who copies whom.</param>
public sealed record StoryReadout(
    StoryRow Story,
    ImmutableArray<StatementRow> Statements,
    ImmutableArray<CopyRow> Copies
)
{
    /// <summary>Who did what to whom: what happened first, what is only planned, threatened or denied behind it, what is retold last.</summary>
    public ImmutableArray<OccurrenceRow> Events { get; init; } = [];

    /// <summary>What its reports say with figures: what they differ in first, then what they agree on.</summary>
    public ImmutableArray<FactRow> Facts { get; init; } = [];

    /// <summary>What it is about: the event that most accounts tell; <see langword="null"/> when none stands out.</summary>
    public CoreRow? Core { get; init; }

    /// <summary>In which order its reports came out.</summary>
    public ImmutableArray<ArrivalRow> Timeline { get; init; } = [];

    /// <summary>The stories that it goes on with, and those that go on with it, by day.</summary>
    public ImmutableArray<ThreadRow> Thread { get; init; } = [];
}

/// <summary>What reports say with figures of one thing.</summary>
/// <param name="Id">The identifier of its first figure.</param>
/// <param name="Topic">The words that name what the figures are of.</param>
/// <param name="Actors">Whose it is, by identifier.</param>
/// <param name="Deed">What is done with it; <see langword="null"/> when nothing is.</param>
/// <param name="Sense">level, change, target, share or plan.</param>
/// <param name="Outcome">reports differ, agreed, not comparable, one account only.</param>
/// <param name="Reasons">Why they are not comparable; empty for other outcomes.</param>
/// <param name="Accounts">In how many accounts it stands.</param>
/// <param name="Reports">In how many reports.</param>
/// <param name="Values">Its figures; those that agree stand together.</param>
/// <param name="Later">For a plan: figures of later reports that tell what became of it.</param>
public sealed record FactRow(
    string Id,
    string Topic,
    ImmutableArray<string> Actors,
    string? Deed,
    string Sense,
    string Outcome,
    ImmutableArray<string> Reasons,
    int Accounts,
    int Reports,
    ImmutableArray<ValueRow> Values,
    ImmutableArray<LaterRow> Later
)
{
    /// <summary>In how many accounts it stands that do not rest on the same first voice; <see langword="null"/> outside of a story.</summary>
    public int? Independent { get; init; }
}

/// <summary>A number, with the figures of the reports that state it.</summary>
/// <param name="Accounts">In how many accounts it stands.</param>
/// <param name="Figures">The figures, in the order of the reports.</param>
public sealed record ValueRow(int Accounts, ImmutableArray<FigureRow> Figures);

/// <summary>A figure of a later report beside a plan.</summary>
/// <param name="Relation">above the target, below the target, the target.</param>
/// <param name="Figure">The figure.</param>
public sealed record LaterRow(string Relation, FigureRow Figure);

/// <summary>A figure in one row.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Words">The words, as the report has them.</param>
/// <param name="Topic">The words that name what it is of.</param>
/// <param name="Stated">The number; <see langword="null"/> where only bounds are stated.</param>
/// <param name="Low">The least; <see langword="null"/> when there is no lower bound.</param>
/// <param name="High">The most; <see langword="null"/> when there is no upper bound.</param>
/// <param name="Unit">Unit or currency; <see langword="null"/> for a plain number.</param>
/// <param name="IsUnitInferred">Whether the unit is told from the text around.</param>
/// <param name="Exactness">The words that say how exact it is; <see langword="null"/> when none do.</param>
/// <param name="Period">The time it is said of (ISO 8601); <see langword="null"/> when none is stated, or the day cannot be told.</param>
/// <param name="PeriodWords">The words for that time.</param>
/// <param name="IsRate">Whether it is said per such a time.</param>
/// <param name="AsOf">The day of the report; <see langword="null"/> when it is not known.</param>
/// <param name="AsOfSource">The report that the day was taken from, where the report states none.</param>
/// <param name="Speaker">Who says so; <see langword="null"/> when the report gives no source.</param>
/// <param name="SpeakerIds">Their identifiers, where our tables know them.</param>
/// <param name="Report">Its report.</param>
/// <param name="Story">The story of that report.</param>
/// <param name="File">Where that report's capture was found.</param>
/// <param name="Account">The number of its account in the story, from 1.</param>
/// <param name="Start">Where the words begin in the text of the file, in Unicode code points.</param>
/// <param name="End">Where they end, exclusive.</param>
public sealed record FigureRow(
    string Id,
    string Words,
    string Topic,
    decimal? Stated,
    decimal? Low,
    decimal? High,
    string? Unit,
    bool IsUnitInferred,
    string? Exactness,
    string? Period,
    string? PeriodWords,
    bool IsRate,
    string? AsOf,
    string? AsOfSource,
    string? Speaker,
    ImmutableArray<string> SpeakerIds,
    string Report,
    string Story,
    string File,
    int Account,
    int Start,
    int End
);

/// <summary>An actor in one row.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Type">person, state, organization, place.</param>
/// <param name="Country">ISO 3166-1 alpha-3; <see langword="null"/> for organisations of several states.</param>
/// <param name="Reports">In how many reports it is named.</param>
/// <param name="Mentions">How often.</param>
public sealed record ActorRow(
    string Id,
    string Name,
    string Type,
    string? Country,
    int Reports,
    int Mentions
);

/// <summary>An actor as its page tells it.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Offices">The offices it held, with their days.</param>
/// <param name="Names">The words that name it, with how often; most frequent first.</param>
/// <param name="Reports">The reports that name it, most mentions first.</param>
/// <param name="Statements">What it said.</param>
/// <param name="Learned">The offices that reports give it and that the tables do not have.</param>
/// <param name="Unnamed">Of a state or body those who serve it and whom a report leaves without a name, each in its report.</param>
public sealed record ActorReadout(
    ActorRow Actor,
    ImmutableArray<OfficeRow> Offices,
    ImmutableArray<NameRow> Names,
    ImmutableArray<ActorReportRow> Reports,
    ImmutableArray<StatementRow> Statements,
    ImmutableArray<LearnedOfficeRow> Learned,
    ImmutableArray<StoryActorRow> Unnamed
)
{
    /// <summary>Whether only the newest of the reports that name it were read; the numbers of <see cref="Actor"/> are of all.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Those with whom it takes part in events, most reports first: an actor, or a state for whom somebody acts.</summary>
    public ImmutableArray<MetRow> Met { get; init; } = [];

    /// <summary>The reports in which its statements stand, by identifier; labelled by who publishes them, as they are of several stories.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, ReportRow> Sources { get; init; } =
        ImmutableDictionary<string, ReportRow>.Empty;
}

/// <summary>Somebody who takes part in the events of an actor.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reports">In how many of the reports that were read both take part in one event.</param>
public sealed record MetRow(string Id, string Name, int Reports);

/// <summary>An actor of a story in one row.</summary>
/// <param name="Actor">The actor, counted in the story; for somebody unnamed the type is "unnamed" and the identifier that of the one report it is known from.</param>
/// <param name="Names">The words that name it there, most frequent first.</param>
/// <param name="Offices">The offices it held on the story's day, as far as the tables know their first day; none when the day is not known.</param>
/// <param name="Learned">The offices that the story's reports give it and that the tables do not have.</param>
public sealed record StoryActorRow(
    ActorRow Actor,
    ImmutableArray<NameRow> Names,
    ImmutableArray<OfficeRow> Offices,
    ImmutableArray<LearnedOfficeRow> Learned
);

/// <summary>An office as reports give it: learned from their words, and shown as such.</summary>
/// <param name="Role">The role.</param>
/// <param name="Of">The state or organisation.</param>
/// <param name="First">The earliest day on which a report says so; <see langword="null"/> when none has a date.</param>
/// <param name="Last">The latest such day.</param>
/// <param name="Reports">How many reports say so.</param>
/// <param name="Report">One of them.</param>
public sealed record LearnedOfficeRow(
    string Role,
    string Of,
    string? First,
    string? Last,
    int Reports,
    string Report
);

/// <summary>An office in one row.</summary>
/// <param name="Role">The role.</param>
/// <param name="Of">The state or organisation.</param>
/// <param name="From">The first day; <see langword="null"/> when not known.</param>
/// <param name="To">The last day; <see langword="null"/> when it goes on or is not known.</param>
public sealed record OfficeRow(string Role, string Of, string? From, string? To);

/// <summary>Words that name an actor.</summary>
/// <param name="Words">The words.</param>
/// <param name="Mentions">How often they stand in the record.</param>
public sealed record NameRow(string Words, int Mentions);

/// <summary>A report that names an actor.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Story">Its story.</param>
/// <param name="Date">When it was published; <see langword="null"/> when the page does not say.</param>
/// <param name="Title">Its headline; <see langword="null"/> when it has none.</param>
/// <param name="File">Where its capture was found.</param>
/// <param name="Mentions">How often it names the actor.</param>
public sealed record ActorReportRow(
    string Id,
    string Story,
    string? Date,
    string? Title,
    string File,
    int Mentions
);

/// <summary>A report that a search found.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Story">Its story.</param>
/// <param name="Date">When it was published; <see langword="null"/> when the page does not say.</param>
/// <param name="Outlet">Its outlet; <see langword="null"/> when the page does not say.</param>
/// <param name="Title">Its headline; <see langword="null"/> when it has none.</param>
/// <param name="Snippet">A little of the text around the first word that was searched.</param>
/// <param name="File">Where its capture was found.</param>
public sealed record SearchRow(
    string Id,
    string Story,
    string? Date,
    string? Outlet,
    string? Title,
    string Snippet,
    string File
);

/// <summary>A kept page in the order of its source: what is the article, and what was left out as something else.</summary>
/// <param name="Id">The report that was read from it.</param>
/// <param name="File">Where its capture was found.</param>
/// <param name="Passages">What the page shows, passage by passage.</param>
public sealed record PageReadout(string Id, string File, ImmutableArray<PageRow> Passages);

/// <summary>A passage of a kept page.</summary>
/// <param name="Start">Where it begins in the text of the file, in Unicode code points.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Characters">How many visible characters it has (UTF-16 code units).</param>
/// <param name="Reason">Why it was left out, as listed in <c>docs/rules</c>; <see langword="null"/> for the article.</param>
/// <param name="Kind">What it is: "main text", "sub-heading", "navigation", or several of these ("byline, date"); "unnamed" when that is not sure.</param>
/// <param name="Words">Its first words, as the page shows them.</param>
public sealed record PageRow(
    int Start,
    int End,
    int Characters,
    string? Reason,
    string Kind,
    string Words
);

/// <summary>Why something is in the record: a list of reasons, each with its words in the kept page where there are any.</summary>
/// <param name="Id">The identifier that was asked for.</param>
/// <param name="Kind">report, story, quotation, utterance, figure, time, event or reuse.</param>
/// <param name="Reasons">The reasons.</param>
/// <param name="Version">The version of Entente that answers.</param>
public sealed record WhyReadout(
    string Id,
    string Kind,
    ImmutableArray<ReasonRow> Reasons,
    string Version
);

/// <summary>A reason with its evidence.</summary>
/// <param name="What">What is explained: "title", "speaker", "same story".</param>
/// <param name="Value">What was found.</param>
/// <param name="Rule">The rule that found it, as listed in <c>docs/rules</c>.</param>
/// <param name="File">The file in which the evidence stands; <see langword="null"/> when there is none.</param>
/// <param name="Evidence">The words in the kept page; <see langword="null"/> when the finding rests on no words of a page.</param>
public sealed record ReasonRow(
    string What,
    string Value,
    string Rule,
    string? File,
    Evidence? Evidence
);

/// <summary>A correction in one row.</summary>
/// <param name="Number">Its number in the log.</param>
/// <param name="Made">When it was made.</param>
/// <param name="Kind">merge, split, rename, not-a-person, office, speaker, join-stories, divide-story.</param>
/// <param name="Subject">The actor or quotation it is about, or the story that reports leave.</param>
/// <param name="Value">What that is to be, or the story that they join; <see langword="null"/> for what is not a person.</param>
/// <param name="Report">The only report in which it holds; <see langword="null"/> when it holds in all.</param>
/// <param name="Moved">The reports that change their story; empty for all that does not repair stories.</param>
/// <param name="Of">The state or organisation of an office; <see langword="null"/> for the others.</param>
/// <param name="From">The first day of an office; <see langword="null"/> when it is not known.</param>
/// <param name="To">The last day of an office; <see langword="null"/> when it goes on or is not known.</param>
/// <param name="Undone">When it was undone; <see langword="null"/> while it holds.</param>
public sealed record CorrectionRow(
    int Number,
    string Made,
    string Kind,
    string Subject,
    string? Value,
    string? Report,
    ImmutableArray<string> Moved,
    string? Of,
    string? From,
    string? To,
    string? Undone
);
