using System.Collections.Immutable;
using Entente.Quotations.Attributions;

namespace Entente.Lab.Quotes;

/// <summary>Writes spans as labels of tokens.</summary>
internal static class GoldLabels
{
    /// <summary>Marks the tokens of spans as a part, over what is marked already.</summary>
    public static void Mark(
        Document document,
        ImmutableArray<TextSpan> spans,
        int part,
        Span<byte> labels
    )
    {
        foreach (TextSpan span in spans)
        {
            bool isFirst = true;
            for (
                int i = document.TokenAt(span.Start);
                i < document.Tokens.Length && document.Tokens[i].Span.Start < span.End;
                i++
            )
            {
                labels[i] = (byte)((2 * part) + (isFirst ? 1 : 2));
                isFirst = false;
            }
        }
    }

    /// <summary>Lets a part begin where its beginning was written over or cut off.</summary>
    public static void Mend(Span<byte> labels)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            int before = i == 0 ? 0 : labels[i - 1];
            if (!LabelChain.CanFollow(before, labels[i]))
            {
                labels[i]--;
            }
        }
    }
}
