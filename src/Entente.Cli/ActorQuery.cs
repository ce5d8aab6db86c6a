using System.Collections.Immutable;
using Entente.Desk;

namespace Entente.Cli;

/// <summary>How a user names an actor: by identifier, or by any name.</summary>
internal static class ActorQuery
{
    /// <summary>The one actor that <paramref name="typed"/> stands for.</summary>
    /// <returns><see langword="null"/> when nobody is called so.</returns>
    /// <exception cref="UsageException">Several are: the message names them.</exception>
    public static async Task<Entity?> OneAsync(
        NewsRecord record,
        string typed,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<Entity> actors = await record.FindActorsAsync(typed, cancellationToken);
        return actors.Length switch
        {
            0 => null,
            1 => actors[0],
            _ => throw new UsageException(
                $"\"{typed}\" could be any of {string.Join(", ", actors.Select(actor => actor.Id))}: type one of these"
            ),
        };
    }
}
