using System.CommandLine;

namespace Entente.Cli.Stages;

/// <summary>The options that all stages share.</summary>
internal static class StageOptions
{
    /// <summary><c>--in FILE</c>.</summary>
    public static Option<string?> Input(string description) =>
        new("--in")
        {
            Description = description + "; - or absent: standard input",
            HelpName = "FILE",
        };

    /// <summary><c>--out FILE</c>.</summary>
    public static Option<string?> Output() =>
        new("--out")
        {
            Description = "Where to write; - or absent: standard output",
            HelpName = "FILE",
        };
}
