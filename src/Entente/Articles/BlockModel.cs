using Entente.Models;

namespace Entente.Articles;

/// <summary>The weights that tell the article from what stands around it: <c>models/blocks.bin</c>.</summary>
/// <param name="Labeller">Labels the blocks of pages, and lines without tags: for these, what tags tell is masked.</param>
/// <param name="Cuts">Names what is left out.</param>
internal sealed record BlockModel(BlockLabeller Labeller, CutNamer Cuts)
{
    /// <summary>The name of the file.</summary>
    public const string Name = "blocks";

    private static readonly Lazy<BlockModel> s_embedded = new(() =>
        Read(EmbeddedModels.ReadShared(Name))
    );

    /// <summary>The model of the library; it is read once.</summary>
    /// <exception cref="DataFormatException">It is damaged.</exception>
    public static BlockModel Read() => s_embedded.Value;

    /// <summary>Reads a model.</summary>
    /// <exception cref="DataFormatException">It was learnt with other templates, or is none of blocks.</exception>
    public static BlockModel Read(ModelFile file) =>
        file.Strings("templates").SequenceEqual(BlockTemplates.Names)
        && file.Strings("cuts.templates").SequenceEqual(CutTemplates.Names)
            ? new BlockModel(
                new BlockLabeller(
                    file.Numbers("weights", BlockTemplates.Rows * BlockLabeller.States),
                    file.Numbers(
                        "steps",
                        BlockTemplates.StepRows * BlockLabeller.States * BlockLabeller.States
                    )
                ),
                new CutNamer(file.Numbers("cuts.weights", CutTemplates.Rows * CutNamer.Kinds))
            )
            : throw file.Bad($"expected the templates of this version, found others");

    /// <summary>Writes a model learnt with these templates.</summary>
    /// <param name="weights">Of the labeller, a row for each value of its templates.</param>
    /// <param name="steps">Of the labeller, from state to state.</param>
    /// <param name="cuts">Of the namer of what is left out.</param>
    public static byte[] Write(float[] weights, float[] steps, float[] cuts) =>
        new ModelFileWriter()
            .Strings("templates", BlockTemplates.Names)
            .Strings("cuts.templates", CutTemplates.Names)
            .Numbers("weights", weights)
            .Numbers("steps", steps)
            .Numbers("cuts.weights", cuts)
            .ToArray();
}
