using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Entente.Data;
using Entente.Text;

namespace Entente.Cli.Stages;

/// <summary>The work of <c>stage annotate --format conllu</c>: CoNLL-U or running text in, CoNLL-U out.</summary>
/// <remarks>
/// CoNLL-U is taken sentence by sentence and keeps its tokens and comments; what others have annotated (tags, lemmas, trees)
/// is not handed on, so that a scorer sees our work only. Running text is taken by passages between empty lines.
/// Format: https://universaldependencies.org/format.html.
/// </remarks>
internal static class ConlluStage
{
    private const int Columns = 10;
    private const string NoSpaceAfter = "SpaceAfter=No";

    /// <summary>Runs the stage and returns the exit code.</summary>
    public static Task<int> RunAsync(
        StageStreams streams,
        string? inputPath,
        string? outputPath,
        CancellationToken ct
    )
    {
        TextAnalyzer analyzer = new(Language.English);
        return StageRun.RunAsync(
            streams,
            outputPath,
            "sentences",
            async (output, faults) =>
            {
                await using Stream input = streams.OpenInput(inputPath);
                IAsyncEnumerable<Passage> passages = OrderedWork.SelectAsync(
                    BlocksAsync(input, ct),
                    block => Annotate(block, analyzer),
                    ct
                );
                await foreach (Passage passage in passages)
                {
                    if (passage.Fault is not null)
                    {
                        faults.Add(StageRun.Place(inputPath, passage.Line), passage.Fault);
                    }

                    await output.WriteAsync(Encoding.UTF8.GetBytes(passage.Conllu), ct);
                }
            },
            ct
        );
    }

    /// <summary>The passages between empty lines. The first one with a line that is no comment decides for all whether this is CoNLL-U.</summary>
    private static async IAsyncEnumerable<Block> BlocksAsync(
        Stream input,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        List<string> lines = [];
        bool? isConllu = null;
        int number = 0;
        int first = 0;
        await foreach (InputLine line in LineReader.ReadAsync(input, ct))
        {
            if (line.Bytes is null)
            {
                yield return new Block(++number, line.Number, [], IsConllu: false);
                continue;
            }

            string words = Encoding.UTF8.GetString(line.Bytes);
            if (!string.IsNullOrWhiteSpace(words))
            {
                first = lines.Count == 0 ? line.Number : first;
                lines.Add(words);
            }
            else if (lines.Count > 0)
            {
                yield return Take();
            }
        }

        if (lines.Count > 0)
        {
            yield return Take();
        }

        Block Take()
        {
            isConllu ??= lines.Find(l => l[0] != '#') is { } token
                ? IsToken(token.Split('\t'))
                : null;
            Block block = new(++number, first, [.. lines], isConllu ?? false);
            lines.Clear();
            return block;
        }
    }

    private static bool IsToken(string[] cells) =>
        cells.Length == Columns && cells[0].Length > 0 && char.IsAsciiDigit(cells[0][0]);

    private static Passage Annotate(Block block, TextAnalyzer analyzer) =>
        block.Lines.Length == 0 ? new Passage(block.Line, "", LineReader.TooLong)
        : block.IsConllu ? KeepTokens(block)
        : FindTokens(block, analyzer);

    private static Passage KeepTokens(Block block)
    {
        StringBuilder conllu = new();
        for (int i = 0; i < block.Lines.Length; i++)
        {
            string line = block.Lines[i];
            if (line[0] == '#')
            {
                conllu.Append(line).Append('\n');
                continue;
            }

            string[] cells = line.Split('\t');
            if (!IsToken(cells))
            {
                string found =
                    cells.Length == Columns ? $"\"{cells[0]}\"" : $"{cells.Length} cells";
                return new Passage(
                    block.Line + i,
                    "",
                    $"expected ten cells and a number first, found {found}; the sentence is left out"
                );
            }

            // 8.1: a node of the enhanced tree, no token of the text.
            if (!cells[0].Contains('.', StringComparison.Ordinal))
            {
                bool isJoined = cells[^1].Split('|').Contains(NoSpaceAfter);
                AppendToken(conllu, cells[0], cells[1], isJoined);
            }
        }

        return new Passage(block.Line, conllu.Append('\n').ToString(), Fault: null);
    }

    private static Passage FindTokens(Block block, TextAnalyzer analyzer)
    {
        string text = string.Join('\n', block.Lines);
        Document document = analyzer.Analyze(text);
        StringBuilder conllu = new();
        for (int s = 0; s < document.Sentences.Length; s++)
        {
            Sentence sentence = document.Sentences[s];
            if (s == 0 || document.Sentences[s - 1].Paragraph != sentence.Paragraph)
            {
                conllu.Append("# newpar\n");
            }

            conllu.Append(
                CultureInfo.InvariantCulture,
                $"# sent_id = {block.Number}-{s + 1}\n# text = {sentence.Span.In(text)}\n"
            );
            for (int t = sentence.FirstToken; t < sentence.EndToken; t++)
            {
                Token token = document.Tokens[t];
                bool isJoined =
                    t + 1 < document.Tokens.Length
                    && document.Tokens[t + 1].Span.Start == token.Span.End;
                AppendToken(
                    conllu,
                    (t - sentence.FirstToken + 1).ToString(CultureInfo.InvariantCulture),
                    document.Words(token),
                    isJoined
                );
            }

            conllu.Append('\n');
        }

        return new Passage(block.Line, conllu.ToString(), Fault: null);
    }

    private static void AppendToken(
        StringBuilder conllu,
        string id,
        ReadOnlySpan<char> form,
        bool isJoined
    ) =>
        conllu
            .Append(id)
            .Append('\t')
            .Append(form)
            .Append("\t_\t_\t_\t_\t_\t_\t_\t")
            .Append(isJoined ? NoSpaceAfter : "_")
            .Append('\n');

    /// <summary>Lines that belong together; none when the line was longer than we read.</summary>
    private sealed record Block(int Number, int Line, string[] Lines, bool IsConllu);

    private sealed record Passage(int Line, string Conllu, string? Fault);
}
