using System.Collections.Immutable;
using Xunit;

namespace Entente.Integration.Tests.Examples;

/// <summary>The program against the careful reader of <c>examples/expected.json</c>.</summary>
public sealed class ExampleCorpusTests
{
    private readonly ExampleFiles _files = new();

    [Fact]
    public async Task The_program_reads_the_examples_as_a_careful_reader_does_but_for_the_known_differences()
    {
        ExampleRun run = await ExampleRun.MakeAsync(
            _files.Folder,
            TestContext.Current.CancellationToken
        );

        ImmutableArray<string> differences = CorpusComparison.Differences(_files, run.Found);

        // New ones are faults; known ones that are gone must leave the list.
        IEnumerable<string> changes = differences
            .Except(Known())
            .Select(line => $"+ {line}")
            .Concat(Known().Except(differences).Select(line => $"- {line}"));
        Assert.True(!changes.Any(), "known-differences.txt:\n" + string.Join('\n', changes));
    }

    [Fact]
    public async Task Each_input_that_is_refused_is_named()
    {
        ExampleRun run = await ExampleRun.MakeAsync(
            _files.Folder,
            TestContext.Current.CancellationToken
        );

        Assert.All(
            _files.Expected.Inputs.Where(input => input.Becomes == "refusal"),
            input => Assert.Contains(input.File, run.Messages, StringComparison.Ordinal)
        );
        Assert.Equal(3, run.ExitCode);
    }

    private IEnumerable<string> Known() =>
        File.ReadLines(_files.KnownDifferences).Where(line => line.Length > 0 && line[0] != '#');
}
