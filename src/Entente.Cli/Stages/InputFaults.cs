using System.Globalization;

namespace Entente.Cli.Stages;

/// <summary>Names each piece of input that could not be read, on standard error, and counts them.</summary>
internal sealed class InputFaults(TextWriter error)
{
    private int _count;

    /// <summary>Says what was wrong at <paramref name="place"/> (a file, or <c>file:line</c>).</summary>
    public void Add(string place, string message)
    {
        _count++;
        error.WriteLine(Printer.Clean($"{place}: {message}"));
    }

    /// <summary>Writes the count, if there is anything to count, and returns the exit code.</summary>
    public int Close(string what)
    {
        if (_count > 0)
        {
            error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{what} not read: {_count}")
            );
        }

        return _count == 0 ? ExitCode.Ok : ExitCode.Unreadable;
    }
}
