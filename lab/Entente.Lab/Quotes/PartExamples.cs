using Entente.Quotations;
using Entente.Quotations.Attributions;

namespace Entente.Lab.Quotes;

/// <summary>Makes examples of the second step: the surroundings of each cue that the first step sees, with its own source and content.</summary>
internal static class PartExamples
{
    /// <summary>The cues of all documents.</summary>
    public static IEnumerable<ChainExample> Make(
        IReadOnlyList<GoldDocument> documents,
        TokenColumns[] texts,
        RoleOpinion[] opinions,
        FeatureNumbers numbers
    )
    {
        ulong[] features = new ulong[PartFeatures.Most];
        PartFeatures reader = new();
        List<(int Document, Frame Frame, RoleOpinion Roles, byte[] Gold)> frames = [];
        int passage = 0;
        for (int d = 0; d < texts.Length; d++)
        {
            int count = RoleTagger.PassagesOf(documents[d].Document).Length;
            for (int p = 0; p < count; p++, passage++)
            {
                RoleOpinion roles = opinions[passage];
                foreach (TokenRange cue in roles.Cues)
                {
                    Frame frame = Frame.Around(texts[d], roles.Passage, cue);
                    frames.Add((d, frame, roles, Labels(documents[d], frame)));
                }
            }
        }

        foreach ((int d, Frame frame, RoleOpinion roles, _) in frames)
        {
            reader.Begin(texts[d], roles, frame);
            for (int i = frame.First; i < frame.End; i++)
            {
                numbers.Count(features.AsSpan(0, reader.Of(i, features)));
            }
        }

        List<int> found = [];
        foreach ((int d, Frame frame, RoleOpinion roles, byte[] gold) in frames)
        {
            found.Clear();
            int length = frame.End - frame.First;
            int[] ends = new int[length];
            byte[] kinds = new byte[length];
            reader.Begin(texts[d], roles, frame);
            for (int i = 0; i < length; i++)
            {
                int count = reader.Of(frame.First + i, features);
                numbers.Number(features.AsSpan(0, count), found);
                ends[i] = found.Count;
                kinds[i] = reader.KindAt(frame.First + i);
            }

            yield return new ChainExample([.. found], ends, kinds, gold, d);
        }
    }

    /// <summary>The source and content of the attribution whose cue this is; nothing when it is none's.</summary>
    private static byte[] Labels(GoldDocument document, Frame frame)
    {
        TextSpan cue = new(
            document.Document.Tokens[frame.Cue.First].Span.Start,
            document.Document.Tokens[frame.Cue.End - 1].Span.End
        );
        GoldAttribution? right = null;
        int most = 0;
        foreach (GoldAttribution attribution in document.Gold)
        {
            int shared = attribution.Cue.Sum(span =>
                Math.Max(0, Math.Min(span.End, cue.End) - Math.Max(span.Start, cue.Start))
            );
            (right, most) = shared > most ? (attribution, shared) : (right, most);
        }

        byte[] labels = new byte[document.Document.Tokens.Length];
        if (right is not null)
        {
            GoldLabels.Mark(document.Document, right.Content, PartReader.Content, labels);
            GoldLabels.Mark(document.Document, right.Source, PartReader.Source, labels);
        }

        labels.AsSpan(frame.Cue.First, frame.Cue.Length).Clear();
        byte[] here = labels[frame.First..frame.End];
        GoldLabels.Mend(here);
        return here;
    }
}
