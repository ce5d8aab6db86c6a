using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Entente.Data;
using Entente.Quotations;

namespace Entente.Cli.Stages;

/// <summary><c>entente stage align</c>: which statements are wordings of one utterance, and in what they differ.</summary>
internal static class AlignCommand
{
    private static readonly string[] s_fields =
    [
        "utterance",
        "nearest",
        "likeness",
        "why",
        "differences",
        "said_again",
    ];

    /// <summary>Makes the command.</summary>
    public static Command Create(StageStreams streams)
    {
        Option<string?> input = StageOptions.Input("Lines with id, text, speaker, report, story");
        Option<string?> output = StageOptions.Output();
        Command command = new(
            "align",
            "Join statements that are wordings of one utterance: each line again, with utterance, nearest, differences and said_again."
        )
        {
            input,
            output,
        };
        command.SetAction(
            (parsed, ct) => RunAsync(streams, parsed.GetValue(input), parsed.GetValue(output), ct)
        );
        return command;
    }

    private static Task<int> RunAsync(
        StageStreams streams,
        string? inputPath,
        string? outputPath,
        CancellationToken ct
    ) =>
        StageRun.RunAsync(
            streams,
            outputPath,
            "lines",
            async (output, faults) =>
            {
                UtteranceBook book = new(Language.English);
                WordDiff diff = new(Language.English);
                HashSet<string> known = new(StringComparer.Ordinal);
                await foreach (
                    (string place, JsonLine line) in StageRun.ReadObjectsAsync(
                        streams,
                        inputPath,
                        faults,
                        ct
                    )
                )
                {
                    string? id = line.Text("id");
                    if (string.IsNullOrEmpty(id) || !known.Add(id))
                    {
                        faults.Add(
                            place,
                            string.IsNullOrEmpty(id)
                                ? "expected a field \"id\", found none"
                                : $"expected each id once, found \"{id}\" again"
                        );
                        continue;
                    }

                    Wording wording = new(
                        id,
                        line.Text("report") ?? id,
                        line.Text("text") ?? "",
                        SpeakersOf(line)
                    );
                    AlignedStatement aligned = book.Add(wording, line.Text("story") ?? "");
                    await output.WriteAsync(
                        line.With(s_fields, json => Write(json, aligned, diff)),
                        ct
                    );
                }
            },
            ct
        );

    /// <summary>One speaker, or several joined by a semicolon; the same in any case.</summary>
    private static ImmutableArray<string> SpeakersOf(JsonLine line) =>
        [
            .. (line.Text("speaker") ?? "")
                .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(speaker => speaker.ToLowerInvariant()),
        ];

    private static void Write(Utf8JsonWriter json, AlignedStatement aligned, WordDiff diff)
    {
        json.WriteString("utterance", aligned.Utterance);
        json.WriteString("nearest", aligned.Nearest?.Quotation);
        if (aligned.Match is { } match)
        {
            json.WriteNumber("likeness", Math.Round(match.Score, 4));
            json.WriteString("why", match.Why);
        }
        else
        {
            json.WriteNull("likeness");
            json.WriteNull("why");
        }

        json.WriteStartArray("differences");
        if (aligned.Nearest is { } nearest)
        {
            foreach (DiffPiece piece in diff.Compare(nearest.Text, aligned.Wording.Text))
            {
                if (piece.Class is { } what)
                {
                    json.WriteStartObject();
                    json.WriteString("class", what.Label());
                    json.WriteString("kind", piece.Kind.ToString().ToLowerInvariant());
                    json.WriteString("left", piece.Left.Trim());
                    json.WriteString("right", piece.Right.Trim());
                    json.WriteEndObject();
                }
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("said_again");
        foreach (string utterance in aligned.SaidAgain)
        {
            json.WriteStringValue(utterance);
        }

        json.WriteEndArray();
    }
}
