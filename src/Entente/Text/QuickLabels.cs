using System.Collections.Immutable;
using Entente.Models;

namespace Entente.Text;

/// <summary>The labels of words in and outside of names, as a model lists them: "O", and for each type "B-", "I-", "L-" and "U-" (beginning, inside, last, unit).</summary>
internal sealed class QuickLabels
{
    /// <summary>The entry of the file that lists the labels.</summary>
    public const string Entry = "labels.names";

    private const string Letters = "BILU";
    private readonly ImmutableArray<NameType> _types;

    /// <summary>Takes the labels of a file.</summary>
    /// <exception cref="DataFormatException">They are not in the order that is described here.</exception>
    public QuickLabels(ModelFile file)
    {
        ImmutableArray<string> labels = file.Strings(Entry);
        var types = ImmutableArray.CreateBuilder<NameType>();
        for (int i = 1; i < labels.Length; i += Letters.Length)
        {
            if (!Enum.TryParse(labels[i][2..], out NameType type))
            {
                throw file.Bad($"expected a type of names, found \"{labels[i]}\"");
            }

            types.Add(type);
        }

        _types = types.DrainToImmutable();
        if (!labels.SequenceEqual(Written(_types)))
        {
            throw file.Bad($"expected O and B, I, L, U of each type in \"{Entry}\"");
        }
    }

    /// <summary>The types, in order.</summary>
    public ImmutableArray<NameType> Types => _types;

    /// <summary>The number of labels.</summary>
    public int Count => 1 + (Letters.Length * _types.Length);

    /// <summary>Whether a word with this label goes on with a name.</summary>
    public static bool GoesOn(byte label) => label > 0 && (label - 1) % Letters.Length is 1 or 2;

    /// <summary>Whether a name ends with a word of this label.</summary>
    public static bool Ends(byte label) => label > 0 && (label - 1) % Letters.Length is 2 or 3;

    /// <summary>The type of a label that is not outside of names.</summary>
    public NameType TypeOf(byte label) => _types[(label - 1) / Letters.Length];

    /// <summary>The labels of some types, as they are written.</summary>
    public static IEnumerable<string> Written(IEnumerable<NameType> types) =>
        ["O", .. types.SelectMany(type => Letters.Select(letter => $"{letter}-{type}"))];
}
