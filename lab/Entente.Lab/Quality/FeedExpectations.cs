using System.Text;
using System.Text.Json;
using Entente.Articles;
using Entente.Articles.Feeds;

namespace Entente.Lab.Quality;

/// <summary>The expectations of feedparser's test suite (<c>hostile/feeds/expect.jsonl</c>).</summary>
/// <remarks>
/// Met is what is equal; of values with markup, what shows the same words, because we read words and never hand on markup; of an
/// encoding, one that reads the bytes as the named one does.
/// </remarks>
internal static class FeedExpectations
{
    // The address that the suite's own server gave to every feed.
    private const string Server = "http://127.0.0.1:8097/";

    /// <summary>Looks at all of them.</summary>
    /// <param name="hostile">The folder that the files are named from.</param>
    public static IEnumerable<FeedFinding> All(string hostile)
    {
        foreach (string line in File.ReadLines(Path.Combine(hostile, "feeds/expect.jsonl")))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement root = json.RootElement;
            if (!root.TryGetProperty("path", out JsonElement path))
            {
                continue;
            }

            string file = root.GetProperty("file").GetString()!;
            byte[] bytes = File.ReadAllBytes(Path.Combine(hostile, file));
            List<JsonElement> parts = [.. path.EnumerateArray()];
            string expected = root.GetProperty("value").ToString();
            yield return Look(file, bytes, parts, expected);
        }
    }

    private static FeedFinding Look(
        string file,
        byte[] bytes,
        List<JsonElement> path,
        string expected
    )
    {
        Dictionary<string, string> headers = Headers(bytes);
        (CharacterSet set, int mark) = PageDecoder.ChooseXml(bytes, Charset(headers));
        string feed = set.Decode(bytes.AsSpan(mark));
        string kind =
            path[0].ToString() is var top && top == "entries"
                ? path[2].ToString()
                : path[^1].ToString();
        if (top == "encoding")
        {
            return new FeedFinding(
                file,
                top,
                expected,
                set.Name,
                ReadsAlike(feed, bytes, expected)
            );
        }

        string? address = headers.TryGetValue("content-location", out string? location)
            ? Uri.TryCreate(location, UriKind.Absolute, out Uri? known)
            && known.Scheme.StartsWith("http", StringComparison.Ordinal)
                ? location
                : new Uri(new Uri(Server), location).AbsoluteUri
            : Server;
        FeedView view = new(feed, address);
        string? found = top == "version" ? view.Version : view.Value(path);
        return new FeedFinding(file, kind, expected, found, AreAlike(expected, found));
    }

    private static bool AreAlike(string expected, string? found)
    {
        if (found is null)
        {
            return expected.Length == 0;
        }

        string normal = Encoding.UTF8.GetString(
            Encoding.UTF8.GetBytes(found.ReplaceLineEndings("\n").Trim())
        );
        return normal == expected.ReplaceLineEndings("\n").Trim()
            || (expected.Contains('<') || normal.Contains('<') || normal.Contains('&'))
                && FeedText.Visible(normal) == FeedText.Visible(expected);
    }

    private static bool ReadsAlike(string feed, byte[] bytes, string expected)
    {
        try
        {
            Encoding named = Encoding.GetEncoding(expected == "TIS-620" ? "windows-874" : expected);
            return named.GetString(bytes).TrimStart('\uFEFF') == feed;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // The suite writes into a comment what its server said.
    private static Dictionary<string, string> Headers(byte[] bytes)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        string head = Encoding
            .Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 2048)))
            .Replace("\0", "", StringComparison.Ordinal);
        foreach (string line in head.Split('\n'))
        {
            string[] parts = line.Split(':', 3, StringSplitOptions.TrimEntries);
            if (parts is ["Header", _, _])
            {
                headers.TryAdd(parts[1], parts[2]);
            }
        }

        return headers;
    }

    private static string? Charset(Dictionary<string, string> headers)
    {
        string type = headers.GetValueOrDefault("Content-type", string.Empty);
        int at = type.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : type[(at + 8)..].Trim('\'', '"', ' ');
    }
}

/// <summary>An expectation and what was found.</summary>
/// <param name="File">The feed.</param>
/// <param name="Kind">What was asked for.</param>
/// <param name="Expected">What should be found.</param>
/// <param name="Found">What was found.</param>
/// <param name="IsMet">Whether it is the same.</param>
internal sealed record FeedFinding(
    string File,
    string Kind,
    string Expected,
    string? Found,
    bool IsMet
)
{
    /// <summary>Whether it is the same to the character, markup included.</summary>
    public bool IsEqual => Found?.Trim() == Expected.Trim();
}
