using System.Collections.Immutable;
using System.CommandLine;

namespace Entente.Cli.Stages;

/// <summary><c>entente stage annotate</c>: adds a field a layer to each line.</summary>
internal static class AnnotateCommand
{
    private static readonly string[] s_formats = ["jsonl", "conllu"];

    /// <summary>Makes the command.</summary>
    public static Command Create(StageStreams streams)
    {
        Option<string> layers = new("--layers")
        {
            Description =
                "What to find, separated by commas: "
                + string.Join(", ", Layer.All.Select(l => l.Name)),
            HelpName = "L1,L2",
            Required = true,
        };
        Option<string?> input = StageOptions.Input(
            "Lines with id and text (and title, date, language)"
        );
        Option<string?> output = StageOptions.Output();
        Option<string> format = new("--format")
        {
            Description =
                "jsonl, or conllu: reads CoNLL-U, keeping its tokens, or running text, and writes CoNLL-U",
            DefaultValueFactory = _ => "jsonl",
        };
        Command command = new(
            "annotate",
            "Find sentences, tokens, names and quotations in texts; offsets count Unicode code points."
        )
        {
            layers,
            input,
            output,
            format,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                ImmutableArray<Layer> chosen = Choose(
                    parsed.GetRequiredValue(layers),
                    out string? fault
                );
                string form = parsed.GetRequiredValue(format);
                fault ??= FormatFault(form, chosen);
                if (fault is not null)
                {
                    await streams.Error.WriteLineAsync(fault);
                    return ExitCode.Usage;
                }

                string? from = parsed.GetValue(input);
                string? to = parsed.GetValue(output);
                return form == "conllu"
                    ? await ConlluStage.RunAsync(streams, from, to, ct)
                    : await AnnotateStage.RunAsync(streams, from, to, chosen, ct);
            }
        );
        return command;
    }

    private static ImmutableArray<Layer> Choose(string names, out string? fault)
    {
        string[] wanted = names.Split(
            ',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        string known = string.Join(", ", Layer.All.Select(l => l.Name));
        string? unknown = Array.Find(wanted, name => Layer.All.All(l => l.Name != name));
        fault =
            unknown is not null ? $"--layers: expected any of {known}; found \"{unknown}\""
            : wanted.Length == 0 ? $"--layers: expected any of {known}; found nothing"
            : null;
        return [.. Layer.All.Where(l => wanted.Contains(l.Name))];
    }

    private static string? FormatFault(string format, ImmutableArray<Layer> chosen)
    {
        if (!s_formats.Contains(format))
        {
            return $"--format: expected jsonl or conllu; found \"{format}\"";
        }

        Layer? other = chosen.FirstOrDefault(l => l.Name is not ("sentences" or "tokens"));
        return format == "conllu" && other is not null
            ? $"--layers: CoNLL-U holds sentences and tokens; \"{other.Name}\" has no column there"
            : null;
    }
}
