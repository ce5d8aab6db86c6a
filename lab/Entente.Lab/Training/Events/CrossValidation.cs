namespace Entente.Lab.Training.Events;

/// <summary>Measures a model on examples that it has not learnt from: each fold by a model of the others.</summary>
internal static class CrossValidation
{
    private const int Folds = 5;

    /// <summary>The scores over all folds together.</summary>
    public static PairScores Run(IReadOnlyList<PairExample> examples, PairSettings settings)
    {
        int[] told = new int[examples.Count];
        Parallel.For(
            0,
            Folds,
            fold =>
            {
                LogLinearTrainer trainer = new(
                    [.. examples.Where((_, i) => i % Folds != fold)],
                    PairSet.Labels.Length,
                    settings
                );
                for (int i = fold; i < examples.Count; i += Folds)
                {
                    told[i] = trainer.Read(examples[i].Features);
                }
            }
        );
        return PairScores.Of(
            [.. examples.Select(example => PairSet.Labels[example.Label])],
            [.. told.Select(label => PairSet.Labels[label])]
        );
    }
}
