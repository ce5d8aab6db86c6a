using System.Collections.Immutable;

namespace Entente;

/// <summary>Someone who acts in international affairs, or a place, as our tables know them.</summary>
/// <param name="Id">Our identifier: the ISO 3166-1 alpha-3 code of a state, else a slug ("vladimir-putin", "nato").</param>
/// <param name="Type">What it is.</param>
/// <param name="Name">The name to show, in English.</param>
/// <param name="Country">The country it belongs to, ISO 3166-1 alpha-3; <see langword="null"/> for organisations of several states.</param>
/// <param name="Wikidata">The Wikidata identifier ("Q7747"); <see langword="null"/> when not known for certain.</param>
/// <param name="Offices">The offices held, by start; empty for all but persons.</param>
public sealed record Entity(
    string Id,
    EntityType Type,
    string Name,
    string? Country,
    string? Wikidata,
    ImmutableArray<Office> Offices
);

/// <summary>What an entity is.</summary>
public enum EntityType
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>A state or territory, also when its seat of power or its people stands for it ("Moscow said").</summary>
    State,

    /// <summary>An organisation, ministry, company, armed group, news agency, outlet.</summary>
    Organization,

    /// <summary>A place that does not act.</summary>
    Place,

    /// <summary>The people or adjective of a state ("Russian", "the Chinese").</summary>
    Nationality,
}

/// <summary>A role that a person holds from day to day.</summary>
/// <param name="Role">The role, as in <c>data/en/titles.tsv</c> ("president", "foreign-minister").</param>
/// <param name="Of">The entity it is held in: a state or an organisation.</param>
/// <param name="From">The first day; <see langword="null"/> when not known.</param>
/// <param name="To">The last day; <see langword="null"/> when it goes on or is not known.</param>
public sealed record Office(string Role, string Of, DateOnly? From, DateOnly? To);
