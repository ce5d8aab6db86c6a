using Xunit;

namespace Entente.Integration.Tests.Stages;

/// <summary><c>stage annotate --format conllu</c>.</summary>
public sealed class ConlluTests
{
    private static readonly string[] s_command =
    [
        "annotate",
        "--format",
        "conllu",
        "--layers",
        "sentences,tokens",
    ];

    [Fact]
    public async Task Running_text_becomes_sentences_and_tokens()
    {
        Stage stage = await Stage.RunAsync("Oslo waits. So does\nRome.\n\nThe end\n", s_command);

        Assert.Equal(0, stage.ExitCode);
        Assert.Equal(
            """
            # newpar
            # sent_id = 1-1
            # text = Oslo waits.
            1	Oslo	_	_	_	_	_	_	_	_
            2	waits	_	_	_	_	_	_	_	SpaceAfter=No
            3	.	_	_	_	_	_	_	_	_

            """,
            stage.Output[..(stage.Output.IndexOf("\n\n", StringComparison.Ordinal) + 1)]
        );
        Assert.Contains(
            "# sent_id = 2-1\n# text = The end\n",
            stage.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Conllu_keeps_its_tokens_and_comments_and_loses_what_others_found()
    {
        const string input = """
            # sent_id = s1
            # text = Don't.
            1-2	Don't	_	_	_	_	_	_	_	SpaceAfter=No
            1	Do	do	AUX	VB	_	0	root	0:root	_
            2	n't	not	PART	RB	_	1	advmod	1:advmod	_
            2.1	go	go	VERB	VB	_	_	_	1:dep	_
            3	.	.	PUNCT	.	_	1	punct	1:punct	_


            """;

        Stage stage = await Stage.RunAsync(input, s_command);

        Assert.Equal(
            """
            # sent_id = s1
            # text = Don't.
            1-2	Don't	_	_	_	_	_	_	_	SpaceAfter=No
            1	Do	_	_	_	_	_	_	_	_
            2	n't	_	_	_	_	_	_	_	_
            3	.	_	_	_	_	_	_	_	_


            """,
            stage.Output
        );
    }

    [Fact]
    public async Task A_sentence_with_a_broken_line_is_left_out_and_named()
    {
        const string input =
            "1\tA\t_\t_\t_\t_\t_\t_\t_\t_\n\n1\tB\n\n1\tC\t_\t_\t_\t_\t_\t_\t_\t_\n";

        Stage stage = await Stage.RunAsync(input, s_command);

        Assert.Equal(3, stage.ExitCode);
        Assert.Contains("-:3: expected ten cells", stage.Errors, StringComparison.Ordinal);
        Assert.Contains("\tA\t", stage.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\tB", stage.Output, StringComparison.Ordinal);
        Assert.Contains("\tC\t", stage.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_without_a_column_is_a_fault_of_the_command_line()
    {
        Stage stage = await Stage.RunAsync(
            "",
            "annotate",
            "--format",
            "conllu",
            "--layers",
            "quotes"
        );

        Assert.Equal(2, stage.ExitCode);
        Assert.Contains("\"quotes\" has no column", stage.Errors, StringComparison.Ordinal);
    }
}
