using System.Globalization;
using System.Text;

namespace Entente.Hostile;

/// <summary>Makes inputs that nobody would write out of some that somebody did.</summary>
/// <remarks>Deterministic: an input is a function of the seeds, the tokens, the seed of the run and its number.</remarks>
internal sealed class PageMutator(
    IReadOnlyList<(string Name, byte[] Bytes)> seeds,
    byte[][] tokens,
    int seed
)
{
    // Long enough for every path, short enough for a million inputs.
    private const int LongestSeed = 4096;
    private const int LongestInput = 32_768;
    private const int MostSteps = 6;
    private const int MostRepeats = 400;

    private static readonly byte[][] s_own =
    [
        .. (
            (string[])
                [
                    "<p>",
                    "</p>",
                    "<div class=comments>",
                    "<article>",
                    "<svg><title>",
                    "<table><td>",
                    "</table>",
                    "<select>",
                    "<template>",
                    "<script>",
                    "<!--",
                    "-->",
                    "<![CDATA[",
                    "<a href=x>",
                    "&amp",
                    "&#x1F54A;",
                    "&#0;",
                    "<br>",
                    "\0",
                    "\uFEFF",
                    "\u00AD",
                    "\u2028",
                    "12 May 2020 14:05 CET",
                    "By Ada Winterbourne",
                    "MOSCOW (AP) — ",
                    "{\"text\":\"",
                    "{\"html\":\"",
                    "\\ud800",
                    "\"@type\":\"NewsArticle\"",
                    "<script type=application/ld+json>{\"@graph\":[",
                    "<rss><channel><item><description>",
                    "<meta charset=",
                    "iso-2022-jp",
                    "gb18030",
                    "big5",
                    "WARC/1.0\r\n",
                    "Content-Length: ",
                    "\r\n\r\n",
                    "2147483648",
                    "\u0301\u0301\u0301",
                    "\u202E",
                    "The talks ended on Monday, officials said. ",
                ]
        ).Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE],
        [0xED, 0xA0, 0x80],
        [0x1B, 0x24, 0x42],
        [0xC0, 0x80],
        [0x1F, 0x8B, 0x08],
    ];

    private readonly byte[][] _tokens = [.. s_own, .. tokens];

    /// <summary>Seeds of our own, for a checkout that stands alone.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> OwnSeeds { get; } =
    [
        .. (
            (string[])
                [
                    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Talks begin | Ledger</title><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Talks begin\",\"datePublished\":\"2020-05-12T10:00:00Z\",\"author\":{\"name\":\"Ada Winterbourne\"}}</script></head><body><nav><a href=/>Home</a></nav><article><h1>Talks begin</h1><p class=byline>By Ada Winterbourne</p><time datetime=2020-05-12>12 May 2020</time><div class=body><p>GENEVA (AP) &mdash; The ministers met on Tuesday, and both said that a draft was ready.</p><p>“We will go on,” said one of them&nbsp;later.</p></div></article></body></html>",
                    "Talks begin\n12 May 2020\nBy Ada Winterbourne\n\nGENEVA (AP) - The ministers met on Tuesday, and both said that a draft was ready.\n\nThey meet again on Friday, officials said.\n\nLeave a comment\nName\nEmail",
                    "{\"id\":\"1\",\"title\":\"Talks begin\",\"date\":\"2020-05-12\",\"text\":\"The ministers met on Tuesday, and both said that a draft was ready.\"}\n{\"id\":\"2\",\"html\":\"<p>The ministers met on Tuesday.\"}",
                    "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Ledger</title><item><title>Talks begin</title><link>https://ledger.example/1</link><description>&lt;p&gt;The ministers met on Tuesday.</description></item></channel></rss>",
                ]
        ).Select((text, i) => ($"own {i}", Encoding.UTF8.GetBytes(text))),
    ];

    /// <summary>The seeds and tokens of a folder of hostile files.</summary>
    public static PageMutator OfFolder(string folder, int seed)
    {
        List<(string, byte[])> seeds = [.. OwnSeeds];
        foreach (
            string file in Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            string name = Path.GetRelativePath(folder, file);
            if (!name.StartsWith("dict", StringComparison.Ordinal))
            {
                seeds.Add((name, File.ReadAllBytes(file)));
            }
        }

        return new PageMutator(seeds, [.. Tokens(Path.Combine(folder, "dict"))], seed);
    }

    /// <summary>Makes an input.</summary>
    /// <returns>The bytes, and how they came to be.</returns>
    public (byte[] Bytes, string Recipe) Make(int number)
    {
        Random random = new(unchecked((seed * 1_000_003) + number));
        (string name, byte[] bytes) = seeds[random.Next(seeds.Count)];
        StringBuilder recipe = new(
            string.Create(CultureInfo.InvariantCulture, $"seed {seed} input {number}: {name}")
        );
        List<byte> input = [.. Part(random, bytes, LongestSeed, out int start)];
        recipe.Append(CultureInfo.InvariantCulture, $" from {start}");
        int steps = random.Next(1, MostSteps + 1);
        for (int i = 0; i < steps && input.Count < LongestInput; i++)
        {
            int at = random.Next(input.Count + 1);
            int length = Math.Min(input.Count - at, 1 + random.Next(64));
            switch (random.Next(8))
            {
                case 0 when length > 0:
                    input[at] = (byte)random.Next(256);
                    Note("byte", at);
                    break;
                case 1:
                    input.RemoveRange(at, length);
                    Note("remove", at);
                    break;
                case 2:
                    input.InsertRange(at, input.GetRange(at, length));
                    Note("double", at);
                    break;
                case 3:
                    (string other, byte[] splice) = seeds[random.Next(seeds.Count)];
                    input.InsertRange(at, Part(random, splice, LongestSeed / 4, out _));
                    Note($"splice {other}", at);
                    break;
                case 4:
                    byte[] token = _tokens[random.Next(_tokens.Length)];
                    int most = Math.Min(MostRepeats, LongestInput / Math.Max(1, token.Length));
                    int times = random.Next(1, most + 1);
                    input.InsertRange(at, Enumerable.Repeat(token, times).SelectMany(t => t));
                    Note($"repeat {times} tokens", at);
                    break;
                case 5 when at > 0:
                    input.RemoveRange(at, input.Count - at);
                    Note("end", at);
                    break;
                default:
                    input.InsertRange(at, _tokens[random.Next(_tokens.Length)]);
                    Note("token", at);
                    break;
            }
        }

        return ([.. input.Take(LongestInput)], recipe.ToString());

        void Note(string step, int at) =>
            recipe.Append(CultureInfo.InvariantCulture, $", {step} at {at}");
    }

    private static ArraySegment<byte> Part(Random random, byte[] bytes, int longest, out int start)
    {
        int length = Math.Min(bytes.Length, longest);
        start = random.Next(2) == 0 ? 0 : random.Next(bytes.Length - length + 1);
        return new ArraySegment<byte>(bytes, start, length);
    }

    // name="\x00\x01token": one a line, as fuzzers write their dictionaries.
    private static IEnumerable<byte[]> Tokens(string folder)
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (
            string file in Directory.EnumerateFiles(folder, "*.dict").Order(StringComparer.Ordinal)
        )
        {
            foreach (string line in File.ReadLines(file, Encoding.Latin1))
            {
                int open = line.IndexOf('"', StringComparison.Ordinal);
                int close = line.LastIndexOf('"');
                if (!line.StartsWith('#') && close > open + 1)
                {
                    yield return Unescape(line[(open + 1)..close]);
                }
            }
        }
    }

    private static byte[] Unescape(string token)
    {
        List<byte> bytes = [];
        for (int i = 0; i < token.Length; i++)
        {
            bool isHex =
                token.AsSpan(i).StartsWith("\\x")
                && i + 3 < token.Length
                && byte.TryParse(
                    token.AsSpan(i + 2, 2),
                    NumberStyles.HexNumber,
                    CultureInfo.InvariantCulture,
                    out _
                );
            bytes.Add(isHex ? Convert.ToByte(token.Substring(i + 2, 2), 16) : (byte)token[i]);
            i += isHex ? 3 : 0;
        }

        return [.. bytes];
    }
}
