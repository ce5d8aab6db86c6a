using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Entente.Server.Serving;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Entente.Server.Tools;

/// <summary>A tool: a question to the record that a program may ask.</summary>
internal interface INewsTool
{
    /// <summary>How it is described. Nothing of it depends on the record.</summary>
    Tool Description { get; }

    /// <summary>Answers.</summary>
    /// <exception cref="Refused">It cannot be answered; the message says why.</exception>
    Task<CallToolResult> AnswerAsync(ToolQuestion question);
}

/// <summary>What a tool is asked.</summary>
/// <param name="Served">The record.</param>
/// <param name="Arguments">The values that were given.</param>
/// <param name="GivesFullText">Whether the owner gives whole texts.</param>
/// <param name="Stop">Fires when it has been worked on for as long as it may.</param>
internal sealed record ToolQuestion(
    ServedRecord Served,
    IDictionary<string, JsonElement> Arguments,
    bool GivesFullText,
    CancellationToken Stop
)
{
    private const int LongestValue = 400;

    /// <summary>A text that has to be given.</summary>
    public string Text(string name) =>
        OptionalText(name) ?? throw Refused.Unreadable($"{name}: expected a text");

    /// <summary>A long text that has to be given.</summary>
    public string LongText(string name, int longest) =>
        OptionalText(name, longest) ?? throw Refused.Unreadable($"{name}: expected a text");

    /// <summary>A text that may be given.</summary>
    public string? OptionalText(string name) => OptionalText(name, LongestValue);

    private string? OptionalText(string name, int longest) =>
        !Arguments.TryGetValue(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null
            ? null
        : value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
        && text.Length <= longest
            ? text
        : throw Refused.Unreadable(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: expected a text of at most {longest} characters"
            )
        );

    /// <summary>The one actor that a value names, by identifier or name.</summary>
    public async Task<Entity> ActorAsync(string name)
    {
        ImmutableArray<Entity> actors = await Served.Record.FindActorsAsync(Text(name), Stop);
        return actors.Length switch
        {
            1 => actors[0],
            0 => throw Refused.Unknown($"{name}: no actor with a public role is called so"),
            _ => throw Refused.Unknown(
                $"{name}: several actors are called so: {string.Join(", ", actors.Select(actor => actor.Id))}"
            ),
        };
    }

    /// <summary>A number that may be given.</summary>
    public int Number(string name, int otherwise) =>
        !Arguments.TryGetValue(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null
            ? otherwise
        : value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out int number)
        && number >= 0
            ? number
        : throw Refused.Unreadable($"{name}: expected a number, 0 or more");

    /// <summary>The one identifier of a kind that the value begins.</summary>
    public async Task<string> IdAsync(string name, string kinds)
    {
        string typed = Text(name);
        if (RecordId.IsPrefix(typed) && kinds.Contains(typed[0], StringComparison.Ordinal))
        {
            ImmutableArray<string> ids = await Served.Store.IdsAsync(typed, 2, Stop);
            if (ids.Length == 1)
            {
                return ids[0];
            }
        }

        throw Refused.Unknown(
            $"{name}: nothing in the record, or more than one thing, is called so; expected an identifier that begins with {string.Join(" or ", kinds.ToCharArray())}"
        );
    }
}

/// <summary>A value that a tool takes.</summary>
internal sealed record ToolParameter(
    string Name,
    string Description,
    bool IsRequired = true,
    bool IsNumber = false
);

/// <summary>A tool that answers with <typeparamref name="T"/>.</summary>
/// <remarks>An answer is at most 20 kB: it is asked for again with fewer items until it fits, and says how many it left out.</remarks>
internal sealed class NewsTool<T> : INewsTool
{
    private const int MostBytes = 20_000;
    private readonly Func<ToolQuestion, Task<Func<int, T>>> _ask;
    private readonly Func<T, IEnumerable<string>> _links;
    private readonly JsonTypeInfo<T> _json;

    /// <summary>Makes a tool.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it answers; a constant.</param>
    /// <param name="parameters">What it takes.</param>
    /// <param name="json">How it writes its answer.</param>
    /// <param name="ask">Finds the answer: a function that gives it with at most so many items.</param>
    /// <param name="links">The identifiers whose evidence the answer stands on.</param>
    public NewsTool(
        string name,
        string description,
        ImmutableArray<ToolParameter> parameters,
        JsonTypeInfo<T> json,
        Func<ToolQuestion, Task<Func<int, T>>> ask,
        Func<T, IEnumerable<string>> links
    )
    {
        _ask = ask;
        _links = links;
        _json = json;
        Description = new Tool
        {
            Name = name,
            Description = description,
            InputSchema = InputOf(parameters),
            OutputSchema = JsonSerializer.SerializeToElement(
                json.GetJsonSchemaAsNode(
                    new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }
                )
            ),
            Annotations = new ToolAnnotations
            {
                ReadOnlyHint = true,
                DestructiveHint = false,
                IdempotentHint = true,
                OpenWorldHint = false,
            },
        };
    }

    /// <inheritdoc/>
    public Tool Description { get; }

    /// <inheritdoc/>
    public async Task<CallToolResult> AnswerAsync(ToolQuestion question)
    {
        Func<int, T> answers = await _ask(question);
        int items = 50;
        CallToolResult result = ResultOf(answers(items));
        while (items > 0 && SizeOf(result) > MostBytes)
        {
            items /= 2;
            result = ResultOf(answers(items));
        }

        return result;
    }

    /// <summary>The answer twice, as text and as data, with a link to the evidence of each finding in it.</summary>
    private CallToolResult ResultOf(T answer)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(answer, _json);
        return new CallToolResult
        {
            Content =
            [
                new TextContentBlock { Text = Encoding.UTF8.GetString(json) },
                .. _links(answer)
                    .Distinct(StringComparer.Ordinal)
                    .Select(id => new ResourceLinkBlock
                    {
                        Uri = EvidenceResource.AddressOf(id),
                        Name = id,
                        MimeType = "application/json",
                    }),
            ],
            StructuredContent = JsonSerializer.Deserialize<JsonElement>(json),
        };
    }

    private static int SizeOf(CallToolResult result) =>
        JsonSerializer.SerializeToUtf8Bytes(result, McpJsonUtilities.DefaultOptions).Length;

    private static JsonElement InputOf(ImmutableArray<ToolParameter> parameters)
    {
        JsonObject properties = [];
        JsonArray required = [];
        foreach (ToolParameter parameter in parameters)
        {
            properties[parameter.Name] = new JsonObject
            {
                ["type"] = parameter.IsNumber ? "integer" : "string",
                ["description"] = parameter.Description,
            };
            if (parameter.IsRequired)
            {
                required.Add(parameter.Name);
            }
        }

        return JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = properties,
                ["required"] = required,
                ["additionalProperties"] = false,
            }
        );
    }
}
