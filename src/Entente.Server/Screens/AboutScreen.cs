using System.Collections.Immutable;
using System.Reflection;
using Entente.Server.Pages;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>What the numbers mean, and how often the reading was right where people marked what is.</summary>
internal static class AboutScreen
{
    private static readonly Lazy<NumbersReadout> s_readout = new(Read);

    private static readonly ImmutableArray<TermRow> s_terms =
    [
        new("reports", "Pages that tell of the story. The same bytes count once."),
        new(
            "accounts",
            "Reports that are not copies of one another. A copy shows by what two texts share outside quotation marks, by a credit, or by naming its source. Words that both quote are never evidence: everybody quotes the same words."
        ),
        new(
            "independent accounts",
            "Accounts that do not rest on the same first voice: of two that both rest on one spokesman or one agency, one is counted."
        ),
        new(
            "first voice",
            "Somebody on whose word an account rests: who briefed, whom the text names as its source, whose wire it prints."
        ),
        new(
            "statement",
            "An act of speech with its speaker, addressee, channel and the chain of those who handed it on; reports quote it in wordings that may differ."
        ),
        new(
            "reports differ",
            "The same statement stands in several accounts with other words, another speaker or another addressee. That says something of the reports, nothing of people."
        ),
        new("agreed", "Several accounts have the same statement in the same words."),
        new("one account only", "No other account of the story has it."),
        new(
            "event",
            "Who did what to whom, by the scheme of PLOVER, counted once for all reports of a story that tell it. What is planned, threatened, denied or only looked back at stands apart from what is told as happened."
        ),
        new(
            "figure",
            "A number with what it is of. Only figures of one thing in one sense, of the same unit and period, are held against one another."
        ),
        new(
            "mention",
            "A place in a report that names an actor; of an actor, all that was taken to mean it: names, offices, “the two leaders”."
        ),
        new(
            "partial",
            "There was no time, or too much, to look at everything: what stands there is part of what the record holds."
        ),
        new(
            "orphan",
            "Evidence whose words are not in the kept page. It says so, and nothing similar is put in its place."
        ),
        new(
            "characters",
            "Places are counted in Unicode code points of the text of the kept file, as W3C Web Annotations count."
        ),
    ];

    public static Screen<NumbersReadout, NumbersReadout> Create() =>
        new()
        {
            Name = "about",
            Path = "/about",
            Summary = "About the numbers",
            Ask = _ => Task.FromResult(s_readout.Value),
            Show = Show,
            Row = readout => readout,
            Json = ServerJson.Web.NumbersReadout,
            Table = readout => new Table(
                ["kind", "set", "measure", "ours", "others"],
                readout.Measures.Select(row =>
                    new[] { row.Kind, row.Set, row.Measure, row.Ours, row.Others }
                )
            ),
        };

    private static Page Show(Question question, NumbersReadout readout) =>
        new(
            "About the numbers",
            "About the numbers",
            html =>
            {
                html.Add(
                    $"""
                    <h1>About the numbers</h1>
                    <p class="lede">Everything here was read by a machine, and nobody has checked it. This page says what the numbers mean, and how often the reading was right on texts that people marked before.</p>
                    <section><h2>What they mean</h2><dl class="terms">

                    """
                );
                foreach (TermRow term in readout.Terms)
                {
                    html.Add($"<div><dt>{term.Word}</dt><dd>{term.Meaning}</dd></div>\n");
                }

                html.Add(
                    $"</dl></section>\n<section><h2>How often it is right</h2>\n<p>{readout.Measured} All figures lie between 0 and 1; 1 is perfect. P is the share of what was found that is right, R the share of what is there that was found, F their harmonic mean.</p>\n"
                );
                foreach (
                    IGrouping<string, MeasureRow> kind in readout.Measures.GroupBy(
                        row => row.Kind,
                        StringComparer.Ordinal
                    )
                )
                {
                    html.Add($"<h3 id=\"{kind.Key.ToLowerInvariant()}\">{kind.Key}</h3>\n");
                    Parts.Table(
                        html,
                        $"{kind.Key}: measured",
                        ["Set", "Measure", "Ours>", "Others"],
                        kind.Select(row =>
                            new[]
                            {
                                Parts.Cell(row.Set),
                                Parts.Cell(row.Measure),
                                Parts.Cell(row.Ours),
                                Parts.Cell(row.Others),
                            }
                        )
                    );
                }

                html.Add(
                    $"</section>\n<p class=\"quiet\">Entente {readout.Version}. Programs: <a href=\"/openapi.json\">OpenAPI 3.1</a>.</p>\n"
                );
            }
        );

    /// <summary>Reads the tables of <c>docs/quality.md</c>, which the lab writes.</summary>
    private static NumbersReadout Read()
    {
        Assembly assembly = typeof(AboutScreen).Assembly;
        using StreamReader reader = new(assembly.GetManifestResourceStream("quality.md")!);
        var rows = ImmutableArray.CreateBuilder<MeasureRow>();
        string kind = "";
        string measured = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                kind = line[3..].Trim();
            }
            else if (line.StartsWith("Measured on ", StringComparison.Ordinal))
            {
                measured = line.Replace("`", "", StringComparison.Ordinal);
            }
            else if (
                line.Split('|', StringSplitOptions.TrimEntries)
                    is ["", var set, var measure, var ours, _, var others, ""]
                && set is not "set"
                && !set.StartsWith('-')
            )
            {
                rows.Add(new MeasureRow(kind, set, measure, ours, others));
            }
        }

        string version =
            assembly
                .GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
            ?? "";
        return new NumbersReadout(
            version.Split('+')[0],
            measured,
            s_terms,
            rows.DrainToImmutable()
        );
    }
}
