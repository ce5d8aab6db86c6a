using System.Collections.Immutable;

namespace Entente.Entities;

/// <summary>Decides who is meant by what the scanner noted, from the whole document and its date.</summary>
/// <remarks>Made for one document. Rules: <c>docs/rules/entities.md</c>.</remarks>
internal sealed class MentionResolver
{
    // How many candidates before and behind are looked at; bounds the cost on a page that is one list.
    private const int MaxNeighbours = 16;

    /// <summary>The rule of a capital that is only a place.</summary>
    public const string CapitalAsPlace = "capital as place";

    private const string AmbiguousName = "ambiguous name";
    private const string ReadAsName = "read as a name";

    private readonly EntityBook _book;
    private readonly Lexicon _lexicon;
    private readonly List<Candidate> _candidates;
    private readonly EntityChooser _chooser;
    private readonly OfficeResolver _offices;
    private readonly PersonResolver _persons;
    private readonly RolesInText _roles;
    private readonly SeenOffices _seenOffices;
    private readonly ImmutableArray<LearnedOffice> _learned;
    private int _at; // the candidate at hand
    private readonly ImmutableArray<Mention>.Builder _mentions =
        ImmutableArray.CreateBuilder<Mention>();

    public MentionResolver(
        EntityBook book,
        Lexicon lexicon,
        List<Candidate> candidates,
        DateOnly? published,
        ImmutableArray<LearnedOffice> learned
    )
    {
        _learned = learned;
        _book = book;
        _lexicon = lexicon;
        _candidates = candidates;
        _chooser = new EntityChooser(book, lexicon, published);
        _offices = new OfficeResolver(book, _chooser.Seen, published);
        _roles = new RolesInText(book, published);
        _seenOffices = new SeenOffices(book, lexicon, candidates, _chooser, _offices);
        _persons = new PersonResolver(book, lexicon, candidates, _chooser, _offices);
    }

    /// <summary>The mentions, in order, never overlapping.</summary>
    public ImmutableArray<Mention> Resolve(Reading reading, List<SentencePieces> sentences)
    {
        _chooser.See(reading, _candidates);
        FoundPerson[] persons = _persons.Find(reading);
        for (int i = 0; i < _candidates.Count; i++)
        {
            Candidate candidate = _candidates[i];
            SentencePieces sentence = sentences[candidate.Sentence];
            _at = i;
            switch (candidate.Kind)
            {
                case CandidateKind.Known when persons[i].IsFound:
                case CandidateKind.Person when persons[i].IsFound:
                    AddPerson(reading, candidate, persons[i]);
                    break;
                case CandidateKind.Known:
                    AddKnown(reading, candidate, sentence);
                    break;
                case CandidateKind.Person:
                    AddUnknown(reading, candidate);
                    break;
                case CandidateKind.Organization:
                    Add(reading, candidate, EntityType.Organization, -1, ReadAsName);
                    break;
                case CandidateKind.Place:
                    Add(reading, candidate, EntityType.Place, -1, ReadAsName);
                    break;
                case CandidateKind.Role:
                    AddRole(reading, candidate, sentence);
                    break;
                case CandidateKind.BareRole:
                    AddBareRole(reading, candidate);
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

    private void AddPerson(Reading reading, Candidate candidate, FoundPerson found)
    {
        _persons.Pass(found.Person, PersonResolver.Surname(reading, candidate));
        Add(reading, candidate, EntityType.Person, found.Person, found.Rule);
    }

    private void AddKnown(Reading reading, Candidate candidate, SentencePieces sentence)
    {
        if (candidate.Contradiction == NameType.Person)
        {
            AddUnknown(reading, candidate with { Kind = CandidateKind.Person });
            return;
        }

        switch (_lexicon.Aliases[candidate.Name].Kind)
        {
            case AliasKind.Short:
                AddShort(reading, candidate, sentence);
                break;
            case AliasKind.Capital:
                AddCapital(reading, candidate, sentence);
                break;
            default:
                if (_book.All[_lexicon.Aliases[candidate.Name].Entity].Type == EntityType.Person)
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
        int entity = _chooser.Choose(reading, candidate);
        EntityType type = _book.All[alias.Entity].Type;
        if (alias.IsWeak && entity < 0)
        {
            if (type == EntityType.State)
            {
                Add(reading, candidate, EntityType.Place, -1, AmbiguousName);
            }

            return;
        }

        (EntityType shown, string rule) = alias.Kind switch
        {
            AliasKind.Adjective => (EntityType.Nationality, "adjective"),
            AliasKind.Seat => (type, "seat of power"),
            _ => (type, "name"),
        };
        Add(reading, candidate, shown, entity, entity < 0 ? AmbiguousName : rule);
    }

    private void AddCapital(Reading reading, Candidate candidate, SentencePieces sentence)
    {
        if (
            !CapitalReader.StandsForState(
                reading,
                candidate,
                EndOfList(reading),
                NamesAnotherState(candidate),
                sentence,
                _mentions
            )
        )
        {
            Add(reading, candidate, EntityType.Place, -1, CapitalAsPlace);
            return;
        }

        int entity = _chooser.Choose(reading, candidate);
        EntityType type = entity >= 0 ? _book.All[entity].Type : EntityType.State;
        Add(reading, candidate, type, entity, entity >= 0 ? CapitalReader.Rule : AmbiguousName);
    }

    /// <summary>The piece behind the last capital of a list that goes on with the current candidate: "Moscow and Beijing intend".</summary>
    private int EndOfList(Reading reading)
    {
        int last = _at;
        while (
            last + 1 < Math.Min(_candidates.Count, _at + MaxNeighbours)
            && _candidates[last + 1] is { Kind: CandidateKind.Known } next
            && _lexicon.Aliases[next.Name].Kind == AliasKind.Capital
            && CapitalReader.IsListed(reading, _candidates[last].End, next.Start)
        )
        {
            last++;
        }

        return _candidates[last].End;
    }

    /// <summary>Whether the sentence of the candidate names a state other than its own: then it is about states.</summary>
    private bool NamesAnotherState(Candidate candidate)
    {
        int own = _lexicon.Aliases[candidate.Name].Entity;
        int first = Math.Max(0, _at - MaxNeighbours);
        int end = Math.Min(_candidates.Count, _at + MaxNeighbours);
        for (int i = first; i < end; i++)
        {
            if (
                _candidates[i].Sentence == candidate.Sentence
                && IsAnotherState(_candidates[i], own)
            )
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAnotherState(Candidate candidate, int own) =>
        candidate.Name >= 0
        && _lexicon.Aliases[candidate.Name].Entity is int entity
        && entity != own
        && _book.All[entity].Type == EntityType.State;

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

        string surname = PersonResolver.Surname(reading, candidate);
        List<int> bearers = _chooser.Collect(reading, candidate, withWeak: true);
        (int named, bool isNamed) = _persons.Named(bearers, surname);
        if (isNamed)
        {
            Add(
                reading,
                candidate,
                EntityType.Person,
                named,
                named >= 0 ? "short name" : AmbiguousName
            );
        }
        else if (candidate.Contradiction is { } other)
        {
            AddOther(reading, candidate, other);
        }
        else if (_persons.Unknown.Knows(surname))
        {
            AddUnknown(reading, candidate);
        }
        else if (_persons.SafeAlone(bearers) is int safe)
        {
            Add(reading, candidate, EntityType.Person, safe, "short name alone");
        }
        else if (candidate.Title >= 0 && sentence.Style == SentenceStyle.Running)
        {
            AddUnknown(reading, candidate);
        }
    }

    /// <summary>A surname of the tables in which models read no person: "the Lincoln".</summary>
    private void AddOther(Reading reading, Candidate candidate, NameType read)
    {
        EntityType? type = read switch
        {
            NameType.Organization => EntityType.Organization,
            NameType.Place or NameType.Facility => EntityType.Place,
            _ => null,
        };
        if (type is { } shown)
        {
            Add(reading, candidate, shown, -1, ReadAsName);
        }
    }

    /// <summary>"a Saudi envoy", "a senior Russian minister": one of several, so that the office tells nobody.</summary>
    private static bool IsIndefinite(Reading reading, Candidate candidate, SentencePieces sentence)
    {
        int before = candidate.Start - 1;
        return before >= sentence.First
            && (
                IsArticle(reading, before)
                || before > sentence.First
                    && reading.Pieces[before].IsWord
                    && !reading.Pieces[before].IsCapitalised
                    && IsArticle(reading, before - 1)
            );

        static bool IsArticle(Reading reading, int piece) =>
            reading.WordAt(piece) is "a" or "A" or "an" or "An";
    }

    private void AddState(Reading reading, Candidate candidate, SentencePieces sentence) =>
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

    private void AddRole(Reading reading, Candidate candidate, SentencePieces sentence)
    {
        if (IsIndefinite(reading, candidate, sentence))
        {
            AddState(reading, candidate, sentence);
            return;
        }

        int of = _chooser.Choose(reading, candidate);
        (int person, string rule) =
            of >= 0 ? _offices.Holder(of, _lexicon.Titles[candidate.Title]) : (-1, "");
        if (IsApposition(reading, candidate) && _mentions[^1] is var named)
        {
            if (AddApposition(reading, candidate, named, person))
            {
                return;
            }
        }
        else if (person >= 0)
        {
            Add(reading, candidate, EntityType.Person, person, rule);
            return;
        }

        Title title = _lexicon.Titles[candidate.Title];
        if (of >= 0 && AddLearned(reading, candidate, new SeenOffice(title.Role, _book.All[of].Id)))
        {
            return;
        }

        // Nobody can be told for certain: then only the state or organisation is named.
        _roles.Name("", title);
        int before = _mentions.Count;
        AddState(reading, candidate, sentence);
        if (of >= 0 && title.Kind == TitleKind.Office && _mentions.Count > before)
        {
            _mentions[^1] = _mentions[^1] with
            {
                Office = new SeenOffice(title.Role, _book.All[of].Id),
            };
        }
    }

    /// <summary>The one whom another report of the story names with this office.</summary>
    private bool AddLearned(Reading reading, Candidate candidate, SeenOffice office)
    {
        foreach (LearnedOffice learned in _learned)
        {
            if (learned.Office == office)
            {
                _mentions.Add(
                    new Mention(
                        reading.SpanOf(candidate.Start, candidate.End),
                        EntityType.Person,
                        learned.Name,
                        learned.Entity,
                        LearnedOffice.Rule + learned.Report
                    )
                    {
                        Office = office,
                    }
                );
                Title title = _lexicon.Titles[candidate.Title];
                if (learned.Entity is { } known)
                {
                    _roles.Name(_book.IndexOf(known), title);
                }
                else
                {
                    _roles.Name(learned.Name, title);
                }

                return true;
            }
        }

        return false;
    }

    /// <summary>"Angela Dell, the German chancellor,": whether an office stands in commas behind the name of a person.</summary>
    private bool IsApposition(Reading reading, Candidate candidate)
    {
        if (
            _mentions.Count == 0
            || _mentions[^1] is not { Type: EntityType.Person } person
            || candidate.Start < 2
        )
        {
            return false;
        }

        int comma = candidate.Start - 1;
        comma -= reading.WordAt(comma) is "the" ? 1 : 0;
        return comma > 0
            && reading.IsMark(comma, ',')
            && reading.SpanOf(comma - 1, comma).End == person.Span.End
            && SeenOffices.IsClosed(reading, candidate.End);
    }

    /// <summary>Gives the office to the person before it; false when the tables know of somebody else who holds it, so that nobody can be told.</summary>
    private bool AddApposition(Reading reading, Candidate candidate, Mention named, int holder)
    {
        if (holder >= 0 && _book.All[holder].Id != named.Entity)
        {
            return false;
        }

        Title title = _lexicon.Titles[candidate.Title];
        if (title.Kind == TitleKind.Office)
        {
            _mentions[^1] = named with
            {
                Office = _seenOffices.Of(reading, candidate, title, holder) ?? named.Office,
            };
        }

        TextSpan span = reading.SpanOf(candidate.Start, candidate.End);
        _mentions.Add(new Mention(span, EntityType.Person, named.Name, named.Entity, "apposition"));
        if (named.Entity is { } known)
        {
            _roles.Name(_book.IndexOf(known), title);
        }
        else
        {
            _roles.Name(named.Name, title);
        }

        return true;
    }

    /// <summary>"the president": the only one whom the document has named under that office.</summary>
    private void AddBareRole(Reading reading, Candidate candidate)
    {
        if (_roles.Find(_lexicon.Titles[candidate.Title]) is { } bearer)
        {
            TextSpan span = reading.SpanOf(candidate.Start, candidate.End);
            string? id = bearer.Person >= 0 ? _book.All[bearer.Person].Id : null;
            _mentions.Add(
                new Mention(span, EntityType.Person, bearer.Name, id, "title in this text")
            );
        }
    }

    private void AddAuthority(Reading reading, Candidate candidate, SentencePieces sentence)
    {
        int state = _chooser.Choose(reading, candidate);
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
        int state = _chooser.Choose(reading, candidate);
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
        string surname = PersonResolver.Surname(reading, candidate);
        string name = _persons.Unknown.FullestOf(span.In(reading.Text).ToString(), surname);
        if (candidate.End - candidate.Start > 1)
        {
            _persons.Pass(-1, surname);
        }

        string rule = candidate.Kind == CandidateKind.Known ? "known surname" : ReadAsName;
        _mentions.Add(
            new Mention(span, EntityType.Person, name, Entity: null, rule)
            {
                Office = _seenOffices.Before(reading, candidate, person: -1),
            }
        );
        _roles.Name(name, _seenOffices.TitleOf(reading, candidate));
    }

    /// <summary>Finds the surnames of persons that only this document knows, or only this document spells so, where they stand alone.</summary>
    private void AddSurnamesOfUnknown(Reading reading)
    {
        if (_persons.Unknown.IsEmpty && !_persons.HasMisspellings)
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
            if (_persons.Misspelling(folded[..length]) is int person)
            {
                TextSpan span = reading.SpanOf(i, i + 1);
                Entity known = _book.All[person];
                _mentions.Add(
                    new Mention(span, EntityType.Person, known.Name, known.Id, "spelling")
                );
            }
            else if (_persons.Unknown.Knows(folded[..length]))
            {
                int start = StartOfName(reading, i, next > 0 ? _candidates[next - 1].End : 0);
                TextSpan span = reading.SpanOf(start, i + 1);
                string name = _persons.Unknown.FullestOf(
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
            {
                Candidates = rule == AmbiguousName ? Bearers(reading, candidate) : [],
                Office =
                    type == EntityType.Person
                        ? _seenOffices.Before(reading, candidate, entity)
                        : null,
            }
        );
        if (type == EntityType.Person && entity >= 0)
        {
            _roles.Name(entity, _seenOffices.TitleOf(reading, candidate));
        }
    }

    private ImmutableArray<string> Bearers(Reading reading, Candidate candidate)
    {
        List<int> bearers = _chooser.Collect(reading, candidate, withWeak: true);
        return bearers.Count > 1 ? [.. bearers.Select(bearer => _book.All[bearer].Id)] : [];
    }
}
