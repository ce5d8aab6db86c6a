namespace Entente.Cli;

/// <summary>What the command says to the shell, as in <c>docs/commands.md</c>.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int NothingFound = 1;
    public const int Usage = 2;
    public const int Unreadable = 3;

    /// <summary>Stopped by the user (128 + SIGINT).</summary>
    public const int Stopped = 130;
}
