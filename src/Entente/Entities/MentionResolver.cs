using System.Collections.Immutable;

namespace Entente.Entities;

/// <summary>Decides who is meant by what the scanner noted, from the whole document and its date.</summary>
/// <remarks>Made for one document. Rules: <c>docs/rules/entities.md</c>.</remarks>
internal sealed class MentionResolver
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
    private readonly Lexicon _lexicon;
    private readonly List<Candidate> _candidates;
    private readonly DateOnly? _published;
    private readonly HashSet<int> _seen = []; // named beyond doubt, of any type
    private readonly UnknownPersons _unknown = new();
    private readonly List<int> _entities = []; // scratch
    private int _at; // the candidate at hand
    private readonly List<(int Person, int At)> _persons = []; // named so far, in order
    private readonly ImmutableArray<Mention>.Builder _mentions =
        ImmutableArray.CreateBuilder<Mention>();

    public MentionResolver(
        EntityBook book,
        Lexicon lexicon,
        List<Candidate> candidates,
        DateOnly? published
    )
    {
        _book = book;
        _lexicon = lexicon;
        _candidates = candidates;
        _published = published;
    }

    /// <summary>The mentions, in order, never overlapping.</summary>
    public ImmutableArray<Mention> Resolve(Reading reading, List<SentencePieces> sentences)
    {
        SeeStates(reading);
        int[] persons = NamePersons(reading);
        for (int i = 0; i < _candidates.Count; i++)
        {
            Candidate candidate = _candidates[i];
            SentencePieces sentence = sentences[candidate.Sentence];
            _at = i;
            switch (candidate.Kind)
            {
                case CandidateKind.Known when persons[i] >= 0:
                case CandidateKind.Person when persons[i] >= 0:
                    AddPerson(reading, candidate, persons[i]);
                    break;
                case CandidateKind.Known:
                    AddKnown(reading, candidate, sentence);
                    break;
                case CandidateKind.Person:
                    AddUnknown(reading, candidate);
                    break;
                case CandidateKind.Organization:
                    Add(reading, candidate, EntityType.Organization, -1, "organisation word");
                    break;
                case CandidateKind.Place:
                    Add(reading, candidate, EntityType.Place, -1, "place word");
                    break;
                case CandidateKind.Role:
                    AddRole(reading, candidate, sentence);
                    break;
                case CandidateKind.Authority:
                    AddAuthority(reading, candidate, sentence);
                    break;
                default:
                    AddMinistry(reading, candidate);
                    break;
            }
        }

        AddSurnamesOfUnknown(reading);
        _mentions.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        return _mentions.DrainToImmutable();
    }

    /// <summary>Notes every entity, persons apart, that is named by a name that no other shares.</summary>
    private void SeeStates(Reading reading)
    {
        foreach (Candidate candidate in _candidates)
        {
            if (candidate.Name < 0)
            {
                continue;
            }

            Collect(reading, candidate, withWeak: false);
            if (
                _entities.Count == 1
                && _lexicon.Aliases[candidate.Name].Kind
                    is AliasKind.Name
                        or AliasKind.Adjective
                        or AliasKind.Seat
                && _book.All[_entities[0]].Type != EntityType.Person
            )
            {
                _seen.Add(_entities[0]);
            }
        }
    }

    /// <summary>The table person each candidate names in full or by title and name; -1 for all others.</summary>
    private int[] NamePersons(Reading reading)
    {
        var persons = new int[_candidates.Count];
        Array.Fill(persons, -1);
        for (int i = 0; i < persons.Length; i++)
        {
            Candidate candidate = _candidates[i];
            if (candidate.Kind == CandidateKind.Person)
            {
                persons[i] = FirstAndLast(reading, candidate);
            }
            else if (
                candidate.Kind == CandidateKind.Known
                && _lexicon.Aliases[candidate.Name].Kind == AliasKind.Name
            )
            {
                Collect(reading, candidate, withWeak: true);
                persons[i] = _entities.Count == 1 ? PersonInFull(_entities[0], candidate) : -1;
            }

            if (persons[i] >= 0)
            {
                _seen.Add(persons[i]);
            }
            else if (candidate.Kind == CandidateKind.Person)
            {
                RememberUnknown(reading, candidate);
            }
        }

        for (int i = 0; i < persons.Length; i++)
        {
            Candidate candidate = _candidates[i];
            if (
                candidate.Kind == CandidateKind.Known
                && candidate.Title >= 0
                && _lexicon.Aliases[candidate.Name].Kind == AliasKind.Short
            )
            {
                persons[i] = ByTitle(reading, candidate);
                if (persons[i] >= 0)
                {
                    _seen.Add(persons[i]);
                }
            }
        }

        return persons;
    }

    /// <summary>"Vladimir Vladimirovich Putin": the first and the last word are those of a name in the tables.</summary>
    private int FirstAndLast(Reading reading, Candidate candidate)
    {
        if (candidate.End - candidate.Start < 3)
        {
            return -1;
        }

        ReadOnlySpan<Piece> pieces =
        [
            reading.Pieces[candidate.Start],
            reading.Pieces[candidate.End - 1],
        ];
        ReadOnlySpan<int> words =
        [
            reading.Words[candidate.Start],
            reading.Words[candidate.End - 1],
        ];
        TrieMatch match = _lexicon.Names.Longest(pieces, words, 0, 2);
        if (match.Length < 2)
        {
            return -1;
        }

        Alias alias = _lexicon.Aliases[match.Entry];
        return _book.All[alias.Entity].Type == EntityType.Person
            ? PersonInFull(alias.Entity, candidate)
            : -1;
    }

    private int PersonInFull(int entity, Candidate candidate)
    {
        Entity person = _book.All[entity];
        bool isMeant =
            person.Type == EntityType.Person
            && (
                _book.NeedOf(entity) != PersonNeed.Context
                || candidate.Title >= 0
                || person.Country is not null && _seen.Contains(_book.IndexOf(person.Country))
            );
        return isMeant ? entity : -1;
    }

    /// <summary>"President Ford", "Foreign Minister Wang": the one who held that office, in time.</summary>
    private int ByTitle(Reading reading, Candidate candidate)
    {
        Title title = _lexicon.Titles[candidate.Title];
        if (title.Kind == TitleKind.Title && title.Role != "minister")
        {
            return -1;
        }

        Collect(reading, candidate, withWeak: true);
        int found = -1;
        int count = 0;
        int holding = -1;
        int holdingCount = 0;
        foreach (int person in _entities)
        {
            bool held = false;
            bool holds = false;
            foreach (Tenure tenure in _book.OfficesOf(person))
            {
                bool fits =
                    title.Kind == TitleKind.Leader
                        ? IsLeading(tenure)
                        : tenure.Role == title.Role
                            || title.Role == "minister"
                                && tenure.Role.EndsWith("-minister", StringComparison.Ordinal);
                held |= fits && IsNear(tenure);
                holds |= fits && _published is DateOnly day && tenure.Holds(day);
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

    private bool IsLeading(Tenure tenure)
    {
        int of = _book.IndexOf(tenure.Of);
        return _book.All[of].Type == EntityType.State
            ? _book.LeaderRoles(of).Contains(tenure.Role)
            : s_organizationLeaders.Contains(tenure.Role);
    }

    private bool IsNear(Tenure tenure) =>
        _published is not DateOnly day || tenure.IsNear(day, MaxYearsFromOffice);

    private void AddPerson(Reading reading, Candidate candidate, int person)
    {
        _persons.Add((person, candidate.Start));
        bool isShort =
            candidate.Kind == CandidateKind.Known
            && _lexicon.Aliases[candidate.Name].Kind == AliasKind.Short;
        Add(reading, candidate, EntityType.Person, person, isShort ? "title and name" : "name");
    }

    private void AddKnown(Reading reading, Candidate candidate, SentencePieces sentence)
    {
        switch (_lexicon.Aliases[candidate.Name].Kind)
        {
            case AliasKind.Short:
                AddShort(reading, candidate, sentence);
                break;
            case AliasKind.Capital:
                AddCapital(reading, candidate, sentence);
                break;
            default:
                Collect(reading, candidate, withWeak: true);
                if (_book.All[_entities[0]].Type == EntityType.Person)
                {
                    AddUnknown(reading, candidate);
                }
                else
                {
                    AddNamed(reading, candidate);
                }

                break;
        }
    }

    /// <summary>A state, organisation or place by its name, its adjective or its seat.</summary>
    private void AddNamed(Reading reading, Candidate candidate)
    {
        Alias alias = _lexicon.Aliases[candidate.Name];
        int entity = Choose(reading, candidate);
        EntityType type = _book.All[alias.Entity].Type;
        if (alias.IsWeak && entity < 0)
        {
            if (type == EntityType.State)
            {
                Add(reading, candidate, EntityType.Place, -1, "ambiguous name");
            }

            return;
        }

        (EntityType shown, string rule) = alias.Kind switch
        {
            AliasKind.Adjective => (EntityType.Nationality, "adjective"),
            AliasKind.Seat => (type, "seat of power"),
            _ => (type, "name"),
        };
        Add(reading, candidate, shown, entity, entity < 0 ? "ambiguous name" : rule);
    }

    private void AddCapital(Reading reading, Candidate candidate, SentencePieces sentence)
    {
        if (
            !CapitalReader.StandsForState(
                reading,
                candidate,
                EndOfList(reading),
                sentence,
                _mentions
            )
        )
        {
            Add(reading, candidate, EntityType.Place, -1, "capital as place");
            return;
        }

        int entity = Choose(reading, candidate);
        EntityType type = entity >= 0 ? _book.All[entity].Type : EntityType.State;
        Add(reading, candidate, type, entity, entity >= 0 ? CapitalReader.Rule : "ambiguous name");
    }

    /// <summary>The piece behind the last capital of a list that goes on with the current candidate: "Moscow and Beijing intend".</summary>
    private int EndOfList(Reading reading)
    {
        int last = _at;
        while (
            last + 1 < _candidates.Count
            && _candidates[last + 1] is { Kind: CandidateKind.Known } next
            && _lexicon.Aliases[next.Name].Kind == AliasKind.Capital
            && CapitalReader.IsListed(reading, _candidates[last].End, next.Start)
        )
        {
            last++;
        }

        return _candidates[last].End;
    }

    private void AddShort(Reading reading, Candidate candidate, SentencePieces sentence)
    {
        Piece piece = reading.Pieces[candidate.Start];
        bool isNumeral =
            piece.Has(PieceShape.AllCapitals)
            && piece.Span.Length <= 2
            && sentence.Style != SentenceStyle.AllCapitals;
        if (isNumeral)
        {
            return;
        }

        Collect(reading, candidate, withWeak: true);
        (int named, bool isNamed) = NamedWithThisSurname();
        if (isNamed)
        {
            Add(
                reading,
                candidate,
                EntityType.Person,
                named,
                named >= 0 ? "short name" : "ambiguous name"
            );
        }
        else if (_unknown.Knows(Surname(reading, candidate)))
        {
            AddUnknown(reading, candidate);
        }
        else if (SafeAlone() is int safe)
        {
            Add(reading, candidate, EntityType.Person, safe, "short name alone");
        }
        else if (candidate.Title >= 0 && sentence.Style == SentenceStyle.Running)
        {
            AddUnknown(reading, candidate);
        }
    }

    /// <summary>The person of this surname that the document names in full: the only one, else the last one before.</summary>
    private (int Person, bool IsNamed) NamedWithThisSurname()
    {
        int found = -1;
        int count = 0;
        foreach (int person in _entities)
        {
            if (_seen.Contains(person))
            {
                found = person;
                count++;
            }
        }

        if (count <= 1)
        {
            return (found, count == 1);
        }

        for (int i = _persons.Count - 1; i >= 0; i--)
        {
            if (_entities.Contains(_persons[i].Person))
            {
                return (_persons[i].Person, true);
            }
        }

        return (-1, true);
    }

    private int? SafeAlone()
    {
        int? safe = null;
        foreach (int person in _entities)
        {
            if (_book.NeedOf(person) == PersonNeed.Short && WasInOfficeNear(person))
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

    private bool WasInOfficeNear(int person)
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

    private void AddRole(Reading reading, Candidate candidate, SentencePieces sentence)
    {
        int of = Choose(reading, candidate);
        (int person, string rule) =
            of >= 0 ? Holder(of, _lexicon.Titles[candidate.Title]) : (-1, "");
        if (person >= 0)
        {
            Add(reading, candidate, EntityType.Person, person, rule);
            return;
        }

        // Nobody can be told for certain: then only the state or organisation is named.
        AddKnown(
            reading,
            candidate with
            {
                Start = candidate.NameStart,
                End = candidate.NameStart + candidate.NameLength,
                Kind = CandidateKind.Known,
                Title = -1,
            },
            sentence
        );
    }

    /// <summary>Who holds the office on the day, or is the only one named who ever did.</summary>
    private (int Person, string Rule) Holder(int of, Title title)
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

    private void AddAuthority(Reading reading, Candidate candidate, SentencePieces sentence)
    {
        int state = Choose(reading, candidate);
        if (state >= 0)
        {
            Add(reading, candidate, EntityType.State, state, "authorities of state");
        }
        else
        {
            AddKnown(
                reading,
                candidate with
                {
                    Start = candidate.NameStart,
                    End = candidate.NameStart + candidate.NameLength,
                },
                sentence
            );
        }
    }

    private void AddMinistry(Reading reading, Candidate candidate)
    {
        int state = Choose(reading, candidate);
        int ministry =
            state >= 0
                ? _book.IndexOf(
                    $"{_book.All[state].Id.ToLowerInvariant()}-{_lexicon.Titles[candidate.Title].Role}"
                )
                : -1;
        Add(reading, candidate, EntityType.Organization, ministry, "ministry of state");
    }

    private void AddUnknown(Reading reading, Candidate candidate)
    {
        TextSpan span = reading.SpanOf(candidate.Start, candidate.End);
        string name = _unknown.FullestOf(
            span.In(reading.Text).ToString(),
            Surname(reading, candidate)
        );
        string rule =
            candidate.Kind == CandidateKind.Known ? "known surname"
            : candidate.Title >= 0 ? "title before name"
            : "given name";
        _mentions.Add(new Mention(span, EntityType.Person, name, Entity: null, rule));
    }

    private void RememberUnknown(Reading reading, Candidate candidate)
    {
        string name = reading.SpanOf(candidate.Start, candidate.End).In(reading.Text).ToString();
        _unknown.Remember(name, Surname(reading, candidate));
    }

    private static string Surname(Reading reading, Candidate candidate)
    {
        Span<char> folded = stackalloc char[NameFolding.MaxWord];
        int length = NameFolding.Fold(reading.WordAt(candidate.End - 1), folded);
        return folded[..length].ToString();
    }

    /// <summary>Finds the surnames of persons that only this document knows, where they stand alone.</summary>
    private void AddSurnamesOfUnknown(Reading reading)
    {
        if (_unknown.IsEmpty)
        {
            return;
        }

        Span<char> folded = stackalloc char[NameFolding.MaxWord];
        int next = 0;
        for (int i = 0; i < reading.Pieces.Length; i++)
        {
            while (next < _candidates.Count && _candidates[next].End <= i)
            {
                next++;
            }

            Piece piece = reading.Pieces[i];
            bool isTaken = next < _candidates.Count && _candidates[next].Start <= i;
            if (
                isTaken
                || !piece.IsCapitalised
                || piece.Span.Length < 3
                || reading.Is(i, WordKinds.NotName)
            )
            {
                continue;
            }

            int length = NameFolding.Fold(piece.Span.In(reading.Text), folded);
            if (_unknown.Knows(folded[..length]))
            {
                int start = StartOfName(reading, i, next > 0 ? _candidates[next - 1].End : 0);
                TextSpan span = reading.SpanOf(start, i + 1);
                string name = _unknown.FullestOf(
                    span.In(reading.Text).ToString(),
                    folded[..length]
                );
                _mentions.Add(new Mention(span, EntityType.Person, name, Entity: null, "surname"));
            }
        }
    }

    /// <summary>The first of the unknown words in capitals that end with the surname: they belong to the name.</summary>
    private static int StartOfName(Reading reading, int surname, int first)
    {
        int start = surname;
        while (
            start > first
            && surname - start < 2
            && reading.Pieces[start - 1].IsCapitalised
            && !reading.Pieces[start - 1].Has(PieceShape.Possessive)
            && !reading.Is(
                start - 1,
                WordKinds.NotName
                    | WordKinds.FirstWord
                    | WordKinds.BeginsTitle
                    | WordKinds.BeginsName
            )
        )
        {
            start--;
        }

        return start;
    }

    /// <summary>The one entity that the name of a candidate means; -1 when it may be several.</summary>
    private int Choose(Reading reading, Candidate candidate)
    {
        Collect(reading, candidate, withWeak: true);
        ChooseByTime();
        if (_lexicon.Aliases[candidate.Name].IsWeak || _entities.Count > 1)
        {
            bool anySeen = _entities.Exists(_seen.Contains);
            _entities.RemoveAll(entity =>
                !(anySeen ? _seen.Contains(entity) : IsOfSeenState(entity))
            );
        }

        return _entities.Count == 1 ? _entities[0] : -1;
    }

    /// <summary>Whether it is an organisation of a state that the document names.</summary>
    private bool IsOfSeenState(int entity) =>
        _book.All[entity] is { Type: EntityType.Organization, Country: string country }
        && _seen.Contains(_book.IndexOf(country));

    /// <summary>Moscow is the seat of two states, of which one is no more.</summary>
    private void ChooseByTime()
    {
        int former = -1;
        DateOnly? end = null;
        bool isFormerSeen = false;
        bool isCurrentSeen = false;
        foreach (int entity in _entities)
        {
            DateOnly? own = _book.EndOf(entity);
            isFormerSeen |= own is not null && _seen.Contains(entity);
            isCurrentSeen |= own is null && _seen.Contains(entity);

            // The one that was there on the day is the first to end after it.
            if (own is not null && !(own < _published) && (end is null || own < end))
            {
                (former, end) = (entity, own);
            }
        }

        if (_published is not null && former >= 0)
        {
            _entities.RemoveAll(entity => entity != former);
        }
        else if (_entities.Count > 1 && !(isFormerSeen && !isCurrentSeen))
        {
            _entities.RemoveAll(entity => _book.EndOf(entity) is not null);
        }
    }

    /// <summary>Gathers the entities that bear the name, of the kind of its first entry.</summary>
    private void Collect(Reading reading, Candidate candidate, bool withWeak)
    {
        _entities.Clear();
        ReadOnlySpan<Piece> matched = reading.Pieces.Slice(
            candidate.NameStart,
            candidate.NameLength
        );
        AliasKind kind = _lexicon.Aliases[candidate.Name].Kind;
        for (int entry = candidate.Name; entry >= 0; entry = _lexicon.Names.Next(entry, matched))
        {
            Alias alias = _lexicon.Aliases[entry];
            if (
                (withWeak || !alias.IsWeak)
                && alias.Kind == kind
                && !_entities.Contains(alias.Entity)
            )
            {
                _entities.Add(alias.Entity);
            }
        }
    }

    private void Add(Reading reading, Candidate candidate, EntityType type, int entity, string rule)
    {
        TextSpan span = reading.SpanOf(candidate.Start, candidate.End);
        Entity? known = entity >= 0 ? _book.All[entity] : null;
        _mentions.Add(
            new Mention(
                span,
                type,
                known?.Name ?? span.In(reading.Text).ToString(),
                known?.Id,
                rule
            )
        );
    }
}
