namespace Entente.Entities;

/// <summary>Walks over the pieces of a document once and notes what seems to name someone.</summary>
internal sealed class NameScanner
{
    private readonly Lexicon _lexicon;
    private readonly EntityBook _book;

    public NameScanner(EntityBook book, Lexicon lexicon)
    {
        _book = book;
        _lexicon = lexicon;
    }

    /// <summary>Adds what one sentence seems to name to <paramref name="candidates"/>, in order, never overlapping.</summary>
    public void Scan(
        Reading reading,
        SentencePieces sentence,
        int number,
        List<Candidate> candidates
    )
    {
        Walk walk = new(sentence, number);
        int i = sentence.First;
        while (i < sentence.End)
        {
            walk.LastEnd = candidates.Count > 0 ? candidates[^1].End : 0;
            i = reading.Pieces[i].IsWord ? Step(reading, ref walk, i, candidates) : i + 1;
        }
    }

    private int Step(Reading reading, ref Walk walk, int at, List<Candidate> candidates)
    {
        int end = walk.Sentence.End;
        TrieMatch name = reading.NameAt(at, end);
        if (name.IsFound && IsShout(reading, walk, at, name))
        {
            name = default;
        }

        TrieMatch title = reading.TitleAt(at, end);
        FoundName found = FoundFrom(reading, walk, at);
        if (Office(reading, ref walk, at, name, title, found, candidates) is int afterOffice)
        {
            return afterOffice;
        }

        // "Pope Francis": the title does not belong to the name.
        bool isTitled =
            found.End > at + title.Length
            && (found.Type == NameType.Person || IsPerson(reading, at + title.Length, found.End));
        if (title.Length > name.Length && (isTitled || !found.IsFound))
        {
            return Skip(reading, ref walk, at, title);
        }

        if (
            found.End > at + name.Length
            && !(name.IsFound && IsInSmall(reading, at + name.Length, found.End))
            && Found(reading, walk, at, found, candidates) is int afterFound
        )
        {
            return afterFound;
        }

        if (!name.IsFound || name.Length < title.Length)
        {
            return Skip(reading, ref walk, at, title);
        }

        if (!IsPartOfLongerName(reading, walk, at, name))
        {
            bool isSame = found.Is(at, at + name.Length);
            Add(walk, candidates, at, at + name.Length, CandidateKind.Known, name, at);
            candidates[^1] = candidates[^1] with
            {
                Contradiction = isSame ? Contradiction(name, found) : null,
            };
        }

        return at + name.Length;
    }

    /// <summary>An office, ministry or government, with the name of its state before or behind it, or without: "Kremlin chief", "president of Chile", "the president".</summary>
    private int? Office(
        Reading reading,
        ref Walk walk,
        int at,
        TrieMatch name,
        TrieMatch title,
        FoundName found,
        List<Candidate> candidates
    )
    {
        if (name.IsFound)
        {
            bool isWider = found.End > at + name.Length && found.Type is not NameType.Person;
            FoundName wider = isWider ? found : default;
            if (Phrase(reading, ref walk, at, name, wider, candidates) is int after)
            {
                return after;
            }
        }

        if (title.Length <= name.Length)
        {
            return null;
        }

        if (OfPhrase(reading, ref walk, at, title, candidates) is int afterOf)
        {
            return afterOf;
        }

        if (!IsBareRole(reading, walk, at, title))
        {
            return null;
        }

        int end = at + title.Length;
        Add(walk, candidates, at, end, CandidateKind.BareRole, default, at, title.Entry);
        return end;
    }

    /// <summary>The name of models that begins at a piece, or goes on there behind the title or the state that it begins with.</summary>
    private static FoundName FoundFrom(Reading reading, Walk walk, int at)
    {
        FoundName found = reading.FoundAt(at);
        bool begins =
            found.First == at
            || walk.TitleEnd == at && found.First == walk.TitleStart
            || walk.LastEnd == at && found.Type == NameType.Person; // "President of Iceland Erla Dell"
        return begins && found.End <= walk.Sentence.End ? found : FoundName.None;
    }

    /// <summary>Notes a name that models found and that is longer than any name of the tables there; <see langword="null"/> when it names nobody who acts, and no place.</summary>
    private int? Found(
        Reading reading,
        Walk walk,
        int at,
        FoundName found,
        List<Candidate> candidates
    )
    {
        switch (found.Type)
        {
            case NameType.Person:
                Add(walk, candidates, at, found.End, CandidateKind.Person, default, at);
                return found.End;
            case NameType.Organization or NameType.Place or NameType.Facility:
                int first = at;
                first += reading.WordAt(at) is "the" or "The" && at + 1 < found.End ? 1 : 0;
                (int start, TrieMatch inner) = KnownWithin(reading, first, found.End);
                CandidateKind kind =
                    inner.IsFound ? CandidateKind.Known
                    : found.Type == NameType.Organization ? CandidateKind.Organization
                    : CandidateKind.Place;
                Add(walk, candidates, inner.IsFound ? first : at, found.End, kind, inner, start);
                return found.End;
            case NameType.Work or NameType.Product:
                return found.End; // "Captain America" is not America.
            default:
                return null;
        }
    }

    /// <summary>The name of the tables that is the whole of a longer name, or all but the state that it belongs to: "the US State Department".</summary>
    private (int Start, TrieMatch Name) KnownWithin(Reading reading, int first, int end)
    {
        TrieMatch state = reading.NameAt(first, end);
        int behind = first + state.Length;
        if (state.IsFound && IsInSmall(reading, behind, end))
        {
            return (first, state);
        }

        TrieMatch rest = state.IsFound && behind < end ? reading.NameAt(behind, end) : default;
        bool isOfState =
            rest.IsFound
            && behind + rest.Length == end
            && EntityOf(state) is { Type: EntityType.State } owner
            && EntityOf(rest) is { Type: EntityType.Organization } body
            && body.Country == owner.Id;
        return isOfState ? (behind, rest) : (first, default);
    }

    /// <summary>Whether no capital follows up to the end: "the Aukus alliance" is Aukus.</summary>
    private static bool IsInSmall(Reading reading, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (reading.Pieces[i].IsCapitalised)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether these pieces are the name of a person of the tables.</summary>
    private bool IsPerson(Reading reading, int first, int end) =>
        reading.NameAt(first, end) is { IsFound: true } name
        && first + name.Length == end
        && EntityOf(name).Type == EntityType.Person;

    private Entity EntityOf(TrieMatch name) => _book.All[_lexicon.Aliases[name.Entry].Entity];

    /// <summary>What models found in the words of a table name, where that cannot be the same: a man called Jordan, a street called Lincoln.</summary>
    private NameType? Contradiction(TrieMatch name, FoundName found)
    {
        Alias alias = _lexicon.Aliases[name.Entry];
        bool isOther = (_book.All[alias.Entity].Type, alias.Kind, found.Type) switch
        {
            (_, _, null) => false,
            (EntityType.Person, AliasKind.Short, NameType.Person) => false,
            (EntityType.Person, AliasKind.Short, _) => true,
            (
                EntityType.State
                    or EntityType.Place,
                AliasKind.Name
                    or AliasKind.Capital,
                NameType.Person
            ) => name.Length == 1,
            _ => false,
        };
        return isOther ? found.Type : null;
    }

    /// <summary>Steps over a title and remembers that it stands before what follows, or over one piece.</summary>
    private static int Skip(Reading reading, ref Walk walk, int at, TrieMatch title)
    {
        if (!title.IsFound)
        {
            return at + 1;
        }

        walk.SetTitle(reading, title.Entry, at, at + title.Length);
        return at + title.Length;
    }

    /// <summary>"Russian president", "Kremlin chief", "China's foreign ministry", "Syrian government".</summary>
    private int? Phrase(
        Reading reading,
        ref Walk walk,
        int at,
        TrieMatch name,
        FoundName wider,
        List<Candidate> candidates
    )
    {
        int behind = at + name.Length;
        int end = walk.Sentence.End;
        if (behind >= end || !reading.Pieces[behind].IsWord)
        {
            return null;
        }

        TrieMatch match = reading.TitleAt(behind, end);
        if (!match.IsFound || !Governs(name, out bool isState))
        {
            return null;
        }

        // "China Premier League": the words go on to name something else.
        int after = behind + match.Length;
        if (wider.End > after)
        {
            return null;
        }

        Title title = _lexicon.Titles[match.Entry];
        bool isBlocked = IsBlocked(reading, walk, at);
        switch (title.Kind)
        {
            case TitleKind.Ministry when isState:
                Add(walk, candidates, at, after, CandidateKind.Ministry, name, at, match.Entry);
                return after;
            case TitleKind.Authority when isState && !isBlocked:
                Add(walk, candidates, at, after, CandidateKind.Authority, name, at, match.Entry);
                return after;
            case TitleKind.Office
            or TitleKind.Leader when !isBlocked && !IsFollowedByName(reading, walk, after):
                Add(walk, candidates, at, after, CandidateKind.Role, name, at, match.Entry);
                return after;
            case TitleKind.Office or TitleKind.Leader or TitleKind.Title:
                Add(walk, candidates, at, behind, CandidateKind.Known, name, at);
                walk.SetTitle(reading, match.Entry, behind, after, candidates.Count - 1);
                return after;
            default:
                return null;
        }
    }

    /// <summary>"president of Russia", "Ministry of Defence of Ukraine", "secretary-general of NATO".</summary>
    private int? OfPhrase(
        Reading reading,
        ref Walk walk,
        int at,
        TrieMatch match,
        List<Candidate> candidates
    )
    {
        int end = walk.Sentence.End;
        int behind = at + match.Length;
        if (behind + 1 >= end || !reading.WordAt(behind).Equals("of", StringComparison.Ordinal))
        {
            return null;
        }

        int start = behind + 1;
        start += reading.WordAt(start).Equals("the", StringComparison.Ordinal) ? 1 : 0;
        TrieMatch name = start < end ? reading.NameAt(start, end) : default;
        if (
            !name.IsFound
            || _lexicon.Aliases[name.Entry].Kind == AliasKind.Adjective
            || !Governs(name, out bool isState)
        )
        {
            return null;
        }

        int after = start + name.Length;
        Title title = _lexicon.Titles[match.Entry];

        // "She was president of Chile from 2006": without an article it says what somebody is or was.
        bool isPredicate =
            !reading.Pieces[at].IsCapitalised
            && !(at > walk.Sentence.First && reading.WordAt(at - 1) is "the" or "The");
        bool isBlocked = isPredicate || IsBlocked(reading, walk, at);
        switch (title.Kind)
        {
            case TitleKind.Ministry when isState:
                Add(walk, candidates, at, after, CandidateKind.Ministry, name, start, match.Entry);
                return after;
            case TitleKind.Office
            or TitleKind.Leader
                when !isBlocked
                    && !reading.Pieces[after - 1].Has(PieceShape.Possessive)
                    && !IsFollowedByName(reading, walk, after):
                Add(walk, candidates, at, after, CandidateKind.Role, name, start, match.Entry);
                return after;
            case TitleKind.Office or TitleKind.Leader or TitleKind.Title:
                Add(walk, candidates, start, after, CandidateKind.Known, name, start);
                walk.SetTitle(reading, match.Entry, at, after, candidates.Count - 1);
                return after;
            default:
                return null;
        }
    }

    /// <summary>Whether the name is of a state or organisation, which has offices.</summary>
    private bool Governs(TrieMatch name, out bool isState)
    {
        Alias alias = _lexicon.Aliases[name.Entry];
        EntityType type = _book.All[alias.Entity].Type;
        isState = type == EntityType.State;
        return isState || type == EntityType.Organization && alias.Kind == AliasKind.Name;
    }

    /// <summary>"the president", of whom nothing more is said.</summary>
    private bool IsBareRole(Reading reading, Walk walk, int at, TrieMatch title)
    {
        int after = at + title.Length;
        if (
            _lexicon.Titles[title.Entry].Kind != TitleKind.Office
            || at == walk.Sentence.First
            || !reading.WordAt(at - 1).Equals("the", StringComparison.OrdinalIgnoreCase)
        )
        {
            return false;
        }

        if (after >= walk.Sentence.End || reading.Pieces[after - 1].Has(PieceShape.Possessive))
        {
            return true;
        }

        // "the president of the club", "the president and chief executive", "the president-elect"
        bool goesOn =
            reading.Pieces[after].Has(PieceShape.Joined)
            || reading.WordAt(after) is "of" or "for"
            || reading.WordAt(after) is "and"
                && after + 1 < walk.Sentence.End
                && reading.TitleAt(after + 1, walk.Sentence.End).IsFound
            || reading.TitleAt(after, walk.Sentence.End).IsFound;
        return !goesOn && !IsFollowedByName(reading, walk, after);
    }

    private static bool IsBlocked(Reading reading, Walk walk, int at) =>
        at > walk.Sentence.First && reading.Is(at - 1, WordKinds.Blocks);

    /// <summary>Whether a name follows, with or without a comma: then the phrase only says who that is.</summary>
    private static bool IsFollowedByName(Reading reading, Walk walk, int at)
    {
        if (at >= walk.Sentence.End)
        {
            return false;
        }

        bool hasComma = reading.IsMark(at, ',');
        int next = hasComma ? at + 1 : at;
        if (next < walk.Sentence.End && reading.NameAt(next, walk.Sentence.End).Length > 1)
        {
            return true;
        }

        return next < walk.Sentence.End
            && reading.Pieces[next].IsCapitalised
            && !reading.Is(next, WordKinds.NotName | WordKinds.FirstWord)
            && (
                !hasComma
                || reading.Is(next, WordKinds.GivenName | WordKinds.BeginsName)
                || reading.FoundAt(next) is { Type: NameType.Person } found && found.First == next
            );
    }

    /// <summary>Whether capitals that make an acronym tell nothing here: "TELL US WHO" in a headline.</summary>
    private static bool IsShout(Reading reading, Walk walk, int at, TrieMatch name) =>
        walk.Sentence.Style == SentenceStyle.AllCapitals
        && name.Length == 1
        && reading.Is(at, WordKinds.NotName | WordKinds.FirstWord);

    /// <summary>Whether a surname of the tables stands inside a longer name that the tables do not know.</summary>
    private bool IsPartOfLongerName(Reading reading, Walk walk, int at, TrieMatch name)
    {
        if (_lexicon.Aliases[name.Entry].Kind != AliasKind.Short)
        {
            return false;
        }

        int next = at + name.Length;
        bool isFollowed =
            next < walk.Sentence.End
            && !reading.Pieces[next - 1].Has(PieceShape.Possessive)
            && IsBareCapital(reading, walk, next);
        bool isPreceded =
            at > walk.Sentence.First
            && at != walk.TitleEnd
            && !reading.Pieces[at - 1].Has(PieceShape.Possessive)
            && walk.LastEnd != at
            && (at - 1 > walk.Sentence.First || !reading.Is(at - 1, WordKinds.FirstWord))
            && IsBareCapital(reading, walk, at - 1);
        return isFollowed || isPreceded;
    }

    /// <summary>Whether it is a word in capitals of which nothing is known.</summary>
    private static bool IsBareCapital(Reading reading, Walk walk, int at) =>
        walk.Sentence.Style == SentenceStyle.Running
        && reading.Pieces[at].IsCapitalised
        && !reading.Pieces[at].Has(PieceShape.Joined)
        && !reading.Is(
            at,
            WordKinds.NotName
                | WordKinds.BeginsName
                | WordKinds.BeginsTitle
                | WordKinds.Abbreviation
                | WordKinds.OrganizationHead
        );

    private static void Add(
        Walk walk,
        List<Candidate> candidates,
        int start,
        int end,
        CandidateKind kind,
        TrieMatch name,
        int nameStart,
        int title = -1
    ) =>
        candidates.Add(
            new Candidate(
                start,
                end,
                kind,
                name.IsFound ? name.Entry : -1,
                nameStart,
                name.Length,
                title >= 0 ? title : walk.TitleBefore(start),
                walk.Number
            )
            {
                TitleOf = title >= 0 ? -1 : walk.TitleOfBefore(start),
            }
        );
}
