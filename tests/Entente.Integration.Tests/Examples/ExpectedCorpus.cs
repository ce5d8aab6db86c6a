using System.Collections.Immutable;
using System.Text.Json;

namespace Entente.Integration.Tests.Examples;

/// <summary><c>examples/expected.json</c>: what a careful reader finds in the example pages. See <c>docs/examples.md</c>.</summary>
internal sealed record ExpectedCorpus
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
    };

    public required ImmutableArray<ExpectedInput> Inputs { get; init; }

    public required ImmutableArray<string> PassedOver { get; init; }

    public required ImmutableArray<ExpectedStory> Stories { get; init; }

    public required ImmutableArray<ExpectedCopy> Copies { get; init; }

    public required ImmutableArray<ExpectedUtterance> Utterances { get; init; }

    public required ImmutableArray<UnspokenWords> NotSaid { get; init; }

    public static ExpectedCorpus Read(string file) =>
        JsonSerializer.Deserialize<ExpectedCorpus>(File.ReadAllText(file), s_json)!;

    /// <summary>The inputs that become reports.</summary>
    public IEnumerable<ExpectedInput> Reports => Inputs.Where(input => input.Becomes == "report");
}

internal sealed record ExpectedInput
{
    public required string File { get; init; }

    public required string Becomes { get; init; }

    public string Charset { get; init; } = "utf-8";

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    public string? Date { get; init; }

    public ImmutableArray<string> Boilerplate { get; init; } = [];

    public ImmutableArray<string> Text { get; init; } = [];
}

internal sealed record ExpectedStory(
    string Id,
    string What,
    string When,
    string Where,
    ImmutableArray<ExpectedAccount> Accounts,
    int Independent
)
{
    public IEnumerable<string> Reports => Accounts.SelectMany(account => account.Reports);
}

internal sealed record ExpectedAccount(
    ImmutableArray<string> Reports,
    string FirstVoice,
    string Why
);

internal sealed record ExpectedCopy(string Source, string Copy, string Kind, string Why);

internal sealed record ExpectedUtterance
{
    public required string Id { get; init; }

    public required ImmutableArray<string> Speakers { get; init; }

    public ImmutableArray<string> AlsoRight { get; init; } = [];

    public required string Record { get; init; }

    public required ImmutableArray<ExpectedWording> Members { get; init; }
}

internal sealed record ExpectedWording
{
    public required string File { get; init; }

    public required string Words { get; init; }

    public required string Kind { get; init; }

    public string? Addressee { get; init; }
}

internal sealed record UnspokenWords(string File, string Words, string Why);
