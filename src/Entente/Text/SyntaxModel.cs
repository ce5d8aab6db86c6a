using System.Collections.Immutable;
using Entente.Models;

namespace Entente.Text;

/// <summary>What a network file holds for the analysis of text: the network, what it sees of words, and what its labels mean.</summary>
internal sealed class SyntaxModel
{
    // How a treebank writes that a word has no features: https://universaldependencies.org/format.html.
    private const string Nothing = "_";

    /// <summary>Reads everything.</summary>
    /// <exception cref="DataFormatException">A file does not hold what we can use.</exception>
    public SyntaxModel(SyntaxFiles files, IArithmetic arithmetic)
    {
        ModelFile file = files.Network;
        Gazetteer = files.Gazetteer is null ? null : new Gazetteer(files.Gazetteer);
        Opinion = OpinionOf(files, Gazetteer);
        Network = new Network(file, arithmetic, Opinion);
        InputLayer input = Network.Input;
        PackedStrings words = file.Packed("vectors.words");
        if (words.Count != input.Rows(0))
        {
            throw file.Bad(
                $"expected as many words as vectors, found {words.Count} and {input.Rows(0)}"
            );
        }

        Features = new WordFeatures(
            words,
            new BucketCounts(
                input.Rows(1),
                input.Rows(2),
                input.Rows(3),
                input.Rows(4),
                input.Rows(5)
            )
        );
        FeatureSets = [.. Network.Features.Select(label => label == Nothing ? "" : label)];
        Lemmas = Lemmatizer.Read(file, Network.Lemmas, Network.Tags, Features);
        NameLabels = [.. Network.Names.Select(label => NameLabel.Read(file, label))];
        if (NameLabels.Length > byte.MaxValue)
        {
            throw file.Bad(
                $"expected at most {byte.MaxValue} labels of names, found {NameLabels.Length}"
            );
        }
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>What the network sees of a word.</summary>
    public WordFeatures Features { get; }

    /// <summary>Lists of names; <see langword="null"/> when the language has none.</summary>
    public Gazetteer? Gazetteer { get; }

    /// <summary>What the quick model says of names; <see langword="null"/> when the language has none, or one with other labels.</summary>
    public NameOpinion? Opinion { get; }

    /// <summary>Its labels of features, as <see cref="Syntax.Features"/> has them.</summary>
    public ImmutableArray<string> FeatureSets { get; }

    /// <summary>What its labels of lemmas make of forms.</summary>
    public Lemmatizer Lemmas { get; }

    /// <summary>What its labels of names mean; empty when it finds none.</summary>
    public ImmutableArray<NameLabel> NameLabels { get; }

    private static NameOpinion? OpinionOf(SyntaxFiles files, Gazetteer? gazetteer) =>
        gazetteer is not null
        && files.Quick is { } quick
        && files.Network.Has(QuickLabels.Entry)
        && files.Network.Strings(QuickLabels.Entry).SequenceEqual(quick.Strings(QuickLabels.Entry))
            ? new NameOpinion(new QuickTagger(quick, gazetteer))
            : null;
}

/// <summary>The files that a language is read with.</summary>
/// <param name="Network">The network.</param>
/// <param name="Gazetteer">Lists of names.</param>
/// <param name="Quick">The quick model, whose opinion on names is heard.</param>
internal sealed record SyntaxFiles(
    ModelFile Network,
    ModelFile? Gazetteer = null,
    ModelFile? Quick = null
);

/// <summary>A label of a token in or outside a name.</summary>
/// <param name="Part">Which part of a name: B (begins it), I (goes on), L (ends it), U (is all of it), O (of none).</param>
/// <param name="Type">What the name names.</param>
internal readonly record struct NameLabel(char Part, NameType Type)
{
    /// <summary>Reads a label of a network: "O", "B-Person".</summary>
    public static NameLabel Read(ModelFile file, string label) =>
        label == "O" ? new NameLabel('O', default)
        : Enum.TryParse(label.AsSpan(2), out NameType type) && Enum.IsDefined(type)
            ? new NameLabel(label[0], type)
        : throw file.Bad($"expected a type of names in \"labels.names\", found \"{label}\"");
}
