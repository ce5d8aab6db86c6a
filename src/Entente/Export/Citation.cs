using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Entente.Export;

/// <summary>Cites a report as other programs read it: CSL-JSON and BibTeX. What the page does not state is left out, never guessed.</summary>
public static class Citation
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Indented = true,
    };

    /// <summary>The reports as CSL-JSON (citation-style-language/schema, csl-data.json 1.0): an array of newspaper articles.</summary>
    public static byte[] ToCslJson(IEnumerable<Report> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, s_options))
        {
            json.WriteStartArray();
            foreach (Report report in reports)
            {
                Write(json, report);
            }

            json.WriteEndArray();
        }

        return bytes.ToArray();
    }

    /// <summary>A report as BibTeX, in UTF-8; the key is its identifier.</summary>
    public static string ToBibTex(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Article article = report.Article;
        StringBuilder entry = new();
        entry.Append(CultureInfo.InvariantCulture, $"@article{{{report.Id},\n");
        Field("title", article.Title?.Value);
        Raw(
            "author",
            string.Join(" and ", AuthorsOf(article).Select(author => $"{{{Escaped(author)}}}"))
        );
        Field("journal", article.Outlet?.Value);
        Field("agency", article.Agency?.Value);
        Field("address", article.Dateline?.Value);
        if (article.Published?.Value.Day is { } day)
        {
            Field("year", day.Year.ToString("0000", CultureInfo.InvariantCulture));
            Field("month", day.Month.ToString(CultureInfo.InvariantCulture));
            Field("day", day.Day.ToString(CultureInfo.InvariantCulture));
        }

        Field("language", article.Language);
        Raw("url", AddressOf(article) ?? "");
        Field("note", $"kept page sha256:{article.Capture.Hex}");
        return entry.Append("}\n").ToString();

        // Twice in braces, names too: their letters keep their case, and no " and " in them parts anything. An address stands as it is, and holds neither brace nor backslash.
        void Field(string name, string? value) =>
            Raw(name, value is null ? "" : $"{{{Escaped(value)}}}");

        void Raw(string name, string value)
        {
            if (value.Length > 0)
            {
                entry.Append("  ").Append(name).Append(" = {").Append(value).Append("},\n");
            }
        }
    }

    private static void Write(Utf8JsonWriter json, Report report)
    {
        Article article = report.Article;
        json.WriteStartObject();
        json.WriteString("id", report.Id);
        json.WriteString("type", "article-newspaper");
        Field("title", article.Title?.Value);
        string[] authors = AuthorsOf(article);
        if (authors.Length > 0)
        {
            json.WriteStartArray("author");
            foreach (string author in authors)
            {
                json.WriteStartObject();
                json.WriteString("literal", Plain(author));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        Field("container-title", article.Outlet?.Value);
        Field("source", article.Agency?.Value);
        Field("publisher-place", article.Dateline?.Value);
        if (article.Published?.Value.Day is { } day)
        {
            json.WriteStartObject("issued");
            json.WriteStartArray("date-parts");
            json.WriteStartArray();
            json.WriteNumberValue(day.Year);
            json.WriteNumberValue(day.Month);
            json.WriteNumberValue(day.Day);
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        Field("language", article.Language);
        Field("URL", AddressOf(article));
        json.WriteString("note", $"kept page sha256:{article.Capture.Hex}");
        json.WriteEndObject();

        void Field(string name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, Plain(value));
            }
        }
    }

    private static string[] AuthorsOf(Article article) =>
        [.. article.Authors.Select(author => author.Value)];

    private static string? AddressOf(Article article) =>
        Uri.TryCreate(article.Address, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.UserInfo.Length == 0
            ? address.AbsoluteUri
            : null;

    /// <summary>A value in which nothing steers TeX, and no brace is left open.</summary>
    private static string Escaped(string value)
    {
        StringBuilder text = new(value.Length);
        foreach (char c in Plain(value))
        {
            _ = c switch
            {
                '\\' => text.Append("\\textbackslash{}"),
                '{' => text.Append("\\{"),
                '}' => text.Append("\\}"),
                '~' => text.Append("\\textasciitilde{}"),
                '^' => text.Append("\\textasciicircum{}"),
                '%' or '$' or '&' or '#' or '_' => text.Append('\\').Append(c),
                '-' when text.Length > 0 && text[^1] == '-' => text.Append("{}-"), // Two make a dash of another length.
                _ => text.Append(c),
            };
        }

        return text.ToString();
    }

    /// <summary>A value on one line, without controls.</summary>
    private static string Plain(string value) =>
        value.Any(char.IsControl)
            ? string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c))
            : value;
}
