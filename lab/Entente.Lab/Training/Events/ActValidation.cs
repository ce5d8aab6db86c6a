using System.Collections.Immutable;
using Entente.Events;
using Entente.Lab.Quality;

namespace Entente.Lab.Training.Events;

/// <summary>Measures readers of acts on texts that they did not learn from.</summary>
internal static class ActValidation
{
    /// <summary>In how many parts the texts are cut, each to be read by a reader that learnt from the others.</summary>
    public const int Folds = 5;

    /// <summary>Reads each text by a reader of the other folds.</summary>
    /// <param name="examples">The words of the texts.</param>
    /// <param name="beside">What all readers learn from as well.</param>
    /// <param name="settings">How.</param>
    /// <param name="folds">How many there are.</param>
    /// <returns>The chances of each word.</returns>
    public static float[][] Run(
        ImmutableArray<ActExample> examples,
        ImmutableArray<ActExample> beside,
        ActSettings settings,
        int folds
    )
    {
        float[][] chances = new float[examples.Length][];
        Parallel.For(
            0,
            folds,
            fold =>
            {
                ActTrainer trainer = new(
                    [.. examples.Where(e => FoldOf(e.Document, folds) != fold), .. beside],
                    settings
                );
                for (int i = 0; i < examples.Length; i++)
                {
                    if (FoldOf(examples[i].Document, folds) == fold)
                    {
                        chances[i] = trainer.Read(examples[i]);
                    }
                }
            }
        );
        return chances;
    }

    /// <summary>The fold of a text; texts that follow each other, which are often of one kind, go to different ones.</summary>
    public static int FoldOf(int document, int folds) => document / 2 % folds;

    /// <summary>Of the acts that must be found the share that some word of theirs is read as, and of the words read as acts the share that name a coded one.</summary>
    public static (double Recall, double Precision) Score(
        IEnumerable<CodedDocument> documents,
        ILookup<int, (TextSpan Span, EventType Type)> told
    )
    {
        int core = 0;
        int found = 0;
        int all = 0;
        int right = 0;
        foreach (CodedDocument document in documents)
        {
            (TextSpan Span, EventType Type)[] here = [.. told[document.Number]];
            CodedEvent[] acts = [.. document.Events.Where(e => e.Status != CodedStatus.Trap)];
            foreach (CodedEvent e in acts.Where(e => e.Status == CodedStatus.Core))
            {
                core++;
                found += here.Any(act => Names(act, e)) ? 1 : 0;
            }

            all += here.Length;
            right += here.Count(act => acts.Any(e => Names(act, e)));
        }

        return ((double)found / Math.Max(1, core), (double)right / Math.Max(1, all));
    }

    /// <summary>The logarithm of the share that the right labels of a word get, turned round.</summary>
    public static double LossOf(ActExample example, float[] chances)
    {
        double right = 1e-6;
        for (int label = 0; label < chances.Length; label++)
        {
            right += example.IsRight(label) ? chances[label] : 0;
        }

        return -Math.Log(right);
    }

    private static bool Names((TextSpan Span, EventType Type) act, CodedEvent e) =>
        act.Span.Overlaps(e.Evidence)
        && (
            PloverOntology.NameOf(act.Type) == e.Type
            || e.Alternatives.Contains(PloverOntology.NameOf(act.Type), StringComparer.Ordinal)
        );
}
