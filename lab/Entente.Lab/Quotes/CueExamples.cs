using Entente.Quotations;
using Entente.Quotations.Attributions;

namespace Entente.Lab.Quotes;

/// <summary>Makes examples of cues: the surroundings of each that is seen in a passage, with its own source and content.</summary>
internal static class CueExamples
{
    /// <summary>The passages with the cues that are seen in them.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="texts">What is seen of their tokens.</param>
    /// <param name="passages">The passages.</param>
    /// <param name="opinions">What is thought of each passage.</param>
    /// <param name="numbers">Gives numbers to the features of places.</param>
    public static List<PassageExample> AddTo(
        IReadOnlyList<GoldDocument> documents,
        TokenColumns[] texts,
        IReadOnlyList<PassageExample> passages,
        RoleOpinion[] opinions,
        FeatureNumbers numbers
    )
    {
        ulong[] features = new ulong[PlaceFeatures.Most];
        PlaceFeatures places = new();
        for (int p = 0; p < passages.Count; p++)
        {
            TokenColumns text = texts[passages[p].Document];
            foreach (TokenRange cue in opinions[p].Cues)
            {
                Frame frame = Frame.Around(text, opinions[p].Passage, cue);
                places.Begin(text, opinions[p], frame);
                for (int i = frame.First; i < frame.End; i++)
                {
                    numbers.Count(features.AsSpan(0, places.Of(i, features)));
                }
            }
        }

        List<PassageExample> made = [];
        List<int> found = [];
        for (int p = 0; p < passages.Count; p++)
        {
            int d = passages[p].Document;
            List<CueExample> cues = [];
            foreach (TokenRange cue in opinions[p].Cues)
            {
                Frame frame = Frame.Around(texts[d], opinions[p].Passage, cue);
                places.Begin(texts[d], opinions[p], frame);
                found.Clear();
                int length = frame.End - frame.First;
                int[] ends = new int[length];
                byte[] kinds = new byte[length];
                for (int i = 0; i < length; i++)
                {
                    int count = places.Of(frame.First + i, features);
                    numbers.Number(features.AsSpan(0, count), found);
                    ends[i] = found.Count;
                    kinds[i] = texts[d].KindAt(frame.First + i);
                }

                cues.Add(
                    new CueExample(
                        new ChainExample([.. found], ends, kinds, Labels(documents[d], frame)),
                        frame.First - passages[p].Passage.First,
                        frame.Head - passages[p].Passage.First
                    )
                );
            }

            made.Add(passages[p] with { Cues = cues });
        }

        return made;
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
