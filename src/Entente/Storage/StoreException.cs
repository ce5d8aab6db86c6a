namespace Entente.Storage;

/// <summary>A store that cannot be opened, read or written, for a reason that the user can act on.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Says which file and why.</summary>
    public StoreException(string message)
        : base(message) { }

    /// <summary>Says which file and why, and what caused it.</summary>
    public StoreException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>An exception without a message of its own.</summary>
    public StoreException() { }
}
