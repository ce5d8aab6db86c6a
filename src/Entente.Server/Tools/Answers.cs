using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Entente.Server.Tools;

/// <summary>What the tool <c>search</c> answers.</summary>
internal sealed record SearchAnswer(
    int Found,
    bool IsPartial,
    int Omitted,
    ImmutableArray<FoundReport> Reports,
    ImmutableArray<FoundStatement> Statements,
    ImmutableArray<FoundEvent> Events
);

/// <summary>An event that was found.</summary>
internal sealed record FoundEvent(
    string Id,
    string Type,
    string? Mode,
    string Modality,
    ImmutableArray<SourceText?> Sources,
    ImmutableArray<SourceText?> Targets,
    string? When,
    string Report,
    string Story,
    string? Date,
    SourceText? Words
);

/// <summary>A report that was found.</summary>
internal sealed record FoundReport(
    string Id,
    string Story,
    string? Date,
    SourceText? Outlet,
    SourceText? Headline,
    SourceText? Snippet
);

/// <summary>A statement that was found.</summary>
internal sealed record FoundStatement(
    string Id,
    string Utterance,
    string Report,
    string Story,
    string? Date,
    string Kind,
    SourceText? Speaker,
    SourceText? Addressee,
    SourceText? Words,
    SourceText? NotSaid
);

/// <summary>What the tool <c>story</c> answers.</summary>
internal sealed record StoryAnswer(
    string Id,
    string? When,
    SourceText? Where,
    SourceText? Title,
    int Reports,
    int Accounts,
    int IndependentAccounts,
    int StatementsThatDiffer,
    int StatementsAgreed,
    int StatementsOfOneAccount,
    int Omitted,
    ImmutableArray<ToolReport> ReportList
);

/// <summary>A report of a story.</summary>
internal sealed record ToolReport(
    string Id,
    string Label,
    int Account,
    string? CopyOf,
    string? Date,
    SourceText? Outlet,
    SourceText? Agency,
    SourceText? Headline
);

/// <summary>What the tool <c>statements</c> answers.</summary>
internal sealed record StatementsAnswer(
    int Found,
    int Omitted,
    ImmutableArray<ToolStatement> Statements
);

/// <summary>A statement with its wordings.</summary>
internal sealed record ToolStatement(
    string Id,
    int Accounts,
    int Reports,
    ImmutableArray<string> ReportsDifferIn,
    ImmutableArray<ToolWording> Wordings
);

/// <summary>A wording of a statement.</summary>
internal sealed record ToolWording(
    string Id,
    string Report,
    string Kind,
    ImmutableArray<string> SpeakerIds,
    SourceText? Speaker,
    SourceText? Addressee,
    SourceText? Chain,
    SourceText? Words,
    SourceText? NotSaid
);

/// <summary>What the tool <c>compare_wording</c> answers.</summary>
internal sealed record WordingAnswer(
    string Id,
    string Story,
    string Longest,
    int Omitted,
    ImmutableArray<ToolComparison> Wordings
);

/// <summary>A wording marked against the longest one.</summary>
internal sealed record ToolComparison(
    string Id,
    string Report,
    SourceText? Speaker,
    SourceText? Addressee,
    SourceText? Marked,
    SourceText? NotSaid
);

/// <summary>What the tool <c>accounts</c> answers.</summary>
internal sealed record AccountsAnswer(
    string Story,
    int Reports,
    int Accounts,
    int IndependentAccounts,
    int Omitted,
    ImmutableArray<ToolCopy> Copies,
    ImmutableArray<ToolVoice> FirstVoices
);

/// <summary>A copy that is not counted.</summary>
internal sealed record ToolCopy(
    string Id,
    string Source,
    string Copy,
    int SharedUnquotedWords,
    ImmutableArray<SourceText> Signals
);

/// <summary>Somebody on whose word accounts rest.</summary>
internal sealed record ToolVoice(
    SourceText? Name,
    ImmutableArray<int> Accounts,
    ImmutableArray<string> Reports
);

/// <summary>What the tool <c>report_text</c> answers.</summary>
internal sealed record TextAnswer(
    string Id,
    string Capture,
    int Start,
    int End,
    int Length,
    bool IsWhole,
    SourceText Text
);

/// <summary>What the tool <c>why</c> answers.</summary>
internal sealed record WhyAnswer(
    string Id,
    string Kind,
    string Version,
    int Omitted,
    ImmutableArray<ToolReason> Reasons
);

/// <summary>A reason with the words it stands on.</summary>
internal sealed record ToolReason(
    string What,
    SourceText? Value,
    SourceText? Rule,
    string? Capture,
    int? Start,
    int? End,
    bool IsOrphan,
    SourceText? Words
);

/// <summary>What the tool <c>facts</c> answers.</summary>
internal sealed record FactsAnswer(int Found, int Omitted, ImmutableArray<ToolFact> Facts);

/// <summary>What reports say with figures of one thing.</summary>
internal sealed record ToolFact(
    string Id,
    SourceText? Topic,
    ImmutableArray<string> Actors,
    string Sense,
    string Outcome,
    ImmutableArray<string> Reasons,
    int Accounts,
    int Reports,
    ImmutableArray<ToolFigure> Figures
);

/// <summary>A figure of a report.</summary>
internal sealed record ToolFigure(
    string Id,
    string Report,
    SourceText? Words,
    decimal? Low,
    decimal? Stated,
    decimal? High,
    string? Unit,
    bool IsUnitInferred,
    string? Period,
    string? AsOf,
    SourceText? Speaker
);

/// <summary>What the tool <c>dyad</c> answers.</summary>
internal sealed record DyadAnswer(
    string One,
    string Other,
    bool IsPartial,
    int Found,
    int Omitted,
    ImmutableArray<ToolMonth> Months,
    ImmutableArray<ToolPoint> Events,
    int StatementsFound,
    ImmutableArray<ToolWording> Statements
);

/// <summary>A month of two actors: how many events of each mark, and how much was read.</summary>
internal sealed record ToolMonth(
    string Month,
    int Contact,
    int Cooperation,
    int Conflict,
    int Threat,
    int Plan,
    int Cancelled,
    int Together,
    int Other,
    int ReportsRead,
    int ReportsNamingBoth
);

/// <summary>An event between two actors.</summary>
internal sealed record ToolPoint(
    string Id,
    string Mark,
    string Type,
    string? Mode,
    string Modality,
    string? When,
    string? DayOfReport,
    ImmutableArray<SourceText?> Sources,
    ImmutableArray<SourceText?> Targets,
    SourceText? Words,
    int Accounts,
    int IndependentAccounts,
    string? Outcome,
    string? ToldBy,
    string Report
);

/// <summary>What the tool <c>verify_text</c> answers.</summary>
internal sealed record VerifyAnswer(int Found, int Omitted, ImmutableArray<ToolFinding> Findings);

/// <summary>A quotation, number or name of a draft, against the record.</summary>
internal sealed record ToolFinding(
    string Kind,
    int Start,
    int End,
    SourceText? Words,
    string Status,
    SourceText? Speaker,
    ImmutableArray<string> ReportsThatNameTheSpeaker,
    ImmutableArray<ToolMatch> Matches
);

/// <summary>Where something of a draft stands in the record.</summary>
internal sealed record ToolMatch(
    string Report,
    string? Quotation,
    SourceText? Words,
    SourceText? Speaker,
    SourceText? Addressee,
    ImmutableArray<string> Differences,
    SourceText? NotSaid
);

/// <summary>Writes what tools answer.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(StoryAnswer))]
[JsonSerializable(typeof(StatementsAnswer))]
[JsonSerializable(typeof(WordingAnswer))]
[JsonSerializable(typeof(AccountsAnswer))]
[JsonSerializable(typeof(TextAnswer))]
[JsonSerializable(typeof(WhyAnswer))]
[JsonSerializable(typeof(FactsAnswer))]
[JsonSerializable(typeof(DyadAnswer))]
[JsonSerializable(typeof(VerifyAnswer))]
internal sealed partial class ToolsJson : JsonSerializerContext
{
    private static ToolsJson? s_lines;

    /// <summary>On one line, letters of all scripts as they are.</summary>
    public static ToolsJson Lines =>
        s_lines ??= new ToolsJson(
            new JsonSerializerOptions(Default.Options!)
            {
                Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            }
        );
}
