using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Entities;

/// <summary>What a language's words tell of whom they refer to: pronouns, nouns by what they name, given names.</summary>
internal sealed class ReferenceWords
{
    private readonly FrozenDictionary<string, Pronoun>.AlternateLookup<
        ReadOnlySpan<char>
    > _pronouns;
    private readonly FrozenDictionary<string, NounKind>.AlternateLookup<ReadOnlySpan<char>> _nouns;
    private readonly FrozenDictionary<string, Genders>.AlternateLookup<
        ReadOnlySpan<char>
    > _givenNames;

    /// <exception cref="DataFormatException">A table is missing or not well-formed.</exception>
    public ReferenceWords(Language language)
    {
        _pronouns = ReadPronouns(language.Read("pronouns"));
        _nouns = ReadNouns(language.Read("noun-kinds"));
        _givenNames = ReadGivenNames(language.Read("given-names"));
    }

    /// <summary>The pronoun that <paramref name="word"/> is; <see langword="null"/> when it is none.</summary>
    public Pronoun? PronounOf(ReadOnlySpan<char> word) =>
        _pronouns.TryGetValue(word, out Pronoun? pronoun) ? pronoun : null;

    /// <summary>What <paramref name="noun"/> names; nothing known when it is not in the table.</summary>
    public NounKind KindOf(ReadOnlySpan<char> noun) =>
        _nouns.TryGetValue(noun, out NounKind kind)
            ? kind
            : new NounKind(ReferentType.Unknown, Genders.Any);

    /// <summary>The gender that <paramref name="name"/> tells as a given name; <see langword="null"/> when it tells none.</summary>
    public Genders? GivenName(ReadOnlySpan<char> name) =>
        _givenNames.TryGetValue(name, out Genders gender) ? gender : null;

    private static FrozenDictionary<string, Pronoun>.AlternateLookup<
        ReadOnlySpan<char>
    > ReadPronouns(Table table)
    {
        int word = table.Column("word");
        int role = table.Column("role");
        int person = table.Column("person");
        int number = table.Column("number");
        int gender = table.Column("gender");
        return table
            .Rows.Select(
                (row, i) =>
                    KeyValuePair.Create(
                        row[word],
                        new Pronoun(
                            i,
                            Value<PronounRole>(row, role),
                            row[person] switch
                            {
                                "1" => 1,
                                "2" => 2,
                                "3" => 3,
                                _ => throw row.Bad(
                                    $"expected the person 1, 2 or 3, found \"{row[person]}\""
                                ),
                            },
                            row[number].Length == 0 ? Numbers.Any : Value<Numbers>(row, number),
                            row[gender].Length == 0 ? Genders.Any : Value<Genders>(row, gender)
                        )
                    )
            )
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static FrozenDictionary<string, NounKind>.AlternateLookup<ReadOnlySpan<char>> ReadNouns(
        Table table
    )
    {
        int noun = table.Column("noun");
        int kind = table.Column("kind");
        int gender = table.Column("gender");
        return table
            .Rows.Select(row =>
                KeyValuePair.Create(
                    row[noun],
                    new NounKind(
                        Value<ReferentType>(row, kind),
                        row[gender].Length == 0 ? Genders.Any : Value<Genders>(row, gender)
                    )
                )
            )
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static FrozenDictionary<string, Genders>.AlternateLookup<
        ReadOnlySpan<char>
    > ReadGivenNames(Table table)
    {
        int name = table.Column("name");
        int gender = table.Column("gender");
        return table
            .Rows.Select(row => KeyValuePair.Create(row[name], Value<Genders>(row, gender)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static T Value<T>(TableRow row, int column)
        where T : struct, Enum =>
        Enum.TryParse(row[column], ignoreCase: true, out T value) && Enum.IsDefined(value)
            ? value
            : throw row.Bad(
                $"expected any of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}, found \"{row[column]}\""
            );
}

/// <summary>A word that points instead of naming.</summary>
/// <param name="Index">Its row in the table.</param>
/// <param name="Role">How it points.</param>
/// <param name="Person">1 for who speaks, 2 for who is spoken to, 3 for all others.</param>
/// <param name="Number">One or several.</param>
/// <param name="Gender">Of whom it may stand for.</param>
internal sealed record Pronoun(
    int Index,
    PronounRole Role,
    int Person,
    Numbers Number,
    Genders Gender
);

/// <summary>How a pronoun points.</summary>
internal enum PronounRole : byte
{
    Personal,
    Possessive,
    Reflexive,
    Demonstrative,
    Generic,
    Indefinite,
    Relative,
    Place,
    Time,
}

/// <summary>What a noun names.</summary>
internal readonly record struct NounKind(ReferentType Type, Genders Gender);

/// <summary>The genders that are still open.</summary>
[Flags]
internal enum Genders : byte
{
    None = 0,
    Male = 1,
    Female = 2,
    Neuter = 4,
    Human = Male | Female,
    Any = Human | Neuter,
}

/// <summary>The numbers that are still open.</summary>
[Flags]
internal enum Numbers : byte
{
    None = 0,
    Singular = 1,
    Plural = 2,
    Any = Singular | Plural,
}
