using Entente.Models;

namespace Entente.Articles;

/// <summary>The weights that tell the article from what stands around it, for pages and for lines without tags: <c>models/blocks.bin</c>.</summary>
/// <param name="Page">Labels the blocks of a page with its tags.</param>
/// <param name="Lines">Labels lines without tags: what tags tell takes much from what words tell, so the weights are others.</param>
/// <param name="Cuts">Names what is left out.</param>
internal sealed record BlockModel(BlockLabeller Page, BlockLabeller Lines, CutNamer Cuts)
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
                Labeller(file, "page"),
                Labeller(file, "lines"),
                new CutNamer(file.Numbers("cuts.weights", CutTemplates.Rows * CutNamer.Kinds))
            )
            : throw file.Bad($"expected the templates of this version, found others");

    /// <summary>Begins a file of weights for these templates.</summary>
    public static ModelFileWriter Begin() =>
        new ModelFileWriter()
            .Strings("templates", BlockTemplates.Names)
            .Strings("cuts.templates", CutTemplates.Names);

    /// <summary>Adds one of the two labellers to a file.</summary>
    public static void Write(ModelFileWriter file, string view, float[] weights, float[] steps) =>
        file.Numbers($"{view}.weights", weights).Numbers($"{view}.steps", steps);

    /// <summary>Adds the weights that name what is left out.</summary>
    public static void Write(ModelFileWriter file, float[] cuts) =>
        file.Numbers("cuts.weights", cuts);

    private static BlockLabeller Labeller(ModelFile file, string view) =>
        new(
            file.Numbers($"{view}.weights", BlockTemplates.Rows * BlockLabeller.States),
            file.Numbers(
                $"{view}.steps",
                BlockTemplates.StepRows * BlockLabeller.States * BlockLabeller.States
            )
        );
}
