using System.Collections.Immutable;
using Entente.Server.Serving;

namespace Entente.Server.Pages;

/// <summary>What stands around the content of every page.</summary>
internal static class Layout
{
    private static readonly ImmutableArray<(string Name, Href Address)> s_menu =
    [
        ("Stories", Href.To($"/stories")),
        ("Actors", Href.To($"/actors")),
        ("Review", Href.To($"/review")),
        ("About the numbers", Href.To($"/about")),
    ];

    /// <summary>The page of a screen.</summary>
    public static string Of(Question question, IScreen screen, Page page)
    {
        Markup html = Begin(page);
        if (question.IsPartial)
        {
            html.Add(
                $"""<p class="notice" role="status"><strong>Partial.</strong> There was no time to look at everything: narrow the question.</p>"""
            );
        }

        page.Main(html);
        html.Add($"</main>\n<footer class=\"foot\">");
        string separator = "";
        html.Add($"<p class=\"twins\">This page as ");
        foreach (Format format in screen.Forms.Where(form => form != Format.Html))
        {
            html.Add(
                $"{separator}<a href=\"{question.As(format)}\" rel=\"alternate\">{NameOf(format)}</a>"
            );
            separator = " · ";
        }

        html.Add($"</p>");
        return End(html);
    }

    /// <summary>A page that is no answer: why there is none.</summary>
    public static string OfProblem(int status, string title, string message) =>
        End(
            Begin(new Page(title, "", _ => { }))
                .Add(
                    $"""
                    <h1>{title}</h1>
                    <p class="lede">{message}</p>
                    <p><a href="/stories">All stories</a> · <a href="/search">Search</a></p>
                    <p class="quiet">HTTP status {status}</p>
                    </main>
                    <footer class="foot">
                    """
                )
        );

    /// <summary>The page that asks for the token.</summary>
    public static string OfSignIn(FormMark mark) =>
        End(
            Begin(new Page("Sign in", "", _ => { }))
                .Add(
                    $"""
                    <h1>Sign in</h1>
                    <form class="filter" method="post" action="/sign-in">{mark.Html}<input type="text" name="user" value="entente" autocomplete="username" hidden><p><label for="token">Token</label><input id="token" name="token" type="password" autocomplete="current-password"></p><p><button>Enter</button></p></form>
                    </main>
                    <footer class="foot">
                    """
                )
        );

    private static Markup Begin(Page page)
    {
        Markup html = new();
        html.Add(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{PlainText.Shortened(page.Title, 120)} – Entente</title>
            <link rel="stylesheet" href="{Asset.Stylesheet.Address}">
            <link rel="icon" href="{Asset.Icon.Address}" type="image/svg+xml">
            <script src="{Asset.Script.Address}" defer></script>
            </head>
            <body>
            <a class="skip" href="#main">Skip to the content</a>
            <header class="head">
            <a class="brand" href="/stories">Entente</a>
            <nav aria-label="Main"><ul>
            """
        );
        foreach ((string name, Href address) in s_menu)
        {
            html.Add($"<li><a href=\"{address}\"");
            if (name == page.Section)
            {
                html.Add($" aria-current=\"page\"");
            }

            html.Add($">{name}</a></li>");
        }

        html.Add(
            $"""
            </ul></nav>
            <form class="find" role="search" action="/search"><label for="find">Search</label><input id="find" name="q" type="search" autocomplete="off" maxlength="400"><button>Find</button></form>
            </header>
            <main id="main" class="{(page.IsWide ? "wide" : "text")}">

            """
        );
        return html;
    }

    private static string End(Markup html) =>
        html.Add(
                $"""
                <p class="quiet">Machine-read, unchecked. Every line leads to the words it stands on; <a href="/about">how often the reading is right</a> is measured.</p>
                </footer>
                </body>
                </html>

                """
            )
            .Finish();

    private static string NameOf(Format format) =>
        format switch
        {
            Format.Json => "JSON",
            Format.Csv => "CSV",
            Format.Markdown => "Markdown",
            Format.JsonLd => "Web Annotations",
            Format.Atom => "Atom",
            Format.Rss => "RSS",
            Format.BibTex => "BibTeX",
            Format.Csl => "CSL-JSON",
            Format.Calendar => "Calendar",
            _ => "SVG",
        };
}
