using System.Collections.Immutable;
using System.Text.Json;
using Entente.Data;
using Entente.Events;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab.Training.Events;

/// <summary>Reads sentences with a marked pair of actors as examples, as our own engine sees them.</summary>
internal sealed class PairSet
{
    private readonly TextAnalyzer _analyzer;
    private readonly SyntaxAnalyzer _syntax;
    private readonly PairReader _reader;
    private readonly CueReader _cues;

    /// <summary>Prepares the engine of English.</summary>
    public PairSet(WordClusters clusters)
    {
        Language language = Language.English;
        _analyzer = new TextAnalyzer(language);
        _syntax =
            SyntaxAnalyzer.Open(language, ModelFolder.Embedded)
            ?? throw new InvalidOperationException("There is no network of English.");
        PloverOntology ontology = new(language.Tables);
        EventGrammar grammar = new(language);
        _cues = new CueReader(new EventCues(language, ontology), grammar);
        _reader = new PairReader(grammar, clusters);
    }

    /// <summary>The labels of the set.</summary>
    public static ImmutableArray<string> Labels { get; } =
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "YIELD",
        "COOPERATE",
        "AID",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ];

    /// <summary>The examples of a file, in its order.</summary>
    public PairExample[] Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        PairExample[] examples = new PairExample[lines.Length];
        Parallel.For(0, lines.Length, i => examples[i] = Example(JsonElement.Parse(lines[i])));
        return examples;
    }

    private PairExample Example(JsonElement json)
    {
        string text = json.GetProperty("text").GetString()!;
        WordTree tree = new(_syntax.Analyze(_analyzer.Analyze(text)));
        ImmutableArray<FoundCue> cues = [.. _cues.Read(tree).Where(cue => !cue.Cue.IsBroad)];
        TextSpan? source = Span(json.GetProperty("sourceSpan"));
        TextSpan? target = Span(json.GetProperty("targetSpan"));
        return new PairExample(
            _reader.Read(
                tree,
                cues,
                source ?? target ?? new TextSpan(0, 1),
                source is null ? null : target
            ),
            Labels.IndexOf(json.GetProperty("type").GetString()!)
        );

        // No text of the sets has characters beyond the basic plane: offsets are the same.
        static TextSpan? Span(JsonElement span) =>
            span.ValueKind == JsonValueKind.Array
                ? new TextSpan(span[0].GetInt32(), span[1].GetInt32())
                : null;
    }
}
