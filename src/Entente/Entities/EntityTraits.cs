using System.Collections.Immutable;

namespace Entente.Entities;

/// <summary>What the tables say of an entity besides its names.</summary>
internal sealed record EntityTraits
{
    /// <summary>Nothing.</summary>
    public static EntityTraits None { get; } = new();

    /// <summary>A person whose surname is enough.</summary>
    public static EntityTraits ShortIsEnough { get; } = new() { Need = PersonNeed.Short };

    /// <summary>A person who shares the name with others.</summary>
    public static EntityTraits NeedsContext { get; } = new() { Need = PersonNeed.Context };

    /// <summary>How much of a person's name is needed.</summary>
    public PersonNeed Need { get; init; }

    /// <summary>The roles that "the leader" of a state means.</summary>
    public ImmutableArray<string> Leaders { get; init; } = [];

    /// <summary>The last day of a state that is no more; <see langword="null"/> for all others.</summary>
    public DateOnly? End { get; init; }

    /// <summary>The codes of PLOVER that the tables state; empty where they follow from the type.</summary>
    public ActorCode Code { get; init; }
}
