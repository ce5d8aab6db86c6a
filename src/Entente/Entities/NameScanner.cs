namespace Entente.Entities;

/// <summary>Walks over the pieces of a document once and notes what seems to name someone.</summary>
internal sealed class NameScanner
{
    private const int MaxPersonPieces = 5;
    private const int MaxOrganizationPieces = 8; // more is a list of words, or a headline
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

        if (!name.IsFound && !reading.Pieces[at].IsCapitalised)
        {
            return Skip(reading, ref walk, at, title);
        }

        (int length, CandidateKind kind) = Shape(reading, walk, at, name, title);
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
        if (!name.IsFound || !Governs(name, out bool isState))
        {
            return null;
        }

        int after = start + name.Length;
        Title title = _lexicon.Titles[match.Entry];
        bool isBlocked = IsBlocked(reading, walk, at);
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

    /// <summary>What the capitalised words from <paramref name="at"/> on are by their shape; a length of 0 when nothing is seen.</summary>
    private (int Length, CandidateKind Kind) Shape(
        Reading reading,
        Walk walk,
        int at,
        TrieMatch name,
        TrieMatch title
    )
    {
        if (!reading.Pieces[at].IsCapitalised || walk.Sentence.Style == SentenceStyle.AllCapitals)
        {
            return default;
        }

        int run = RunEnd(reading, walk, at);
        if (walk.Sentence.Style == SentenceStyle.Running)
        {
            int organization = OrganizationEnd(reading, walk, at, run);
            if (organization > at + Math.Max(name.Length, 1))
            {
                return (organization - at, CandidateKind.Organization);
            }
        }

        int person = PersonEnd(reading, walk, at, run, name, title);
        if (person > at)
        {
            return (person - at, CandidateKind.Person);
        }

        int place =
            walk.Sentence.Style == SentenceStyle.Running ? PlaceEnd(reading, walk, at, run) : at;
        return place > at ? (place - at, CandidateKind.Place) : default;
    }

    /// <summary>The end of the capitalised words from <paramref name="at"/> on, small words inside names included.</summary>
    private static int RunEnd(Reading reading, Walk walk, int at)
    {
        int end = at;
        while (end < walk.Sentence.End)
        {
            bool isSmall =
                end > at
                && end + 1 < walk.Sentence.End
                && reading.Is(end, WordKinds.Particle)
                && reading.Pieces[end + 1].IsCapitalised;
            if (!reading.Pieces[end].IsCapitalised && !isSmall)
            {
                // The stop of an initial or an abbreviation does not end the run.
                bool isStop =
                    end > at
                    && reading.IsMark(end, '.')
                    && IsInitialOrAbbreviation(reading, end - 1)
                    && end + 1 < walk.Sentence.End
                    && reading.Pieces[end + 1].IsCapitalised;
                if (!isStop)
                {
                    break;
                }
            }

            end++;
            if (reading.Pieces[end - 1].Has(PieceShape.Possessive))
            {
                break;
            }
        }

        return end;
    }

    private static bool IsInitialOrAbbreviation(Reading reading, int at) =>
        reading.Pieces[at].Has(PieceShape.Stop)
        && (reading.Pieces[at].Span.Length == 1 || reading.Is(at, WordKinds.Abbreviation));

    /// <summary>"YOU WILL FALL": capitals throughout tell nothing of a name.</summary>
    private static bool IsShouted(Reading reading, int at) =>
        reading.Pieces[at].Has(PieceShape.AllCapitals) && reading.Pieces[at].Span.Length > 2;

    private int PersonEnd(
        Reading reading,
        Walk walk,
        int at,
        int run,
        TrieMatch name,
        TrieMatch title
    )
    {
        bool isFirst = at == walk.Sentence.First;
        bool isInitial =
            reading.Pieces[at].Span.Length == 1 && reading.Pieces[at].Has(PieceShape.Stop);
        // "Dera Ismail Khan" is no man: a word that nobody knows belongs to the name too.
        bool isInside =
            !isFirst
            && walk.TitleEnd != at
            && walk.LastEnd != at
            && !reading.Pieces[at - 1].Has(PieceShape.Possessive)
            && at - 1 > walk.Sentence.First
            && IsBareCapital(reading, walk, at - 1);
        bool isGiven =
            reading.Is(at, WordKinds.GivenName)
            && !isInside
            && !IsShouted(reading, at)
            && (isFirst || !reading.Is(at - 1, WordKinds.PlaceFirst))
            && !(isFirst && reading.Is(at, WordKinds.FirstWord));
        bool isTitled =
            walk.TitleEnd == at
            && walk.Sentence.Style == SentenceStyle.Running
            && !walk.HasComma
            && !name.IsFound
            && !title.IsFound
            && !reading.Is(
                at,
                WordKinds.NotName | WordKinds.OrganizationHead | WordKinds.PlaceHead
            );
        bool isFamily = IsFamilyName(reading, walk, at, name);
        if (!isInitial && !isGiven && !isTitled && !isFamily)
        {
            return at;
        }

        int end = at + 1;
        bool hasSurname = false;
        while (end < run && end - at < MaxPersonPieces)
        {
            Piece piece = reading.Pieces[end];
            if (reading.Pieces[end - 1].Has(PieceShape.Possessive))
            {
                break;
            }

            if (!piece.IsWord || reading.Is(end, WordKinds.Particle) && !piece.IsCapitalised)
            {
                end++;
                continue;
            }

            bool isSurname = piece.Span.Length > 1;
            if (isSurname && !MayBeSurname(reading, walk, end, isFirst, at))
            {
                break;
            }

            hasSurname |= isSurname;
            end++;
        }

        // What was stepped over behind the last name does not belong to it.
        while (end > at + 1 && !reading.Pieces[end - 1].IsCapitalised)
        {
            end--;
        }

        if (isFamily && hasSurname && end < walk.Sentence.End)
        {
            end += reading.Pieces[end].Has(PieceShape.Joined) ? 1 : 0; // "Lee Ju-ho"
        }

        // "wife Christine", "captain Cook": one word behind a title in small letters is not enough.
        bool isTitledWord = isTitled && reading.Pieces[walk.TitleStart].IsCapitalised;
        return hasSurname || isTitledWord ? end : at;
    }

    /// <summary>Whether it is the surname of somebody of a country where the family's name comes first, with another name behind.</summary>
    private bool IsFamilyName(Reading reading, Walk walk, int at, TrieMatch name) =>
        name.Length == 1
        && at + 1 < walk.Sentence.End
        && _lexicon.Aliases[name.Entry] is { Kind: AliasKind.Short, Entity: int entity }
        && Lexicon.IsFamilyFirst(_book.All[entity].Country)
        && !reading.Pieces[at].Has(PieceShape.Possessive)
        && IsBareCapital(reading, walk, at + 1)
        && !reading.Pieces[at + 1].Has(PieceShape.AllCapitals);

    private bool MayBeSurname(Reading reading, Walk walk, int at, bool isFirst, int start)
    {
        if (
            reading.Is(
                at,
                WordKinds.NotName
                    | WordKinds.OrganizationHead
                    | WordKinds.FirstWord
                    | WordKinds.NotSurname
            ) && !reading.Pieces[at].Has(PieceShape.Joined)
        )
        {
            return false;
        }

        if (reading.TitleAt(at, walk.Sentence.End).IsFound && !reading.Is(at, WordKinds.GivenName))
        {
            return false;
        }

        TrieMatch name = reading.NameAt(at, walk.Sentence.End);
        if (!name.IsFound)
        {
            return true;
        }

        // "Steve Israel" may be a man, "Will Israel" at the start of a sentence is a question.
        Alias alias = _lexicon.Aliases[name.Entry];
        return alias.Kind is AliasKind.Short or AliasKind.Capital
            || alias.IsWeak
            || name.Length == 1
                && at == start + 1
                && !isFirst
                && alias.Kind == AliasKind.Name
                && _book.All[alias.Entity].Type is EntityType.State or EntityType.Place;
    }

    private int OrganizationEnd(Reading reading, Walk walk, int at, int run)
    {
        if (reading.Is(at, WordKinds.FirstWord))
        {
            return at;
        }

        int end = at;
        bool hasOwnWord = !reading.Is(at, WordKinds.NotName | WordKinds.FirstWord);
        for (int i = at + 1; i < Math.Min(run, at + MaxOrganizationPieces); i++)
        {
            if (reading.Is(i, WordKinds.OrganizationHead) && hasOwnWord)
            {
                end = i + 1;
            }

            hasOwnWord |=
                reading.Pieces[i].IsCapitalised
                && !reading.Is(i, WordKinds.NotName | WordKinds.FirstWord);
        }

        int head = end > at ? end : at + 1;
        bool hasOf =
            head <= run
            && head + 1 < walk.Sentence.End
            && !reading.Pieces[head - 1].Has(PieceShape.Possessive)
            && reading.Is(
                head - 1,
                WordKinds.OrganizationOf | (end > at ? WordKinds.OrganizationHead : 0)
            )
            && IsOf(reading, head);
        if (!hasOf)
        {
            return end;
        }

        int behind = head + 1;
        behind += reading.WordAt(behind).Equals("the", StringComparison.Ordinal) ? 1 : 0;
        if (
            behind >= walk.Sentence.End
            || !reading.Pieces[behind].IsCapitalised
            || end > at && !reading.WordAt(head).Equals("of", StringComparison.Ordinal)
        )
        {
            return end;
        }

        TrieMatch inside = reading.NameAt(behind, walk.Sentence.End);
        int last = Math.Max(RunEnd(reading, walk, behind), behind + inside.Length);
        return HasSecondField(reading, walk, head - 1, last)
            ? RunEnd(reading, walk, last + 1)
            : last;
    }

    /// <summary>"Department of Housing and Urban Development": two fields of one office.</summary>
    private static bool HasSecondField(Reading reading, Walk walk, int head, int at) =>
        reading.Is(head, WordKinds.TwoFields)
        && at + 1 < walk.Sentence.End
        && reading.WordAt(at) is "and"
        && reading.Pieces[at + 1].IsCapitalised
        && !reading.NameAt(at + 1, walk.Sentence.End).IsFound
        && !reading.TitleAt(at + 1, walk.Sentence.End).IsFound
        && !reading.Is(at + 1, WordKinds.GivenName);

    private static bool IsOf(Reading reading, int at) =>
        reading.WordAt(at) is "of" or "for" or "on";

    private static int PlaceEnd(Reading reading, Walk walk, int at, int run)
    {
        if (
            reading.Is(at, WordKinds.PlaceOf)
            && at + 2 < walk.Sentence.End
            && reading.WordAt(at + 1) is "of"
            && reading.Pieces[at + 2].IsCapitalised
        )
        {
            return RunEnd(reading, walk, at + 2);
        }

        if (reading.Is(at, WordKinds.NotName | WordKinds.FirstWord))
        {
            return at;
        }

        if (reading.Is(at, WordKinds.PlaceFirst))
        {
            int name = at + 1;
            name += name < run && !reading.Pieces[name].IsWord ? 1 : 0;
            return name < run && !reading.Is(name, WordKinds.NotName) ? name + 1 : at;
        }

        int end = at;
        for (int i = at + 1; i < run; i++)
        {
            if (reading.Is(i, WordKinds.PlaceHead) && reading.Pieces[i].IsCapitalised)
            {
                end = i + 1;
            }
            else if (end > at)
            {
                break;
            }
        }

        return end;
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

    /// <summary>What is remembered on the way through a sentence.</summary>
    private struct Walk(SentencePieces sentence, int number)
    {
        private int _title = -1;

        public readonly SentencePieces Sentence => sentence;

        public readonly int Number => number;

        /// <summary>The piece behind the last title, its comma or stop included.</summary>
        public int TitleEnd { get; private set; } = -1;

        /// <summary>The piece behind the last candidate.</summary>
        public int LastEnd { get; set; }

        /// <summary>Whether a comma stands behind the last title.</summary>
        public bool HasComma { get; private set; }

        /// <summary>The first piece of the last title.</summary>
        public int TitleStart { get; private set; }

        public void SetTitle(Reading reading, int title, int start, int end)
        {
            _title = title;
            TitleStart = start;
            bool hasMark =
                end < sentence.End && (reading.IsMark(end, ',') || reading.IsMark(end, '.'));
            HasComma = hasMark && reading.IsMark(end, ',');
            TitleEnd = hasMark ? end + 1 : end;
        }

        public readonly int TitleBefore(int start) => start == TitleEnd ? _title : -1;
    }
}
