using System.Globalization;
using System.Text;
using Entente.Articles;
using Entente.Data;

namespace Entente.Tests.Articles.Html;

/// <summary>One page of the html5lib tree tests, and what Entente keeps of its tree, as lines.</summary>
/// <remarks>
/// Compared: the blocks of visible text with how much of each stands in links, the title, and the language of the page.
/// Not compared: what is no page (fragments), what a script would still change, and pages for readers without scripts,
/// to whom <c>noscript</c> is shown.
/// </remarks>
internal sealed record TreeCase(string File, int Number, string Input, string Expected)
{
    private static readonly HtmlPageReader s_reader = new(
        new PageHints(DataTables.Embedded),
        new CharacterReferences(DataTables.Embedded)
    );

    /// <summary>All pages of a file.</summary>
    public static IEnumerable<TreeCase> Read(string file)
    {
        string[] tests = System
            .IO.File.ReadAllText(file)
            .Split("\n#data\n", StringSplitOptions.None);
        for (int i = 0; i < tests.Length; i++)
        {
            string test =
                i == 0 && tests[i].StartsWith("#data\n", StringComparison.Ordinal)
                    ? tests[i]["#data\n".Length..]
                    : tests[i];
            int errors = test.IndexOf("\n#errors", StringComparison.Ordinal);
            int document = test.IndexOf("\n#document\n", StringComparison.Ordinal);
            if (
                errors < 0
                || document < 0
                || test.Contains("\n#document-fragment\n", StringComparison.Ordinal)
                || test.Contains("\n#script-off", StringComparison.Ordinal)
            )
            {
                continue;
            }

            yield return new TreeCase(
                Path.GetFileName(file),
                i + 1,
                test[..errors],
                new ExpectedTree(test[(document + "\n#document\n".Length)..]).Lines()
            );
        }
    }

    /// <summary>What our reader makes of the page.</summary>
    public string Actual()
    {
        HtmlPage page = s_reader.Read(Input);
        StringBuilder lines = new();
        foreach (Block block in page.Text.Blocks)
        {
            lines.Append(
                CultureInfo.InvariantCulture,
                $"{page.Text.Words(block)} ({block.LinkLength})\n"
            );
        }

        string? title = page.Title is { } span
            ? new CharacterReferences(DataTables.Embedded).Decode(Input, span, isAttribute: false)
            : null;
        return lines
            .Append(CultureInfo.InvariantCulture, $"title {ExpectedTree.Folded(title ?? "")}\n")
            .Append(CultureInfo.InvariantCulture, $"language {page.Language}\n")
            .ToString();
    }
}
