namespace Entente.Lab.Training.Events;

/// <summary>How well labels of pairs are told, as <c>events/score.py</c> counts it.</summary>
/// <param name="Type">The mean over the types of F1.</param>
/// <param name="Quad">The mean over the classes of F1.</param>
/// <param name="Binary">The mean over cooperation and conflict of F1.</param>
internal sealed record PairScores(double Type, double Quad, double Binary)
{
    /// <summary>Compares what was told with what is right, both as names of types.</summary>
    public static PairScores Of(IReadOnlyList<string> right, IReadOnlyList<string> told) =>
        new(
            MeanF(right, told, name => name),
            MeanF(right, told, QuadOf),
            MeanF(right, told, name => QuadOf(name) is "3" or "4" ? "conflict" : "cooperation")
        );

    private static string QuadOf(string type) =>
        type switch
        {
            "AGREE" or "CONSULT" or "SUPPORT" => "1",
            "COOPERATE" or "AID" or "YIELD" => "2",
            "REQUEST" or "ACCUSE" or "REJECT" or "THREATEN" => "3",
            _ => "4",
        };

    private static double MeanF(
        IReadOnlyList<string> right,
        IReadOnlyList<string> told,
        Func<string, string> group
    )
    {
        string[] a = [.. right.Select(group)];
        string[] b = [.. told.Select(group)];
        return a.Union(b, StringComparer.Ordinal)
            .Average(label =>
            {
                double both = a.Zip(b).Count(pair => pair.First == label && pair.Second == label);
                double all = a.Count(x => x == label) + b.Count(x => x == label);
                return 2 * both / all;
            });
    }
}
