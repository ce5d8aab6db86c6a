using System.Globalization;

namespace Entente.Cli.Stages;

/// <summary>Names each piece of input that could not be read, on standard error, and counts them.</summary>
internal sealed class InputFaults(TextWriter error)
{
    private int _count;

    /// <summary>0 when all input was read, 3 when some was not.</summary>
    public int ExitCode => _count == 0 ? StageExit.Ok : StageExit.SomeInputUnread;

    /// <summary>Says what was wrong at <paramref name="place"/> (a file, or <c>file:line</c>).</summary>
    public void Add(string place, string message)
    {
        _count++;
        error.WriteLine($"{place}: {message}");
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

        return ExitCode;
    }
}

/// <summary>What a stage returns to the shell, as in <c>docs/stages.md</c>.</summary>
internal static class StageExit
{
    /// <summary>All input was read.</summary>
    public const int Ok = 0;

    /// <summary>The command line asks for something that does not exist.</summary>
    public const int Usage = 2;

    /// <summary>Some input could not be read; the rest was.</summary>
    public const int SomeInputUnread = 3;
}
