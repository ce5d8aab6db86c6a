using Entente.Quotations;
using Entente.Quotations.Attributions;

namespace Entente.Lab.Quotes;

/// <summary>Makes examples of passages: each token with its role.</summary>
internal static class PassageExamples
{
    /// <summary>The passages of all documents.</summary>
    public static List<PassageExample> Make(
        IReadOnlyList<GoldDocument> documents,
        TokenColumns[] texts,
        FeatureNumbers numbers
    )
    {
        ulong[] features = new ulong[TokenFeatures.Most];
        for (int d = 0; d < texts.Length; d++)
        {
            foreach (TokenRange passage in RoleTagger.PassagesOf(documents[d].Document))
            {
                for (int i = passage.First; i < passage.End; i++)
                {
                    int count = TokenFeatures.Of(texts[d], passage, i, features);
                    numbers.Count(features.AsSpan(0, count));
                }
            }
        }

        List<PassageExample> made = [];
        List<int> found = [];
        for (int d = 0; d < texts.Length; d++)
        {
            byte[] gold = Labels(documents[d]);
            foreach (TokenRange passage in RoleTagger.PassagesOf(documents[d].Document))
            {
                found.Clear();
                int[] ends = new int[passage.Length];
                byte[] kinds = new byte[passage.Length];
                for (int i = 0; i < passage.Length; i++)
                {
                    int count = TokenFeatures.Of(texts[d], passage, passage.First + i, features);
                    numbers.Number(features.AsSpan(0, count), found);
                    ends[i] = found.Count;
                    kinds[i] = texts[d].KindAt(passage.First + i);
                }

                byte[] labels = gold[passage.First..passage.End];
                GoldLabels.Mend(labels);
                made.Add(
                    new PassageExample(
                        d,
                        passage,
                        new ChainExample([.. found], ends, kinds, labels)
                    )
                );
            }
        }

        return made;
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
