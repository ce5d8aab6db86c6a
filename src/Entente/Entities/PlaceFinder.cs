using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Entities;

/// <summary>Tells where the places of a document lie: by what the text says behind a comma ("Lyon, France"), and by the tables.</summary>
/// <remarks>Nothing is guessed: of two places with one name the document says which, or the country stays open. Cost: linear in the mentions.</remarks>
public sealed class PlaceFinder
{
    private const int Farthest = 2; // ", " between a place and what it lies in

    // A smaller town may share its name with one that the table leaves out: then the document must name its country.
    private const int LargeCity = 100_000;

    private readonly EntityBook _book;
    private readonly CityBook _cities;

    /// <summary>Prepares the places of <paramref name="book"/> and the towns of <paramref name="tables"/>.</summary>
    /// <exception cref="DataFormatException">A table is not well-formed.</exception>
    public PlaceFinder(EntityBook book, DataTables tables)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(tables);
        _book = book;
        _cities = new CityBook(tables);
    }

    /// <summary>The places among the mentions of a document, in order.</summary>
    /// <param name="document">The document.</param>
    /// <param name="mentions">Who and what is named in it, as <see cref="EntityFinder"/> found it.</param>
    /// <param name="published">The day of publication, by which former states are told apart; <see langword="null"/> when not known.</param>
    public ImmutableArray<Place> Find(
        Document document,
        ImmutableArray<Mention> mentions,
        DateOnly? published
    )
    {
        ArgumentNullException.ThrowIfNull(document);
        HashSet<string> named =
        [
            .. mentions
                .Where(m => m.Type is EntityType.State or EntityType.Nationality)
                .Select(m => m.Entity)
                .OfType<string>(),
        ];
        var places = ImmutableArray.CreateBuilder<Place>();
        for (int i = 0; i < mentions.Length; i++)
        {
            Mention mention = mentions[i];
            if (mention is { Type: EntityType.State, Rule: "name", Entity: { } state })
            {
                places.Add(new Place(mention.Span, mention.Name, state, "name") { Entity = state });
            }
            else if (mention.Type == EntityType.Place)
            {
                Place place = Stated(document, mentions, i, published) ?? Known(mention, published);
                places.Add(WithCity(place, named));
            }
        }

        return places.DrainToImmutable();
    }

    /// <summary>A place whose region or country the text names behind it.</summary>
    private Place? Stated(
        Document document,
        ImmutableArray<Mention> mentions,
        int at,
        DateOnly? published
    )
    {
        Place known = Known(mentions[at], published);
        if (Behind(document, mentions, at) is not { } within)
        {
            return null;
        }

        Mention? around = Behind(document, mentions, at + 1);
        string? country = CountryOf(within, published) ?? CountryOf(around, published);
        bool isRegion = within.Type == EntityType.Place;
        return country is null || known.Country is { } other && other != country
            ? null
            : known with
            {
                Country = country,
                Region = isRegion ? within.Name : null,
                City = isRegion ? known.Name : known.City,
                Rule = "country behind the name",
            };
    }

    /// <summary>The place or state that stands behind a comma.</summary>
    private static Mention? Behind(Document document, ImmutableArray<Mention> mentions, int at)
    {
        if (at + 1 >= mentions.Length)
        {
            return null;
        }

        Mention next = mentions[at + 1];
        int end = mentions[at].Span.End;
        bool isBehind =
            next.Type is EntityType.Place or EntityType.State
            && next.Span.Start - end <= Farthest
            && document.Text.AsSpan(end, next.Span.Start - end) is ", " or ",";
        return isBehind ? next : null;
    }

    private string? CountryOf(Mention? mention, DateOnly? published) =>
        mention switch
        {
            { Type: EntityType.State } => mention.Entity,
            { Type: EntityType.Place } => Known(mention, published).Country,
            _ => null,
        };

    /// <summary>A place as the tables of actors know it.</summary>
    private Place Known(Mention mention, DateOnly? published)
    {
        if (mention.Entity is { } id)
        {
            return new Place(mention.Span, mention.Name, _book.Find(id)?.Country, mention.Rule)
            {
                Entity = id,
            };
        }

        Entity[] states =
            mention.Rule == MentionResolver.CapitalAsPlace
                ?
                [
                    .. _book
                        .Named(mention.Name)
                        .Where(e => e.Type == EntityType.State && IsThere(e, published)),
                ]
                : [];
        return new Place(
            mention.Span,
            mention.Name,
            states is [var state] ? state.Id : null,
            mention.Rule
        )
        {
            City = states is [_] ? mention.Name : null,
        };
    }

    /// <summary>The place with the town of the tables that it is: the only one of its name in the country that is told, or, where none is, in those that the document names.</summary>
    private Place WithCity(Place place, HashSet<string> countries)
    {
        IReadOnlyList<City> named = _cities.Named(place.Name);
        City[] there =
        [
            .. named.Where(city =>
                place.Country is { } country
                    ? city.Country == country
                    : countries.Contains(city.Country)
            ),
        ];
        City? only =
            there is [var one] ? one
            : place.Country is null
            && there.Length == 0
            && named is [{ Population: >= LargeCity } sole]
                ? sole
            : null;
        return only is null
            ? place
            : place with
            {
                City = only.Name,
                Country = only.Country,
                Point = only.Point,
                Rule = place.Country is null ? "city" : place.Rule,
            };
    }

    private bool IsThere(Entity state, DateOnly? published) =>
        _book.EndOf(_book.IndexOf(state.Id)) is not { } end || published <= end;
}
