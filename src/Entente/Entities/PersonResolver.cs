namespace Entente.Entities;

/// <summary>Tells which persons a document names in full or by title, and who its bare surnames are.</summary>
/// <remarks>Made for one document.</remarks>
internal sealed class PersonResolver
{
    private const int MaxNamesBack = 200; // further back nobody remembers which of two it was
    private const int LeastWithoutTitle = 6; // a shorter surname with a wrong letter is mostly another name

    private readonly EntityBook _book;
    private readonly Lexicon _lexicon;
    private readonly List<Candidate> _candidates;
    private readonly EntityChooser _chooser;
    private readonly OfficeResolver _offices;
    private readonly List<(int Person, string Surname)> _named = []; // in full so far, in order; -1 for the unknown

    private readonly Dictionary<string, int> _misspelt = new(StringComparer.Ordinal); // by folded surname; -1 for several
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _misspeltLookup;

    public PersonResolver(
        EntityBook book,
        Lexicon lexicon,
        List<Candidate> candidates,
        EntityChooser chooser,
        OfficeResolver offices
    )
    {
        _book = book;
        _lexicon = lexicon;
        _candidates = candidates;
        _chooser = chooser;
        _offices = offices;
        _misspeltLookup = _misspelt.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The persons that the tables do not know.</summary>
    public UnknownPersons Unknown { get; } = new();

    /// <summary>Remembers, on the way through the document, that a person of the tables was just named, or (-1) another of this surname.</summary>
    public void Pass(int person, string surname) => _named.Add((person, surname));

    /// <summary>Whether the document spells the name of somebody in the tables in a way of its own.</summary>
    public bool HasMisspellings => _misspelt.Count > 0;

    /// <summary>Whose surname this folded word is a wrong spelling of, as a full name in the document shows.</summary>
    public int? Misspelling(ReadOnlySpan<char> surname) =>
        _misspeltLookup.TryGetValue(surname, out int person) && person >= 0 ? person : null;

    /// <summary>The table person each candidate names in full or by title and name.</summary>
    public FoundPerson[] Find(Reading reading)
    {
        var persons = new FoundPerson[_candidates.Count];
        Array.Fill(persons, FoundPerson.None);
        for (int i = 0; i < persons.Length; i++)
        {
            Candidate candidate = _candidates[i];
            persons[i] = ByFullName(reading, candidate);
            if (persons[i].IsFound)
            {
                _chooser.Seen.Add(persons[i].Person);
            }
            else if (
                candidate.Kind == CandidateKind.Person
                && !IsInitialAndShort(reading, candidate)
            )
            {
                Unknown.Remember(
                    reading.SpanOf(candidate.Start, candidate.End).In(reading.Text).ToString(),
                    Surname(reading, candidate)
                );
            }
        }

        for (int i = 0; i < persons.Length; i++)
        {
            if (!persons[i].IsFound)
            {
                persons[i] = ByShortName(reading, _candidates[i]);
            }
        }

        return persons;
    }

    private FoundPerson ByFullName(Reading reading, Candidate candidate)
    {
        if (candidate.Kind == CandidateKind.Person)
        {
            int person = FirstAndLast(reading, candidate);
            return person >= 0 ? new FoundPerson(person, "name") : ByNearName(reading, candidate);
        }

        if (
            candidate.Kind != CandidateKind.Known
            || _lexicon.Aliases[candidate.Name].Kind != AliasKind.Name
        )
        {
            return FoundPerson.None;
        }

        List<int> bearers = _chooser.Collect(reading, candidate, withWeak: true);
        return bearers.Count == 1
            ? new FoundPerson(InFull(bearers[0], candidate), "name")
            : FoundPerson.None;
    }

    private FoundPerson ByShortName(Reading reading, Candidate candidate)
    {
        if (candidate.Kind == CandidateKind.Person)
        {
            bool isOneWord = candidate.End - candidate.Start == 1;
            return isOneWord && Misspelling(Surname(reading, candidate)) is int person
                ? new FoundPerson(person, "spelling")
                : new FoundPerson(ByInitial(reading, candidate), "name");
        }

        if (
            candidate.Kind != CandidateKind.Known
            || candidate.Title < 0
            || _lexicon.Aliases[candidate.Name].Kind != AliasKind.Short
        )
        {
            return FoundPerson.None;
        }

        int titled = _offices.ByTitle(
            _chooser.Collect(reading, candidate, withWeak: true),
            _lexicon.Titles[candidate.Title]
        );
        if (titled >= 0)
        {
            _chooser.Seen.Add(titled);
        }

        return new FoundPerson(titled, "title and name");
    }

    /// <summary>"John Kennedy" without his initial; "Ronald Reegan", where the title or the country shows that nobody else is meant.</summary>
    private FoundPerson ByNearName(Reading reading, Candidate candidate)
    {
        string given = Folded(reading, candidate.Start);
        string surname = Surname(reading, candidate);
        int words = candidate.End - candidate.Start;
        int bare = words == 2 ? _lexicon.NearNames.WithInitials(given, surname) : -1;
        if (bare >= 0)
        {
            return IsSupported(bare, surname, candidate)
                ? new FoundPerson(InFull(bare, candidate), "name")
                : FoundPerson.None;
        }

        bool isKnownSurname = reading.NameAt(candidate.End - 1, candidate.End).IsFound;
        if (words == 1 || isKnownSurname)
        {
            return FoundPerson.None;
        }

        // A wrong letter in the first name, too, unless that makes another name: "Maria" is not "Mario".
        int person = _lexicon.NearNames.Near(
            given,
            surname,
            mayDifferInGiven: !reading.Is(candidate.Start, WordKinds.GivenName)
        );
        if (person < 0 || !IsSupported(person, surname, candidate))
        {
            return FoundPerson.None;
        }

        _misspelt[surname] =
            _misspelt.TryGetValue(surname, out int other) && other != person ? -1 : person;
        return new FoundPerson(person, "spelling");
    }

    /// <summary>Whether the time, and the title before the name or the country in the document, speak for somebody whose name is written otherwise.</summary>
    private bool IsSupported(int person, string surname, Candidate candidate)
    {
        bool isTitled =
            candidate.Title >= 0
            && _offices.ByTitle([person], _lexicon.Titles[candidate.Title]) == person;
        bool isCountrySeen =
            _book.All[person].Country is string country
            && _chooser.Seen.Contains(_book.IndexOf(country));
        return _offices.WasInOfficeNear(person)
            && (isTitled || isCountrySeen && surname.Length >= LeastWithoutTitle);
    }

    /// <summary>"J. Biden": an initial and the short name of somebody in the tables.</summary>
    private bool IsInitialAndShort(Reading reading, Candidate candidate) =>
        reading.Pieces[candidate.Start].Span.Length == 1
        && reading.NameAt(candidate.End - 1, candidate.End) is { IsFound: true } match
        && _lexicon.Aliases[match.Entry].Kind == AliasKind.Short;

    private int ByInitial(Reading reading, Candidate candidate)
    {
        if (!IsInitialAndShort(reading, candidate))
        {
            return -1;
        }

        int surname = candidate.End - 1;
        TrieMatch match = reading.NameAt(surname, candidate.End);
        char initial = reading.Text[reading.Pieces[candidate.Start].Span.Start];
        List<int> bearers = _chooser.Collect(
            reading,
            candidate with
            {
                Name = match.Entry,
                NameStart = surname,
                NameLength = 1,
            },
            withWeak: true
        );
        bearers.RemoveAll(person => _book.All[person].Name[0] != initial);
        return bearers.Find(_chooser.Seen.Contains) is int seen and > 0
            ? seen
            : SafeAlone(bearers) ?? -1;
    }

    /// <summary>"Vladimir Vladimirovich Putin": the first and the last word are those of a name in the tables; or "Jinping Xi", its words in another order.</summary>
    private int FirstAndLast(Reading reading, Candidate candidate)
    {
        int first = candidate.Start;
        int last = candidate.End - 1;
        return last == first ? -1
            : last == first + 1 ? OfTwo(reading, last, first, candidate)
            : OfTwo(reading, first, last, candidate);
    }

    private int OfTwo(Reading reading, int first, int second, Candidate candidate)
    {
        ReadOnlySpan<Piece> pieces = [reading.Pieces[first], reading.Pieces[second]];
        ReadOnlySpan<int> words = [reading.Words[first], reading.Words[second]];
        TrieMatch match = _lexicon.Names.Longest(pieces, words, 0, 2);
        if (match.Length < 2)
        {
            return -1;
        }

        Alias alias = _lexicon.Aliases[match.Entry];
        return _book.All[alias.Entity].Type == EntityType.Person
            ? InFull(alias.Entity, candidate)
            : -1;
    }

    private int InFull(int entity, Candidate candidate)
    {
        Entity person = _book.All[entity];
        bool isMeant =
            person.Type == EntityType.Person
            && (
                _book.NeedOf(entity) != PersonNeed.Context
                || candidate.Title >= 0
                || person.Country is not null
                    && _chooser.Seen.Contains(_book.IndexOf(person.Country))
            );
        return isMeant ? entity : -1;
    }

    /// <summary>The person of this surname that the document names in full: the only one, else the last one before (-1 when nobody we know).</summary>
    public (int Person, bool IsNamed) Named(List<int> bearers, string surname)
    {
        int found = -1;
        int count = 0;
        foreach (int person in bearers)
        {
            if (_chooser.Seen.Contains(person))
            {
                found = person;
                count++;
            }
        }

        if (count == 0 || count == 1 && !Unknown.Knows(surname))
        {
            return (found, count == 1);
        }

        int first = Math.Max(0, _named.Count - MaxNamesBack);
        for (int i = _named.Count - 1; i >= first; i--)
        {
            (int person, string other) = _named[i];
            if (other == surname || bearers.Contains(person))
            {
                return (person, true);
            }
        }

        return (-1, true);
    }

    /// <summary>The only one of these whose surname is enough by itself, in time; <see langword="null"/> when there is none.</summary>
    public int? SafeAlone(List<int> bearers)
    {
        int? safe = null;
        foreach (int person in bearers)
        {
            if (_book.NeedOf(person) == PersonNeed.Short && _offices.WasInOfficeNear(person))
            {
                if (safe is not null)
                {
                    return null;
                }

                safe = person;
            }
        }

        return safe;
    }

    /// <summary>The folded last word of the name of a candidate.</summary>
    public static string Surname(Reading reading, Candidate candidate) =>
        Folded(reading, candidate.End - 1);

    private static string Folded(Reading reading, int piece)
    {
        Span<char> folded = stackalloc char[NameFolding.MaxWord];
        int length = NameFolding.Fold(reading.WordAt(piece), folded);
        return folded[..length].ToString();
    }
}

/// <summary>A person of the tables whom a candidate names, and the rule that says so.</summary>
internal readonly record struct FoundPerson(int Person, string Rule)
{
    public static readonly FoundPerson None = new(-1, "");

    public bool IsFound => Person >= 0;
}
