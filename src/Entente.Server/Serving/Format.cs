using Microsoft.AspNetCore.Http;

namespace Entente.Server.Serving;

/// <summary>In which form an address answers: the end of its path says so.</summary>
internal enum Format
{
    Html,
    Json,
    Csv,
    Markdown,
    JsonLd,
    Svg,
    Atom,
    Rss,
    BibTex,
    Csl,
    Calendar,
}

/// <summary>The forms by the ends of paths.</summary>
internal static class Formats
{
    private static readonly object s_key = new();

    private static readonly (string End, Format Format)[] s_ends =
    [
        (".json", Format.Json),
        (".csv", Format.Csv),
        (".md", Format.Markdown),
        (".jsonld", Format.JsonLd),
        (".svg", Format.Svg),
        (".atom", Format.Atom),
        (".rss", Format.Rss),
        (".bib", Format.BibTex),
        (".csl", Format.Csl),
        (".ics", Format.Calendar),
    ];

    /// <summary>Takes the form off the path, so that all forms of an address have one route.</summary>
    public static void TakeFrom(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "";
        foreach ((string end, Format format) in s_ends)
        {
            if (
                path.EndsWith(end, StringComparison.Ordinal)
                && !path.StartsWith("/openapi", StringComparison.Ordinal)
            )
            {
                context.Request.Path = path[..^end.Length];
                context.Items[s_key] = format;
                return;
            }
        }
    }

    /// <summary>The form that a request asked for.</summary>
    public static Format Of(HttpContext context) =>
        context.Items.TryGetValue(s_key, out object? format) ? (Format)format! : Format.Html;

    /// <summary>The end of a path that asks for a form.</summary>
    public static string EndOf(Format format) =>
        s_ends.FirstOrDefault(known => known.Format == format).End ?? "";

    /// <summary>What a form is called in a header.</summary>
    public static string MediaType(Format format) =>
        format switch
        {
            Format.Json => "application/json",
            Format.Csv => "text/csv; charset=utf-8; header=present",
            Format.Markdown => "text/markdown; charset=utf-8",
            Format.JsonLd => "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"",
            Format.Svg => "image/svg+xml",
            Format.Atom => "application/atom+xml; charset=utf-8",
            Format.Rss => "application/rss+xml; charset=utf-8",
            Format.BibTex => "application/x-bibtex; charset=utf-8",
            Format.Csl => "application/vnd.citationstyles.csl+json",
            Format.Calendar => "text/calendar; charset=utf-8",
            _ => "text/html; charset=utf-8",
        };
}
