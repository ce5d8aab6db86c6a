using Entente.Data;
using Entente.Text;

namespace Entente.Entities;

/// <summary>Reads the tables of <see cref="EntityBook"/>.</summary>
internal sealed class BookReader
{
    private static readonly (string Id, string Name)[] s_ministries =
    [
        ("foreign-ministry", "Foreign Ministry"),
        ("defence-ministry", "Defence Ministry"),
        ("interior-ministry", "Interior Ministry"),
        ("finance-ministry", "Finance Ministry"),
        ("commerce-ministry", "Commerce Ministry"),
        ("justice-ministry", "Justice Ministry"),
    ];

    // About as many as the tables hold: lists that grow are copied again and again.
    private const int UsualEntities = 9_000;
    private const int UsualAliases = 16_000;
    private const int UsualTenures = 6_000;

    private readonly WordNumbers _roleNumbers = new(capacity: 128);
    private readonly List<string> _roles = [];

    private BookReader() { }

    public List<Entity> Entities { get; } = new(UsualEntities);

    /// <summary>The index of each entity in <see cref="Entities"/>, by its identifier.</summary>
    public WordNumbers Ids { get; } = new(UsualEntities);

    public List<Alias> Aliases { get; } = new(UsualAliases);

    public List<Tenure> Tenures { get; } = new(UsualTenures);

    /// <summary>What the tables say of each entity besides its names, in the order of <see cref="Entities"/>.</summary>
    public List<EntityTraits> Traits { get; } = new(UsualEntities);

    public static BookReader Read(DataTables tables)
    {
        BookReader reader = new();
        reader.ReadStates(tables.Read("world/states"));
        reader.ReadNames(tables.Read("world/organizations"), EntityType.Organization);
        reader.ReadNames(tables.Read("world/places"), EntityType.Place);
        reader.AddMinistries();
        reader.ReadPersons(tables.Read("world/persons"));
        reader.ReadPersons(tables.Read("world/leaders"));
        reader.ReadOffices(tables.Read("world/offices"));
        reader.ReadOffices(tables.Read("world/terms"));
        return reader;
    }

    private void ReadStates(Table table)
    {
        int names = table.Column("names");
        int adjectives = table.Column("adjectives");
        int capital = table.Column("capital");
        int seats = table.Column("seats");
        int leader = table.Column("leader");
        int until = table.Column("until");
        int coded = table.Column("coded");
        Heading heading = new(table);
        foreach (TableRow row in table.Rows)
        {
            int entity = Add(row, heading, EntityType.State, heading.Id);
            AddAliases(row, names, entity, AliasKind.Name);
            AddAliases(row, adjectives, entity, AliasKind.Adjective);
            AddAliases(row, capital, entity, AliasKind.Capital);
            AddAliases(row, seats, entity, AliasKind.Seat);
            Traits[entity] = new EntityTraits
            {
                Leaders = [.. row.List(leader)],
                Code = CodeOf(Before(row[coded]), Behind(row[coded])),
                End = row.Day(until),
            };
        }
    }

    private void ReadNames(Table table, EntityType type)
    {
        int names = table.Column("names");
        int country = table.Column("country");
        int sector = table.Column("sector");
        int seats = type == EntityType.Organization ? table.Column("seats") : -1;
        int code = type == EntityType.Organization ? table.Column("code") : -1;
        Heading heading = new(table);
        foreach (TableRow row in table.Rows)
        {
            int entity = Add(row, heading, type, country);
            AddAliases(row, names, entity, AliasKind.Name);
            string stated = code >= 0 ? row[code] : "";
            if (stated.Length + row.Cell(sector).Length > 0)
            {
                Traits[entity] = new EntityTraits { Code = CodeOf(stated, row[sector]) };
            }

            if (seats >= 0)
            {
                AddAliases(row, seats, entity, AliasKind.Capital);
            }
        }
    }

    /// <summary>The ministries of every state; their names are matched by pattern, so they bring no aliases of their own.</summary>
    private void AddMinistries()
    {
        int known = Entities.Count;
        for (int i = 0; i < known; i++)
        {
            Entity state = Entities[i];
            if (state.Type != EntityType.State)
            {
                continue;
            }

            foreach ((string id, string name) in s_ministries)
            {
                string full = string.Concat(state.Id.ToLowerInvariant(), "-", id);
                if (Ids.Find(full) < 0)
                {
                    Ids.Add(full, Entities.Count);
                    Traits.Add(EntityTraits.None);
                    Entities.Add(
                        new Entity(
                            full,
                            EntityType.Organization,
                            string.Concat(name, " of ", state.Name),
                            state.Id,
                            Wikidata: null,
                            Offices: []
                        )
                    );
                }
            }
        }
    }

    private void ReadPersons(Table table)
    {
        int names = table.Column("names");
        int shorts = table.Column("short");
        int need = table.Column("need");
        int country = table.Column("country");
        Heading heading = new(table);
        foreach (TableRow row in table.Rows)
        {
            int entity = Add(row, heading, EntityType.Person, country);
            Traits[entity] = row.Cell(need) switch
            {
                "" => EntityTraits.None,
                "short" => EntityTraits.ShortIsEnough,
                "context" => EntityTraits.NeedsContext,
                _ => throw row.Bad(
                    $"expected \"short\", \"context\" or nothing, found \"{row[need]}\""
                ),
            };
            AddAliases(row, names, entity, AliasKind.Name);
            AddAliases(row, shorts, entity, AliasKind.Short);
            if (row.Cell(shorts).Contains('|'))
            {
                AddOtherSpellings(Entities[entity].Name, row.List(shorts), entity);
            }
        }
    }

    /// <summary>"Vladimir Putin" with the short form "Poutine" is also "Vladimir Poutine".</summary>
    private void AddOtherSpellings(string name, string[] shorts, int entity)
    {
        string? own = shorts.FirstOrDefault(form =>
            name.Length > form.Length && name.Contains(form, StringComparison.Ordinal)
        );
        if (own is null)
        {
            return;
        }

        foreach (string other in shorts.Where(form => form != own))
        {
            Aliases.Add(
                new Alias(
                    name.Replace(own, other, StringComparison.Ordinal),
                    entity,
                    AliasKind.Name,
                    IsWeak: false
                )
            );
        }
    }

    private void ReadOffices(Table table)
    {
        int person = table.Column("person");
        int role = table.Column("role");
        int of = table.Column("of");
        int from = table.Column("from");
        int to = table.Column("to");
        foreach (TableRow row in table.Rows)
        {
            int holder = Ids.Find(row.Cell(person));
            if (holder < 0)
            {
                throw row.Bad($"expected a person of persons.tsv, found \"{row[person]}\"");
            }

            int held = Ids.Find(row.Cell(of));
            if (held < 0)
            {
                throw row.Bad($"expected a state or organisation, found \"{row[of]}\"");
            }

            Tenures.Add(
                new Tenure(
                    holder,
                    RoleOf(row.Cell(role)),
                    Entities[held].Id,
                    DayRange.Read(row, from, DateOnly.MinValue),
                    DayRange.Read(row, to, DateOnly.MaxValue)
                )
            );
        }
    }

    /// <summary>One string for each role.</summary>
    private string RoleOf(ReadOnlySpan<char> cell)
    {
        int number = _roleNumbers.Find(cell);
        if (number < 0)
        {
            number = _roles.Count;
            _roles.Add(cell.ToString());
            _roleNumbers.Add(cell, number);
        }

        return _roles[number];
    }

    private int Add(TableRow row, Heading heading, EntityType type, int country)
    {
        string id = row[heading.Id];
        string wikidata = row[heading.Wikidata];
        int index = Entities.Count;
        if (Ids.Find(id) >= 0)
        {
            throw row.Bad($"expected an identifier of its own, found \"{id}\" again");
        }

        Ids.Add(id, index);

        Alias alias = Parse(row.Cell(heading.Name), index, AliasKind.Name);
        Aliases.Add(alias);
        Traits.Add(EntityTraits.None);
        Entities.Add(
            new Entity(
                id,
                type,
                alias.Words,
                CountryOf(row.Cell(country), id),
                wikidata.Length > 0 ? wikidata : null,
                Offices: []
            )
        );
        return index;
    }

    /// <summary>One string for each state; its own for a state.</summary>
    private string? CountryOf(ReadOnlySpan<char> cell, string id) =>
        cell.IsEmpty ? null
        : cell.SequenceEqual(id) ? id
        : Ids.Find(cell) is >= 0 and var state ? Entities[state].Id
        : cell.ToString();

    private static ActorCode CodeOf(string country, string sector) =>
        new(country.Length > 0 ? country : null, sector.Length > 0 ? sector : null);

    private static string Before(string coded) => coded.Split(':')[0];

    private static string Behind(string coded) => coded.Contains(':') ? coded.Split(':')[1] : "";

    private void AddAliases(TableRow row, int column, int entity, AliasKind kind)
    {
        ReadOnlySpan<char> rest = row.Cell(column);
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf('|');
            ReadOnlySpan<char> words = (end < 0 ? rest : rest[..end]).Trim();
            if (!words.IsEmpty)
            {
                Aliases.Add(Parse(words, entity, kind));
            }

            rest = end < 0 ? [] : rest[(end + 1)..];
        }
    }

    private static Alias Parse(ReadOnlySpan<char> words, int entity, AliasKind kind) =>
        words is [.., '?']
            ? new Alias(words[..^1].ToString(), entity, kind, IsWeak: true)
            : new Alias(words.ToString(), entity, kind, IsWeak: false);

    /// <summary>Where the columns stand that every table of actors has.</summary>
    private readonly struct Heading(Table table)
    {
        public int Id { get; } = table.Column("id");

        public int Name { get; } = table.Column("name");

        public int Wikidata { get; } = table.Column("wikidata");
    }
}
