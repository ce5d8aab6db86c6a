namespace Entente.Entities;

/// <summary>Tells the relations of Universal Dependencies apart.</summary>
internal static class Relations
{
    /// <summary>Whether a relation is <paramref name="kind"/> or a subtype of it ("obl:tmod" is an "obl").</summary>
    public static bool Is(string relation, string kind) =>
        relation.StartsWith(kind, StringComparison.Ordinal)
        && (relation.Length == kind.Length || relation[kind.Length] == ':');

    /// <summary>Whether what stands in this relation is a phrase, whatever its part of speech.</summary>
    public static bool IsNominal(string relation) =>
        relation is "obj" or "iobj" or "appos"
        || Is(relation, "nsubj")
        || Is(relation, "obl")
        || Is(relation, "nmod");
}
