using System.CommandLine;
using Entente.Cli;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>What the documents must say.</summary>
public sealed class DocumentTests
{
    private static readonly string s_root = Checkout.Root;

    [Fact]
    public void Every_command_and_option_stands_in_the_documents()
    {
        string documents =
            File.ReadAllText(Path.Combine(s_root, "docs", "commands.md"))
            + File.ReadAllText(Path.Combine(s_root, "docs", "pull.md"))
            + File.ReadAllText(Path.Combine(s_root, "docs", "stages.md"));

        Assert.Empty(
            from command in AllCommands(Root())
            from name in command.Options.Select(option => option.Name).Append(command.Name)
            where name is not ("--help" or "--version") && name != "entente"
            where !documents.Contains(name, StringComparison.Ordinal)
            select $"{command.Name}: {name}"
        );
    }

    [Fact]
    public void Every_command_of_the_first_level_has_examples()
    {
        Assert.Empty(Root().Subcommands.Select(command => command.Name).Except(HelpExamples.Names));
    }

    [Fact]
    public void Every_data_table_stands_in_the_documents()
    {
        string documents = string.Concat(
            Directory
                .EnumerateFiles(Path.Combine(s_root, "docs"), "*.md", SearchOption.AllDirectories)
                .Select(File.ReadAllText)
        );

        Assert.Empty(
            Directory
                .EnumerateFiles(Path.Combine(s_root, "data"), "*.tsv", SearchOption.AllDirectories)
                .Select(file => Path.GetFileName(file))
                .Where(name => !documents.Contains(name, StringComparison.Ordinal))
                .Distinct()
        );
    }

    private static Command Root() =>
        EntenteCommand.Create(new CommandContext(Stream.Null, TextWriter.Null, TextWriter.Null));

    private static IEnumerable<Command> AllCommands(Command command) =>
        command.Subcommands.SelectMany(AllCommands).Prepend(command);
}
