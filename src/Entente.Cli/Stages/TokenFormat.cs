namespace Entente.Cli.Stages;

/// <summary>A layout with a line for each token, and an empty line behind each sentence.</summary>
internal enum TokenFormat
{
    /// <summary>Ten columns: https://universaldependencies.org/format.html.</summary>
    Conllu,

    /// <summary>Number, token, and what part of a name it is: <c>B-PER</c>, <c>I-PER</c>, <c>O</c>.</summary>
    Iob2,
}
