using System.Text;

namespace Entente.Articles.Archives;

/// <summary>Named fields as WARC, HTTP and e-mail write them: a name, a colon, a value.</summary>
internal sealed class HeaderFields
{
    private const int MaxFields = 500;

    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);
    private string? _last;

    /// <summary>The value of the first field with this name; <see langword="null"/> when there is none.</summary>
    public string? this[string name] => _fields.GetValueOrDefault(name);

    /// <summary>How many fields there are.</summary>
    public int Count => _fields.Count;

    /// <summary>Takes a line; one that begins with a blank goes on with the field before.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        string text = Encoding.UTF8.GetString(line).TrimEnd('\r', '\n');
        if (text.StartsWith(' ') || text.StartsWith('\t'))
        {
            if (_last is not null && _fields[_last].Length < 16 * 1024)
            {
                _fields[_last] = $"{_fields[_last]} {text.Trim()}";
            }

            return;
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || _fields.Count >= MaxFields)
        {
            _last = null;
            return;
        }

        string name = text[..colon].Trim();
        _last = _fields.TryAdd(name, text[(colon + 1)..].Trim()) ? name : null;
    }

    /// <summary>Takes all lines of a header.</summary>
    public static HeaderFields Of(ReadOnlySpan<byte> header)
    {
        HeaderFields fields = new();
        while (!header.IsEmpty)
        {
            int end = header.IndexOf((byte)'\n');
            fields.Add(end < 0 ? header : header[..end]);
            header = end < 0 ? [] : header[(end + 1)..];
        }

        return fields;
    }

    /// <summary>The first part of a value with parameters, in lower case: "text/html" of "Text/HTML; charset=utf-8".</summary>
    public string Main(string name)
    {
        string value = this[name] ?? string.Empty;
        int end = value.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? value : value[..end]).Trim().ToLowerInvariant();
    }

    /// <summary>A parameter of a value: "utf-8" for charset of "text/html; charset=utf-8"; <see langword="null"/> when it has none.</summary>
    public string? Parameter(string name, string parameter)
    {
        string value = this[name] ?? string.Empty;
        int at = value.IndexOf(';', StringComparison.Ordinal);
        while (at >= 0)
        {
            ReadOnlySpan<char> rest = value.AsSpan(at + 1).TrimStart();
            int equals = rest.IndexOf('=');
            if (equals < 0)
            {
                return null;
            }

            bool isIt = rest[..equals].Trim().Equals(parameter, StringComparison.OrdinalIgnoreCase);
            ReadOnlySpan<char> text = rest[(equals + 1)..].TrimStart();
            bool isQuoted = text is ['"', ..];
            int end = isQuoted ? text[1..].IndexOf('"') : text.IndexOf(';');
            ReadOnlySpan<char> found =
                isQuoted ? text.Slice(1, end < 0 ? text.Length - 1 : end)
                : end < 0 ? text
                : text[..end];
            if (isIt)
            {
                return found.Trim().ToString();
            }

            int behind = value.Length - text.Length + (isQuoted ? found.Length + 1 : found.Length);
            at = behind >= value.Length ? -1 : value.IndexOf(';', behind);
        }

        return null;
    }
}
