using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>What the model of parties is asked: the roles in their order, then where phrases begin and end.</summary>
internal static class PartyQuestions
{
    /// <summary>What the entries of the questions begin with.</summary>
    public static ImmutableArray<string> Names { get; } =
    ["source", "target", "reciprocal", "start", "end"];

    /// <summary>The question for an edge.</summary>
    public static int OfEdge(int direction) => direction < 0 ? 3 : 4;

    /// <summary>The words that may be heads.</summary>
    public static ImmutableArray<int> HeadsOf(PartyScene scene) =>
        [
            .. Enumerable
                .Range(scene.First, scene.End - scene.First)
                .Where(i =>
                    scene.Tree.Tag(i) is "NOUN" or "PROPN" or "PRON" or "ADJ" or "NUM" or "DET"
                ),
        ];
}
