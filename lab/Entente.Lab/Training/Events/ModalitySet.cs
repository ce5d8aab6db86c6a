using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Entente.Events;
using Entente.Lab.Quality;
using Entente.Models;

namespace Entente.Lab.Training.Events;

/// <summary>Reads from our coded texts, but those held out, whether acts are news, accounts, plans or retold.</summary>
internal sealed class ModalitySet
{
    // What is retold and told as news is the worse fault, and in the texts that came later little is retold: lab/notes/events.md.
    private const int WeightOfRetold = 2;

    private readonly NewsReader _reader;
    private readonly EventReader _events;

    /// <summary>Prepares the engine.</summary>
    public ModalitySet()
    {
        DataTables tables = DataTables.Embedded;
        _reader = new NewsReader(tables, ModelFolder.Embedded);
        _events = new EventReader(tables, _reader.Actors, ModelFolder.Embedded);
    }

    /// <summary>The acts that are found and coded, each with what is seen of it.</summary>
    public ImmutableArray<TraitChoice> Read(IEnumerable<CodedDocument> documents) =>
        [
            .. documents
                .Where(document => !document.IsHeldOut)
                .AsParallel()
                .AsOrdered()
                .SelectMany(Read),
        ];

    private List<TraitChoice> Read(CodedDocument coded)
    {
        Annotation annotation = _reader.Annotate(
            coded.Name,
            coded.Text,
            coded.Date,
            "en",
            ReadingStep.References
        );
        List<TraitChoice> choices = [];
        _events.Read(
            annotation,
            coded.Date,
            new EventListener
            {
                Weighed = (trigger, traits) =>
                {
                    if (CodedAs(coded, trigger) is { } modality)
                    {
                        choices.Add(
                            new TraitChoice(
                                $"{coded.Number}", // some texts are told twice, under one number
                                [
                                    .. ModalityWeights.Open.Select(one =>
                                        (NameOf(one), Named(one, traits))
                                    ),
                                ],
                                modality
                            )
                            {
                                Weight =
                                    modality == NameOf(Modality.Background) ? WeightOfRetold : 1,
                            }
                        );
                    }
                },
            }
        );
        return choices;
    }

    private static ImmutableArray<string> Named(Modality modality, ImmutableArray<string> traits) =>
        [.. traits.Select(trait => $"{NameOf(modality)}: {trait}")];

    private static string NameOf(Modality modality) => modality.ToString().ToLowerInvariant();

    /// <summary>How the act of a trigger is coded; <see langword="null"/> when it is not, not alike, or as what the rules alone tell.</summary>
    private static string? CodedAs(CodedDocument document, TextSpan trigger)
    {
        ImmutableArray<string?> names =
        [
            .. document
                .Events.Where(e => e.Trigger.Overlaps(trigger))
                .Where(e => e.Status != CodedStatus.Trap || NameOf(e) is not "happened")
                .Select(NameOf)
                .Distinct(StringComparer.Ordinal),
        ];
        return names is [var name] ? name : null;
    }

    private static string? NameOf(CodedEvent coded) =>
        coded.Modality switch
        {
            "asserted" => NameOf(Modality.Happened),
            "reported" => NameOf(Modality.Reported),
            "planned" => NameOf(Modality.Planned),
            "historical-background" => NameOf(Modality.Background),
            _ => null,
        };
}
