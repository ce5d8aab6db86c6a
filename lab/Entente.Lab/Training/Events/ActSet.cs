using System.Collections.Immutable;
using System.Text.Json;
using Entente.Data;
using Entente.Events;
using Entente.Lab.Quality;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab.Training.Events;

/// <summary>Reads from coded texts which words name which acts, as our own engine sees them.</summary>
internal sealed class ActSet
{
    // What these traps name is no act; what other traps name was done, though not so, or not by them.
    private static readonly string[] s_noActs = ["teaser", "garbled", "figurative"];

    private readonly TextAnalyzer _analyzer;
    private readonly SyntaxAnalyzer _syntax;
    private readonly VerbForms _forms;
    private readonly CueReader _cues;
    private readonly WordClusters _clusters;

    /// <summary>Prepares the engine of English.</summary>
    public ActSet(WordClusters clusters)
    {
        Language language = Language.English;
        _analyzer = new TextAnalyzer(language);
        _syntax =
            SyntaxAnalyzer.Open(language, ModelFolder.Embedded)
            ?? throw new InvalidOperationException("There is no network of English.");
        _forms = new VerbForms(language);
        _cues = new CueReader(
            new EventCues(language, new PloverOntology(language.Tables)),
            new EventGrammar(language)
        );
        _clusters = clusters;
    }

    /// <summary>The words of the documents that may name acts, in the order of the documents.</summary>
    public ImmutableArray<ActExample> Read(IEnumerable<CodedDocument> documents)
    {
        CodedDocument[] texts = [.. documents];
        List<ActExample>[] examples = new List<ActExample>[texts.Length];
        Parallel.For(0, texts.Length, i => examples[i] = Read(texts[i]));
        return [.. examples.SelectMany(e => e)];
    }

    /// <summary>Of sentences with a marked pair of actors the word that tells what one does to the other: a cue of their type, or else the verb that they meet in.</summary>
    /// <remarks>Of their other words nothing is known. The set has one label for both kinds of giving way, and calls sanctions COERCE.</remarks>
    public ImmutableArray<ActExample> ReadPairs(string path) =>
        [
            .. File.ReadLines(path)
                .Select(line => PairOf(JsonElement.Parse(line)))
                .OfType<ActExample>(),
        ];

    private ActExample? PairOf(JsonElement json)
    {
        WordTree tree = new(
            _syntax.Analyze(_analyzer.Analyze(json.GetProperty("text").GetString()!)),
            _forms
        );
        if (Span("sourceSpan") is not { } source)
        {
            return null;
        }

        ImmutableArray<FoundCue> rules = _cues.Read(tree);
        ImmutableArray<int> verbs = PairPlace
            .Find(tree, source, Span("targetSpan"), Furthest)
            .Verbs;
        int labels = TypesOf(json.GetProperty("type").GetString()!);
        int named = rules
            .Where(r =>
                verbs.Contains(r.Token) && (labels >> ActModel.LabelOf(r.Cue.Type!.Value) & 1) != 0
            )
            .Select(r => r.Token)
            .FirstOrDefault(-1);
        int token = named >= 0 ? named : verbs.FirstOrDefault(v => tree.IsVerb(v), -1);
        return token < 0
            ? null
            : ExampleOf(NoDocument, new ActScene(tree, _clusters, rules), token, labels);

        // No text of the set has characters beyond the basic plane: offsets are the same.
        TextSpan? Span(string name) =>
            json.GetProperty(name) is { ValueKind: JsonValueKind.Array } span
                ? new TextSpan(span[0].GetInt32(), span[1].GetInt32())
                : null;
    }

    private static int TypesOf(string label) =>
        label switch
        {
            "YIELD" => BitOf(EventType.Concede) | BitOf(EventType.Retreat),
            "COERCE" => BitOf(EventType.Coerce) | BitOf(EventType.Sanction),
            _ => BitOf(PloverOntology.TypeOf(label)!.Value),
        };

    private static int BitOf(EventType type) => 1 << ActModel.LabelOf(type);

    private static ActExample ExampleOf(int document, ActScene scene, int token, int labels)
    {
        ActSink sink = new();
        ActFeatures.Add(scene, token, sink);
        return new ActExample(
            document,
            scene.Tree.Document.Tokens[token].Span,
            sink.Features.ToArray(),
            labels,
            scene.Rule(token)?.Type
        );
    }

    private List<ActExample> Read(CodedDocument coded)
    {
        WordTree tree = new(_syntax.Analyze(_analyzer.Analyze(coded.Text)), _forms);
        ActScene scene = new(tree, _clusters, _cues.Read(tree));
        int[] labels = new int[tree.Document.Tokens.Length];
        Mark(coded, tree, labels);
        List<ActExample> examples = [];
        for (int i = 0; i < labels.Length; i++)
        {
            bool isMeant = labels[i] > NoAct;
            if (labels[i] != Unknown && (isMeant || ActModel.MayAct(tree, i)))
            {
                examples.Add(ExampleOf(coded.Number, scene, i, labels[i] == 0 ? NoAct : labels[i]));
            }
        }

        return examples;
    }

    private const int NoAct = 1; // the bit of the first label
    private const int Unknown = -1;
    private const int Furthest = 24; // steps up a tree

    /// <summary>The number of what is in none of the coded texts.</summary>
    public const int NoDocument = -1;

    private static void Mark(CodedDocument coded, WordTree tree, int[] labels)
    {
        // Traps first, then what may be found, then what must be: the later ones count.
        foreach (CodedEvent e in coded.Events.OrderByDescending(e => e.Status))
        {
            int head = HeadOf(tree, e.Trigger, out int first, out int end);
            for (int i = first; i < end; i++)
            {
                bool isTaken = labels[i] > 0;
                labels[i] =
                    e.Status == CodedStatus.Trap
                        ? s_noActs.Contains(e.Trap, StringComparer.Ordinal)
                            ? labels[i]
                            : Unknown
                        : i == head
                            ? Types(e)
                            : isTaken
                                ? labels[i]
                                : Unknown;
            }
        }
    }

    // A bit for each label that a careful coder could choose.
    private static int Types(CodedEvent e) =>
        e
            .Alternatives.Prepend(e.Type)
            .Select(type => BitOf(PloverOntology.TypeOf(type)!.Value))
            .Aggregate(0, (bits, bit) => bits | bit);

    /// <summary>The word that a trigger hangs on: "put" of "put their names".</summary>
    private static int HeadOf(WordTree tree, TextSpan trigger, out int first, out int end)
    {
        first = tree.Document.TokenAt(trigger.Start);
        end = first;
        int head = -1;
        while (
            end < tree.Document.Tokens.Length && tree.Document.Tokens[end].Span.Start < trigger.End
        )
        {
            end++;
        }

        for (int i = first; i < end && head < 0; i++)
        {
            head = tree.Head(i) < first || tree.Head(i) >= end ? i : -1;
        }

        return head;
    }
}

/// <summary>A word of a coded text that may name an act.</summary>
/// <param name="Document">The number of the text.</param>
/// <param name="Span">The word.</param>
/// <param name="Features">What is seen of it.</param>
/// <param name="Labels">A bit for each label that is right.</param>
/// <param name="Rule">What the table of cues reads it as; <see langword="null"/> for no act.</param>
internal sealed record ActExample(
    int Document,
    TextSpan Span,
    ulong[] Features,
    int Labels,
    EventType? Rule
)
{
    /// <summary>Whether a label is right.</summary>
    public bool IsRight(int label) => (Labels >> label & 1) != 0;
}
