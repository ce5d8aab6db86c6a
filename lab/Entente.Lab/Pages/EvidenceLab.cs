using System.CommandLine;
using System.Globalization;
using Entente.Articles;
using Entente.Data;
using Entente.Hostile;

namespace Entente.Lab.Pages;

/// <summary><c>lab/run evidence</c>: checks on all saved pages that each character of an article stands in the bytes of its page.</summary>
internal static class EvidenceLab
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new(
            "evidence",
            "Check on all saved pages that each character of an article stands in the bytes of its page."
        );
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        ArticleReader reader = new(DataTables.Embedded);
        bool isWhole = true;
        foreach (string set in SavedPages.Sets)
        {
            int pages = 0;
            long characters = 0;
            List<string> faults = [];
            Dictionary<string, int> encodings = [];
            foreach (Capture page in SavedPages.Of(set))
            {
                if (reader.Read(page).Article is not { } article)
                {
                    continue;
                }

                pages++;
                characters += article.Text.Length;
                string encoding = PageDecoder.Choose(page.Bytes.Span, page.Charset).Set.Name;
                encodings[encoding] = encodings.GetValueOrDefault(encoding) + 1;
                string? fault =
                    EvidenceMap.Fault(article, page) ?? EvidenceMap.FaultOfBytes(article, page);
                if (fault is not null)
                {
                    faults.Add($"{page.File}: {fault}");
                }
            }

            isWhole &= faults.Count == 0;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{set}: {pages} articles, {characters:N0} characters, {faults.Count} pages with a character without its bytes; {string.Join(", ", encodings.OrderByDescending(e => e.Value).Select(e => $"{e.Key} {e.Value}"))}"
                )
            );
            faults.ForEach(Console.WriteLine);
        }

        return isWhole ? 0 : 1;
    }
}
