using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Entities;

/// <summary>Those who act in international affairs, as <c>data/world</c> knows them, by identifier and by name.</summary>
/// <remarks>Built once, then only read, from any thread. Cost of building: see <c>lab/notes/entities.md</c>.</remarks>
public sealed class EntityBook
{
    private readonly Lazy<Dictionary<string, List<int>>> _byName;
    private readonly Lazy<ILookup<string, Membership>> _members;
    private readonly Dictionary<string, List<Tenure>> _bySeat = new(StringComparer.Ordinal);
    private readonly List<Tenure>?[] _byPerson;
    private readonly BookReader _read;

    /// <summary>Loads the tables <c>world/states</c>, <c>organizations</c>, <c>persons</c>, <c>offices</c> and <c>places</c>.</summary>
    /// <exception cref="DataFormatException">A table is missing or not well-formed.</exception>
    public EntityBook(DataTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _read = BookReader.Read(tables);
        _byPerson = new List<Tenure>?[_read.Entities.Count];
        foreach (Tenure tenure in _read.Tenures)
        {
            (_byPerson[tenure.Person] ??= []).Add(tenure);
            if (!_bySeat.TryGetValue(tenure.Of, out List<Tenure>? holders))
            {
                _bySeat.Add(tenure.Of, holders = []);
            }

            holders.Add(tenure);
        }

        var all = ImmutableArray.CreateBuilder<Entity>(_read.Entities.Count);
        for (int i = 0; i < _read.Entities.Count; i++)
        {
            Entity entity = _read.Entities[i];
            all.Add(_byPerson[i] is { } held ? entity with { Offices = InOrder(held) } : entity);
        }

        All = all.MoveToImmutable();

        // Only asked for by people and tests: folding ten thousand names is not worth the start of every run.
        _byName = new Lazy<Dictionary<string, List<int>>>(ReadNames);
        _members = new Lazy<ILookup<string, Membership>>(() =>
            Membership.Read(tables.Read("world/memberships"))
        );
    }

    private static ImmutableArray<Office> InOrder(List<Tenure> held)
    {
        // A few, mostly in order already; of two that began together the first row stands first.
        Tenure[] ordered = [.. held];
        for (int i = 1; i < ordered.Length; i++)
        {
            Tenure tenure = ordered[i];
            int at = i;
            for (; at > 0 && ordered[at - 1].From.First > tenure.From.First; at--)
            {
                ordered[at] = ordered[at - 1];
            }

            ordered[at] = tenure;
        }

        var offices = ImmutableArray.CreateBuilder<Office>(ordered.Length);
        foreach (Tenure tenure in ordered)
        {
            offices.Add(tenure.ToOffice());
        }

        return offices.MoveToImmutable();
    }

    /// <summary>All entities, in the order of the tables.</summary>
    public ImmutableArray<Entity> All { get; }

    /// <summary>All names, in the order of the tables.</summary>
    internal IReadOnlyList<Alias> Aliases => _read.Aliases;

    /// <summary>The entity with this identifier; <see langword="null"/> when there is none.</summary>
    public Entity? Find(string id) => IndexOf(id) is >= 0 and var index ? All[index] : null;

    /// <summary>Whether an entity is there today: not a state that is no more.</summary>
    public bool IsOfToday(string id) => EndOf(IndexOf(id)) is null;

    /// <summary>The entities with this name, surname, adjective or seat, of whatever type; case, diacritics, apostrophes and hyphens do not matter.</summary>
    public ImmutableArray<Entity> Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _byName.Value.TryGetValue(NameFolding.Fold(name), out List<int>? named)
            ? [.. named.Select(index => All[index])]
            : [];
    }

    /// <summary>The states that belong to an organisation on a day, by their identifiers; empty when the tables do not know its members.</summary>
    /// <param name="organization">The identifier of the organisation.</param>
    /// <param name="day">The day. A membership without a known beginning counts from the first.</param>
    public ImmutableArray<string> MembersOf(string organization, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(organization);
        return
        [
            .. _members
                .Value[organization]
                .Where(m => m.From.Last <= day && day <= m.To.First)
                .Select(m => m.State),
        ];
    }

    private Dictionary<string, List<int>> ReadNames()
    {
        Dictionary<string, List<int>> byName = new(StringComparer.Ordinal);
        foreach (Alias alias in _read.Aliases)
        {
            string form = NameFolding.Fold(alias.Words);
            if (!byName.TryGetValue(form, out List<int>? named))
            {
                byName[form] = named = [];
            }

            if (!named.Contains(alias.Entity))
            {
                named.Add(alias.Entity);
            }
        }

        return byName;
    }

    /// <summary>The index of the entity with this identifier; -1 when there is none.</summary>
    internal int IndexOf(string id) => _read.Ids.Find(id);

    /// <summary>What the tables say of a person besides its names.</summary>
    internal PersonNeed NeedOf(int person) => _read.Traits[person].Need;

    /// <summary>The roles that "the leader" of a state means; empty for all others.</summary>
    internal ImmutableArray<string> LeaderRoles(int entity) =>
        entity < 0 ? [] : _read.Traits[entity].Leaders;

    /// <summary>The last day of a state that is no more; <see langword="null"/> for all others.</summary>
    internal DateOnly? EndOf(int entity) => entity < 0 ? null : _read.Traits[entity].End;

    /// <summary>The codes of PLOVER that the tables state for it; both empty where they follow from its type.</summary>
    internal ActorCode CodeOf(int entity) => entity < 0 ? default : _read.Traits[entity].Code;

    /// <summary>All who held the office at any time.</summary>
    internal IEnumerable<Tenure> Holders(string role, string of) =>
        _bySeat.TryGetValue(of, out List<Tenure>? held)
            ? held.Where(tenure => tenure.Role == role)
            : [];

    /// <summary>All offices of a person.</summary>
    internal IEnumerable<Tenure> OfficesOf(int person) => person < 0 ? [] : _byPerson[person] ?? [];
}

/// <summary>How much of a person's name is needed to know that it is meant.</summary>
internal enum PersonNeed
{
    /// <summary>The full name; the surname later in the same document.</summary>
    Name,

    /// <summary>The surname alone is enough: very well known, not shared, no common word.</summary>
    Short,

    /// <summary>Others bear the same full name: a title before it or the country in the document is needed too.</summary>
    Context,
}
