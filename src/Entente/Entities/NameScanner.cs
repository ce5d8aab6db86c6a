namespace Entente.Entities;

/// <summary>Walks over the pieces of a document once and notes what seems to name someone.</summary>
internal sealed class NameScanner
{
    private readonly Lexicon _lexicon;
    private readonly EntityBook _book;
    private readonly NameShapes _shapes;

    public NameScanner(EntityBook book, Lexicon lexicon)
    {
        _book = book;
        _shapes = new NameShapes(book, lexicon);
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
        if (name.IsFound && Phrase(reading, ref walk, at, name, candidates) is int afterPhrase)
        {
            return afterPhrase;
        }

        if (
            title.Length > name.Length
            && OfPhrase(reading, ref walk, at, title, candidates) is int afterOf
        )
        {
            return afterOf;
        }

        if (title.Length > name.Length && IsBareRole(reading, walk, at, title))
        {
            int after = at + title.Length;
            Add(walk, candidates, at, after, CandidateKind.BareRole, default, at, title.Entry);
            return after;
        }

        if (!name.IsFound && !reading.Pieces[at].IsCapitalised)
        {
            return Skip(reading, ref walk, at, title);
        }

        (int length, CandidateKind kind) = _shapes.Find(reading, walk, at, name, title);
        if (length > name.Length)
        {
            Add(walk, candidates, at, at + length, kind, name: default, at);
            return at + length;
        }

        if (name.IsFound && name.Length >= title.Length)
        {
            if (IsPartOfLongerName(reading, walk, at, name))
            {
                return at + name.Length;
            }

            Add(walk, candidates, at, at + name.Length, CandidateKind.Known, name, at);
            return at + name.Length;
        }

        return Skip(reading, ref walk, at, title);
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

        int after = behind + match.Length;
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
                walk.SetTitle(reading, match.Entry, behind, after);
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
                walk.SetTitle(reading, match.Entry, at, after);
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
            && (!hasComma || reading.Is(next, WordKinds.GivenName | WordKinds.BeginsName));
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
            && NameShapes.IsBareCapital(reading, walk, next);
        bool isPreceded =
            at > walk.Sentence.First
            && at != walk.TitleEnd
            && !reading.Pieces[at - 1].Has(PieceShape.Possessive)
            && walk.LastEnd != at
            && (at - 1 > walk.Sentence.First || !reading.Is(at - 1, WordKinds.FirstWord))
            && NameShapes.IsBareCapital(reading, walk, at - 1);
        return isFollowed || isPreceded;
    }

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
        );
}
