using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Entities;

/// <summary>Tells the country and the sector of an actor in the scheme of PLOVER, from the words that name it or from the entity that it is.</summary>
/// <remarks>
/// Built once, then only read, from any thread. A phrase costs some look-ups a word; of longer ones than forty-eight words only the beginning is read.
/// </remarks>
public sealed class ActorCoder
{
    private const string Executive = "GOV";
    private const string Elite = "ELI"; // who was in office before
    private const string Civilian = "CVL"; // a town that acts stands for those who live there

    private const string HeadOfChurch = "pope"; // acts for a church of all countries

    // Offices whose former holders are of the elite: not priests, workers or rebels.
    private static readonly string[] s_offices = ["GOV", "MIL", "LEG", "JUD", "SPY", "COP", "PTY"];

    private readonly EntityBook _book;
    private readonly ActorNames _names;
    private readonly Agents _agents;
    private readonly Dictionary<string, string> _roleSectors;

    /// <summary>Loads the tables <c>world/cities</c>, <c>regions</c>, <c>state-names</c>, <c>role-sectors</c>, and <c>agents</c> and <c>common-places</c> of the language.</summary>
    /// <exception cref="DataFormatException">A table is missing or not well-formed.</exception>
    public ActorCoder(EntityBook book, Language language)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(language);
        _book = book;
        _names = new ActorNames(book, language);
        _agents = new Agents(language);
        Table roles = language.Tables.Read("world/role-sectors");
        int role = roles.Column("role");
        int sector = roles.Column("sector");
        _roleSectors = roles.Rows.ToDictionary(
            row => row[role],
            row => row[sector],
            StringComparer.Ordinal
        );
    }

    /// <summary>The codes of an entity on a day: a person has the sector of the office held then, and is of the elite afterwards.</summary>
    /// <param name="id">Its identifier in the book.</param>
    /// <param name="day">The day; <see langword="null"/> when the report states none: then the latest office counts.</param>
    public ActorCode Of(string id, DateOnly? day)
    {
        ArgumentNullException.ThrowIfNull(id);
        int entity = _book.IndexOf(id);
        return entity < 0 ? default : CodeOf(entity, day);
    }

    /// <summary>The codes of the organisation of states that a town stands for where it is no word for its state: "Brussels"; none for other words.</summary>
    /// <param name="words">The name of the town.</param>
    /// <param name="day">The day of the report; <see langword="null"/> when it states none.</param>
    public ActorCode OfSeat(string words, DateOnly? day)
    {
        ArgumentNullException.ThrowIfNull(words);
        return _names.WithSeat(words) is { } entity ? CodeOf(entity, day) : default;
    }

    /// <summary>The codes of the actor that <paramref name="phrase"/> names.</summary>
    /// <param name="phrase">The words: "the Mongolian President", "gunmen", "Kyiv police".</param>
    /// <param name="context">Words of its sentence that may tell the country; may be empty.</param>
    /// <param name="day">The day of the report; <see langword="null"/> when it states none.</param>
    public ActorCode Code(string phrase, string context, DateOnly? day)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        ArgumentNullException.ThrowIfNull(context);
        ImmutableArray<ActorHit> hits = ActorHit.Read(phrase, _names, _agents);
        ActorCode person = PersonIn(hits, day, context);
        string? country = person.Country ?? (person.Sector is null ? CountryIn(hits, day) : null);
        string? sector = SectorIn(hits, person, day);
        if (country is null && context.Length > 0 && !hits.Any(hit => hit.IsStateless))
        {
            ImmutableArray<ActorHit> around = ActorHit.Read(context, _names, _agents);
            country = PersonIn(around, day, "").Country ?? CountryIn(around, day);
        }

        return new ActorCode(country, sector);
    }

    /// <summary>The code of the person that is named, by the full name or by a title and a surname that one holder of such an office has.</summary>
    private ActorCode PersonIn(ImmutableArray<ActorHit> hits, DateOnly? day, string context)
    {
        foreach (ActorHit hit in hits)
        {
            if (hit is { Name.Kind: ActorNameKind.Person, Part: PartKind.Head })
            {
                return CodeOf(hit.Name.Entities[0], day);
            }
        }

        return hits is [.., { IsUnknownName: true } last] && hits.Count(h => h.IsUnknownName) == 1
            ? ByTitle(hits, last, day, context)
            : default;
    }

    /// <summary>
    /// "Deputy Secretary Hicks": the one person of this surname whose office on the day is of the sector that the title says; or who is of the country around. Where the report
    /// states no day, the title and the country that all of this surname share.
    /// </summary>
    private ActorCode ByTitle(
        ImmutableArray<ActorHit> hits,
        ActorHit surname,
        DateOnly? day,
        string context
    )
    {
        Told title = Tell(hits, PartKind.Head, day);
        string? sector = title.Weight >= AgentWeight.Rank ? title.Sector : null;
        string? country =
            CountryIn(hits, day) ?? CountryIn(ActorHit.Read(context, _names, _agents), day);
        ImmutableArray<int> persons = [.. _names.WithSurname(surname.Word.Folded)];
        if (day is null && title.Weight == AgentWeight.Rank)
        {
            // "President Bush": every minister of a name would be too many.
            string?[] countries =
            [
                .. persons.Select(p => CodeOf(p, day).Country).Distinct(StringComparer.Ordinal),
            ];
            return countries is [{ } shared] && (country ?? shared) == shared
                ? new ActorCode(shared, sector)
                : default;
        }

        ImmutableArray<ActorCode> named =
        [
            .. persons
                .Where(person => day is { } d && _book.OfficesOf(person).Any(t => t.MayHold(d)))
                .Select(person => CodeOf(person, day))
                .Where(code => country is null ? code.Sector == sector : code.Country == country),
        ];
        return named.Length == 1 ? named[0] : default;
    }

    private string? CountryIn(ImmutableArray<ActorHit> hits, DateOnly? day)
    {
        foreach (
            PartKind part in (ReadOnlySpan<PartKind>)[PartKind.Head, PartKind.Of, PartKind.Place]
        )
        {
            foreach (ActorHit hit in hits)
            {
                if (hit.Part == part && hit.Name is { } name && CountryOf(name, day) is { } country)
                {
                    return country;
                }
            }
        }

        return hits.Where(hit => hit is { Name: null, Word.IsCapitalised: true })
            .Select(hit => _names.Misspelt(hit.Word.Folded))
            .FirstOrDefault(state => state is not null);
    }

    private string? CountryOf(ActorName name, DateOnly? day) =>
        name.Entities.Length == 0 ? Coded(name.Country) : CodeOf(Chosen(name, day), day).Country;

    /// <summary>Of states with one name the one that was there on the day.</summary>
    private int Chosen(ActorName name, DateOnly? day)
    {
        int chosen = name.Entities[0];
        foreach (int entity in name.Entities)
        {
            if (_book.EndOf(entity) is not { } end)
            {
                chosen = _book.EndOf(chosen) is null ? chosen : entity;
            }
            else if (day <= end)
            {
                return entity;
            }
        }

        return chosen;
    }

    private string? SectorIn(ImmutableArray<ActorHit> hits, ActorCode person, DateOnly? day)
    {
        bool isFormer = hits.Any(hit => hit.Agent is { Weight: AgentWeight.Before, Sector: Elite });
        string? sector = person.Sector;
        if (
            sector is null
            || (sector == Elite && Tell(hits, PartKind.Head, day) is { Weight: AgentWeight.Strong })
        )
        {
            // A title that the report gives is newer than our tables ("Minister X"); "President" is a courtesy for life.
            sector = SectorOfWords(hits, day);
        }

        return isFormer && sector is not null && s_offices.Contains(sector) ? Elite : sector;
    }

    private string? SectorOfWords(ImmutableArray<ActorHit> hits, DateOnly? day)
    {
        Told head = Tell(hits, PartKind.Head, day);
        if (head.Weight == AgentWeight.Strong)
        {
            return head.Sector;
        }

        Told of = Tell(hits, PartKind.Of, day);
        if (of.Weight == AgentWeight.Strong)
        {
            return of.Sector;
        }

        if (head.Weight == AgentWeight.Rank)
        {
            return head.Sector;
        }

        Told place = Tell(hits, PartKind.Place, day);
        return of.Weight >= AgentWeight.Rank ? of.Sector
            : head.Sector is not null && place.Weight == AgentWeight.Strong ? place.Sector
            : head.Sector ?? of.Sector ?? SectorOfPlace(hits);
    }

    /// <summary>What the words of one part of the phrase tell: the last of those that count most.</summary>
    private Told Tell(ImmutableArray<ActorHit> hits, PartKind part, DateOnly? day)
    {
        Told told = default;
        foreach (ActorHit hit in hits)
        {
            if (hit.Part != part)
            {
                continue;
            }

            if (hit.Agent is { } agent)
            {
                if (agent.Weight >= told.Weight && agent.Weight != AgentWeight.Before)
                {
                    told = new Told(agent.Sector, agent.Weight);
                }
            }
            else if (
                hit.Name is { } name
                && SectorOf(name, day) is { } sector
                && told.Weight < AgentWeight.Strong
            )
            {
                told = new Told(sector, AgentWeight.Strong);
            }
        }

        return told;
    }

    private string? SectorOf(ActorName name, DateOnly? day) =>
        name.Kind switch
        {
            ActorNameKind.Organization or ActorNameKind.Place or ActorNameKind.State => CodeOf(
                Chosen(name, day),
                day
            ).Sector,
            ActorNameKind.Seat => Executive,
            _ => null,
        };

    /// <summary>A capital that acts is the government; another town, its people.</summary>
    private static string? SectorOfPlace(ImmutableArray<ActorHit> hits) =>
        hits is [.., { Name: { } name, IsWhole: true }]
            ? name.Kind switch
            {
                ActorNameKind.Capital => Executive,
                ActorNameKind.Town => Civilian,
                _ => null,
            }
            : null;

    private ActorCode CodeOf(int entity, DateOnly? day)
    {
        Entity actor = _book.All[entity];
        ActorCode stated = _book.CodeOf(entity);
        return actor.Type switch
        {
            EntityType.Person => CodeOfPerson(entity, actor, day),
            EntityType.State => new ActorCode(stated.Country ?? actor.Id, stated.Sector),
            EntityType.Place => new ActorCode(Coded(actor.Country), stated.Sector),
            _ => new ActorCode(
                stated.Country ?? Coded(actor.Country),
                stated.Sector ?? (actor.Country is not null ? Executive : null)
            ),
        };
    }

    private ActorCode CodeOfPerson(int entity, Entity person, DateOnly? day)
    {
        Tenure? held = null;
        bool isPast = false;
        foreach (Tenure tenure in _book.OfficesOf(entity))
        {
            bool holds = day is not { } d || tenure.MayHold(d);
            isPast |= day > tenure.To.Last;
            if (holds && (held is null || tenure.From.First >= held.From.First))
            {
                held = tenure;
            }
        }

        string? country = Coded(person.Country);
        if (held?.Role == HeadOfChurch)
        {
            return new ActorCode(null, _roleSectors.GetValueOrDefault(HeadOfChurch));
        }

        if (held is null)
        {
            return new ActorCode(country, isPast ? Elite : null);
        }

        int of = _book.IndexOf(held.Of);
        ActorCode office = of < 0 ? default : CodeOf(of, day);
        return new ActorCode(
            country ?? office.Country,
            _roleSectors.GetValueOrDefault(held.Role) ?? office.Sector ?? Executive
        );
    }

    /// <summary>The code of a state: that of the state it belongs to, for those that have none of their own.</summary>
    private string? Coded(string? state) =>
        state is not null && _book.IndexOf(state) is >= 0 and int index
            ? _book.CodeOf(index).Country ?? state
            : state;

    /// <summary>What a part of a phrase tells of the sector.</summary>
    private readonly record struct Told(string? Sector, AgentWeight Weight);
}
