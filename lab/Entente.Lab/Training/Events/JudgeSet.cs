using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Entente.Events;
using Entente.Lab.Quality;
using Entente.Models;

namespace Entente.Lab.Training.Events;

/// <summary>Reads from our coded texts which of the events that their cues may tell are right.</summary>
/// <remarks>Each text is read with a model of acts that did not learn from it: of those it learnt from it is too sure.</remarks>
internal sealed class JudgeSet
{
    private readonly DataTables _tables = DataTables.Embedded;
    private readonly NewsReader _reader;
    private readonly PloverOntology _ontology;
    private readonly string _data;

    /// <summary>Prepares the engine.</summary>
    /// <param name="data">The folder of the annotated sets.</param>
    public JudgeSet(string data)
    {
        _reader = new NewsReader(_tables, ModelFolder.Embedded);
        _ontology = new PloverOntology(_tables);
        _data = data;
    }

    /// <summary>The events of each text, right and wrong, in the order of the texts.</summary>
    public ImmutableArray<CodedCase> Read(ImmutableArray<CodedDocument> documents)
    {
        PairModel pairs =
            PairModel.Open(Language.English, ModelFolder.Embedded)
            ?? throw new InvalidOperationException("There is no model of pairs.");
        ActSet set = new(pairs.Clusters);
        ImmutableArray<CodedDocument> open = [.. documents.Where(document => !document.IsHeldOut)];
        ImmutableArray<ActExample> words = set.Read(open);
        ImmutableArray<ActExample> beside = set.ReadPairs(
            Path.Combine(_data, "events/plv-train.jsonl")
        );
        ILookup<int, CodedCase> cases = Enumerable
            .Range(0, ActValidation.Folds)
            .SelectMany(fold =>
                Read(
                    open.Where(d => FoldOf(d.Number) == fold),
                    new ActTrainer(
                        [.. words.Where(word => FoldOf(word.Document) != fold), .. beside],
                        new ActSettings()
                    )
                )
            )
            .Concat(Read(documents.Where(d => d.IsHeldOut), ModelFolder.Embedded))
            .ToLookup(one => one.Document.Number);
        return [.. documents.SelectMany(document => cases[document.Number])];
    }

    private static int FoldOf(int document) => ActValidation.FoldOf(document, ActValidation.Folds);

    private CodedCase[] Read(IEnumerable<CodedDocument> documents, ActTrainer acts)
    {
        ModelFileWriter file = new ModelFileWriter().Strings("info", ["language=en"]);
        acts.Write(file, ActTrainer.Slots);
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string english = folder.CreateSubdirectory(Language.English.Code).FullName;
            File.WriteAllBytes(Path.Combine(english, $"{ActModel.Name}.bin"), file.ToArray());
            return Read(documents, ModelFolder.WithFolder(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private CodedCase[] Read(IEnumerable<CodedDocument> documents, ModelFolder models)
    {
        EventReader events = new(_tables, _reader.Actors, models);
        return
        [
            .. documents
                .AsParallel()
                .AsOrdered()
                .SelectMany(document =>
                {
                    Annotation annotation = Annotate(document);
                    return Read(document, annotation, events)
                        .Concat(
                            SentencesOf(document, annotation)
                                .SelectMany(alone => Read(alone, Annotate(alone), events))
                                .Select(one => one with { IsAlone = true })
                        );
                }),
        ];
    }

    private Annotation Annotate(CodedDocument document) =>
        _reader.Annotate(document.Name, document.Text, document.Date, "en", ReadingStep.References);

    /// <summary>Each sentence of a text as a text of its own, with the events that are told in it: headlines and the sentences of sets stand alone.</summary>
    private static IEnumerable<CodedDocument> SentencesOf(
        CodedDocument document,
        Annotation annotation
    )
    {
        foreach (Sentence sentence in annotation.Document!.Sentences)
        {
            TextSpan span = sentence.Span;
            yield return document with
            {
                Text = document.Text[span.Start..span.End],
                Events =
                [
                    .. document
                        .Events.Where(e => span.Contains(e.Evidence))
                        .Select(e =>
                            e with
                            {
                                Evidence = Shifted(e.Evidence, span.Start),
                                Trigger = Shifted(e.Trigger, span.Start),
                            }
                        ),
                ],
            };
        }
    }

    private static TextSpan Shifted(TextSpan span, int by) => new(span.Start - by, span.End - by);

    private List<CodedCase> Read(CodedDocument document, Annotation annotation, EventReader events)
    {
        List<CodedCase> cases = [];
        events.Read(
            annotation,
            document.Date,
            new EventListener
            {
                Judged = (seen, traits) => cases.Add(CaseOf(document, seen.Event, traits)),
            }
        );
        return cases;
    }

    private CodedCase CaseOf(CodedDocument document, Event told, List<string> traits)
    {
        // What is left of it in the record, were it certain.
        ImmutableArray<Event> shown = PlainEvents.Of([told with { Confidence = 1 }], _ontology);
        return new CodedCase(document, [.. traits])
        {
            Told = Telling.Of(document, told),
            Shown = shown is [var plain] ? Telling.Of(document, plain) : null,
        };
    }
}

/// <summary>An event that a cue of a coded text may tell.</summary>
/// <param name="Document">The text.</param>
/// <param name="Traits">What is seen of it.</param>
internal sealed record CodedCase(CodedDocument Document, ImmutableArray<string> Traits)
{
    /// <summary>What it is to a coder.</summary>
    public required Telling Told { get; init; }

    /// <summary>What it is to a reader of the record; <see langword="null"/> when it is not shown there.</summary>
    public required Telling? Shown { get; init; }

    /// <summary>Whether its sentence was read as a text of its own.</summary>
    public bool IsAlone { get; init; }
}
