using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Entente.Desk;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>Writes rows as JSON: the same fields as the tables show.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(ImmutableArray<StoryReadout>))]
[JsonSerializable(typeof(ImmutableArray<StoryRow>))]
[JsonSerializable(typeof(ImmutableArray<QuoteRow>))]
[JsonSerializable(typeof(ImmutableArray<StatementRow>))]
[JsonSerializable(typeof(ImmutableArray<FactRow>))]
[JsonSerializable(typeof(ImmutableArray<CopyRow>))]
[JsonSerializable(typeof(ImmutableArray<ActorRow>))]
[JsonSerializable(typeof(ImmutableArray<StoryActorRow>))]
[JsonSerializable(typeof(ImmutableArray<CorrectionRow>))]
[JsonSerializable(typeof(ImmutableArray<SearchRow>))]
[JsonSerializable(typeof(ImmutableArray<FoundQuoteRow>))]
[JsonSerializable(typeof(ImmutableArray<FoundEventRow>))]
[JsonSerializable(typeof(ImmutableArray<DraftRow>))]
[JsonSerializable(typeof(ImmutableArray<StatementDiff>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(ImmutableArray<OccurrenceRow>))]
[JsonSerializable(typeof(ActorReadout))]
[JsonSerializable(typeof(RelationReadout))]
[JsonSerializable(typeof(WhyReadout))]
[JsonSerializable(typeof(PageReadout))]
[JsonSerializable(typeof(AddSummary))]
[JsonSerializable(typeof(ReportExport))]
[JsonSerializable(typeof(MentionExport))]
[JsonSerializable(typeof(FigureExport))]
[JsonSerializable(typeof(TimeExport))]
[JsonSerializable(typeof(PloverExport))]
[JsonSerializable(typeof(CameoExport))]
[JsonSerializable(typeof(FactExport))]
[JsonSerializable(typeof(FollowTheMoneyExport))]
[JsonSerializable(typeof(ImmutableArray<WatchRow>))]
internal sealed partial class JsonRows : JsonSerializerContext
{
    private static JsonRows? s_readable;
    private static JsonRows? s_lines;

    /// <summary>One value on many lines; letters of other scripts as they are (this is no web page).</summary>
    public static JsonRows Readable => s_readable ??= With(indented: true);

    /// <summary>One value on one line.</summary>
    public static JsonRows Lines => s_lines ??= With(indented: false);

    public static Task WriteAsync<T>(TextWriter output, T value, JsonTypeInfo<T> type) =>
        output.WriteLineAsync(JsonSerializer.Serialize(value, type));

    private static JsonRows With(bool indented) =>
        new(
            new JsonSerializerOptions(Default.Options!)
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                WriteIndented = indented,
            }
        );
}
