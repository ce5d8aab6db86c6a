using Entente.Articles;
using Entente.Data;
using Entente.Models;

namespace Entente.Lab.Blocks;

/// <summary>Makes <c>models/blocks.bin</c>: a labeller of pages first, which teaches what it knows of pages stripped of their tags; then the one of both.</summary>
internal static class BlockModelMaker
{
    // The set with marked segments alone: it has no texts without tags, so its pages are stripped and labelled by the teacher.
    private const string Segments = "traf";

    // Above this, or below its counterpart, the teacher is believed.
    private const float Sure = 0.8f;

    /// <summary>Weights of nothing, to look at pages with before there are others.</summary>
    public static BlockModel Empty { get; } =
        new(
            new BlockLabeller(
                new float[BlockTemplates.Rows * BlockLabeller.States],
                new float[BlockTemplates.StepRows * BlockLabeller.States * BlockLabeller.States]
            ),
            new CutNamer(new float[CutTemplates.Rows * CutNamer.Kinds])
        );

    /// <summary>Learns from pages and from texts without tags.</summary>
    public static byte[] Make(IEnumerable<LabelledPage> pages, IEnumerable<LabelledPage> texts)
    {
        LabelledPage[] tagged = [.. pages];
        LabelledPage[] plain = [.. texts];
        (float[] weights, float[] steps) = new BlockTrainer(BlockSettings.Default).Learn(tagged);
        BlockLabeller teacher = new(weights, steps);
        PlainBodyFinder finder = new(
            new LineFactReader(
                new PageCues(DataTables.Embedded),
                new PictureLabels(DataTables.Embedded)
            ),
            teacher
        );
        (weights, steps) = new BlockTrainer(BlockSettings.Default).Learn([
            .. tagged,
            .. plain,
            .. plain.Where(page => page.HasBody).Select(page => Clean(page, finder)),
            .. tagged
                .Where(page => page.Set == Segments)
                .Select(page => WithoutTags(page, teacher, finder)),
        ]);
        return BlockModel.Write(weights, steps, CutTrainer.Learn(tagged, plain));
    }

    /// <summary>Learns from pages and from texts without tags to name what is left out; the labeller is that of <paramref name="old"/>.</summary>
    public static byte[] MakeCuts(
        ModelFile old,
        IEnumerable<LabelledPage> pages,
        IEnumerable<LabelledPage> texts
    ) =>
        BlockModel.Write(
            old.Numbers("weights"),
            old.Numbers("steps"),
            CutTrainer.Learn(pages, texts)
        );

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
}
