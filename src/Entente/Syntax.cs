namespace Entente;

/// <summary>What a token is, and does in its sentence, in the terms of Universal Dependencies (version 2).</summary>
/// <param name="Tag">Universal part of speech: "PROPN", "VERB".</param>
/// <param name="FineTag">Part of speech of the language's own treebank: "NNP", "VBD".</param>
/// <param name="Features">Morphological features as they stand in a treebank: "Number=Sing|Tense=Past"; empty when it has none.</param>
/// <param name="Lemma">The form that a dictionary lists.</param>
/// <param name="Head">Index in <see cref="Document.Tokens"/> of the token it depends on, always in the same sentence; -1 for the root.</param>
/// <param name="Relation">How it depends on its head: "nsubj", "obl:tmod"; "root" for the root.</param>
public readonly record struct Syntax(
    string Tag,
    string FineTag,
    string Features,
    string Lemma,
    int Head,
    string Relation
);
