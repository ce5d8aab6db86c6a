namespace Entente;

/// <summary>A file of ours (a table, a model) that cannot be used.</summary>
public sealed class DataFormatException : Exception
{
    /// <summary>Says which file and line, and what was expected there and found.</summary>
    /// <param name="file">The file's name as the user knows it.</param>
    /// <param name="line">The line, from 1; 0 when it is not about a line.</param>
    /// <param name="message">What was expected and what was found.</param>
    public DataFormatException(string file, int line, string message)
        : base(line > 0 ? $"{file}:{line}: {message}" : $"{file}: {message}") { }

    /// <summary>Says what is wrong, where no file can be named.</summary>
    public DataFormatException(string message)
        : base(message) { }

    /// <summary>Says what is wrong, where no file can be named, and what caused it.</summary>
    public DataFormatException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>An exception without a message of its own.</summary>
    public DataFormatException() { }
}
