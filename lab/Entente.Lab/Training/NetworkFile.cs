using Entente.Lab.Training.Data;
using Entente.Lab.Training.Layers;
using Entente.Lab.Training.Numerics;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab.Training;

/// <summary>Writes the network as the library reads it: matrices in eight bits, biases and transitions as they are.</summary>
internal static class NetworkFile
{
    /// <summary>The bytes of the file.</summary>
    /// <param name="network">The network, with the weights that are to be written.</param>
    /// <param name="vectors">The vectors that it reads.</param>
    /// <param name="inventory">Its labels.</param>
    /// <param name="hasNames">Whether it has learnt names; if not, nothing of them is written.</param>
    /// <param name="facts">What the file says of itself, as "key=value".</param>
    public static byte[] Make(
        TrainingNetwork network,
        WordVectors vectors,
        Inventory inventory,
        bool hasNames,
        IReadOnlyList<string> facts
    )
    {
        ModelFileWriter writer = new();
        writer
            .Strings("info", facts)
            .Strings("labels.upos", inventory.Tags)
            .Strings("labels.xpos", inventory.FineTags)
            .Strings("labels.features", inventory.Features)
            .Strings("labels.lemmas", inventory.Lemmas)
            .Strings("labels.relations", inventory.Relations)
            .Strings(Lemmatizer.KnownEntry, inventory.KnownLemmas)
            .Strings(Lemmatizer.UsualEntry, inventory.UsualLemmas)
            .Strings("vectors.words", vectors.Words)
            .Rows("vectors.rows", vectors.Rows);
        if (hasNames)
        {
            writer.Strings("labels.names", NameLabels.Written);
        }

        foreach (Parameter parameter in network.Parameters.Where(p => hasNames || !IsOfNames(p)))
        {
            if (IsMatrix(parameter))
            {
                writer.Rows(
                    parameter.Name,
                    parameter.Value.Rows,
                    parameter.Value.Columns,
                    parameter.Value.All()
                );
            }
            else
            {
                writer.Numbers(parameter.Name, parameter.Value.All());
            }
        }

        return writer.ToArray();
    }

    // A judge of labels is a matrix even where a treebank knows only one, as where it has no tags of its own.
    private static bool IsMatrix(Parameter parameter) =>
        parameter.Name != "name.transitions"
        && (
            parameter.Value.Rows > 1 || parameter.Name.EndsWith(".output", StringComparison.Ordinal)
        );

    private static bool IsOfNames(Parameter parameter) =>
        parameter.Name.StartsWith("name.", StringComparison.Ordinal);

    /// <summary>Takes the weights of a file that was written for the same labels.</summary>
    /// <exception cref="DataFormatException">It was written for others.</exception>
    public static void Load(TrainingNetwork network, Inventory inventory, ModelFile file)
    {
        if (
            !file.Strings("labels.lemmas").SequenceEqual(inventory.Lemmas)
            || !file.Strings("labels.features").SequenceEqual(inventory.Features)
        )
        {
            throw file.Bad($"expected the labels of this data, found others");
        }

        bool hasNames = file.Has("labels.names");
        foreach (Parameter parameter in network.Parameters.Where(p => hasNames || !IsOfNames(p)))
        {
            Matrix value = parameter.Value;
            if (!IsMatrix(parameter))
            {
                file.Numbers(parameter.Name, value.Rows * value.Columns).CopyTo(value.All());
                continue;
            }

            QuantizedRows rows = file.Rows(parameter.Name, value.Rows, value.Columns);
            for (int row = 0; row < rows.Rows; row++)
            {
                ReadOnlySpan<sbyte> from = rows.Row(row);
                Span<float> to = value.Row(row);
                for (int column = 0; column < from.Length; column++)
                {
                    to[column] = from[column] * rows.Scales[row];
                }
            }
        }
    }
}
