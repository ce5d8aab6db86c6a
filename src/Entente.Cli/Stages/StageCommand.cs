using System.CommandLine;

namespace Entente.Cli.Stages;

/// <summary><c>entente stage …</c>: each step of the way alone, over JSON Lines, for pipelines and for measuring.</summary>
public static class StageCommand
{
    internal static Command Create(CommandContext context) =>
        Create(new StageStreams(context.Input, context.Output, context.Error));

    /// <summary>Makes the command with all its stages.</summary>
    public static Command Create(StageStreams streams) =>
        new("stage", "One step alone, over JSON Lines (docs/stages.md).")
        {
            ExtractCommand.Create(streams),
            AnnotateCommand.Create(streams),
            GroupCommand.Create(streams),
            CopiesCommand.Create(streams),
            SimilarityCommand.Create(streams),
            AlignCommand.Create(streams),
        };
}
