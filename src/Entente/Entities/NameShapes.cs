namespace Entente.Entities;

/// <summary>Tells by their shape what capitalised words are that the tables do not know: "Ella Cao", "Polar Institute", "Lake Inari".</summary>
internal sealed class NameShapes
{
    private const int MaxPersonPieces = 5;
    private const int MaxRunPieces = 24; // a run is looked at from each of its words: it must not be long
    private const int MaxOrganizationPieces = 8; // more is a list of words, or a headline
    private readonly Lexicon _lexicon;
    private readonly EntityBook _book;

    public NameShapes(EntityBook book, Lexicon lexicon)
    {
        _book = book;
        _lexicon = lexicon;
    }

    /// <summary>Whether it is a word in capitals of which nothing is known.</summary>
    public static bool IsBareCapital(Reading reading, Walk walk, int at) =>
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
    public (int Length, CandidateKind Kind) Find(
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
        int limit = Math.Min(walk.Sentence.End, at + MaxRunPieces);
        while (end < limit)
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
        bool isFamily = IsFamilyName(reading, walk, at);
        bool isTitled = IsTitled(reading, walk, at) && !name.IsFound && !title.IsFound;
        bool isInitial =
            reading.Pieces[at].Span.Length == 1 && reading.Pieces[at].Has(PieceShape.Stop);
        if (!isFamily && !isTitled && !isInitial && !IsGivenName(reading, walk, at))
        {
            return at;
        }

        (int end, bool hasSurname) = SurnameEnd(reading, walk, at, run);
        if (isFamily && hasSurname && end < walk.Sentence.End)
        {
            end += reading.Pieces[end].Has(PieceShape.Joined) ? 1 : 0; // "Lee Ju-ho"
        }

        // "wife Christine", "captain Cook": one word behind a title in small letters is not enough.
        bool isTitledWord = isTitled && reading.Pieces[walk.TitleStart].IsCapitalised;
        return hasSurname || isTitledWord ? end : at;
    }

    private static bool IsTitled(Reading reading, Walk walk, int at) =>
        walk.TitleEnd == at
        && walk.Sentence.Style == SentenceStyle.Running
        && !walk.HasComma
        && !reading.Is(at, WordKinds.NotName | WordKinds.OrganizationHead | WordKinds.PlaceHead);

    private static bool IsGivenName(Reading reading, Walk walk, int at)
    {
        bool isFirst = at == walk.Sentence.First;
        if (
            !reading.Is(at, WordKinds.GivenName)
            || IsShouted(reading, at)
            || isFirst && reading.Is(at, WordKinds.FirstWord)
        )
        {
            return false;
        }

        // "Dera Ismail Khan" is no man: a word that nobody knows belongs to the name too. Nor is "San Rafael".
        bool isInside =
            at - 1 > walk.Sentence.First
            && walk.TitleEnd != at
            && walk.LastEnd != at
            && !reading.Pieces[at - 1].Has(PieceShape.Possessive)
            && IsBareCapital(reading, walk, at - 1);
        return isFirst || !isInside && !reading.Is(at - 1, WordKinds.PlaceFirst);
    }

    /// <summary>The end of the name whose first word stands at <paramref name="at"/>, and whether there is more than that and initials.</summary>
    private (int End, bool HasSurname) SurnameEnd(Reading reading, Walk walk, int at, int run)
    {
        int end = at + 1;
        bool hasSurname = false;
        int limit = Math.Min(run, at + MaxPersonPieces);
        while (end < limit && !reading.Pieces[end - 1].Has(PieceShape.Possessive))
        {
            Piece piece = reading.Pieces[end];
            bool isSurname = piece.IsWord && piece.IsCapitalised && piece.Span.Length > 1;
            if (isSurname && !MayBeSurname(reading, walk, end, at))
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

        return (end, hasSurname);
    }

    /// <summary>Whether it is a family name that stands first, with another name behind.</summary>
    private static bool IsFamilyName(Reading reading, Walk walk, int at) =>
        reading.Is(at, WordKinds.FamilyName)
        && at + 1 < walk.Sentence.End
        && !reading.Pieces[at].Has(PieceShape.Possessive)
        && IsBareCapital(reading, walk, at + 1)
        && !reading.Pieces[at + 1].Has(PieceShape.AllCapitals);

    private bool MayBeSurname(Reading reading, Walk walk, int at, int start)
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
                && start > walk.Sentence.First
                && alias.Kind == AliasKind.Name
                && _book.All[alias.Entity].Type is EntityType.State or EntityType.Place;
    }

    private static int OrganizationEnd(Reading reading, Walk walk, int at, int run)
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

        return Math.Max(end, OfEnd(reading, walk, at, run, end));
    }

    /// <summary>The end of "Bank of …" or "Center for …", of which <paramref name="headEnd"/> ends the first part; its beginning when there is no such thing.</summary>
    private static int OfEnd(Reading reading, Walk walk, int at, int run, int headEnd)
    {
        bool hasHead = headEnd > at;
        int head = hasHead ? headEnd : at + 1;
        if (
            head > run
            || head + 1 >= walk.Sentence.End
            || reading.Pieces[head - 1].Has(PieceShape.Possessive)
            || !reading.Is(head - 1, WordKinds.OrganizationOf)
                && !(hasHead && reading.Is(head - 1, WordKinds.OrganizationHead))
            || !(
                hasHead
                    ? reading.WordAt(head) is "of"
                    : reading.WordAt(head) is "of" or "for" or "on"
            )
        )
        {
            return at;
        }

        int behind = head + 1;
        behind += reading.WordAt(behind) is "the" ? 1 : 0;
        if (behind >= walk.Sentence.End || !reading.Pieces[behind].IsCapitalised)
        {
            return at;
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
}
