using Entente.Quotations;
using Entente.Quotations.Attributions;

namespace Entente.Lab.Quotes;

/// <summary>Makes examples of the first step: each token of a passage with its role.</summary>
internal static class RoleExamples
{
    /// <summary>The passages of all documents.</summary>
    public static IEnumerable<(TokenRange Passage, ChainExample Example)> Make(
        IReadOnlyList<GoldDocument> documents,
        TokenColumns[] texts,
        FeatureNumbers numbers
    )
    {
        ulong[] features = new ulong[RoleFeatures.Most];
        for (int d = 0; d < texts.Length; d++)
        {
            foreach (TokenRange passage in RoleTagger.PassagesOf(documents[d].Document))
            {
                for (int i = passage.First; i < passage.End; i++)
                {
                    int count = RoleFeatures.Of(texts[d], passage.First, passage.End, i, features);
                    numbers.Count(features.AsSpan(0, count));
                }
            }
        }

        List<int> found = [];
        for (int d = 0; d < texts.Length; d++)
        {
            byte[] gold = Labels(documents[d]);
            foreach (TokenRange passage in RoleTagger.PassagesOf(documents[d].Document))
            {
                found.Clear();
                int[] ends = new int[passage.Length];
                byte[] kinds = new byte[passage.Length];
                for (int i = passage.First; i < passage.End; i++)
                {
                    int count = RoleFeatures.Of(texts[d], passage.First, passage.End, i, features);
                    numbers.Number(features.AsSpan(0, count), found);
                    ends[i - passage.First] = found.Count;
                    kinds[i - passage.First] = texts[d].KindAt(i);
                }

                byte[] labels = gold[passage.First..passage.End];
                GoldLabels.Mend(labels);
                yield return (passage, new ChainExample([.. found], ends, kinds, labels, d));
            }
        }
    }

    private static byte[] Labels(GoldDocument document)
    {
        byte[] labels = new byte[document.Document.Tokens.Length];
        foreach (GoldAttribution attribution in document.Gold)
        {
            GoldLabels.Mark(document.Document, attribution.Content, RoleLabel.Content, labels);
        }

        foreach (GoldAttribution attribution in document.Gold)
        {
            GoldLabels.Mark(document.Document, attribution.Source, RoleLabel.Source, labels);
        }

        foreach (GoldAttribution attribution in document.Gold)
        {
            GoldLabels.Mark(document.Document, attribution.Cue, RoleLabel.Cue, labels);
        }

        return labels;
    }
}
