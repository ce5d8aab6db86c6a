namespace Entente.Fetching;

/// <summary>An address gave nothing; the message says why, for a person.</summary>
internal sealed class FetchException : Exception
{
    public FetchException(RefusalReason reason, string message, Exception? inner = null)
        : base(message, inner) => Reason = reason;

    public FetchException()
        : this(RefusalReason.Unreachable, "nothing was received") { }

    public FetchException(string message)
        : this(RefusalReason.Unreachable, message) { }

    public FetchException(string message, Exception innerException)
        : this(RefusalReason.Unreachable, message, innerException) { }

    /// <summary>The kind of reason.</summary>
    public RefusalReason Reason { get; }

    /// <summary>Whether it may pass: another try is worth it.</summary>
    public bool MayPass { get; init; }

    /// <summary>The <see cref="FetchException"/> that the base library has wrapped, if there is one.</summary>
    public static FetchException? In(Exception? error)
    {
        while (error is not (null or FetchException))
        {
            error = error.InnerException;
        }

        return error as FetchException;
    }
}
