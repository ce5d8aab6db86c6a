using System.Collections.Immutable;
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
    private readonly FingerprintWords _words;

    /// <summary>Prepares the engine of English.</summary>
    public ActSet(WordClusters clusters, FingerprintWords words)
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
        _words = words;
    }

    /// <summary>The words of the documents that may name acts, in the order of the documents.</summary>
    public ImmutableArray<ActExample> Read(IEnumerable<CodedDocument> documents)
    {
        CodedDocument[] texts = [.. documents];
        List<ActExample>[] examples = new List<ActExample>[texts.Length];
        Parallel.For(0, texts.Length, i => examples[i] = Read(texts[i]));
        return [.. examples.SelectMany(e => e)];
    }

    private List<ActExample> Read(CodedDocument coded)
    {
        WordTree tree = new(_syntax.Analyze(_analyzer.Analyze(coded.Text)), _forms);
        ActScene scene = new(tree, _words, _clusters, _cues.Read(tree));
        int[] labels = new int[tree.Document.Tokens.Length];
        Mark(coded, tree, labels);
        List<ActExample> examples = [];
        ActSink sink = new();
        for (int i = 0; i < labels.Length; i++)
        {
            bool isMeant = labels[i] > 1;
            if (labels[i] == Unknown || !(isMeant || ActModel.MayAct(tree, i)))
            {
                continue;
            }

            ActRoles roles = ActRoles.Of(tree, i);
            sink.Clear();
            ActFeatures.Add(scene, i, roles, sink);
            int[] words = new int[ActRoles.Count];
            for (int place = 0; place < words.Length; place++)
            {
                words[place] = scene.Vector(roles.At(place, i));
            }

            examples.Add(
                new ActExample(
                    coded.Number,
                    tree.Document.Tokens[i].Span,
                    sink.Features.ToArray(),
                    sink.Templates.ToArray(),
                    words,
                    labels[i] == 0 ? NoAct : labels[i]
                )
            );
        }

        return examples;
    }

    private const int NoAct = 1; // the bit of the first label
    private const int Unknown = -1;

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
            .Select(type => 1 << ActModel.LabelOf(PloverOntology.TypeOf(type)!.Value))
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
/// <param name="Templates">Of which template each is.</param>
/// <param name="Words">The rows of the vectors around it, by place; -1 for none.</param>
/// <param name="Labels">A bit for each label that is right.</param>
internal sealed record ActExample(
    int Document,
    TextSpan Span,
    ulong[] Features,
    byte[] Templates,
    int[] Words,
    int Labels
);
