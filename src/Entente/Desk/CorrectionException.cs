namespace Entente.Desk;

/// <summary>A correction that makes no sense, for a reason that the user can act on.</summary>
public sealed class CorrectionException : Exception
{
    /// <summary>Says what was expected and what was found.</summary>
    public CorrectionException(string message)
        : base(message) { }

    /// <summary>Says what was expected and what was found, and what caused it.</summary>
    public CorrectionException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>An exception without a message of its own.</summary>
    public CorrectionException() { }
}
