using Entente.Data;
using Entente.Text;

namespace Entente.Lab.Names;

/// <summary>What the tables of <c>data/</c> say of names.</summary>
internal static class OwnTables
{
    /// <summary>Adds all.</summary>
    public static void AddTo(GazetteerBuilder builder, Language language)
    {
        AddStates(builder, language.Tables.Read("world/states"));
        AddColumns(
            builder,
            language.Tables.Read("world/organizations"),
            NameClasses.Organization,
            "name",
            "names"
        );
        AddColumns(
            builder,
            language.Tables.Read("world/places"),
            NameClasses.Region,
            "name",
            "names"
        );
        AddColumns(
            builder,
            language.Tables.Read("world/outlets"),
            NameClasses.Outlet,
            "name",
            "others"
        );
        AddColumns(
            builder,
            language.Tables.Read("world/agencies"),
            NameClasses.Outlet,
            "name",
            "others"
        );
        AddColumns(
            builder,
            language.Tables.Read("world/persons"),
            NameClasses.Person,
            "name",
            "names"
        );
        AddColumns(builder, language.Tables.Read("world/persons"), NameClasses.Surname, "short");
        AddKinds(builder, language.Read("titles"), "form", KindOfTitle);
        AddKinds(builder, language.Read("name-words"), "form", KindOfWord);
        AddKinds(builder, language.Read("name-heads"), "form", KindOfHead);
        AddCalendar(builder, language);
    }

    private static void AddStates(GazetteerBuilder builder, Table table)
    {
        AddColumns(builder, table, NameClasses.State, "name", "names");
        AddColumns(builder, table, NameClasses.Group, "adjectives");
        AddColumns(builder, table, NameClasses.City, "capital");
        AddColumns(builder, table, NameClasses.Organization, "seats");
    }

    private static void AddColumns(
        GazetteerBuilder builder,
        Table table,
        NameClasses classes,
        params string[] columns
    )
    {
        foreach (int column in columns.Select(table.Column))
        {
            foreach (string phrase in table.Rows.SelectMany(r => r.List(column)))
            {
                builder.Add(phrase, classes);
            }
        }
    }

    private static void AddKinds(
        GazetteerBuilder builder,
        Table table,
        string form,
        Func<string, NameClasses> classesOf
    )
    {
        foreach (TableRow row in table.Rows)
        {
            NameClasses classes = classesOf(row[table.Column("kind")]);
            if (classes != NameClasses.None)
            {
                builder.Add(row[table.Column(form)], classes);
            }
        }
    }

    private static void AddCalendar(GazetteerBuilder builder, Language language)
    {
        Table table = language.Tables.Read("world/page-words");
        foreach (
            TableRow row in table.Rows.Where(r => r[table.Column("language")] == language.Code)
        )
        {
            if (row[table.Column("kind")] is "month" or "weekday")
            {
                builder.Add(row[table.Column("word")], NameClasses.Calendar);
            }
        }
    }

    // "former" and "deputy" stand among the titles for what they do to them.
    private static NameClasses KindOfTitle(string kind) =>
        kind switch
        {
            "office" or "title" or "leader" => NameClasses.Title,
            "ministry" => NameClasses.OrganizationHead,
            _ => NameClasses.None,
        };

    private static NameClasses KindOfWord(string kind) =>
        kind switch
        {
            "given-name" => NameClasses.GivenName,
            "particle" => NameClasses.Particle,
            "organization-head" or "organization-of" or "ends-with-stop" =>
                NameClasses.OrganizationHead,
            "place-head" or "place-of" or "place-first" => NameClasses.PlaceHead,
            _ => NameClasses.None,
        };

    private static NameClasses KindOfHead(string kind) =>
        kind switch
        {
            "event" => NameClasses.Event,
            "law" => NameClasses.Law,
            "facility" => NameClasses.Facility,
            "product" => NameClasses.Product,
            _ => NameClasses.None,
        };
}
