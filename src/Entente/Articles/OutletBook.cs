using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Articles;

/// <summary>Knows outlets and news agencies by their names and addresses (<c>data/world/outlets.tsv</c>, <c>data/world/agencies.tsv</c>).</summary>
internal sealed class OutletBook
{
    // Names of agencies are matched with their case: "AP" is one, "ap" is not.
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _outlets;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _agencies;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _domains;

    public OutletBook(DataTables tables)
    {
        Dictionary<string, string> outlets = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, string> agencies = new(StringComparer.Ordinal);
        Dictionary<string, string> domains = new(StringComparer.OrdinalIgnoreCase);
        Load(tables.Read("world/outlets"), outlets, domains);
        Load(tables.Read("world/agencies"), agencies, domains);
        _outlets = outlets
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _agencies = agencies
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _domains = domains
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Our name of the outlet with this name, or at this address ("www.thetimes.co.uk"); <see langword="null"/> when we do not know it.</summary>
    public string? Outlet(ReadOnlySpan<char> name) =>
        _outlets.TryGetValue(name.Trim(), out string? found) ? found : AtHost(name.Trim());

    /// <summary>Our name of the agency with this name or short form; <see langword="null"/> when we do not know it.</summary>
    public string? Agency(ReadOnlySpan<char> name) =>
        _agencies.TryGetValue(name.Trim(" .,/()[]"), out string? found) ? found : null;

    /// <summary>Our name of the outlet or agency at this web address; <see langword="null"/> when we do not know it.</summary>
    public string? At(string? address) => AtHost(Host(address));

    private string? AtHost(ReadOnlySpan<char> host)
    {
        while (host.Contains('.'))
        {
            if (_domains.TryGetValue(host, out string? found))
            {
                return found;
            }

            host = host[(host.IndexOf('.') + 1)..];
        }

        return null;
    }

    private static ReadOnlySpan<char> Host(ReadOnlySpan<char> address)
    {
        int scheme = address.IndexOf("://", StringComparison.Ordinal);
        ReadOnlySpan<char> host = scheme < 0 ? [] : address[(scheme + 3)..];
        int end = host.IndexOfAny("/?#:");
        return end < 0 ? host : host[..end];
    }

    private static void Load(
        Table table,
        Dictionary<string, string> names,
        Dictionary<string, string> domains
    )
    {
        int name = table.Column("name");
        int domain = table.Column("domain");
        int others = table.Column("others");
        foreach (TableRow row in table.Rows)
        {
            names[row[name]] = row[name];
            domains.TryAdd(row[domain], row[name]);
            foreach (string other in row.List(others))
            {
                bool isAddress =
                    other.Contains('.')
                    && !other.Contains(' ')
                    && char.IsAsciiLetterLower(other[0]);
                (isAddress ? domains : names).TryAdd(other, row[name]);
            }
        }
    }
}
