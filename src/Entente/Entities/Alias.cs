namespace Entente.Entities;

/// <summary>Words that name an entity.</summary>
/// <param name="Words">The words, as the table writes them.</param>
/// <param name="Entity">Index of the entity in <see cref="EntityBook.All"/>.</param>
/// <param name="Kind">What kind of name it is.</param>
/// <param name="IsWeak">Whether it needs a stronger name of the same entity in the document ("Georgia?" in the table).</param>
internal sealed record Alias(string Words, int Entity, AliasKind Kind, bool IsWeak);

/// <summary>Kinds of names.</summary>
internal enum AliasKind : byte
{
    /// <summary>A name that is enough by itself.</summary>
    Name,

    /// <summary>The surname, or whatever stands for the full name of a person later on.</summary>
    Short,

    /// <summary>An adjective or people of a state.</summary>
    Adjective,

    /// <summary>A city that is a place, or stands for whom it is the seat of.</summary>
    Capital,

    /// <summary>A building or body that stands for those in power.</summary>
    Seat,
}
