namespace Entente.Entities;

/// <summary>Tells who is meant by an office, with or without a name: "President Ford", "the Soviet leader".</summary>
/// <remarks>Made for one document.</remarks>
internal sealed class OfficeResolver
{
    // A surname or title in the news means somebody who was in office within these years; older ones are named in full.
    private const int MaxYearsFromOffice = 15;

    private static readonly string[] s_organizationLeaders =
    [
        "secretary-general",
        "director-general",
        "managing-director",
        "president",
        "head",
        "general-secretary",
    ];

    private readonly EntityBook _book;
    private readonly HashSet<int> _seen;
    private readonly DateOnly? _published;

    /// <summary>Prepares for a document of a day in which <paramref name="seen"/> are named; the set may grow.</summary>
    public OfficeResolver(EntityBook book, HashSet<int> seen, DateOnly? published)
    {
        _book = book;
        _seen = seen;
        _published = published;
    }

    /// <summary>"President Ford", "Foreign Minister Wang": the one who held that office, in time.</summary>
    public int ByTitle(List<int> persons, Title title)
    {
        if (title.Kind == TitleKind.Title && title.Role != "minister")
        {
            return -1;
        }

        int found = -1;
        int count = 0;
        int holding = -1;
        int holdingCount = 0;
        foreach (int person in persons)
        {
            bool held = false;
            bool holds = false;
            foreach (Tenure tenure in _book.OfficesOf(person).Where(t => Fits(t, title)))
            {
                held |= IsNear(tenure);
                holds |= _published is DateOnly day && tenure.Holds(day);
            }

            found = held ? person : found;
            count += held ? 1 : 0;
            holding = holds ? person : holding;
            holdingCount += holds ? 1 : 0;
        }

        return count == 1 ? found
            : holdingCount == 1 ? holding
            : -1;
    }

    private bool Fits(Tenure tenure, Title title) =>
        title.Kind == TitleKind.Leader ? IsLeading(tenure)
        : title.Role == "minister" ? tenure.Role.EndsWith("-minister", StringComparison.Ordinal)
        : tenure.Role == title.Role;

    private bool IsLeading(Tenure tenure)
    {
        int of = _book.IndexOf(tenure.Of);
        return _book.All[of].Type == EntityType.State
            ? _book.LeaderRoles(of).Contains(tenure.Role, StringComparer.Ordinal)
            : s_organizationLeaders.Contains(tenure.Role, StringComparer.Ordinal);
    }

    private bool IsNear(Tenure tenure) =>
        _published is not DateOnly day || tenure.IsNear(day, MaxYearsFromOffice);

    /// <summary>Whether the person was in some office near the day, or in none at all.</summary>
    public bool WasInOfficeNear(int person)
    {
        bool hasOffice = false;
        foreach (Tenure tenure in _book.OfficesOf(person))
        {
            hasOffice = true;
            if (IsNear(tenure))
            {
                return true;
            }
        }

        return !hasOffice;
    }

    /// <summary>Who holds the office on the day, or is the only one named who ever did.</summary>
    public (int Person, string Rule) Holder(int of, Title title)
    {
        IEnumerable<string> roles =
            title.Kind == TitleKind.Office ? [title.Role]
            : _book.All[of].Type != EntityType.State ? s_organizationLeaders
            : title.Role == "leader" ? _book.LeaderRoles(of)
            : [];
        string id = _book.All[of].Id;
        HashSet<int> atDate = [];
        HashSet<int> named = [];
        bool isCertain = true;
        foreach (Tenure tenure in roles.SelectMany(role => _book.Holders(role, id)))
        {
            if (_published is DateOnly day && tenure.MayHold(day))
            {
                atDate.Add(tenure.Person);
                isCertain &= tenure.Holds(day);
            }

            if (_seen.Contains(tenure.Person))
            {
                named.Add(tenure.Person);
            }
        }

        if (atDate.Count == 1 && isCertain && (named.Count == 0 || named.Overlaps(atDate)))
        {
            return (atDate.First(), "title at date");
        }

        if (atDate.Count > 0)
        {
            atDate.IntersectWith(named);
            return atDate.Count == 1 ? (atDate.First(), "title at date") : (-1, "");
        }

        return named.Count == 1 ? (named.First(), "title in document") : (-1, "");
    }
}
