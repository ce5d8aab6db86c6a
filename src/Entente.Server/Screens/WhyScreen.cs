using System.Globalization;
using Entente.Readouts;
using Entente.Server.Pages;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>Why something is in the record: the words in the kept page, the rule that found them, the version.</summary>
internal static class WhyScreen
{
    public static Screen<WhyReadout, WhyReadout> Create() =>
        new()
        {
            Name = "why",
            Path = "/why/{id}",
            Summary = "Why something is in the record",
            Ask = AskAsync,
            Show = Show,
            Row = why => why,
            Json = ServerJson.Web.WhyReadout,
            Table = why => new Table(
                ["what", "value", "rule", "file", "start", "end", "orphan"],
                why.Reasons.Select(reason =>
                    new[]
                    {
                        reason.What,
                        reason.Value,
                        reason.Rule,
                        reason.File,
                        reason.Evidence?.Start.ToString(CultureInfo.InvariantCulture),
                        reason.Evidence?.End.ToString(CultureInfo.InvariantCulture),
                        reason.Evidence is null ? null
                        : reason.Evidence.IsOrphan ? "true"
                        : "false",
                    }
                )
            ),
        };

    private static async Task<WhyReadout> AskAsync(Question question)
    {
        string typed = question.Part("id");
        if (RecordId.IsPrefix(typed))
        {
            var ids = await question.Record.IdsAsync(typed, 2, question.Stop);
            if (ids.Length == 1 && await question.Record.WhyAsync(ids[0], question.Stop) is { } why)
            {
                return why;
            }
        }

        var actors = await question.Record.FindActorsAsync(typed, question.Stop);
        return actors.Length == 1
            ? await question.Record.WhyAsync(actors[0], question.Stop)
            : throw Refused.Unknown("nothing in the record, and no actor, is called so");
    }

    private static Page Show(Question question, WhyReadout why) =>
        new(
            $"Why {why.Kind} {why.Id}",
            "",
            html =>
            {
                html.Add(
                    $"""
                    <h1>Why this {why.Kind}?</h1>
                    <p class="quiet"><code>{why.Id}</code> · read by Entente {why.Version.Split(
                        '+'
                    )[0]}</p>
                    <dl class="reasons">

                    """
                );
                foreach (ReasonRow reason in why.Reasons)
                {
                    html.Add(
                        $"""
                        <div><dt>{reason.What}</dt><dd><p class="value">{PlainText.Shortened(
                            PlainText.OneLine(reason.Value),
                            Snippet.MaxLength
                        )}</p>
                        <p class="quiet">rule: {reason.Rule}{(
                            reason.File is null ? "" : $" · {reason.File}"
                        )}{(
                            reason.Evidence is { } at
                                ? string.Create(
                                    CultureInfo.InvariantCulture,
                                    $" · characters {at.Start}–{at.End}"
                                )
                                : ""
                        )}</p>

                        """
                    );
                    if (reason.Evidence is { } evidence)
                    {
                        html.Add($"{Parts.Evidence(evidence)}");
                    }

                    html.Add($"</dd></div>\n");
                }

                html.Add($"</dl>\n");
            }
        );
}
