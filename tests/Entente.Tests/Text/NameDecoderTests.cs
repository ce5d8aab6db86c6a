using Entente.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Text;

public sealed class NameDecoderTests
{
    private const int Types = 2;
    private const int Labels = 9; // O, and B, I, L, U of two types.

    [Fact]
    public void Every_name_that_begins_also_ends() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonEmptyArray<int>>(),
                seeds =>
                {
                    byte[] labels = Decode([.. seeds.Get.Select(s => s % 100)]);
                    byte before = 0;
                    foreach (byte label in labels)
                    {
                        bool isOpen = before > 0 && !QuickLabels.Ends(before);
                        if (isOpen != QuickLabels.GoesOn(label))
                        {
                            return false;
                        }

                        before = label;
                    }

                    return before == 0 || QuickLabels.Ends(before);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_best_labels_win()
    {
        int[] scores = new int[3 * Labels];
        scores[1] = 5; // The first word begins a name of the first type,
        scores[Labels + 3] = 5; // the second ends it,
        scores[(2 * Labels) + 8] = 5; // and the third is a name of the second.

        Assert.Equal([1, 3, 8], Decode(scores));
    }

    /// <summary>Labels for scores that are repeated to fill whole rows.</summary>
    private static byte[] Decode(int[] scores)
    {
        int words = (scores.Length + Labels - 1) / Labels;
        int[] rows =
        [
            .. Enumerable.Range(0, words * Labels).Select(i => scores[i % scores.Length]),
        ];
        NameDecoder decoder = new(Types, new int[NameDecoder.TransitionsOf(Types)]);
        byte[] labels = new byte[words];
        decoder.Decode(rows, Labels, new byte[words], new byte[words * Labels], labels);
        return labels;
    }
}
