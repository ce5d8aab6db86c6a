using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Entente.Events;
using Entente.Lab.Quality;
using Entente.Models;

namespace Entente.Lab.Training.Events;

/// <summary>Reads from our coded texts which of the events that their cues may tell are right.</summary>
internal sealed class JudgeSet
{
    private readonly NewsReader _reader;
    private readonly EventReader _events;
    private readonly PloverOntology _ontology;

    /// <summary>Prepares the engine.</summary>
    public JudgeSet()
    {
        DataTables tables = DataTables.Embedded;
        _reader = new NewsReader(tables, ModelFolder.Embedded);
        _events = new EventReader(tables, _reader.Actors, ModelFolder.Embedded);
        _ontology = new PloverOntology(tables);
    }

    /// <summary>The events of each text, right and wrong, in the order of the texts.</summary>
    public ImmutableArray<CodedCase> Read(IEnumerable<CodedDocument> documents) =>
        [.. documents.AsParallel().AsOrdered().SelectMany(Read)];

    private List<CodedCase> Read(CodedDocument document)
    {
        Annotation annotation = _reader.Annotate(
            document.Name,
            document.Text,
            document.Date,
            "en",
            ReadingStep.References
        );
        List<CodedCase> cases = [];
        _events.Read(
            annotation,
            document.Date,
            asked: null,
            (seen, traits) => cases.Add(CaseOf(document, seen.Event, traits))
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
}
