using System.Globalization;
using Entente.Data;

namespace Entente.Lab.World;

/// <summary>Makes <c>data/world/leaders.tsv</c> and <c>terms.tsv</c>: holders of office beyond those written by hand.</summary>
/// <remarks>
/// A person has one row, a term of office one row, whatever number of sources tells of it. What <c>persons.tsv</c> and <c>offices.tsv</c> hold is believed
/// more: a term that would put two into one office is left out and printed.
/// </remarks>
internal sealed class LeaderTables
{
    private const string ReignSource = "REIGN; own (names, roles)";
    private const int HandOverDays = 40; // Lists differ by weeks in whom they count on the way out.

    // States whose names do not end in the name that is used alone: family name first, given names or names of the father.
    private static readonly HashSet<string> s_noShort =
    [
        .. "AFG ARE BGD BHR BRN BTN EGY ETH IDN IRQ ISL KHM KWT LAO LKA MDV MMR MNG MYS NPL PAK QAT SAU SDN SOM SYR THA VNM YEM WSM TON".Split(
            ' '
        ),
    ];

    private static readonly HashSet<string> s_familyFirst = ["CHN", "KOR", "HKG", "MAC", "SGP"];

    // Roles that several hold at a time.
    private static readonly HashSet<string> s_shared =
    [
        "aide",
        "ambassador",
        "deputy-defence-minister",
        "deputy-foreign-minister",
        "deputy-prime-minister",
        "governor",
        "legislator",
        "minister",
        "officer",
        "spokesperson",
        "vice-president",
        "head-of-parliament", // of two houses
    ];

    private readonly Dictionary<(string Name, string Country), string> _ids = [];
    private readonly HashSet<string> _taken = [];
    private readonly List<Term> _terms = [];
    private readonly List<string> _people = [];
    private readonly List<string> _rows = [];
    private readonly HashSet<string> _states;
    private readonly HashSet<string> _otherNames;

    private LeaderTables(DataTables tables)
    {
        Table states = tables.Read("world/states");
        _states = [.. states.Rows.Select(row => row[states.Column("id")])];
        _otherNames =
        [
            .. new[] { states, tables.Read("world/places"), tables.Read("world/organizations") }
                .SelectMany(t => t.Rows.SelectMany(r => r.List(1).Concat(r.List(2))))
                .Select(LeaderName.Fold),
        ];
        Table persons = tables.Read("world/persons");
        Dictionary<string, string> names = [];
        foreach (TableRow row in persons.Rows)
        {
            string id = row[persons.Column("id")];
            names[id] = row[persons.Column("name")];
            _taken.Add(id);
            foreach (
                string name in row.List(persons.Column("names"))
                    .Prepend(row[persons.Column("name")])
            )
            {
                _ids.TryAdd((LeaderName.Fold(name), row[persons.Column("country")]), id);
            }
        }

        Table offices = tables.Read("world/offices");
        foreach (TableRow row in offices.Rows)
        {
            _terms.Add(
                new Term(
                    names[row[offices.Column("person")]],
                    row[offices.Column("role")],
                    row[offices.Column("of")],
                    row[offices.Column("from")] is { Length: > 0 } from ? from : "0001",
                    row[offices.Column("to")],
                    "hand"
                )
            );
        }
    }

    /// <summary>Writes both tables into <c>data/world</c>.</summary>
    public static int Write(string root, string shared)
    {
        string lab = Path.Combine(root, "lab/Entente.Lab/World");
        LeaderTables made = new(DataTables.Embedded);
        Term[] own = [.. Term.Read(Path.Combine(lab, "holders.txt"))];
        ILookup<string, LeaderName> leaders = LeaderName.Read(Path.Combine(lab, "leaders.txt"));
        IEnumerable<Term> reign = ReadReign(
            Path.Combine(shared, "world/leaders-1950-2021.csv"),
            leaders
        );

        // Who leads an organisation has mostly led a state before: those are made first.
        foreach (
            Term term in own.Where(t => made._states.Contains(t.Of))
                .Concat(reign)
                .Concat(own.Where(t => !made._states.Contains(t.Of)))
        )
        {
            made.Add(term);
        }

        string world = Path.Combine(root, "data/world");
        File.WriteAllText(
            Path.Combine(world, "leaders.tsv"),
            $"""
            # Persons who held an office of the table terms, as persons.tsv. Written by `lab/run tables leaders`; do not edit.
            id	name	names	short	need	country	wikidata	source
            {string.Join('\n', made._people.Order(StringComparer.Ordinal))}

            """
        );
        File.WriteAllText(
            Path.Combine(world, "terms.tsv"),
            $"""
            # Terms of office beyond those of offices.tsv, the same columns. Written by `lab/run tables leaders`; do not edit.
            person	role	of	from	to	source
            {string.Join('\n', made._rows.Order(StringComparer.Ordinal))}

            """
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{made._people.Count} persons, {made._rows.Count} terms"
            )
        );
        return 0;
    }

    private void Add(Term term)
    {
        if (
            _terms.Any(t =>
                t.MayMeet(term) && LeaderName.Fold(t.Name) == LeaderName.Fold(term.Name)
            )
        )
        {
            return; // The same term, told by two sources.
        }

        if (
            !s_shared.Contains(term.Role)
            && _terms.Find(t => t.Overlaps(term, HandOverDays)) is { } other
        )
        {
            Console.WriteLine(
                $"left out: {term.Role} of {term.Of}: {term.Name} {term.From}..{term.To} against {other.Name} {other.From}..{other.To}"
            );
            return;
        }

        _terms.Add(term);
        _rows.Add(
            string.Join('\t', IdOf(term), term.Role, term.Of, term.From, term.To, term.Source)
        );
    }

    private string IdOf(Term term)
    {
        // Who leads an organisation is looked for in all countries; who is not there yet gets a row without one.
        bool isState = _states.Contains(term.Of);
        string folded = LeaderName.Fold(term.Name);
        string? known = isState
            ? _ids.GetValueOrDefault((folded, term.Of))
            : _ids.FirstOrDefault(entry => entry.Key.Name == folded).Value;
        if (known is not null)
        {
            return known;
        }

        string country = isState ? term.Of : "";
        string id = Slug(term.Name);
        if (!_taken.Add(id))
        {
            id = $"{id}-{country.ToLowerInvariant()}";
            _taken.Add(id);
        }

        _ids[(folded, country)] = id;
        _people.Add(
            string.Join(
                '\t',
                id,
                term.Name,
                term.OtherNames,
                ShortOf(term.Name, country),
                "context",
                country,
                "",
                term.Source
            )
        );
        return id;
    }

    private string ShortOf(string name, string country)
    {
        string[] words = name.Split(' ');
        string last = words[^1];
        return words.Length < 2
            || s_noShort.Contains(country)
            || last.All(c => char.IsAsciiLetterUpper(c) || c == '.')
            || last.EndsWith('.')
            || char.IsLower(words[^2][0])
            || _otherNames.Contains(LeaderName.Fold(last)) // "Pierre Mendès France"
                ? ""
            : s_familyFirst.Contains(country) ? words[0]
            : last;
    }

    private static string Slug(string name) =>
        string.Join(
            '-',
            name.Split(' ', '-').Select(LeaderName.Fold).Where(word => word.Length > 0)
        );

    /// <summary>The terms of the list whose holder has a name; an end in the month of the next begin is the day of that begin.</summary>
    private static IEnumerable<Term> ReadReign(string file, ILookup<string, LeaderName> leaders)
    {
        List<Dictionary<string, string>> rows = CsvRows.Read(file);
        for (int i = 0; i < rows.Count; i++)
        {
            string state = ReignStates.Iso(rows[i]["stateabb"]);
            string label = LeaderName.Fold(rows[i]["leader"]);
            int year = int.Parse(rows[i]["syear"], CultureInfo.InvariantCulture);

            // The longest letters win: "bhattarai" of two persons of that name is told apart by more of them.
            LeaderName? leader = leaders[state]
                .Where(l =>
                    label.Contains(l.Letters, StringComparison.Ordinal)
                    && year >= l.First
                    && year <= l.Last
                )
                .MaxBy(l => l.Letters.Length);
            if (leader is null)
            {
                continue;
            }

            string from = Date(rows[i], "s");
            string to = Date(rows[i], "e");
            if (
                i + 1 < rows.Count
                && rows[i + 1]["stateabb"] == rows[i]["stateabb"]
                && Date(rows[i + 1], "s") is { Length: 10 } next
                && next.StartsWith(to, StringComparison.Ordinal)
            )
            {
                to = to.Length > 0 ? next : to;
            }

            if (to.Length > 0)
            {
                yield return new Term(leader.Name, leader.Role, state, from, to, ReignSource);
            }
        }
    }

    private static string Date(Dictionary<string, string> row, string prefix)
    {
        string year = row[prefix + "year"];
        string month = row[prefix + "month"];
        string day = prefix == "s" ? row["sdate"] : "";
        return year.Length == 0 ? ""
            : month.Length == 0 ? year
            : day.Length == 0 || day == "0" ? $"{year}-{month.PadLeft(2, '0')}"
            : $"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}";
    }
}
