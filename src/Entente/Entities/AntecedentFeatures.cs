namespace Entente.Entities;

/// <summary>What the ranker looks at: how a phrase stands to a chain that it may continue, and what speaks for a new chain.</summary>
/// <remarks>
/// A feature is a question with its answer, hashed to one of <see cref="Space"/> rows of weights. Almost all are asked for each form of
/// phrase apart, because a pronoun and a name are taken up again in different ways. Made for one document; nothing is allocated while it is asked.
/// </remarks>
internal sealed class AntecedentFeatures
{
    /// <summary>Number of rows that features are hashed to.</summary>
    public const int Space = 1 << 14;

    private const int Most = 64; // More features than a choice ever has.
    private const int MaxMembers = 12; // What a chain was long ago says little of where it goes on.

    private readonly ushort[] _found = new ushort[Most];
    private readonly List<WordMatch> _matches = [];
    private int _count;
    private int _form;
    private WordMatch _best;
    private int _alike;
    private int _agreeing;

    /// <summary>The questions. Weights belong to their numbers: a new one goes to the end.</summary>
    private enum Question
    {
        New = 1,
        NewRole,
        NewType,
        NewLemma,
        NewBestMatch,
        NewModifiers,
        NewCandidates,
        NewLength,
        NewSentence,
        NewQuoted,
        NewNumber,
        NewPossessed,
        NewPronoun,
        NewTypeAndRole,
        NewTwin,
        NewAlike,
        NewBestScore,
        Form,
        Distance,
        DistanceAndForm,
        Rank,
        FormOfLast,
        Paragraphs,
        Quoted,
        DistanceAndRank,
        Holds,
        Roles,
        RoleOfLast,
        SameGovernor,
        Twin,
        SameClause,
        OtherClause,
        Governs,
        RankAmongAgreeing,
        Gender,
        Number,
        Types,
        PronounAndType,
        PronounAndNumber,
        Pronouns,
        Persons,
        PersonsQuoted,
        Match,
        MatchConflicts,
        MatchType,
        MatchDistance,
        MatchMissing,
        MatchAll,
        MatchIsBest,
        BetterMatch,
        LemmaMatch,
        NumbersMatch,
        RoleMatch,
        Size,
        Named,
        Opening,
        Recent,
        Subjects,
        Names,
        Speaker,
    }

    /// <summary>Begins with a phrase: compares its words with those of the chains that it may continue.</summary>
    public void Begin(Phrase phrase, List<Antecedent> candidates)
    {
        _form = (int)phrase.Form;
        _matches.Clear();
        _best = default;
        _alike = 0;
        _agreeing = 0;
        foreach (Antecedent candidate in candidates)
        {
            WordMatch match = phrase.Pronoun is null ? Match(phrase, candidate.Chain) : default;
            _matches.Add(match);
            _alike += match.IsOfWords ? 1 : 0;
            _best = match.Score > _best.Score ? match : _best;
        }
    }

    /// <summary>The features of the choice that <paramref name="phrase"/> begins a chain of its own.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="candidates">The chains that it may continue.</param>
    public ReadOnlySpan<ushort> OfNew(Phrase phrase, List<Antecedent> candidates)
    {
        _count = 0;
        Add(Question.New);
        Add(Question.NewRole, (int)phrase.Role);
        Add(Question.NewType, (int)phrase.Type);
        AddBare(Question.NewLemma, Hash(phrase.Lemma));
        Add(Question.NewBestMatch, _best.Kind);
        Add(Question.NewModifiers, Math.Min(phrase.Modifiers.Length, 3));
        Add(Question.NewCandidates, Math.Min(candidates.Count, 12));
        Add(Question.NewLength, Step(phrase.End - phrase.First));
        Add(Question.NewSentence, Step(phrase.Sentence));
        Add(Question.NewQuoted, phrase.Passage >= 0 ? 1 : 0);
        Add(Question.NewNumber, (int)phrase.Number);
        Add(Question.NewPossessed, phrase.Possessor >= 0 ? 1 : 0);
        AddBare(Question.NewPronoun, IndexOf(phrase.Pronoun), (int)phrase.Role);
        AddBare(Question.NewTypeAndRole, (int)phrase.Type, (int)phrase.Role);
        Add(Question.NewTwin, phrase.Twin >= 0 ? 1 : 0);
        Add(Question.NewAlike, Math.Min(_alike, 4));
        Add(Question.NewBestScore, _best.Score);
        return _found.AsSpan(0, _count);
    }

    /// <summary>The features of the choice that <paramref name="phrase"/> continues the chain of a candidate.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="candidates">The chains that it may continue.</param>
    /// <param name="index">Which of them; asked in their order.</param>
    public ReadOnlySpan<ushort> Of(Phrase phrase, List<Antecedent> candidates, int index)
    {
        _count = 0;
        (Chain chain, int rank) = candidates[index];
        AddPlaces(phrase, chain.Last, rank);
        AddRoles(phrase, chain.Last);
        AddAgreement(phrase, chain);
        AddSalience(phrase, chain);
        if (phrase.Pronoun is not null)
        {
            AddPronoun(phrase, phrase.Pronoun, chain);
        }
        else
        {
            AddWords(phrase, chain, _matches[index]);
        }

        return _found.AsSpan(0, _count);
    }

    private void AddPlaces(Phrase phrase, Phrase last, int rank)
    {
        int distance = Step(phrase.Sentence - last.Sentence);
        int near = Math.Min(rank, 20);
        Add(Question.Form);
        Add(Question.Distance, distance);
        Add(Question.DistanceAndForm, distance, (int)last.Form);
        Add(Question.Rank, near);
        Add(Question.FormOfLast, (int)last.Form);
        Add(Question.Paragraphs, Math.Min(phrase.Paragraph - last.Paragraph, 3));
        Add(Question.Quoted, Marks(phrase, last));
        AddBare(Question.DistanceAndRank, distance, near);
        if (phrase.Holds(last))
        {
            Add(Question.Holds, (int)last.Role);
        }
    }

    private void AddRoles(Phrase phrase, Phrase last)
    {
        int role = (int)phrase.Role;
        int roleOfLast = (int)last.Role;
        Add(Question.Roles, role, roleOfLast);
        Add(Question.RoleOfLast, roleOfLast, phrase.Sentence == last.Sentence ? 1 : 0);
        if (phrase.Governor >= 0 && phrase.Governor == last.Governor)
        {
            Add(Question.SameGovernor, role, roleOfLast);
        }

        if (phrase.Twin >= 0 && phrase.Twin == last.Head)
        {
            Add(Question.Twin, role, (int)last.Form);
        }

        if (phrase.Clause == last.Clause)
        {
            Add(Question.SameClause, role, roleOfLast);
        }
        else
        {
            int sentences = Math.Min(phrase.Sentence - last.Sentence, 2);
            Add(Question.OtherClause, last.IsMain ? 1 : 0, roleOfLast, sentences);
        }

        if (last.Governor == phrase.Head || phrase.Governor == last.Head)
        {
            Add(Question.Governs, role, roleOfLast);
        }
    }

    private void AddAgreement(Phrase phrase, Chain chain)
    {
        bool agrees =
            phrase.Gender == chain.Gender
            || phrase.Gender == Genders.Any
            || phrase.Number == chain.Number;
        if (agrees)
        {
            Add(Question.RankAmongAgreeing, Math.Min(_agreeing++, 10));
        }

        int isKnown = chain.Gender is Genders.Male or Genders.Female ? 1 : 0;
        Add(Question.Gender, Agreement((int)phrase.Gender, (int)chain.Gender), isKnown);
        Add(Question.Number, Agreement((int)phrase.Number, (int)chain.Number), (int)chain.Type);
        Add(Question.Types, (int)phrase.Type, (int)chain.Type);
        AddBare(
            Question.PronounAndType,
            IndexOf(phrase.Pronoun),
            (int)chain.Type,
            chain.HasName ? 1 : 0
        );
        if (IsSpeaker(phrase, chain))
        {
            Add(Question.Speaker, chain.Last.Pronoun?.Person ?? 0);
        }
    }

    private void AddSalience(Phrase phrase, Chain chain)
    {
        Add(Question.Size, Step(chain.Members.Count));
        Add(Question.Named, chain.HasName ? 1 : 0, (int)chain.Type);
        Add(Question.Opening, chain.Members[0].Sentence == 0 ? 1 : 0);
        int recent = 0;
        int oldest = Math.Max(0, chain.Members.Count - 5);
        for (int i = chain.Members.Count - 1; i >= oldest; i--)
        {
            recent += phrase.Sentence - chain.Members[i].Sentence <= 2 ? 1 : 0;
        }

        Add(Question.Recent, recent);
    }

    private void AddPronoun(Phrase phrase, Pronoun pronoun, Chain chain)
    {
        AddBare(Question.PronounAndNumber, pronoun.Index, (int)chain.Number, (int)chain.Gender);
        AddBare(Question.Pronouns, pronoun.Index, IndexOf(chain.Last.Pronoun));
        int subjects = 0;
        int names = 0;
        int person = 0;
        int oldest = Math.Max(0, chain.Members.Count - MaxMembers);
        for (int i = oldest; i < chain.Members.Count; i++)
        {
            Phrase member = chain.Members[i];
            subjects += member.Role is PhraseRole.Subject or PhraseRole.PassiveSubject ? 1 : 0;
            names += member.Pronoun is null ? 1 : 0;
            person = member.Pronoun is { } other ? (other.Person * 4) + (int)other.Number : person;
        }

        names = Math.Min(names, 2);
        int sentences = Math.Min(phrase.Sentence - chain.Last.Sentence, 3);
        AddBare(Question.Persons, pronoun.Person, person);
        AddBare(Question.PersonsQuoted, pronoun.Index, person, Marks(phrase, chain.Last));
        Add(Question.Subjects, Math.Min(subjects, 4), names);
        Add(Question.Names, names, Math.Min(chain.Members.Count, 4), sentences);
    }

    private void AddWords(Phrase phrase, Chain chain, WordMatch match)
    {
        int distance = Step(phrase.Sentence - chain.Last.Sentence);
        Add(Question.Match, match.Kind, match.Form);
        Add(Question.MatchConflicts, match.Kind, match.Conflicts);
        Add(Question.MatchType, match.Kind, (int)phrase.Type);
        Add(Question.MatchDistance, match.Kind, distance);
        Add(Question.MatchMissing, match.Kind, phrase.Possessor >= 0 ? 1 : 0, match.Missing);
        AddBare(Question.MatchAll, match.Kind, match.Conflicts, match.Missing);
        int isBest = match.Score == _best.Score ? 1 : 0;
        Add(Question.MatchIsBest, match.Kind, isBest, Math.Min(_alike, 3));
        if (match.Kind == 0)
        {
            Add(Question.BetterMatch, _best.Kind);
        }
        else
        {
            AddBare(Question.LemmaMatch, Hash(phrase.Lemma), match.Kind);
            AddBare(Question.NumbersMatch, (int)phrase.Number, (int)chain.Number, match.Kind);
            Add(Question.RoleMatch, (int)phrase.Role, match.Kind);
        }
    }

    private static WordMatch Match(Phrase phrase, Chain chain)
    {
        WordMatch best = default;
        foreach (Phrase wording in chain.Wordings)
        {
            WordMatch match = WordMatch.Of(phrase, wording);
            best = match.Score > best.Score ? match : best;
        }

        return best;
    }

    /// <summary>Whether one of both says in quotation marks what the other is named as saying: “I agree,” she said.</summary>
    private static bool IsSpeaker(Phrase phrase, Chain chain)
    {
        int oldest = Math.Max(0, chain.Members.Count - MaxMembers);
        for (int i = chain.Members.Count - 1; i >= oldest; i--)
        {
            Phrase member = chain.Members[i];
            if (
                IsFirstPerson(phrase) && phrase.Speaker == member.Head
                || IsFirstPerson(member) && member.Speaker == phrase.Head
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFirstPerson(Phrase phrase) =>
        phrase.Pronoun is { Person: 1, Number: Numbers.Singular };

    private static int Agreement(int own, int other) =>
        (own & other) == 0 ? 0
        : own == other ? 1
        : 2;

    /// <summary>How both stand to quotation marks.</summary>
    private static int Marks(Phrase phrase, Phrase last) =>
        phrase.Passage < 0 ? (last.Passage < 0 ? 0 : 1)
        : last.Passage < 0 ? 2
        : last.Passage == phrase.Passage ? 3
        : 4;

    private static int IndexOf(Pronoun? pronoun) => pronoun?.Index ?? -1;

    /// <summary>A count, ever more roughly the greater it is.</summary>
    private static int Step(int count) =>
        count switch
        {
            < 4 => count,
            < 6 => 4,
            < 11 => 5,
            < 21 => 6,
            _ => 7,
        };

    /// <summary>A word as a number: FNV-1a over its code units.</summary>
    private static int Hash(string word)
    {
        uint hash = 2166136261;
        foreach (char c in word)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)hash;
    }

    private void Add(Question question, int a = 0, int b = 0, int c = 0) =>
        AddBare(question, _form, a, b, c);

    private void AddBare(Question question, int a, int b = 0, int c = 0, int d = 0)
    {
        uint hash = (uint)question * 0x9E3779B1;
        hash = (hash ^ (uint)a) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 15) ^ (uint)b) * 0xC2B2AE35;
        hash = (hash ^ (hash >> 13) ^ (uint)c) * 0x27D4EB2F;
        hash = (hash ^ (hash >> 16) ^ (uint)d) * 0x165667B1;
        _found[_count++] = (ushort)((hash ^ (hash >> 17)) % Space);
    }
}
