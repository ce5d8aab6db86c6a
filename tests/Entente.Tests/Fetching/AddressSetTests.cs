using System.Text.Json;
using Entente.Fetching;
using Xunit;

namespace Entente.Tests.Fetching;

/// <summary>Addresses as browsers read them: the tests of the web platform, as far as they are of http and https.</summary>
public sealed class AddressSetTests
{
    [Fact]
    public void Every_address_is_read_as_a_browser_reads_it_or_refused()
    {
        List<string> wrong = [];
        int count = 0;
        foreach (JsonElement test in Tests("urltestdata.json"))
        {
            string input = test.GetProperty("input").GetString()!;
            string? basis = test.TryGetProperty("base", out JsonElement b) ? b.GetString() : null;
            WebAddress? from = basis is null ? null : WebAddress.Read(basis, from: null, out _);
            string? expected = Expected(test);
            string? found = WebAddress.Read(input, from, out _)?.ToString();
            count++;
            if (found != expected)
            {
                wrong.Add(
                    $"{input} in {basis}: expected {expected ?? "none"}, found {found ?? "none"}"
                );
            }
        }

        Assert.Equal(891, count);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_host_is_written_as_a_browser_writes_it()
    {
        Assert.Empty(
            from test in Tests("toascii.json")
            let input = test.GetProperty("input").GetString()
            let expected = test.GetProperty("output").GetString()
            let found = WebAddress.Read($"https://{input}/", null, out _)?.Host.Text
            where found != expected
            select $"{input}: expected {expected ?? "none"}, found {found ?? "none"}"
        );
    }

    /// <summary>What we must read: an address of http or https without a password, without its fragment; nothing else.</summary>
    private static string? Expected(JsonElement test) =>
        test.TryGetProperty("failure", out _) ? null
        : test.GetProperty("protocol").GetString() is not ("http:" or "https:") ? null
        : test.GetProperty("username").GetString() is { Length: > 0 } ? null
        : test.GetProperty("password").GetString() is { Length: > 0 } ? null
        : test.GetProperty("href").GetString()!.Split('#')[0];

    private static IEnumerable<JsonElement> Tests(string name)
    {
        string path = Path.Combine(Checkout.Shared ?? "", "data", "hostile", "url", name);
        if (!File.Exists(path))
        {
            Assert.Skip("no folder of data sets at ../shared");
        }

        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(path));
        return
        [
            .. from test in json.RootElement.EnumerateArray()
            where test.ValueKind == JsonValueKind.Object
            select test.Clone(),
        ];
    }
}
