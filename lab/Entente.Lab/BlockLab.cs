using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Entente.Articles;
using Entente.Data;
using Entente.Lab.Blocks;
using Entente.Lab.Quality;
using Entente.Models;

namespace Entente.Lab;

/// <summary>The command <c>train blocks</c>: learns which blocks of a page are its article.</summary>
internal static class BlockLab
{
    private const int Folds = 5;

    /// <summary>The command.</summary>
    public static Command CreateTraining()
    {
        Option<string> output = new("--out")
        {
            Description = "The file to write",
            DefaultValueFactory = _ => "models/blocks.bin",
        };
        Option<string?> folds = new("--folds")
        {
            Description =
                "Writes no model but, into this folder, predictions for each page by weights learnt on other sites (five folds)",
        };
        Option<bool> cuts = new("--cuts")
        {
            Description =
                "Learns only to name what is left out; the labeller of the file stays as it is",
        };
        Command command = new(
            "blocks",
            "Learns to tell an article from what stands around it; a minute."
        )
        {
            output,
            folds,
            cuts,
        };
        command.SetAction(parsed =>
        {
            string data =
                SharedData.Find()
                ?? throw new DirectoryNotFoundException(
                    "expected the folder of sets (ENTENTE_SHARED), found none"
                );
            var watch = Stopwatch.StartNew();
            ArticleReader reader = new(DataTables.Embedded, BlockModelMaker.Empty);
            List<LabelledPage> pages = BlockPages.Label(data, "pages", reader);
            List<LabelledPage> texts = BlockPages.Label(data, "plain", reader);
            Console.WriteLine(
                $"{pages.Count} pages with {pages.Sum(p => p.Count)} blocks, {texts.Count} texts with {texts.Sum(p => p.Count)} lines, {BlockTemplates.Rows} rows"
            );
            if (parsed.GetValue(folds) is { } folder)
            {
                Validate(data, Directory.CreateDirectory(folder).FullName, pages, texts);
            }
            else
            {
                string file = parsed.GetRequiredValue(output);
                byte[] model = parsed.GetValue(cuts)
                    ? BlockModelMaker.MakeCuts(ModelFile.Read(file), pages, texts)
                    : BlockModelMaker.Make(pages, texts);
                File.WriteAllBytes(file, model);
                Console.WriteLine($"{model.Length} bytes");
            }

            Console.WriteLine($"{watch.Elapsed.TotalSeconds:0} s");
        });
        return command;
    }

    private static void Validate(
        string data,
        string folder,
        List<LabelledPage> pages,
        List<LabelledPage> texts
    )
    {
        BlockModel[] models =
        [
            .. Enumerable
                .Range(0, Folds)
                .Select(fold => Learn(pages, texts, page => Fold(page.Site) != fold)),
        ];
        ArticleReader[] readers =
        [
            .. models.Select(model => new ArticleReader(DataTables.Embedded, model)),
        ];
        CutReport[] reports = [new("named by rules, with tags"), new("the same, tags masked")];
        foreach (LabelledPage page in pages)
        {
            CutNamer namer = models[Fold(page.Site)].Cuts;
            reports[0].Add(namer, page, hasTags: true);
            reports[1].Add(namer, page, hasTags: false);
        }

        Array.ForEach(reports, report => report.Print());
        foreach (string view in (string[])["pages", "plain"])
        {
            foreach (string set in BlockPages.Sets)
            {
                string[] lines =
                [
                    .. BlockPages
                        .Read(data, set, view)
                        .Select(page =>
                            ExtractionLab.Prediction(
                                page.Id,
                                readers[Fold(page.Site)].Read(page.Capture)
                            )
                        ),
                ];
                File.WriteAllLines(Path.Combine(folder, $"{set}.{view}.jsonl"), lines);
            }
        }
    }

    private static BlockModel Learn(
        List<LabelledPage> pages,
        List<LabelledPage> texts,
        Func<LabelledPage, bool> isSeen
    )
    {
        byte[] model = BlockModelMaker.Make(pages.Where(isSeen), texts.Where(isSeen));
        return BlockModel.Read(ModelFile.Parse(BlockModel.Name, model));
    }

    // No site is in two folds, whatever set its pages are from.
    private static int Fold(string site)
    {
        uint hash = 2166136261;
        foreach (byte b in Encoding.UTF8.GetBytes(site))
        {
            hash = (hash ^ b) * 16777619;
        }

        return (int)((hash >> 8) % Folds);
    }
}
