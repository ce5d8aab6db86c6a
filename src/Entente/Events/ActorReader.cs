using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Tells the country and the sector of an actor.</summary>
/// <param name="OfWords">Of the one that words name: "the Mongolian President", "gunmen".</param>
/// <param name="OfEntity">Of an entity, by its identifier.</param>
/// <param name="OfSeat">Of the organisation whose seat stands for it, and that is named by nothing but the town: "Brussels".</param>
/// <param name="NameOf">The name of an entity.</param>
public sealed record ActorCoding(
    Func<string, ActorCode> OfWords,
    Func<string, ActorCode> OfEntity,
    Func<string, ActorCode> OfSeat,
    Func<string, string> NameOf
);

/// <summary>Reads the actors of a document: from the head of a phrase to its words, its parties one by one, and what they are.</summary>
/// <remarks>One for each document, asked from its beginning to its end: who was named before decides whom "he", "it" and "the two" mean.</remarks>
internal sealed class ActorReader
{
    private const string Civilian = "CVL";
    private const string Unknown = "UNK"; // the sector of those of whom nothing is told
    private const int LongestPhrase = 24; // tokens
    private const int MostParties = 6;

    private readonly WordTree _tree;
    private readonly EventGrammar _grammar;
    private readonly ActorCoding _coding;
    private readonly ImmutableArray<Mention> _mentions;
    private readonly bool[] _isTime;
    private readonly bool[] _isPerson;
    private readonly ImmutableArray<Place> _places;
    private readonly Dictionary<int, ReferenceChain> _chains; // by the token of each pronoun in it
    private readonly ImmutableArray<(TextSpan Span, string State)> _states; // as they are named, by themselves or by their people
    private readonly string? _dominant; // the state that the text is about
    private readonly Focus _focus;
    private readonly Dictionary<int, EventActor?> _known = [];
    private readonly Dictionary<string, EventActor> _persons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventActor> _byHead = new(StringComparer.Ordinal);
    private readonly List<EventActor> _pair = [];
    private List<EventActor> _formerPair = [];
    private readonly List<(EventActor Actor, int Sentence)> _acts = [];
    private List<EventActor> _subject = []; // of the main clause of the sentence before
    private List<EventActor> _ownSubject = []; // and of this one
    private int _sentence = -1;

    /// <summary>Prepares a document.</summary>
    public ActorReader(
        WordTree tree,
        EventGrammar grammar,
        EventSurroundings findings,
        ActorCoding coding,
        Focus focus
    )
    {
        _tree = tree;
        _grammar = grammar;
        _mentions = findings.Mentions;
        _coding = coding;
        _places = findings.Places;
        _chains = ByPronoun(tree.Document, findings.References);
        _states = StatesOf(findings);
        _dominant = MostNamed();
        _focus = focus;
        _isTime = Mark(findings.Times.Select(time => time.Span));
        _isPerson = Mark(
            tree.Document.Names.Where(n => n.Type == NameType.Person).Select(n => n.Span)
        );
    }

    /// <summary>Begins a sentence: its main subject is the one that "it" and "he" mean in what follows, and its persons are known from here on.</summary>
    /// <param name="sentence">The number of the sentence; those before it may have been left out.</param>
    /// <param name="roles">Reads the subject.</param>
    public void Begin(int sentence, RoleReader roles)
    {
        while (_sentence < sentence)
        {
            _sentence++;
            _subject = _ownSubject.Exists(actor => actor.Code.Country is not null)
                ? _ownSubject
                : _subject;
            _ownSubject = [];
            Sentence here = _tree.Document.Sentences[_sentence];
            LearnPersons(here);
            for (int i = here.FirstToken; i < here.EndToken && _ownSubject.Count == 0; i++)
            {
                if (_tree.Head(i) < 0 && roles.SubjectOf(i) is >= 0 and int subject)
                {
                    List<EventActor> found = [];
                    Read(subject, found);
                    _ownSubject = found;
                    RememberPair(found);
                }
            }
        }
    }

    /// <summary>Whom words take up that do not say so: the other of the two that were spoken of, or the one who acted last. It is a guess.</summary>
    public EventActor? OtherThan(EventActor actor)
    {
        const int reach = 2; // sentences
        if (_pair.Exists(party => SideOf(party) == SideOf(actor)))
        {
            return Guessed(_pair.Find(party => SideOf(party) != SideOf(actor)));
        }

        for (int i = _acts.Count - 1; i >= 0 && _acts[i].Sentence >= _sentence - reach; i--)
        {
            if (SideOf(_acts[i].Actor) != SideOf(actor))
            {
                return Guessed(_acts[i].Actor);
            }
        }

        return null;
    }

    /// <summary>To whom an act is done that names nobody; <see langword="null"/> when likely to nobody. It is a guess.</summary>
    public EventActor? OtherThan(EventActor source, int cue, EventType type, bool takesUp)
    {
        if (
            source.Code.Country is null
            || _focus.OtherThan(cue, type, takesUp, source.Code) is not { } seen
        )
        {
            return null;
        }

        TextSpan words = _tree.Document.Tokens[seen.Token].Span;
        ActorCode code = new(seen.State, Sector: null);
        return new EventActor(words, WordsOf(words), code, Entity: null, ActorRule.Guess);
    }

    /// <summary>Another country that the text was last in, or else is about; <see langword="null"/> when there is none.</summary>
    /// <param name="country">The one that it is not.</param>
    /// <param name="end">Where the words end behind which nothing counts.</param>
    public string? ElsewhereThan(string country, int end)
    {
        string? last = null;
        foreach (Place place in _places)
        {
            if (place.Span.End > end)
            {
                break;
            }

            last = place.Country is { } other && other != country ? other : last;
        }

        return last ?? (_dominant is { } state && state != country ? state : null);
    }

    private static EventActor? Guessed(EventActor? actor) =>
        actor is null ? null : actor with { Rule = ActorRule.Guess };

    /// <summary>Remembers who acted, for those who are spoken of without a name behind it.</summary>
    public void Remember(IReadOnlyList<EventActor> sources, IReadOnlyList<EventActor> targets)
    {
        if (sources.FirstOrDefault(actor => actor.Code.Country is not null) is { } first)
        {
            _acts.Add((first, _sentence));
        }

        _focus.Remember(sources, targets);
        RememberPair(sources.Concat(targets));
    }

    private void RememberPair(IEnumerable<EventActor> parties)
    {
        List<EventActor> distinct =
        [
            .. parties.Where(actor => actor.Code.Country is not null).DistinctBy(SideOf).Take(2),
        ];
        if (distinct.Count > 1 && !AreSame(distinct, _pair))
        {
            _formerPair = [.. _pair];
            _pair.Clear();
            _pair.AddRange(distinct);
        }
    }

    private static bool AreSame(List<EventActor> these, List<EventActor> those) =>
        these.Count == those.Count
        && these.TrueForAll(one => those.Exists(other => SideOf(one) == SideOf(other)));

    // Rebels are not on the side of their state.
    private static (string? Country, bool IsRebel) SideOf(EventActor actor) =>
        (actor.Code.Country, actor.Code.Sector is "REB" or "UAF");

    /// <summary>The actors that a phrase names: each party of a coordination by itself, those that are no actors left out.</summary>
    public void Read(int head, List<EventActor> actors)
    {
        int before = actors.Count;
        if (_grammar.Several.Contains(_tree.Lemma(head)) && SpeakerOf(head) is { } speaker)
        {
            actors.Add(
                speaker with
                {
                    Span = PhraseOf(head),
                    Rule = ActorRule.IsPlain(speaker.Rule) ? ActorRule.Pronoun : speaker.Rule,
                }
            );
            return;
        }

        if (Together(head) is { Count: > 0 } members)
        {
            actors.AddRange(members);
            return;
        }

        Add(head, actors);
        int previous = head;
        bool isClosed = false; // "A, B and C": what stands behind that is another row
        foreach (int dependent in _tree.Of(head))
        {
            bool isParty = _tree.Is(dependent, "conj") && _tree.Tag(dependent) != "VERB";
            if (isParty && actors.Count - before < MostParties)
            {
                bool isLast = _tree.Find(dependent, "cc") >= 0;
                if (dependent == previous + 1 && !isLast && actors.Count > before)
                {
                    actors.RemoveAt(actors.Count - 1); // "his counterpart Jane Roe": the parser takes the name for another
                }
                else if (isClosed && !isLast)
                {
                    break;
                }

                bool isAlone = actors.Count == before;
                Add(dependent, actors);
                if (isAlone && actors.Count > before)
                {
                    // "by the storm, and the minister …": what stands first does nothing, so the row is none of actors
                    actors[^1] = actors[^1] with
                    {
                        Rule = ActorRule.Words,
                    };
                }

                isClosed |= isLast;
                previous = dependent;
            }
        }
    }

    /// <summary>The actors that an act is directed at: of a thing or an act ("Serbia's demand", "relations with Congo") those whose it is or whom it concerns.</summary>
    /// <param name="head">The head of the phrase.</param>
    /// <param name="actors">Takes them.</param>
    /// <param name="elsewhere">Prepositions behind which stands something else: where they confer, where a missile comes from.</param>
    public void ReadTarget(int head, List<EventActor> actors, FrozenSet<string> elsewhere)
    {
        int before = actors.Count;
        if (!IsActor(head))
        {
            foreach (int dependent in _tree.Of(head))
            {
                if (_tree.Relation(dependent) == "nmod:poss" && _tree.Tag(dependent) != "PRON")
                {
                    Read(dependent, actors);
                }
            }

            if (actors.Count == before)
            {
                ReadAgent(head, actors); // "the occupation of Namibia by Chad"
            }

            bool hasOwner = HasPeople(head);
            foreach (int dependent in _tree.Of(head))
            {
                if (
                    actors.Count == before
                    && !(hasOwner && _grammar.Places.Contains(_tree.CaseOf(dependent)))
                    && _tree.Is(dependent, "nmod")
                    && _tree.Tag(dependent) != "PRON"
                    && !_isTime[dependent]
                    && _tree.CaseOf(dependent) is { Length: > 0 } preposition
                    && !elsewhere.Contains(preposition)
                    && !_grammar.Platforms.Contains(_tree.Lemma(dependent))
                )
                {
                    Read(dependent, actors);
                }
                else if (actors.Count == before && _tree.Is(dependent, "acl"))
                {
                    ReadAgent(dependent, actors);
                }
            }
        }

        if (actors.Count == before)
        {
            Read(head, actors);
        }
    }

    // "eleven Malawian lorries at Chipata": whose they are goes before where they are.
    private bool HasPeople(int head)
    {
        foreach (int dependent in _tree.Of(head))
        {
            if (
                dependent < head
                && (_tree.Is(dependent, "amod") || _tree.Is(dependent, "compound"))
                && _coding.OfWords(_tree.Word(dependent).ToString()).Country is not null
            )
            {
                return true;
            }
        }

        return false;
    }

    // "the threats made by Chad", "the raid by Chad": they are of whoever stands behind it.
    private void ReadAgent(int act, List<EventActor> actors)
    {
        foreach (int dependent in _tree.Of(act))
        {
            if (
                (_tree.Is(dependent, "obl") || _tree.Is(dependent, "nmod"))
                && _grammar.Agents.Contains(_tree.CaseOf(dependent))
                && _tree.Tag(dependent) != "PRON"
            )
            {
                Read(dependent, actors);
            }
        }
    }

    // A noun that is no word for somebody: what is acted on is theirs whose it is.
    private bool IsActor(int head)
    {
        if (_tree.Tag(head) is "PROPN" or "PRON")
        {
            return true;
        }

        ActorCode code = _coding.OfWords(_tree.Word(head).ToString());
        return code.Country is not null || code.Sector is not (null or Unknown);
    }

    /// <summary>Who speaks by a phrase, whether that is an actor or not.</summary>
    public Voice VoiceOf(int head) =>
        One(head) is { } actor
            ? new Voice(actor.Name, actor.Entity, actor.Span, actor.Rule)
            : new Voice(WordsOf(PhraseOf(head)), null, PhraseOf(head), ActorRule.Words);

    /// <summary>The words of a phrase: its head with all that stands before it, names and "of" behind it, but no clauses and no other parties.</summary>
    public TextSpan PhraseOf(int head)
    {
        int first = head;
        int last = head;
        Widen(head, ref first, ref last, depth: 0);
        Document document = _tree.Document;
        for (int i = head - 1; i > first; i--)
        {
            first = _tree.Word(i) is ")" && !IsOpened(first, i) ? i + 1 : first; // "(CNN) Rebels": the mark before it is another's
        }

        return new TextSpan(document.Tokens[first].Span.Start, document.Tokens[last].Span.End);
    }

    private bool IsOpened(int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (_tree.Word(i) is "(")
            {
                return true;
            }
        }

        return false;
    }

    private void Widen(int head, ref int first, ref int last, int depth)
    {
        const int deepest = 4;
        foreach (int dependent in _tree.Of(head))
        {
            bool isBefore = dependent < head;
            bool isInside =
                _tree.Is(dependent, "det")
                || _tree.Is(dependent, "amod")
                || _tree.Is(dependent, "compound")
                || _tree.Is(dependent, "nummod")
                || _tree.Is(dependent, "flat")
                || _tree.Is(dependent, "fixed")
                || _tree.Relation(dependent) is "nmod:poss" or "nmod:desc"
                || (_tree.Is(dependent, "nmod") && !isBefore && IsOf(dependent))
                || (depth > 0 && _tree.Is(dependent, "case"));
            if (!isInside || _isTime[dependent] || Math.Abs(dependent - head) > LongestPhrase)
            {
                continue;
            }

            first = Math.Min(first, dependent);
            last = Math.Max(last, dependent);
            if (depth < deepest)
            {
                Widen(dependent, ref first, ref last, depth + 1);
            }
        }
    }

    // "the president of Togo", "rebels in Tigray": what the actor is of stands within the phrase. "the ambassador to Togo" does, "invited the captain to Togo" does not.
    private bool IsOf(int dependent)
    {
        if (_grammar.Platforms.Contains(_tree.Lemma(dependent)))
        {
            return false; // "condolences to the family on Twitter"
        }

        string preposition = _tree.CaseOf(dependent);
        return _grammar.Ends.Contains(preposition)
            ? _grammar.Posted.Contains(_tree.Lemma(_tree.Head(dependent)))
            : _grammar.Places.Contains(preposition) || _grammar.Directions.Contains(preposition);
    }

    private bool[] Mark(IEnumerable<TextSpan> spans)
    {
        Document document = _tree.Document;
        bool[] marks = new bool[document.Tokens.Length];
        foreach (TextSpan span in spans)
        {
            for (
                int i = document.TokenAt(span.Start);
                i < marks.Length && document.Tokens[i].Span.Start < span.End;
                i++
            )
            {
                marks[i] = true;
            }
        }

        return marks;
    }

    private void Add(int head, List<EventActor> actors)
    {
        if (ByParts(head, actors))
        {
            return;
        }

        if (One(head) is { } actor && !actors.Exists(known => known.Span == actor.Span))
        {
            actors.Add(actor);
        }
    }

    /// <summary>"Turkish and Greek officials", "leaders of Japan and Fiji": one noun, several parties.</summary>
    private bool ByParts(int head, List<EventActor> actors)
    {
        foreach (int part in _tree.Of(head))
        {
            bool isPart =
                _tree.Is(part, "amod") || _tree.Is(part, "compound") || _tree.Is(part, "nmod");
            if (!isPart || _isTime[part])
            {
                continue;
            }

            List<int> parts = RowIn(part);
            if (parts.Count < 2)
            {
                continue;
            }

            List<EventActor> found = [];
            string? sector = One(head)?.Code.Sector;
            foreach (int one in parts)
            {
                string words = WordsOf(PhraseOf(one));
                if (_coding.OfWords(words).Country is { } country)
                {
                    ActorCode code = new(country, sector);
                    if (!MayAct(head, code) && One(one) is { } own)
                    {
                        found.Add(own with { Span = PhraseOf(head), Rule = ActorRule.Words }); // "the meeting of Putin and Xi"
                        continue;
                    }

                    found.Add(
                        new EventActor(
                            PhraseOf(head),
                            parts[0] != part ? $"{WordsBetween(head, parts[0])}{words}"
                                : _tree.Is(part, "nmod")
                                    ? $"{_tree.Word(head)} {_tree.CaseOf(part)} {words}"
                                : $"{words} {_tree.Word(head)}",
                            code,
                            country,
                            MayAct(head, code) ? ActorRule.Parts : ActorRule.Words
                        )
                    );
                }
            }

            if (found.Count > 1)
            {
                actors.AddRange(found);
                return true;
            }
        }

        return false;
    }

    /// <summary>Those who stand in a row as parts of something; of "the armies of Chad, Mali and Togo" the states, which the parser may take for armies.</summary>
    private List<int> RowIn(int part)
    {
        List<int> row = WithFellows(part);
        foreach (int inner in _tree.Of(part))
        {
            if (
                _tree.Tag(part) == "NOUN"
                && _tree.Relation(inner) == "nmod"
                && _tree.Tag(inner) == "PROPN"
                && _tree.CaseOf(inner) == _tree.CaseOf(part)
                && row.TrueForAll(one => one == part || _tree.Tag(one) == "PROPN")
            )
            {
                return [.. WithFellows(inner).Concat(row.Skip(1)).Order()];
            }
        }

        return row;
    }

    private List<int> WithFellows(int first)
    {
        List<int> row = [first];
        foreach (int other in _tree.Of(first))
        {
            if (_tree.Is(other, "conj") && row.Count < MostParties)
            {
                row.Add(other);
            }
        }

        return row;
    }

    // "heads of the armies of "
    private string WordsBetween(int head, int name) =>
        WordsOf(new TextSpan(_tree.Document.Tokens[head].Span.Start, PhraseOf(name).Start));

    private EventActor? One(int head)
    {
        if (_known.TryGetValue(head, out EventActor? known))
        {
            return known;
        }

        EventActor? actor = Resolve(head);
        _known[head] = actor;
        return actor;
    }

    private EventActor? Resolve(int head)
    {
        if (_tree.Tag(head) == "PRON")
        {
            return Antecedent(head) is { } antecedent
                ? antecedent with
                {
                    Span = PhraseOf(head),
                }
                : null;
        }

        if (_tree.Tag(head) is "VERB" or "NUM" or "ADV" or "ADP" or "AUX" or "SYM" or "PUNCT")
        {
            return null;
        }

        TextSpan span = PhraseOf(head);
        string words = WordsOf(span);
        return PersonAt(head, span) is { } known ? known
            : IsConstruct(words)
                ? new EventActor(span, words, default, Entity: null, ActorRule.Construct)
            : ByWords(head, span, words);
    }

    private EventActor? ByWords(int head, TextSpan span, string words)
    {
        ActorCode code = _focus.OfTown(words) ?? CodeOf(span, words);
        bool isMinority = IsMinority(head);
        if (isMinority)
        {
            code = new ActorCode(null, code.Sector ?? Civilian);
        }

        string rule = ActorRule.Name;
        if (code.Country is null)
        {
            (code, rule) = Complete(head, code);
        }

        if (code.Country is null || rule == ActorRule.Text)
        {
            (code, rule) = NamedBefore(head, code) ?? (code, rule);
        }

        if (code is { Country: null, Sector: null })
        {
            // "the commission", of one that was named in full before
            return
                _byHead.TryGetValue(_tree.Lemma(head), out EventActor? named)
                && _tree.Tag(head) == "NOUN"
                ? named with
                {
                    Span = span,
                    Rule = ActorRule.Before,
                }
                : null;
        }

        rule = RuleOf(head, code, rule);
        Mention? person = PersonIn(head, span);
        EventActor actor = new(
            span,
            person?.Name ?? NameAt(head, span),
            code,
            person?.Entity ?? (isMinority ? null : EntityAt(head, span)),
            rule
        );
        if (code.Country is { } state && ActorRule.IsPlain(rule))
        {
            _focus.See(_tree.Document.Tokens[head].Span, state);
            _byHead[_tree.Lemma(head)] = actor;
        }

        return actor;
    }

    /// <summary>Of "the minister", whose minister was named in full before; of "the bloc", the organisation that was.</summary>
    private (ActorCode Code, string Rule)? NamedBefore(int head, ActorCode code)
    {
        bool isOne = _tree.FineTag(head) == "NN" && _tree.Find(head, "det") >= 0;
        string? state =
            isOne && _grammar.Bodies.Contains(_tree.Lemma(head)) && _tree.Has(head, "det", "the")
                ? _focus.BodyBefore(head)
                : null;
        return state is not null ? (new ActorCode(state, Sector: null), ActorRule.Before)
            : isOne
            && code.Sector is not null
            && _byHead.TryGetValue(_tree.Lemma(head), out EventActor? full)
                ? (new ActorCode(full.Code.Country, code.Sector), ActorRule.Before)
            : null;
    }

    // "Minister Duarte Silva": a town that is called as he does not tell whose he is.
    private ActorCode CodeOf(TextSpan span, string words)
    {
        ActorCode code = _coding.OfWords(words);
        if (code.Country is null || UnknownPersonIn(span) is not { } name)
        {
            return code;
        }

        string own = WordsOf(name);
        bool isTown =
            _coding.OfWords(own) is { Sector: null or Civilian, Country: { } country }
            && country == code.Country;
        return isTown
            ? code with
            {
                Country = _coding
                    .OfWords(words.Replace(own, "", StringComparison.Ordinal).Trim())
                    .Country,
            }
            : code;
    }

    /// <summary>The name of a person within words, of more than one word and of nobody whom we know.</summary>
    private TextSpan? UnknownPersonIn(TextSpan span)
    {
        foreach (Name name in _tree.Document.Names)
        {
            if (
                name.Type == NameType.Person
                && span.Contains(name.Span)
                && WordsOf(name.Span).Contains(' ', StringComparison.Ordinal)
                && !_mentions.Any(mention =>
                    mention.Entity is not null && mention.Span.Overlaps(name.Span)
                )
            )
            {
                return name.Span;
            }
        }

        return null;
    }

    // What is told of a noun that is none for somebody is where it is, or only stands in its words.
    private string RuleOf(int head, ActorCode code, string rule) =>
        MayAct(head, code)
            ? code.Country is null && IsPair(head)
                ? ActorRule.Guess
                : rule
            : LiesIn(head, code)
                ? ActorRule.Where
                : ActorRule.Words;

    // "Israel recalled its ambassador": whose "its" is in the sentence of its subject, is told.
    private bool IsSure(EventActor owner) =>
        ActorRule.IsPlain(owner.Rule)
        || (
            _ownSubject is [var subject]
            && subject.Span == owner.Span
            && ActorRule.IsPlain(subject.Rule)
        );

    // "ethnic Albanians" are not of Albania.
    private bool IsMinority(int head)
    {
        foreach (int dependent in _tree.Of(head))
        {
            if (_tree.Is(dependent, "amod") && _grammar.Minorities.Contains(_tree.Lemma(dependent)))
            {
                return true;
            }
        }

        return false;
    }

    // "the summit in Chile"
    private bool LiesIn(int head, ActorCode code)
    {
        foreach (int dependent in _tree.Of(head))
        {
            if (
                code.Country is not null
                && _tree.Is(dependent, "nmod")
                && _tree.Tag(dependent) == "PROPN"
                && _grammar.Places.Contains(_tree.CaseOf(dependent))
                && _coding.OfWords(WordsOf(PhraseOf(dependent))).Country == code.Country
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a noun is one for somebody: "a historic arms deal" and "tensions between two capitals" do nothing, whoever is named in them.</summary>
    private bool MayAct(int head, ActorCode code) =>
        _tree.Tag(head) switch
        {
            "NOUN" => (char.IsUpper(_tree.Word(head)[0]) && !IsFirst(head))
                || _grammar.States.Contains(_tree.Lemma(head))
                || IsSomebody(head),
            "ADJ" => code.Country is not null, // "terrorist attacks" are nobody's
            _ => true,
        };

    /// <summary>Whether a noun is a word for somebody: "the police", "the coast guard"; not "a terrorist attack", where it is the other noun that is somebody.</summary>
    public bool IsSomebody(int noun)
    {
        if (HasSector(_tree.Word(noun).ToString()))
        {
            return true;
        }

        int first = _tree.Find(noun, "compound");
        if (first < 0 || first > noun)
        {
            return false;
        }

        Document document = _tree.Document;
        TextSpan both = new(document.Tokens[first].Span.Start, document.Tokens[noun].Span.End);
        return !HasSector(_tree.Word(first).ToString()) && HasSector(WordsOf(both));
    }

    private bool HasSector(string words) => _coding.OfWords(words).Sector is not (null or Unknown);

    private bool IsFirst(int token)
    {
        Document document = _tree.Document;
        int sentence = document.SentenceAt(document.Tokens[token].Span.Start);
        return document.Sentences[sentence].FirstToken == token;
    }

    // "the West", "Western diplomats"
    private bool IsConstruct(string words)
    {
        int blank = words.IndexOf(' ', StringComparison.Ordinal);
        return _grammar.Constructs.Contains(words)
            || (blank > 0 && _grammar.Constructs.Contains(words[..blank]));
    }

    /// <summary>Whom a pronoun means: the subject of the clause before, where it can be; else the one who acted last, which is a guess.</summary>
    private EventActor? Antecedent(int pronoun)
    {
        if (_tree.FineTag(pronoun) is not ("PRP" or "PRP$") || !IsOfOthers(pronoun))
        {
            return null;
        }

        if (SpeakerOf(pronoun) is { } speaker)
        {
            return ActorRule.IsPlain(speaker.Rule)
                ? speaker with
                {
                    Rule = ActorRule.Pronoun,
                }
                : speaker;
        }

        List<EventActor> before = Before(pronoun);
        return before is [var one] && Fits(pronoun, one) ? one with { Rule = ActorRule.Pronoun }
            : ReferredTo(pronoun) is { } referred ? referred with { Rule = ActorRule.Guess }
            : before.Count > 0 ? before[0] with { Rule = ActorRule.Guess }
            : _acts.Count > 0 ? _acts[^1].Actor with { Rule = ActorRule.Guess }
            : null;
    }

    /// <summary>The one whom a pronoun speaks of by the chains of the document, by the last words for it that are none.</summary>
    private EventActor? ReferredTo(int pronoun)
    {
        if (!_chains.TryGetValue(pronoun, out ReferenceChain? chain))
        {
            return null;
        }

        EventActor? last = null;
        foreach (Reference reference in chain.References)
        {
            int head = _tree.Document.TokenAt(reference.Head.Start);
            if (head >= pronoun)
            {
                break;
            }

            bool isName = reference.Kind != ReferenceKind.Pronoun;
            last = isName && One(head) is { Code.Country: not null } actor ? actor : last;
        }

        return last;
    }

    private static Dictionary<int, ReferenceChain> ByPronoun(
        Document document,
        ImmutableArray<ReferenceChain> chains
    )
    {
        Dictionary<int, ReferenceChain> byPronoun = [];
        foreach (ReferenceChain chain in chains)
        {
            foreach (Reference reference in chain.References)
            {
                if (reference.Kind == ReferenceKind.Pronoun)
                {
                    byPronoun[document.TokenAt(reference.Head.Start)] = chain;
                }
            }
        }

        return byPronoun;
    }

    /// <summary>"Kenya said it would": of the subject of what somebody says, that somebody, where he can be.</summary>
    private EventActor? SpeakerOf(int pronoun)
    {
        int clause = _tree.Head(pronoun);
        if (clause < 0 || !_tree.Is(pronoun, "nsubj"))
        {
            return null;
        }

        for (int step = 0; step < MostParties && _tree.Is(clause, "conj"); step++)
        {
            clause = _tree.Head(clause);
        }

        int verb = _tree.Is(clause, "ccomp") ? _tree.Head(clause) : -1;
        int subject = verb < 0 ? -1 : _tree.Find(verb, "nsubj");
        if (
            subject < 0
            || subject > pronoun
            || _tree.Tag(subject) == "PRON"
            || _grammar.ScopeOf(_tree.Lemma(verb)) is null
            || One(subject) is not { } speaker
        )
        {
            return null;
        }

        string lemma = _tree.Lemma(pronoun);
        bool fits =
            _grammar.Persons.Contains(lemma) ? speaker.Code.Sector is not null
            : _grammar.Things.Contains(lemma) ? !IsPerson(speaker)
            : _grammar.Several.Contains(lemma);
        return fits ? speaker : null;
    }

    // Not "I", "we" and "you".
    private bool IsOfOthers(int pronoun)
    {
        string lemma = _tree.Lemma(pronoun);
        return _grammar.Persons.Contains(lemma)
            || _grammar.Things.Contains(lemma)
            || _grammar.Several.Contains(lemma);
    }

    private List<EventActor> Before(int pronoun) =>
        _ownSubject is [.., var last] && last.Span.End <= _tree.Document.Tokens[pronoun].Span.Start
            ? _ownSubject
            : _subject;

    // "he" is a person, "they" are several or a body of many; "it" can be anything that was spoken of.
    private bool Fits(int pronoun, EventActor actor)
    {
        string lemma = _tree.Lemma(pronoun);
        bool isPerson = IsPerson(actor);
        return _grammar.Persons.Contains(lemma)
            ? isPerson
            : _grammar.Several.Contains(lemma) && !isPerson && actor.Code.Sector is not null;
    }

    private bool IsPerson(EventActor actor)
    {
        foreach (Mention mention in _mentions)
        {
            if (mention.Type == EntityType.Person && mention.Span.Overlaps(actor.Span))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Those whom words mean together: "the two leaders", or "they" of several who were the subject; nobody when it cannot be told.</summary>
    private List<EventActor> Together(int head)
    {
        TextSpan span = PhraseOf(head);
        TextSpan word = _tree.Document.Tokens[head].Span;
        foreach (Mention group in _mentions)
        {
            if (!group.Members.IsEmpty && group.Span.Contains(word))
            {
                return
                [
                    .. group.Members.Select(id => new EventActor(
                        span,
                        _coding.NameOf(id),
                        _coding.OfEntity(id),
                        id,
                        ActorRule.Group
                    )),
                ];
            }
        }

        bool isSeveral = _grammar.Several.Contains(_tree.Lemma(head));
        bool isPair =
            IsPair(head) && One(head) is null or { Code.Country: null } or { Rule: ActorRule.Text };
        if (!isSeveral && !isPair)
        {
            return OfBoth(head, span);
        }

        List<EventActor> before = Before(head);
        if (isPair && IsActedOn(head) && before == _ownSubject)
        {
            // "Chad and Mali appealed to the two neighbours", who are others.
            List<EventActor> others = AreSame(before, _pair) ? _formerPair : _pair;
            return [.. others.Select(party => party with { Span = span, Rule = ActorRule.Guess })];
        }

        return before.Count == 2 || (isSeveral && before.Count > 2)
                ? [.. before.Select(party => party with { Span = span, Rule = ActorRule.Group })]
            : _pair.Count > 1
                ? [.. _pair.Select(party => party with { Span = span, Rule = ActorRule.Guess })]
            : [];
    }

    // Of the subject's own verb, what stands behind it.
    private bool IsActedOn(int head) =>
        _ownSubject.Count > 1
        && (_tree.Is(head, "obj") || _tree.Is(head, "iobj") || _tree.Is(head, "obl"))
        && _tree.Find(_tree.Head(head), "nsubj") is >= 0 and int subject
        && _ownSubject[0].Span.Overlaps(PhraseOf(subject));

    /// <summary>"the presidents of both countries", "the two states' armies": of each of the two somebody.</summary>
    private List<EventActor> OfBoth(int head, TextSpan span)
    {
        if (_tree.FineTag(head) != "NNS" || !IsSomebody(head))
        {
            return [];
        }

        foreach (int part in _tree.Of(head))
        {
            if (_tree.Is(part, "nmod") && IsPair(part) && _tree.Tag(part) == "NOUN")
            {
                List<EventActor> both = Together(part);
                string? sector = _coding.OfWords(_tree.Word(head).ToString()).Sector;
                return
                [
                    .. both.Select(party =>
                        party with
                        {
                            Span = span,
                            Code = new ActorCode(party.Code.Country, sector),
                        }
                    ),
                ];
            }
        }

        return [];
    }

    /// <summary>The person of a bare name that the text gave an office before; many surnames are names of towns as well.</summary>
    private EventActor? PersonAt(int head, TextSpan span)
    {
        if (!_isPerson[head])
        {
            return null;
        }

        int last = head;
        foreach (int dependent in _tree.Of(head))
        {
            last = _tree.Is(dependent, "flat") ? Math.Max(last, dependent) : last;
        }

        bool isBare = span.End == _tree.Document.Tokens[last].Span.End && IsOnlyName(head);
        return isBare && _persons.TryGetValue(_tree.Word(last).ToString(), out EventActor? known)
            ? known with
            {
                Span = span,
            }
            : null;
    }

    private bool IsOnlyName(int head)
    {
        foreach (int dependent in _tree.Of(head))
        {
            if (
                _tree.Is(dependent, "amod")
                || _tree.Is(dependent, "compound")
                || _tree.Is(dependent, "nmod")
                || _tree.Is(dependent, "appos")
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Looks for the country of an actor where it is not in the phrase: in an apposition, or in who "its" and "his" mean. What nothing tells stays open.</summary>
    private (ActorCode Code, string Rule) Complete(int head, ActorCode code)
    {
        foreach (int dependent in _tree.Of(head))
        {
            if (_tree.Is(dependent, "appos"))
            {
                ActorCode other = _coding.OfWords(WordsOf(PhraseOf(dependent)));
                if (other.Country is not null)
                {
                    return (
                        new ActorCode(other.Country, code.Sector ?? other.Sector),
                        ActorRule.Apposition
                    );
                }
            }

            bool isOwned =
                _tree.Relation(dependent) == "nmod:poss" && _tree.Tag(dependent) == "PRON";
            if (isOwned && code.Sector is not null && Antecedent(dependent) is { } owner)
            {
                if (_grammar.Others.Contains(_tree.Lemma(head)))
                {
                    return OtherThan(owner) is { } other
                        ? (other.Code, ActorRule.Guess)
                        : (code, ActorRule.Name);
                }

                return (
                    new ActorCode(owner.Code.Country, code.Sector),
                    IsSure(owner) ? ActorRule.Possessor : ActorRule.Guess
                );
            }
        }

        return OfText(head, code.Sector) is { } country
            ? (new ActorCode(country, code.Sector), ActorRule.Text)
            : (code, ActorRule.Name);
    }

    /// <summary>The country of those whom a text names by their office alone.</summary>
    private string? OfText(int head, string? sector) =>
        sector is null ? null : _focus.StateOf(head, PhraseOf(head), sector);

    private static ImmutableArray<(TextSpan Span, string State)> StatesOf(
        EventSurroundings findings
    ) =>
        [
            .. findings
                .Mentions.Where(mention =>
                    mention.Type is EntityType.State or EntityType.Nationality
                    && mention.Entity is not null
                )
                .Select(mention => (mention.Span, State: mention.Entity!))
                .DistinctBy(one => one.Span)
                .OrderBy(one => one.Span.Start),
        ];

    /// <summary>The state that the text names most often, the first of them; the beginning of a report counts twice.</summary>
    private string? MostNamed()
    {
        const int beginning = 200;
        return _states
            .GroupBy(one => one.State, StringComparer.Ordinal)
            .MaxBy(state => state.Sum(one => one.Span.Start < beginning ? 2 : 1))
            ?.Key;
    }

    // "the two leaders", "the sides"; not "the Left parties", which are others.
    private bool IsPair(int head)
    {
        string lemma = _tree.Lemma(head);
        if (!_grammar.Pairs.Contains(lemma) && !(_grammar.Twins.Contains(lemma) && AreTwo(head)))
        {
            return false;
        }

        if (_tree.Tag(head) is "PRON" or "NUM")
        {
            return true;
        }

        foreach (int dependent in _tree.Of(head))
        {
            bool isKind = _tree.Is(dependent, "amod") || _tree.Is(dependent, "compound");
            if (isKind && char.IsUpper(_tree.Word(dependent)[0]))
            {
                return false;
            }
        }

        return _tree.FineTag(head) is "NNS";
    }

    // "both claimants", "the two envoys"
    private bool AreTwo(int head) =>
        _tree.Has(head, "det", "both")
        || _tree.Has(head, "cc", "both")
        || (_tree.Has(head, "nummod", "two") && _tree.Has(head, "det", "the"));

    /// <summary>Whom a surname means that stands alone: the person of that name whom the text gave an office.</summary>
    private void LearnPersons(Sentence sentence)
    {
        Document document = _tree.Document;
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            bool isLast = _isPerson[i] && (i + 1 == sentence.EndToken || !_isPerson[i + 1]);
            if (!isLast)
            {
                continue;
            }

            int head = i;
            for (int step = 0; step < LongestPhrase && IsPartOfName(head); step++)
            {
                head = _tree.Head(head);
            }

            string surname = document.Words(document.Tokens[i]).ToString();
            if (!_persons.ContainsKey(surname) && One(head) is { Code.Country: not null } actor)
            {
                _persons[surname] = actor;
            }
        }
    }

    private bool IsPartOfName(int token) =>
        _tree.Head(token) >= 0
        && (
            _tree.Is(token, "flat")
            || _tree.Is(token, "compound")
            || _tree.Is(token, "appos")
            || _tree.Relation(token) == "nmod:desc"
        );

    /// <summary>The name of what the head of a phrase is a part of; of words that name nobody the words themselves.</summary>
    private string NameAt(int head, TextSpan span)
    {
        TextSpan word = _tree.Document.Tokens[head].Span;
        foreach (Mention mention in _mentions)
        {
            if (mention.Span.Start >= span.End)
            {
                break;
            }

            bool isNamed =
                mention.Members.IsEmpty
                && (
                    mention.Type == EntityType.Person
                        ? span.Contains(mention.Span) && !AreSeveral(head)
                        : mention.Span.Contains(word)
                            && mention.Type is EntityType.State or EntityType.Organization
                );
            if (isNamed)
            {
                return mention.Name;
            }
        }

        return WordsOf(span);
    }

    /// <summary>The person that a phrase names, or its apposition: "the Soviet leader, Mikhail Gorbachev".</summary>
    private Mention? PersonIn(int head, TextSpan span)
    {
        if (AreSeveral(head))
        {
            return null;
        }

        foreach (int dependent in _tree.Of(head))
        {
            if (_tree.Is(dependent, "appos"))
            {
                TextSpan words = PhraseOf(dependent);
                span = words.Start >= span.End ? new TextSpan(span.Start, words.End) : span;
            }
        }

        Mention? person = null;
        foreach (Mention mention in _mentions)
        {
            if (mention.Span.Start >= span.End)
            {
                break;
            }

            if (
                mention.Type == EntityType.Person
                && mention.Members.IsEmpty
                && span.Contains(mention.Span)
            )
            {
                if (person is not null && person.Name != mention.Name)
                {
                    return null; // two persons: nobody can be told
                }

                person = mention;
            }
        }

        return person;
    }

    // "the president's supporters" by his name are not he.
    private bool AreSeveral(int head) => _tree.FineTag(head) == "NNS";

    private string WordsOf(TextSpan span) => span.In(_tree.Document.Text).ToString();

    private string? EntityAt(int head, TextSpan span)
    {
        string? entity = null;
        foreach (Mention mention in _mentions)
        {
            if (mention.Span.Start >= span.End)
            {
                break;
            }

            bool isPerson = mention.Type == EntityType.Person;
            if (span.Contains(mention.Span) && !(isPerson && AreSeveral(head)))
            {
                entity = isPerson ? mention.Entity : entity ?? mention.Entity;
            }
        }

        return entity;
    }
}
