namespace Entente.Cli;

/// <summary>The caller asked for something that cannot be asked (exit code 2); the message says what can.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(string message)
        : base(message) { }

    public UsageException(string message, Exception innerException)
        : base(message, innerException) { }

    public UsageException() { }
}
