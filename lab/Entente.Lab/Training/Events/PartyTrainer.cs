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
    /// <param name="whole">Sentences in which all parties are marked.</param>
    /// <param name="pairs">Sentences in which one pair is marked.</param>
    public byte[] Train(
        IReadOnlyList<MarkedSentence> whole,
        IReadOnlyList<MarkedSentence> pairs
    )
    {
        var examples = PartyQuestions
            .Names.Select(_ => new List<ChoiceExample>())
            .ToImmutableArray();
        foreach (MarkedSentence sentence in whole)
        {
            Add(sentence, 1, examples);
        }

        foreach (MarkedSentence sentence in pairs)
        {
            Add(sentence, settings.WeightOfPairs, examples);
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

    private void Add(
        MarkedSentence sentence,
        float weight,
        ImmutableArray<List<ChoiceExample>> examples
    )
    {
        PartyScene scene = sentence.Scene;
        ImmutableArray<int> heads = PartyQuestions.HeadsOf(scene);
        ImmutableArray<(PartyRole Role, int Head, int First, int Last)> parties =
        [
            .. sentence
                .Parties.Select(party => PlaceOf(scene, party))
                .Where(place => place.Head >= 0),
        ];
        int source = parties.FirstOrDefault(p => p.Role == PartyRole.Source, (default, -1, 0, 0)).Head;
        bool isMutual = parties.Any(p => p.Role == PartyRole.Reciprocal);
        foreach (PartyRole role in Enum.GetValues<PartyRole>())
        {
            if (isMutual && role != PartyRole.Reciprocal)
            {
                continue;
            }

            int known = role == PartyRole.Target ? source : -1;
            int[] right =
            [
                .. parties
                    .Where(p => p.Role == role)
                    .Select(p => heads.BinarySearch(p.Head))
                    .Where(at => at >= 0),
            ];
            examples[(int)role]
                .Add(
                    new ChoiceExample(
                        [
                            .. heads.Select(head =>
                                Of(list => features.AddOf(scene, head, known, list))
                            ),
                            Of(list => features.AddOfNobody(scene, known, list)),
                        ],
                        right.Length > 0 ? right : [heads.Length],
                        weight
                    )
                );
        }

        foreach ((PartyRole role, int head, int first, int last) in parties)
        {
            AddEdge(-1, first);
            AddEdge(1, last);

            void AddEdge(int direction, int edge)
            {
                int[] places = [.. PartyEdges.Of(scene, head, direction)];
                int right = Array.IndexOf(places, edge);
                if (right >= 0)
                {
                    examples[PartyQuestions.OfEdge(direction)]
                        .Add(
                            new ChoiceExample(
                                [
                                    .. places.Select(at =>
                                        Of(list =>
                                            PartyEdges.AddOf(
                                                scene,
                                                head,
                                                at,
                                                direction,
                                                role,
                                                list
                                            )
                                        )
                                    ),
                                ],
                                [right],
                                weight
                            )
                        );
                }
            }
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
    private static (PartyRole Role, int Head, int First, int Last) PlaceOf(
        PartyScene scene,
        Party party
    )
    {
        WordTree tree = scene.Tree;
        int first = tree.Document.TokenAt(party.Span.Start);
        int last = Math.Min(tree.Document.TokenAt(party.Span.End - 1), scene.End - 1);
        for (int i = Math.Max(first, scene.First); i <= last; i++)
        {
            int above = tree.Head(i);
            bool isOutside = above < first || above > last;
            if (isOutside && PartyQuestions.HeadsOf(scene).BinarySearch(i) >= 0)
            {
                return (party.Role, i, first, last);
            }
        }

        return (party.Role, -1, first, last);
    }
}
