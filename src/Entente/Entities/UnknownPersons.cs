namespace Entente.Entities;

/// <summary>The persons that one document names and the tables do not know.</summary>
internal sealed class UnknownPersons
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal); // by folded surname; "" when there are several
    private readonly Dictionary<string, string> _byGiven = new(StringComparer.Ordinal); // full names by first word; "" when there are several
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public UnknownPersons() => _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool IsEmpty => _names.Count == 0;

    /// <summary>Remembers a name with its folded surname.</summary>
    public void Remember(string name, string surname)
    {
        if (surname.Length < 2)
        {
            return;
        }

        int blank = name.IndexOf(' ', StringComparison.Ordinal);
        if (blank > 0 && !_byGiven.TryAdd(name[..blank], name) && _byGiven[name[..blank]] != name)
        {
            _byGiven[name[..blank]] = "";
        }

        if (!_names.TryGetValue(surname, out string? known) || IsLongerFormOf(name, known))
        {
            _names[surname] = name;
        }
        else if (!IsLongerFormOf(known, name))
        {
            _names[surname] = "";
        }
    }

    /// <summary>Whether somebody of this folded surname is named.</summary>
    public bool Knows(ReadOnlySpan<char> surname) => _lookup.ContainsKey(surname);

    /// <summary>The fullest form of a name in the document: the name itself where others share its surname, or its given name.</summary>
    public string FullestOf(string name, ReadOnlySpan<char> surname)
    {
        string fullest =
            _lookup.TryGetValue(surname, out string? known) && IsLongerFormOf(known, name)
                ? known
                : name;
        return fullest == name && _byGiven.TryGetValue(name, out string? full) && full.Length > 0
            ? full
            : fullest;
    }

    /// <summary>"David Daniel Otunga" is a longer form of "David Otunga" and of "Otunga", not of "Sarah Otunga".</summary>
    private static bool IsLongerFormOf(string longer, string name) =>
        longer.Length >= name.Length
        && (
            !name.Contains(' ', StringComparison.Ordinal)
            || longer
                .AsSpan()
                .StartsWith(
                    name.AsSpan(0, name.IndexOf(' ', StringComparison.Ordinal) + 1),
                    StringComparison.Ordinal
                )
        );
}
