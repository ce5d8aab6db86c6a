namespace Entente.Text;

/// <summary>What lists of names know of a token. A number here is a column of trained weights: it never changes its meaning.</summary>
[Flags]
internal enum NameClasses : uint
{
    /// <summary>No list knows it.</summary>
    None = 0,

    /// <summary>A given name: "Vladimir".</summary>
    GivenName = 1 << 0,

    /// <summary>A family name: "Merkel".</summary>
    Surname = 1 << 1,

    /// <summary>The whole name of a known person: "Ban Ki-moon".</summary>
    Person = 1 << 2,

    /// <summary>A word for what a person is, which often stands before the name: "President", "Mr".</summary>
    Title = 1 << 3,

    /// <summary>A town or city.</summary>
    City = 1 << 4,

    /// <summary>A province, continent, river, mountain or other place that is neither state nor city.</summary>
    Region = 1 << 5,

    /// <summary>A state or territory.</summary>
    State = 1 << 6,

    /// <summary>A people, nationality, creed or party, or its adjective: "Syrian", "Shiite", "Democrats".</summary>
    Group = 1 << 7,

    /// <summary>An organisation: "World Bank", "NATO".</summary>
    Organization = 1 << 8,

    /// <summary>A word that begins or ends names of organisations: "Ministry", "Inc".</summary>
    OrganizationHead = 1 << 9,

    /// <summary>A word that begins or ends names of places: "River", "Mount".</summary>
    PlaceHead = 1 << 10,

    /// <summary>A newspaper, broadcaster or news agency.</summary>
    Outlet = 1 << 11,

    /// <summary>A month or a day of the week.</summary>
    Calendar = 1 << 12,

    /// <summary>A weapon, ship or vehicle, by name or by kind.</summary>
    Product = 1 << 13,

    /// <summary>A named event, or a word that ends such names: "War", "Olympics".</summary>
    Event = 1 << 14,

    /// <summary>A named law or treaty, or a word that ends such names: "Act", "Convention".</summary>
    Law = 1 << 15,

    /// <summary>A named building, or a word that ends such names: "Airport", "Palace".</summary>
    Facility = 1 << 16,

    /// <summary>A language.</summary>
    LanguageName = 1 << 17,

    /// <summary>A small word inside names: "van", "al".</summary>
    Particle = 1 << 18,

    /// <summary>An ordinary word as well: "Reading", "Will", "Turkey".</summary>
    CommonWord = 1 << 19,

    /// <summary>A named book, film, picture or holy text.</summary>
    Work = 1 << 20,

    /// <summary>Begins an entry of several tokens.</summary>
    Begins = 1 << 21,

    /// <summary>Stands in an entry of several tokens, and not first.</summary>
    Inside = 1 << 22,
}
