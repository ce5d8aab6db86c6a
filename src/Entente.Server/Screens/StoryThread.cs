using System.Collections.Immutable;
using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Screens;

/// <summary>What a story is about, and the stories before and after it.</summary>
internal static class StoryThread
{
    // An actor in news every day has many: the rest is in the JSON twin.
    private const int Shown = 20;

    /// <summary>"About a summit, 2021-12-15: Vladimir Putin, Xi Jinping".</summary>
    public static void Core(Markup html, StoryReadout readout)
    {
        if (readout.Core is not { } core)
        {
            return;
        }

        Href why = Href.To($"/why/{core.Event}");
        html.Add(
            $"<p class=\"about\">About: {About(core)}{(core.When is null ? Html.Of($"") : Html.Of($" · {Parts.Time(core.When)}"))} <a href=\"{why}\">{Parts.Count(core.Accounts, "account")}, {core.Independent} independent</a></p>\n"
        );
    }

    /// <summary>"summit · Vladimir Putin, Xi Jinping".</summary>
    public static string About(CoreRow core) =>
        string.Join(
            " · ",
            new[] { core.Channel, core.Where, string.Join(", ", core.Who) }
                .OfType<string>()
                .Where(part => part.Length > 0)
        );

    /// <summary>The other stories of the thread, each with what speaks for it.</summary>
    public static void Write(Markup html, ImmutableArray<ThreadRow> thread)
    {
        if (thread.IsEmpty)
        {
            return;
        }

        html.Add(
            $"<section aria-labelledby=\"thread\"><h2 id=\"thread\">Before and after <span class=\"count\">{thread.Length}</span></h2>\n<ol class=\"items\">\n"
        );
        foreach (ThreadRow row in thread.Take(Shown))
        {
            Href story = Href.To($"/stories/{row.Story}");
            html.Add(
                $"<li><p>{Parts.Time(row.When)} {row.How} <a href=\"{story}\">{row.Title}</a> ({Parts.Count(row.Reports, "report")})</p>\n<p class=\"source\">{ThreadTeller.ReasonOf(row)}</p></li>\n"
            );
        }

        html.Add($"</ol></section>\n");
    }
}
