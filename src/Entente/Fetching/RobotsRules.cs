using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Entente.Fetching;

/// <summary>What the robots.txt of a site asks of one agent.</summary>
/// <remarks>
/// Source: RFC 9309, as Google's public parser reads it: forgiving of misspelt keywords and lost colons. Lines of other kinds do not end a
/// group. The longest pattern decides, and of two equally long ones the one that allows. Cost: linear in the file; a question costs at
/// most one search for each piece of a pattern.
/// </remarks>
internal sealed class RobotsRules
{
    /// <summary>What is read of a file (RFC 9309, 2.5: at least 500 KiB).</summary>
    public const int MaxBytes = 500 * 1024;

    private const string Blanks = " \t\v\f\r\n"; // In ASCII: a no-break space belongs to the word.
    private const int MaxLine = 8 * 2083; // Longer than any address: what is beyond it cannot be meant.
    private static readonly string[] s_agents = ["user-agent", "useragent", "user agent"];
    private static readonly string[] s_closed =
    [
        "disallow",
        "dissallow",
        "dissalow",
        "disalow",
        "diasllow",
        "disallaw",
    ];
    private readonly ImmutableArray<Rule> _rules;

    private RobotsRules(ImmutableArray<Rule> rules, TimeSpan? delay) =>
        (_rules, Delay) = (rules, delay);

    /// <summary>A site that asks for nothing.</summary>
    public static RobotsRules None { get; } = new([], delay: null);

    /// <summary>The pause between two requests that the site asks for (<c>Crawl-delay</c>).</summary>
    public TimeSpan? Delay { get; }

    /// <summary>Reads what a file says to <paramref name="agent"/>; when no group names it, what it says to all.</summary>
    public static RobotsRules Read(ReadOnlySpan<byte> file, string agent)
    {
        Groups groups = new(agent);
        string text = Encoding.Latin1.GetString(file[..Math.Min(file.Length, MaxBytes)]);
        ReadOnlySpan<char> rest = text.StartsWith("\u00EF\u00BB\u00BF", StringComparison.Ordinal)
            ? text.AsSpan(3)
            : text;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOfAny('\n', '\r');
            ReadOnlySpan<char> line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            ReadLine(line[..Math.Min(line.Length, MaxLine)], groups);
        }

        return groups.Rules();
    }

    /// <summary>Whether the agent may ask for an address.</summary>
    public bool Allows(string address)
    {
        ReadOnlySpan<char> path = PathOf(address, out bool isSlashMissing);
        string whole = isSlashMissing ? $"/{path}" : path.ToString();
        int open = 0;
        int closed = 0;
        foreach (Rule rule in _rules)
        {
            ref int best = ref rule.IsOpen ? ref open : ref closed;
            best = Math.Max(best, LengthThatFits(rule, whole));
        }

        return open >= closed;
    }

    private static int LengthThatFits(Rule rule, string path) =>
        Matches(rule.Pattern, path) ? rule.Pattern.Length
        : rule.FolderPattern is { } folder && Matches(folder, path) ? folder.Length
        : 0;

    private static void ReadLine(ReadOnlySpan<char> line, Groups groups)
    {
        int comment = line.IndexOfAny('#', '\0');
        line = Strip(comment < 0 ? line : line[..comment]);
        int colon = line.IndexOf(':');
        if (colon < 0)
        {
            // The colon is lost: a blank may stand for it, when there are two words and no more.
            colon = line.IndexOfAny(' ', '\t');
            if (colon < 0 || Strip(line[colon..]).IndexOfAny(' ', '\t') >= 0)
            {
                return;
            }
        }

        ReadOnlySpan<char> key = Strip(line[..colon]);
        ReadOnlySpan<char> value = Strip(line[(colon + 1)..]);
        if (BeginsWithAny(key, s_agents))
        {
            groups.Agent(value);
        }
        else if (key.StartsWith("allow", StringComparison.OrdinalIgnoreCase))
        {
            groups.Add(isOpen: true, Escape(value));
        }
        else if (BeginsWithAny(key, s_closed))
        {
            groups.Add(isOpen: false, Escape(value));
        }
        else if (key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase))
        {
            groups.Pause(value);
        }
    }

    private static bool BeginsWithAny(ReadOnlySpan<char> key, string[] words)
    {
        foreach (string word in words)
        {
            if (key.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text) => text.Trim(Blanks);

    /// <summary>A pattern in the letters of an address: bytes above ASCII percent-encoded, hexadecimal digits in upper case.</summary>
    private static string Escape(ReadOnlySpan<char> value)
    {
        StringBuilder pattern = new(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c >= 0x80)
            {
                pattern.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
            }
            else if (
                c == '%'
                && i + 2 < value.Length
                && char.IsAsciiHexDigit(value[i + 1])
                && char.IsAsciiHexDigit(value[i + 2])
            )
            {
                pattern
                    .Append('%')
                    .Append(char.ToUpperInvariant(value[i + 1]))
                    .Append(char.ToUpperInvariant(value[i + 2]));
                i += 2;
            }
            else
            {
                pattern.Append(c);
            }
        }

        return pattern.ToString();
    }

    /// <summary>The part of an address that patterns speak of: all from the path on, without the fragment.</summary>
    private static ReadOnlySpan<char> PathOf(ReadOnlySpan<char> address, out bool isSlashMissing)
    {
        int hash = address.IndexOf('#');
        ReadOnlySpan<char> rest = hash < 0 ? address : address[..hash];
        int scheme = rest.IndexOf("://");
        int early = rest.IndexOfAny("/?;");
        rest = scheme >= 0 && early > scheme ? rest[(scheme + 3)..] : rest;
        int path = rest.IndexOfAny("/?;");
        isSlashMissing = path < 0 || rest[path] != '/';
        return path < 0 ? [] : rest[path..];
    }

    /// <summary>Whether a pattern (<c>*</c> is any run, a last <c>$</c> the end) fits the beginning of a path.</summary>
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        bool isWhole = pattern.EndsWith('$');
        pattern = isWhole ? pattern[..^1] : pattern;
        bool isFirst = true;
        while (true)
        {
            int star = pattern.IndexOf('*');
            ReadOnlySpan<char> piece = star < 0 ? pattern : pattern[..star];
            bool isEnd = star < 0 && isWhole;
            int at =
                isFirst ? (path.StartsWith(piece) ? 0 : -1)
                : isEnd ? (path.EndsWith(piece) ? path.Length - piece.Length : -1)
                : path.IndexOf(piece);
            if (at < 0)
            {
                return false;
            }

            path = path[(at + piece.Length)..];
            if (star < 0)
            {
                return !isWhole || path.IsEmpty;
            }

            pattern = pattern[(star + 1)..];
            isFirst = false;
        }
    }

    /// <param name="IsOpen">Whether it allows.</param>
    /// <param name="Pattern">The pattern, percent-encoded as in an address.</param>
    /// <param name="FolderPattern">The folder itself, when the pattern opens its <c>index.html</c>.</param>
    private readonly record struct Rule(bool IsOpen, string Pattern, string? FolderPattern);

    /// <summary>Collects the rules for one agent, and those for all.</summary>
    private sealed class Groups(string agent)
    {
        private readonly ImmutableArray<Rule>.Builder _own = ImmutableArray.CreateBuilder<Rule>();
        private readonly ImmutableArray<Rule>.Builder _all = ImmutableArray.CreateBuilder<Rule>();
        private bool _isNamed;
        private bool _isOwn;
        private bool _isAll;
        private bool _hasRules;
        private TimeSpan? _ownPause;
        private TimeSpan? _allPause;

        /// <summary>A line that names an agent: after rules it begins another group.</summary>
        public void Agent(ReadOnlySpan<char> name)
        {
            if (_hasRules)
            {
                _isOwn = _isAll = _hasRules = false;
            }

            if (name is "*" || (name.StartsWith('*') && Blanks.Contains(name[1])))
            {
                _isAll = true;
                return;
            }

            int end = 0;
            while (end < name.Length && (char.IsAsciiLetter(name[end]) || name[end] is '-' or '_'))
            {
                end++;
            }

            if (name[..end].Equals(agent, StringComparison.OrdinalIgnoreCase))
            {
                _isOwn = _isNamed = true;
            }
        }

        public void Add(bool isOpen, string pattern)
        {
            _hasRules |= _isOwn || _isAll;
            int slash = isOpen ? pattern.LastIndexOf('/') : -1;
            bool isIndex =
                slash >= 0
                && pattern.AsSpan(slash).StartsWith("/index.htm", StringComparison.Ordinal);
            Rule rule = new(isOpen, pattern, isIndex ? $"{pattern[..(slash + 1)]}$" : null);
            if (_isOwn)
            {
                _own.Add(rule);
            }
            else if (_isAll)
            {
                _all.Add(rule);
            }
        }

        public void Pause(ReadOnlySpan<char> seconds)
        {
            if (
                double.TryParse(
                    seconds,
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out double number
                )
            )
            {
                var pause = TimeSpan.FromSeconds(Math.Min(number, TimeSpan.SecondsPerDay));
                _ownPause = _isOwn ? pause : _ownPause;
                _allPause = _isAll ? pause : _allPause;
            }
        }

        public RobotsRules Rules() =>
            _isNamed
                ? new RobotsRules(_own.ToImmutable(), _ownPause)
                : new RobotsRules(_all.ToImmutable(), _allPause);
    }
}
