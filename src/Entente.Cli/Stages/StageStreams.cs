namespace Entente.Cli.Stages;

/// <summary>Where a stage reads and writes when it is given no file, and where it says what it could not read.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record StageStreams(Stream Input, TextWriter Output, TextWriter Error)
{
    /// <summary>Opens <paramref name="path"/> for reading; standard input when it is <see langword="null"/> or <c>-</c>.</summary>
    internal Stream OpenInput(string? path) =>
        path is null or "-"
            ? Input
            : new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                bufferSize: 0,
                FileOptions.Asynchronous | FileOptions.SequentialScan
            );
}
