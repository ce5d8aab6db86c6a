using System.Collections.Immutable;
using Entente.Events;
using Entente.Lab.Names;
using Entente.Models;

namespace Entente.Lab.Training.Events;

/// <summary>Trains the reader of parties (<see cref="PartyModel"/>).</summary>
internal sealed class PartyTrainer(PartyFeatures features, ChoiceSettings settings)
{
    private const int Slots = 1 << 15; // for each question

    /// <summary>The bytes of a model.</summary>
    public byte[] Train(IEnumerable<MarkedSentence> sentences)
    {
        var examples = PartyQuestions
            .Names.Select(_ => new List<ChoiceExample>())
            .ToImmutableArray();
        foreach (MarkedSentence sentence in sentences)
        {
            Add(sentence, examples);
        }

        ModelFileWriter file = new ModelFileWriter().Strings("info", ["language=en", "seed=1"]);
        for (int question = 0; question < examples.Length; question++)
        {
            ChoiceTrainer trainer = new(examples[question], settings);
            string name = PartyQuestions.Names[question];
            float factor = TablePacker.Pack(
                file,
                name,
                [
                    .. trainer.Features.Select(
                        (feature, i) => new TrainedFeature(feature, [trainer.WeightOf(i)], 1)
                    ),
                ],
                Slots
            );
            file.Numbers($"{name}.unit", [1 / factor]);
        }

        return file.ToArray();
    }

    private void Add(MarkedSentence sentence, ImmutableArray<List<ChoiceExample>> examples)
    {
        PartyScene scene = sentence.Scene;
        ImmutableArray<MarkedPlace> places =
        [
            .. sentence.Parties.Select(party => MarkedPlace.Of(scene, party)).OfType<MarkedPlace>(),
        ];
        foreach (PartyRole role in Enum.GetValues<PartyRole>())
        {
            bool isAsked =
                role == PartyRole.Reciprocal
                || !places.Any(place => place.Role == PartyRole.Reciprocal);
            if (isAsked)
            {
                examples[(int)role].Add(HeadOf(scene, role, places));
            }
        }

        foreach (MarkedPlace place in places)
        {
            examples[PartyQuestions.OfEdge(-1)].AddRange(EdgeOf(scene, place, -1, place.First));
            examples[PartyQuestions.OfEdge(1)].AddRange(EdgeOf(scene, place, 1, place.Last));
        }
    }

    private ChoiceExample HeadOf(
        PartyScene scene,
        PartyRole role,
        ImmutableArray<MarkedPlace> places
    )
    {
        ImmutableArray<int> heads = PartyQuestions.HeadsOf(scene);
        int source =
            role == PartyRole.Target
                ? places.FirstOrDefault(place => place.Role == PartyRole.Source)?.Head ?? -1
                : -1;
        int[] right =
        [
            .. places.Where(place => place.Role == role).Select(p => heads.BinarySearch(p.Head)),
        ];
        return new ChoiceExample(
            [
                .. heads.Select(head => Of(seen => features.AddOf(scene, head, source, seen))),
                Of(seen => features.AddOfNobody(scene, source, seen)),
            ],
            right.Length > 0 ? right : [heads.Length]
        );
    }

    private static IEnumerable<ChoiceExample> EdgeOf(
        PartyScene scene,
        MarkedPlace place,
        int direction,
        int edge
    )
    {
        int[] all = [.. PartyEdges.Of(scene, place.Head, direction)];
        if (Array.IndexOf(all, edge) is >= 0 and int right)
        {
            yield return new ChoiceExample(
                [
                    .. all.Select(at =>
                        Of(seen =>
                            PartyEdges.AddOf(scene, place.Head, at, direction, place.Role, seen)
                        )
                    ),
                ],
                [right]
            );
        }
    }

    private static ulong[] Of(Action<List<ulong>> add)
    {
        List<ulong> seen = [];
        add(seen);
        ulong[] sorted = [.. seen.Distinct()];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Where a party stands: its head, which depends on what is outside of it, and its edges.</summary>
    private sealed record MarkedPlace(PartyRole Role, int Head, int First, int Last)
    {
        public static MarkedPlace? Of(PartyScene scene, Party party)
        {
            Document document = scene.Tree.Document;
            int first = document.TokenAt(party.Span.Start);
            int last = document.TokenAt(party.Span.End - 1);
            foreach (int head in PartyQuestions.HeadsOf(scene))
            {
                int above = scene.Tree.Head(head);
                if (head >= first && head <= last && (above < first || above > last))
                {
                    return new MarkedPlace(party.Role, head, first, last);
                }
            }

            return null;
        }
    }
}
