using System.Collections.Immutable;
using System.CommandLine;
using Entente.Desk;

namespace Entente.Cli;

/// <summary>How a user names stories: an identifier of anything in them, or words ("putin-xi"), and a day.</summary>
internal static class StoryQuery
{
    public static Argument<string?> Argument() =>
        new("STORY")
        {
            Description =
                "An identifier, or words that its reports hold (\"reagan-gorbachev\"). Default: all.",
            Arity = ArgumentArity.ZeroOrOne,
        };

    /// <summary>The one identifier that <paramref name="typed"/> stands for.</summary>
    /// <returns><see langword="null"/> when nothing begins with it.</returns>
    /// <exception cref="UsageException">Several items begin with it: the message names them.</exception>
    public static async Task<string?> OneIdAsync(
        NewsRecord record,
        string typed,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<string> ids = await record.IdsAsync(typed, 10, cancellationToken);
        return ids.Length switch
        {
            0 => null,
            1 => ids[0],
            _ => throw new UsageException(
                $"\"{typed}\" could be any of {string.Join(", ", ids)}: type more of it"
            ),
        };
    }
}
