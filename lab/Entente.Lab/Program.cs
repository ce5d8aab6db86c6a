using System.CommandLine;
using Entente.Lab;
using Entente.Lab.Pages;
using Entente.Lab.Quality;
using Entente.Lab.World;

// Commands of the laboratory: each trains, measures or generates, and stands in a file of its own.
RootCommand root = new("The laboratory: measures and generates; never shipped.")
{
    QualityLab.Create(),
    CorpusLab.Create(),
    BenchmarkLab.Create(),
    SpeedLab.Create(),
    LoadLab.Create(),
    PicturesLab.Create(),
    PageSpeedLab.Create(),
    EvidenceLab.Create(),
    HostileLab.CreateFiles(),
    HostileLab.CreateFuzz(),
    CoreferenceLab.Create(),
    FeedLab.Create(),
    TrainingLab.Create(),
    TableLab.Create(),
    LanguageLab.Create(),
    Room("extraction", "Runs the room Articles over an annotated set.", ExtractionLab.Run),
    Room(
        "article",
        "Shows what the room Articles reads from files, and what it cuts.",
        ExtractionLab.Show
    ),
    Room("attack", "Times the room Articles on pages made to hurt.", ExtractionLab.Attack),
    Room("entities", "Runs the room Entities over an annotated set.", EntityLab.Run),
    Room("alignment", "Measures the aligning of wordings and its index.", AlignmentLab.Run),
    Room("stories", "Runs the room Stories over an annotated set.", StoryLab.Run),
    Room(
        "headlines",
        "Names what the room Events misreads in our own headlines.",
        HeadlineSet.Show
    ),
};
return await root.Parse(args).InvokeAsync();

// A command of one room that reads its own arguments.
static Command Room(string name, string description, Func<string[], int> run)
{
    Argument<string[]> rest = new("ARGS")
    {
        Arity = ArgumentArity.ZeroOrMore,
        CaptureRemainingTokens = true,
    };
    Command command = new(name, description) { rest };
    command.TreatUnmatchedTokensAsErrors = false;
    command.SetAction(parsed => run([.. parsed.GetValue(rest) ?? [], .. parsed.UnmatchedTokens]));
    return command;
}
