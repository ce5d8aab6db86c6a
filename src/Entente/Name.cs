namespace Entente;

/// <summary>Words that name something, found by their look and their company; who it is, is another question (<see cref="Mention"/>).</summary>
/// <param name="Span">The words, in the text of the <see cref="Document"/>.</param>
/// <param name="Type">What sort of thing they name.</param>
public readonly record struct Name(TextSpan Span, NameType Type);

/// <summary>What a name names.</summary>
public enum NameType
{
    /// <summary>A person or a family.</summary>
    Person,

    /// <summary>An organisation: a company, a ministry, a party, a newspaper, a team.</summary>
    Organization,

    /// <summary>A place: a state, a city, a region, a river.</summary>
    Place,

    /// <summary>A nationality, or a religious or political group: "Syrian", "Democrats".</summary>
    Group,

    /// <summary>A building or other work of builders: an airport, a bridge, a palace.</summary>
    Facility,

    /// <summary>A named event: a war, a summit, a storm.</summary>
    Event,

    /// <summary>A book, film, song or programme.</summary>
    Work,

    /// <summary>A law, treaty or plan.</summary>
    Law,

    /// <summary>A weapon or vehicle system, or another product.</summary>
    Product,
}
