namespace Entente.Entities;

/// <summary>The full names of persons by their first and last word, for names that pages write with a wrong letter or without an initial.</summary>
internal sealed class NearNames
{
    private const int ShortName = 6; // below, one wrong letter often makes another name
    private const int MostWrongInLong = 2;

    private readonly Dictionary<char, List<FullName>> _byFirstLetter = [];

    public NearNames(EntityBook book)
    {
        IEnumerable<IGrouping<int, Alias>> persons = book
            .Aliases.Where(alias =>
                alias.Kind == AliasKind.Name && book.All[alias.Entity].Type == EntityType.Person
            )
            .GroupBy(alias => alias.Entity);
        foreach (IGrouping<int, Alias> person in persons)
        {
            FullName[] names = [.. person.Select(Read).OfType<FullName>()];

            // A spelling may mix what two languages do: "Michail" with "Gorbachev".
            foreach (
                string given in names.Select(name => name.Given).Distinct(StringComparer.Ordinal)
            )
            {
                Add(names.Select(name => name with { Given = given }).Distinct());
            }
        }
    }

    private static FullName? Read(Alias alias)
    {
        string[] words = NameFolding.Fold(alias.Words).Split(' ');
        return words.Length > 1 && words[0].Length > 0
            ? new FullName(
                words[0],
                words[^1],
                words.Length > 2 && words[1..^1].All(word => word.Length == 1),
                alias.Entity
            )
            : null;
    }

    private void Add(IEnumerable<FullName> names)
    {
        foreach (FullName name in names)
        {
            if (!_byFirstLetter.TryGetValue(name.Given[0], out List<FullName>? known))
            {
                _byFirstLetter[name.Given[0]] = known = [];
            }

            known.Add(name);
        }
    }

    /// <summary>The one person whose name has initials between these two words; -1 when there is none, or several.</summary>
    public int WithInitials(string given, string family) =>
        Only(given, name => name.HasInitials && name.Given == given && name.Family == family);

    /// <summary>The one person whose name is a letter or two off these words, and no name is quite the same; -1 when there is none, or several.</summary>
    /// <param name="given">The folded first word.</param>
    /// <param name="family">The folded last word.</param>
    /// <param name="mayDifferInGiven">Whether the first word, too, may have a wrong letter.</param>
    public int Near(string given, string family, bool mayDifferInGiven) =>
        Only(given, name => name.Given == given && name.Family == family) >= 0
            ? -1
            : Only(
                given,
                name =>
                    Distance(name.Family, family, MostWrong(name.Family)) <= MostWrong(name.Family)
                    && Distance(name.Given, given, 1) <= (mayDifferInGiven ? 1 : 0)
            );

    private static int MostWrong(string family) => family.Length < ShortName ? 1 : MostWrongInLong;

    private int Only(string given, Predicate<FullName> fits)
    {
        int found = -1;
        if (given.Length > 0 && _byFirstLetter.TryGetValue(given[0], out List<FullName>? names))
        {
            foreach (FullName name in names.Where(name => fits(name)))
            {
                if (found >= 0 && found != name.Person)
                {
                    return -1;
                }

                found = name.Person;
            }
        }

        return found;
    }

    /// <summary>Letters to change, add or leave out; anything above <paramref name="most"/> where there are more.</summary>
    private static int Distance(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
        {
            return most + 1;
        }

        Span<int> row = stackalloc int[NameFolding.MaxWord + 1];
        for (int j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[right.Length];
    }

    private sealed record FullName(string Given, string Family, bool HasInitials, int Person);
}
