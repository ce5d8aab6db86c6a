namespace Entente.Entities;

/// <summary>Remembers, on the way through a document, under which offices it names whom: "the president" then needs no country.</summary>
/// <remarks>Made for one document.</remarks>
internal sealed class RolesInText(EntityBook book, DateOnly? published)
{
    private readonly Dictionary<string, Bearer> _byForm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bearer> _byRole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bearer> _everHeld = new(StringComparer.Ordinal); // where the day is not known

    /// <summary>Notes that a person of the tables was just named: also what it was in office as on the day of publication.</summary>
    /// <param name="person">Index of the person.</param>
    /// <param name="title">The title before the name; <see langword="null"/> when there was none.</param>
    public void Name(int person, Title? title)
    {
        Bearer bearer = new(person, book.All[person].Name);
        NoteTitle(bearer, title);
        foreach (Tenure tenure in book.OfficesOf(person))
        {
            if (published is not DateOnly day)
            {
                Note(_everHeld, tenure.Role, bearer);
            }
            else if (tenure.MayHold(day))
            {
                Note(_byRole, tenure.Role, bearer);
            }
        }
    }

    /// <summary>Notes that a person was named whom the tables do not know, or ("" as name) an office of somebody who cannot be told.</summary>
    public void Name(string name, Title? title) => NoteTitle(new Bearer(-1, name), title);

    /// <summary>Whom the office means without a name or country; <see langword="null"/> when nobody, or several, were named under it.</summary>
    public Bearer? Find(Title title)
    {
        // "Secretary of state" is one state's word for its foreign minister: of several of those it means the one so called.
        bool isOwnWord = title.Form != title.Role.Replace('-', ' ');
        if (isOwnWord && _byForm.TryGetValue(title.Form, out Bearer called))
        {
            return called.IsOne ? called : null;
        }

        bool isNamed =
            _byRole.TryGetValue(title.Role, out Bearer bearer)
            || _everHeld.TryGetValue(title.Role, out bearer);
        return isNamed && bearer.IsOne ? bearer : null;
    }

    private void NoteTitle(Bearer bearer, Title? title)
    {
        if (title is { Kind: TitleKind.Office })
        {
            Note(_byForm, title.Form, bearer);
            Note(_byRole, title.Role, bearer);
        }
    }

    private static void Note(Dictionary<string, Bearer> bearers, string key, Bearer bearer)
    {
        if (!bearers.TryAdd(key, bearer) && !bearers[key].IsSame(bearer))
        {
            bearers[key] = new Bearer(-1, ""); // several
        }
    }
}

/// <summary>Somebody who was named under an office.</summary>
/// <param name="Person">Index in the book; -1 for somebody the tables do not know.</param>
/// <param name="Name">The name; empty when it cannot be told, or there are several.</param>
internal readonly record struct Bearer(int Person, string Name)
{
    public bool IsOne => Name.Length > 0;

    public bool IsSame(Bearer other) =>
        Person == other.Person
        && IsOne == other.IsOne
        && (
            Person >= 0
            || Name.EndsWith(other.Name, StringComparison.Ordinal)
            || other.Name.EndsWith(Name, StringComparison.Ordinal)
        );
}
