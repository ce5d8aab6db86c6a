using System.Collections.Immutable;
using System.CommandLine;
using Entente.Data;
using Entente.Models;

namespace Entente.Cli.Stages;

/// <summary><c>entente stage annotate</c>: adds a field a layer to each line.</summary>
internal static class AnnotateCommand
{
    private static readonly string[] s_slowLayers = ["lemmas", "trees", "coref"];
    private static readonly string[] s_formats = ["jsonl", "conllu", "iob2"];

    /// <summary>Makes the command.</summary>
    public static Command Create(StageStreams streams)
    {
        Option<string> layers = Layers();
        Option<string?> input = StageOptions.Input(
            "Lines with id and text (and title, date, language)"
        );
        Option<string?> output = StageOptions.Output();
        Option<string> format = Format();
        Option<string?> models = Models();
        Option<string?> data = Data();
        Option<string> language = LanguageOfColumns();
        Option<bool> fast = Fast();
        Command command = new(
            "annotate",
            "Find sentences, tokens, names and quotations in texts; offsets count Unicode code points."
        )
        {
            layers,
            input,
            output,
            format,
            models,
            data,
            language,
            fast,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                string alone = parsed.GetRequiredValue(layers).Trim();
                string? fault = null;
                ImmutableArray<Layer> chosen = StandsAlone(alone)
                    ? []
                    : Choose(parsed.GetRequiredValue(layers), out fault);
                string form = parsed.GetRequiredValue(format);
                fault ??=
                    FormatFault(form, chosen) ?? (parsed.GetValue(fast) ? FastFault(chosen) : null);
                if (fault is not null)
                {
                    await streams.Error.WriteLineAsync(fault);
                    return ExitCode.Usage;
                }

                AnnotateFiles files = new(
                    parsed.GetValue(input),
                    parsed.GetValue(output),
                    parsed.GetValue(models),
                    parsed.GetValue(fast)
                )
                {
                    Tables = TablesOf(parsed.GetValue(data)),
                    Language = parsed.GetRequiredValue(language),
                };
                return alone == ActorStage.Layer ? await ActorStage.RunAsync(streams, files, ct)
                    : alone == EventStage.Layer ? await EventStage.RunAsync(streams, files, ct)
                    : form == "jsonl" ? await AnnotateStage.RunAsync(streams, files, chosen, ct)
                    : await ConlluStage.RunAsync(streams, files, TokenFormatOf(form), chosen, ct);
            }
        );
        return command;
    }

    private static bool StandsAlone(string layers) =>
        layers is ActorStage.Layer or EventStage.Layer;

    private static Option<string> Layers() =>
        new("--layers")
        {
            Description =
                "What to find, separated by commas: "
                + string.Join(", ", Layer.All.Select(l => l.Name))
                + $"; or alone: {ActorStage.Layer} (lines with id, actor, context, date), {EventStage.Layer}",
            HelpName = "L1,L2",
            Required = true,
        };

    private static Option<string> Format() =>
        new("--format")
        {
            Description =
                "jsonl; conllu or iob2: reads such columns, keeping their tokens, or running text, and writes them",
            DefaultValueFactory = _ => "jsonl",
        };

    private static Option<string?> Models() =>
        new("--models")
        {
            Description = "A folder of models to use in place of ours: LANGUAGE/network.bin",
            HelpName = "FOLDER",
        };

    private static Option<string?> Data() =>
        new("--data")
        {
            Description =
                "A folder of tables of your own, laid over ours row by row: LANGUAGE/cue-verbs.tsv",
            HelpName = "FOLDER",
        };

    private static Option<string> LanguageOfColumns() =>
        new("--language")
        {
            Description = "The language of columns and of running text among them",
            DefaultValueFactory = _ => "en",
        };

    private static Option<bool> Fast() =>
        new("--fast")
        {
            Description =
                $"Use the quick models: ten times faster, less exact, and without {string.Join(", ", s_slowLayers)}",
        };

    private static DataTables TablesOf(string? folder) =>
        folder is null ? DataTables.Embedded
        : Directory.Exists(folder) ? DataTables.WithFolder(folder)
        : throw new UsageException($"--data: expected a folder, found none at \"{folder}\"");

    private static TokenFormat TokenFormatOf(string format) =>
        format == "conllu" ? TokenFormat.Conllu : TokenFormat.Iob2;

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

    private static string? FastFault(ImmutableArray<Layer> chosen) =>
        chosen.FirstOrDefault(l => s_slowLayers.Contains(l.Name)) is { } other
            ? $"--fast: the quick models find tags and names, not {other.Name}"
            : null;

    private static string? FormatFault(string format, ImmutableArray<Layer> chosen)
    {
        if (!s_formats.Contains(format))
        {
            return $"--format: expected {string.Join(", ", s_formats)}; found \"{format}\"";
        }

        string[] columns = format switch
        {
            "conllu" => ["sentences", "tokens", "tags", "lemmas", "trees", "names"],
            "iob2" => ["sentences", "tokens", "names"],
            _ => [.. chosen.Select(l => l.Name)],
        };
        Layer? other = chosen.FirstOrDefault(l => !columns.Contains(l.Name));
        return other is not null
            ? $"--layers: {format} holds {string.Join(", ", columns)}; \"{other.Name}\" has no column there"
            : null;
    }
}

/// <summary>The files of <c>stage annotate</c>.</summary>
/// <param name="Input">What is read; standard input when it is <see langword="null"/>.</param>
/// <param name="Output">What is written; standard output when it is <see langword="null"/>.</param>
/// <param name="Models">The folder of models; those in the library when it is <see langword="null"/>.</param>
/// <param name="IsFast">Whether the quick models are to be used.</param>
internal sealed record AnnotateFiles(string? Input, string? Output, string? Models, bool IsFast)
{
    /// <summary>The tables that texts are read with.</summary>
    public DataTables Tables { get; init; } = DataTables.Embedded;

    /// <summary>The models in the library, with those of the folder in their place where one is named.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public ModelFolder OpenModels() =>
        Models is null ? ModelFolder.Embedded : ModelFolder.WithFolder(Models);

    /// <summary>The language of texts that do not state theirs, as columns do not.</summary>
    public string Language { get; init; } = "en";
}
