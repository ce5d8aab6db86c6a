using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Entities;

/// <summary>All names that tell of whom or of which country a phrase speaks: those of the book, towns, regions, names of states in other languages.</summary>
internal sealed class ActorNames
{
    private const int MinMisspelt = 6; // "Kazahks": shorter names have too many near ones.
    private const int MaxShort = 4; // "US", "PAN": words in small letters otherwise

    private readonly Dictionary<string, ActorName> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _peoples = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<int>> _surnames = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, int> _seats = new(StringComparer.Ordinal);
    private readonly EntityBook _book;

    public ActorNames(EntityBook book, Language language)
    {
        _book = book;
        AddPlaces(language);
        foreach (Alias alias in book.Aliases)
        {
            AddAlias(alias);
        }
    }

    /// <summary>The longest name that begins at <paramref name="start"/>; its length in words is 0 when there is none.</summary>
    public (ActorName? Name, int Length) Match(ImmutableArray<ActorWord> words, int start)
    {
        bool isWritten = words.Any(word => word.IsCapitalised);
        (ActorName? name, int length) = WordRuns.Longest(
            words,
            start,
            form => _names.GetValueOrDefault(form)
        );
        return name is not null && (!isWritten || IsWritten(words, start, length, name))
            ? (name, length)
            : default;
    }

    /// <summary>All persons who go by this surname, besides those whom it names alone.</summary>
    public ImmutableArray<int> WithSurname(string word) => _surnames.GetValueOrDefault(word, []);

    /// <summary>The organisation whose seat a town is; <see langword="null"/> when it is none's.</summary>
    public int? WithSeat(string town) =>
        _seats.TryGetValue(NameFolding.Fold(town), out int entity) ? entity : null;

    /// <summary>The state whose people are nearly called this: two neighbouring letters changed places.</summary>
    public string? Misspelt(string word)
    {
        Span<char> letters = stackalloc char[NameFolding.MaxWord];
        for (int i = 0; word.Length >= MinMisspelt && i + 1 < word.Length; i++)
        {
            word.CopyTo(letters);
            (letters[i], letters[i + 1]) = (letters[i + 1], letters[i]);
            if (_peoples.TryGetValue(letters[..word.Length].ToString(), out string? state))
            {
                return state;
            }
        }

        return null;
    }

    private static bool IsWritten(
        ImmutableArray<ActorWord> words,
        int start,
        int length,
        ActorName name
    )
    {
        bool isShort = length == 1 && words[start].Folded.Length <= MaxShort;
        return words[start].IsCapitalised
            || (name.Kind is ActorNameKind.Adjective && !isShort)
            || name.IsSmall;
    }

    private void AddPlaces(Language language)
    {
        Table common = language.Read("common-places");
        int word = common.Column("name");
        HashSet<string> unfit = common
            .Rows.Select(row => row[word])
            .ToHashSet(StringComparer.Ordinal);
        DataTables tables = language.Tables;
        Table cities = tables.Read("world/cities");
        int city = cities.Column("name");
        int country = cities.Column("country");
        foreach (TableRow row in cities.Rows)
        {
            AddPlace(row[city], row[country], ActorNameKind.Town, unfit);
        }

        Table regions = tables.Read("world/regions");
        int region = regions.Column("name");
        int of = regions.Column("country");
        foreach (TableRow row in regions.Rows)
        {
            AddPlace(row[region], row[of], ActorNameKind.Region, unfit);
        }

        Table states = tables.Read("world/state-names");
        int name = states.Column("name");
        int state = states.Column("state");
        foreach (TableRow row in states.Rows)
        {
            AddPlace(row[name], row[state], ActorNameKind.Region, []);
        }
    }

    /// <summary>Of places with one name the first counts: towns are sorted by their size.</summary>
    private void AddPlace(string name, string country, ActorNameKind kind, HashSet<string> unfit)
    {
        string form = NameFolding.Fold(name);
        if (!unfit.Contains(form))
        {
            _names.TryAdd(form, new ActorName(kind, country, [], IsWeak: false, IsSmall: false));
        }
    }

    private void AddAlias(Alias alias)
    {
        Entity entity = _book.All[alias.Entity];
        ActorNameKind? kind = KindOf(alias, entity);
        if (kind is null)
        {
            _seats.TryAdd(NameFolding.Fold(alias.Words), alias.Entity);
            return;
        }

        string form = NameFolding.Fold(alias.Words);
        if (alias.Kind == AliasKind.Short && _book.NeedOf(alias.Entity) != PersonNeed.Short)
        {
            _surnames[form] = _surnames.GetValueOrDefault(form, []).Add(alias.Entity);
            return;
        }

        if (kind == ActorNameKind.Adjective)
        {
            _peoples.TryAdd(form, entity.Id);
        }

        bool isSmall = !alias.Words.Any(char.IsUpper);
        if (
            _names.TryGetValue(form, out ActorName? known)
            && (
                known.Kind == kind
                || !known.IsPlace
                || (
                    kind == ActorNameKind.Place
                    && known.Kind == ActorNameKind.Town
                    && known.Country == entity.Country
                )
            )
        )
        {
            if (known.Kind == kind)
            {
                _names[form] = known with
                {
                    Entities = known.Entities.Add(alias.Entity),
                    IsSmall = known.IsSmall || isSmall,
                };
            }

            return;
        }

        _names[form] = new ActorName(
            kind.Value,
            entity.Country,
            [alias.Entity],
            alias.IsWeak,
            isSmall
        );
    }

    /// <summary>What a name of the book is; <see langword="null"/> for seats of organisations: Brussels is Belgium's first.</summary>
    private static ActorNameKind? KindOf(Alias alias, Entity entity) =>
        (alias.Kind, entity.Type) switch
        {
            (AliasKind.Short, _) or (AliasKind.Name, EntityType.Person) => ActorNameKind.Person,
            (AliasKind.Adjective, _) => ActorNameKind.Adjective,
            (AliasKind.Capital, EntityType.State) => ActorNameKind.Capital,
            (AliasKind.Capital, _) => null,
            (AliasKind.Seat, _) => ActorNameKind.Seat,
            (_, EntityType.State) => ActorNameKind.State,
            (_, EntityType.Place) => ActorNameKind.Place,
            _ => ActorNameKind.Organization,
        };
}

/// <summary>What a name names.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Country">The country it belongs to, where it names one thing.</param>
/// <param name="Entities">Whom it may name, as indices of <see cref="EntityBook.All"/>; empty for towns and regions.</param>
/// <param name="IsWeak">Whether the table says that it often names something else.</param>
/// <param name="IsSmall">Whether it is a name in small letters as well.</param>
internal sealed record ActorName(
    ActorNameKind Kind,
    string? Country,
    ImmutableArray<int> Entities,
    bool IsWeak,
    bool IsSmall
)
{
    /// <summary>Whether it is no actor but a place, whose name others bear as well.</summary>
    public bool IsPlace => Kind >= ActorNameKind.Place;
}

/// <summary>Kinds of names. What comes first keeps a name that several claim.</summary>
internal enum ActorNameKind
{
    State,
    Adjective,
    Seat,
    Capital,
    Organization,
    Person,
    Place,
    Region,
    Town,
}
