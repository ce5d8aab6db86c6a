using System.IO.Compression;
using System.Text.Json;
using Entente.Articles;

namespace Entente.Lab.Blocks;

/// <summary>Reads the pages of the extraction sets, with and without tags.</summary>
internal static class BlockPages
{
    /// <summary>The sets that tell of the text.</summary>
    public static readonly string[] Sets = ["fundus", "wcxb-dev", "traf"];

    /// <summary>The captures of a set: <paramref name="view"/> is <c>pages</c> or <c>plain</c>.</summary>
    public static IEnumerable<(string Id, string Site, Capture Capture)> Read(
        string data,
        string set,
        string view
    )
    {
        string folder = Path.Combine(data, "extraction", set);
        if (!Directory.Exists(Path.Combine(folder, view)))
        {
            yield break;
        }

        string[] lines = File.ReadAllLines(Path.Combine(folder, "index.tsv"));
        string[] names = lines[0].Split('\t');
        int domain = Array.IndexOf(names, "domain");
        int url = Array.IndexOf(names, "url");
        foreach (string[] cells in lines.Skip(1).Select(line => line.Split('\t')))
        {
            string file = Path.Combine(
                folder,
                view,
                cells[0] + (view == "plain" ? ".txt.gz" : ".html.gz")
            );
            if (!File.Exists(file))
            {
                continue;
            }

            byte[] content = Unzip(file);
            yield return (
                cells[0],
                cells[domain],
                new Capture
                {
                    File = file,
                    Bytes = content,
                    Form = CaptureForm.Page,
                    Digest = ContentDigest.Of(content),
                    Address = view == "plain" ? null : cells[url],
                }
            );
        }
    }

    /// <summary>The pages of all sets, labelled by their gold.</summary>
    public static List<LabelledPage> Label(string data, string view, ArticleReader reader)
    {
        List<LabelledPage> pages = [];
        foreach (string set in Sets)
        {
            foreach ((string id, string site, Capture capture) in Read(data, set, view))
            {
                string gold = Path.Combine(data, "extraction", set, "gold", id + ".json");
                using var json = JsonDocument.Parse(File.ReadAllBytes(gold));
                (PageText text, BlockFacts facts, string?[] reasons) = reader.Look(capture);
                if (facts.Count > 0)
                {
                    Labels[] labels = new GoldAligner(json.RootElement).Align(text);
                    pages.Add(LabelledPage.Of(set, id, site, text, facts, labels, reasons));
                }
            }
        }

        return pages;
    }

    private static byte[] Unzip(string file)
    {
        using GZipStream stream = new(File.OpenRead(file), CompressionMode.Decompress);
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
