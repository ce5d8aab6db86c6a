using Entente.Articles;
using Entente.Data;
using Entente.Models;

namespace Entente.Lab.Blocks;

/// <summary>Makes <c>models/blocks.bin</c>: the labeller of pages first, then that of lines, which it teaches.</summary>
internal static class BlockModelMaker
{
    // The set with marked segments alone: it has no texts without tags, so its pages are stripped and labelled by the teacher.
    private const string Segments = "traf";

    // Above this, or below its counterpart, the teacher is believed.
    private const float Sure = 0.8f;

    /// <summary>Weights of nothing, to look at pages with before there are others.</summary>
    public static BlockModel Empty { get; } =
        new(Nothing(), Nothing(), new CutNamer(new float[CutTemplates.Rows * CutNamer.Kinds]));

    /// <summary>Learns from pages and from texts without tags.</summary>
    public static byte[] Make(IEnumerable<LabelledPage> pages, IEnumerable<LabelledPage> texts)
    {
        LabelledPage[] tagged = [.. pages];
        (float[] weights, float[] steps) = new BlockTrainer(BlockSettings.Pages).Learn(tagged);
        ModelFileWriter file = BlockModel.Begin();
        BlockModel.Write(file, "page", weights, steps);
        BlockLabeller teacher = new(weights, steps);
        PlainBodyFinder finder = new(
            new LineFactReader(
                new PageCues(DataTables.Embedded),
                new PictureLabels(DataTables.Embedded)
            ),
            Empty.Lines
        );
        LabelledPage[] plain = [.. texts];
        BlockModel.Write(file, CutTrainer.Learn(tagged, plain));
        LabelledPage[] bare =
        [
            .. plain,
            .. plain.Where(page => page.HasBody).Select(page => Clean(page, finder)),
            .. tagged
                .Where(page => page.Set == Segments)
                .Select(page => WithoutTags(page, teacher, finder)),
        ];
        (weights, steps) = new BlockTrainer(BlockSettings.Lines).Learn(bare);
        BlockModel.Write(file, "lines", weights, steps);
        return file.ToArray();
    }

    /// <summary>Learns from pages and from texts without tags to name what is left out; the labellers are those of <paramref name="old"/>.</summary>
    public static byte[] MakeCuts(
        ModelFile old,
        IEnumerable<LabelledPage> pages,
        IEnumerable<LabelledPage> texts
    )
    {
        ModelFileWriter file = BlockModel.Begin();
        BlockModel.Write(file, "page", old.Numbers("page.weights"), old.Numbers("page.steps"));
        BlockModel.Write(file, CutTrainer.Learn(pages, texts));
        BlockModel.Write(file, "lines", old.Numbers("lines.weights"), old.Numbers("lines.steps"));
        return file.ToArray();
    }

    // Labelled by the gold where that tells, and by the teacher, who saw the tags, where it is sure.
    private static LabelledPage WithoutTags(
        LabelledPage page,
        BlockLabeller teacher,
        PlainBodyFinder finder
    )
    {
        PageText bare = new(
            page.Text.Text,
            [
                .. page.Text.Blocks.Select(block => new Block(
                    block.Text,
                    block.Source,
                    BlockKind.Loose,
                    LinkLength: 0
                )),
            ],
            []
        );
        float[] shares = teacher.Weigh(page.Facts);
        Labels[] labels =
        [
            .. page.Allowed.Select(
                (allowed, i) =>
                    allowed != Labels.Any ? allowed
                    : shares[i] >= Sure ? Labels.Body
                    : shares[i] <= 1 - Sure ? Labels.Other
                    : Labels.Any
            ),
        ];
        return LabelledPage.Of(
            page.Set,
            page.Id,
            page.Site,
            bare,
            finder.Look(bare).Look.Facts,
            labels,
            page.Reasons
        );
    }

    // The article with nothing around it: texts that were cleaned before come to us too.
    private static LabelledPage Clean(LabelledPage page, PlainBodyFinder finder)
    {
        int first = Array.IndexOf(page.Allowed, Labels.Body);
        int end = Array.LastIndexOf(page.Allowed, Labels.Body) + 1;
        PageText clean = new(page.Text.Text, page.Text.Blocks[first..end], []);
        return LabelledPage.Of(
            page.Set,
            page.Id,
            page.Site,
            clean,
            finder.Look(clean).Look.Facts,
            page.Allowed[first..end],
            page.Reasons[first..end]
        );
    }

    private static BlockLabeller Nothing() =>
        new(
            new float[BlockTemplates.Rows * BlockLabeller.States],
            new float[BlockTemplates.StepRows * BlockLabeller.States * BlockLabeller.States]
        );
}
