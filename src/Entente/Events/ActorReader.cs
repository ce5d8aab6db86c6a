using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Tells the country and the sector of the actor that words name.</summary>
/// <param name="phrase">The words: "the Mongolian President", "gunmen".</param>
/// <param name="context">Words around that may tell the country; may be empty.</param>
public delegate ActorCode ActorCoding(string phrase, string context);

/// <summary>Reads the actors of a document: from the head of a phrase to its words, its parties one by one, and what they are.</summary>
/// <remarks>One for each document, asked from its beginning to its end: who was named before decides whom "he", "it" and "the two" mean.</remarks>
internal sealed class ActorReader
{
    private const int LongestPhrase = 24; // tokens
    private const int MostParties = 6;

    private readonly WordTree _tree;
    private readonly EventGrammar _grammar;
    private readonly ActorCoding _coding;
    private readonly ImmutableArray<Mention> _mentions;
    private readonly ImmutableArray<Place> _places;
    private readonly bool[] _isTime;
    private readonly bool[] _isPerson;
    private readonly Dictionary<int, EventActor?> _known = [];
    private readonly Dictionary<string, EventActor> _persons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventActor> _byHead = new(StringComparer.Ordinal);
    private readonly List<EventActor> _pair = [];
    private readonly List<(EventActor Actor, int Sentence)> _recent = [];
    private readonly string? _dominant;
    private EventActor? _subject; // of the main clause of the sentence before
    private EventActor? _ownSubject; // and of this one
    private int _sentence = -1;

    /// <summary>Prepares a document.</summary>
    public ActorReader(
        WordTree tree,
        EventGrammar grammar,
        EventSurroundings findings,
        ActorCoding coding
    )
    {
        _tree = tree;
        _grammar = grammar;
        _mentions = findings.Mentions;
        _places = findings.Places;
        _coding = coding;
        _isTime = Mark(findings.Times.Select(time => time.Span));
        _isPerson = Mark(
            tree.Document.Names.Where(n => n.Type == NameType.Person).Select(n => n.Span)
        );
        _dominant = MostNamed(findings);
    }

    /// <summary>Begins a sentence: its main subject is the one that "it" and "he" mean in what follows, and its persons are known from here on.</summary>
    /// <param name="sentence">The number of the sentence; those before it may have been left out.</param>
    /// <param name="roles">Reads the subject.</param>
    public void Begin(int sentence, RoleReader roles)
    {
        while (_sentence < sentence)
        {
            _sentence++;
            _subject = _ownSubject is { Code.Country: not null } ? _ownSubject : _subject;
            _ownSubject = null;
            Sentence here = _tree.Document.Sentences[_sentence];
            LearnPersons(here);
            for (int i = here.FirstToken; i < here.EndToken && _ownSubject is null; i++)
            {
                if (_tree.Head(i) < 0 && roles.SubjectOf(i) is >= 0 and int subject)
                {
                    List<EventActor> found = [];
                    Read(subject, found);
                    _ownSubject = found.Count > 0 ? found[0] : null;
                    RememberPair(found);
                }
            }
        }
    }

    /// <summary>Whom a reply is to that does not say so: the other of the two that were spoken of, or the one who acted last.</summary>
    public EventActor? OtherThan(EventActor actor)
    {
        const int reach = 2; // sentences
        if (_pair.Count > 1 && _pair.Exists(party => party.Code.Country == actor.Code.Country))
        {
            return _pair.Find(party => party.Code.Country != actor.Code.Country);
        }

        for (int i = _recent.Count - 1; i >= 0 && _recent[i].Sentence >= _sentence - reach; i--)
        {
            if (_recent[i].Actor.Code.Country != actor.Code.Country)
            {
                return _recent[i].Actor;
            }
        }

        return null;
    }

    /// <summary>The actors that a phrase names: each party of a coordination by itself, those that are no actors left out.</summary>
    public void Read(int head, List<EventActor> actors)
    {
        int before = actors.Count;
        if (IsPair(head) && One(head) is null or { Code.Country: null } && _pair.Count > 1)
        {
            TextSpan words = PhraseOf(head);
            actors.AddRange(_pair.Select(party => party with { Span = words }));
            return;
        }

        Add(head, actors);
        foreach (int dependent in _tree.Of(head))
        {
            bool isParty = _tree.Is(dependent, "conj") && _tree.Tag(dependent) != "VERB";
            if (isParty && actors.Count - before < MostParties)
            {
                Add(dependent, actors);
            }
        }
    }

    /// <summary>The actors that an act is directed at: of a thing or an act ("Serbia's demand", "relations with Congo") those whose it is or whom it concerns.</summary>
    public void ReadTarget(int head, List<EventActor> actors)
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

            foreach (int dependent in _tree.Of(head))
            {
                if (
                    actors.Count == before
                    && _tree.Is(dependent, "nmod")
                    && _tree.Tag(dependent) != "PRON"
                    && !_isTime[dependent]
                )
                {
                    Read(dependent, actors);
                }
            }
        }

        if (actors.Count == before)
        {
            Read(head, actors);
        }
    }

    // A noun that is no word for somebody: what is acted on is theirs whose it is.
    private bool IsActor(int head)
    {
        if (_tree.Tag(head) is "PROPN" or "PRON")
        {
            return true;
        }

        ActorCode code = _coding(_tree.Word(head).ToString(), "");
        return code.Country is not null || code.Sector is not (null or "UNK");
    }

    /// <summary>Remembers who acted, for those who are spoken of without a name behind it.</summary>
    public void Remember(IReadOnlyList<EventActor> sources, IReadOnlyList<EventActor> targets)
    {
        if (sources.FirstOrDefault(actor => actor.Code.Country is not null) is { } first)
        {
            _recent.Add((first, _sentence));
        }

        RememberPair([.. sources, .. targets]);
    }

    private void RememberPair(List<EventActor> parties)
    {
        List<EventActor> distinct =
        [
            .. parties
                .Where(actor => actor.Code.Country is not null)
                .DistinctBy(actor => actor.Code.Country, StringComparer.Ordinal),
        ];
        if (distinct.Count > 1)
        {
            _pair.Clear();
            _pair.AddRange(distinct.Take(2));
        }
    }

    /// <summary>The words of a phrase: its head with all that stands before it, names and "of" behind it, but no clauses and no other parties.</summary>
    public TextSpan PhraseOf(int head)
    {
        int first = head;
        int last = head;
        Widen(head, ref first, ref last, depth: 0);
        Document document = _tree.Document;
        return new TextSpan(document.Tokens[first].Span.Start, document.Tokens[last].Span.End);
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

    // "the president of Togo", "rebels in Tigray": what the actor is of stands within the phrase.
    private bool IsOf(int dependent) =>
        _grammar.Places.Contains(_tree.CaseOf(dependent))
        || _grammar.Directions.Contains(_tree.CaseOf(dependent));

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
            if (!isPart || _tree.Find(part, "conj") < 0 || _isTime[part])
            {
                continue;
            }

            List<int> parts = [part];
            foreach (int other in _tree.Of(part))
            {
                if (_tree.Is(other, "conj") && parts.Count < MostParties)
                {
                    parts.Add(other);
                }
            }

            List<EventActor> found = [];
            string? sector = One(head)?.Code.Sector;
            foreach (int one in parts)
            {
                if (
                    _coding(PhraseOf(one).In(_tree.Document.Text).ToString(), "").Country is
                    { } country
                )
                {
                    found.Add(
                        new EventActor(PhraseOf(head), new ActorCode(country, sector), country)
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
            return IsPersonal(head) && Antecedent(head) is { } antecedent
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
        string words = span.In(_tree.Document.Text).ToString();
        if (PersonAt(head, span) is { } person)
        {
            return person;
        }

        if (IsConstruct(words))
        {
            return new EventActor(span, default, Entity: null);
        }

        ActorCode code = _coding(words, "");
        if (code.Country is null)
        {
            code = Complete(head, code);
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
                }
                : null;
        }

        EventActor actor = new(span, code, EntityAt(span));
        if (code.Country is not null)
        {
            _byHead[_tree.Lemma(head)] = actor;
        }

        return actor;
    }

    // "the West", "Western diplomats"
    private bool IsConstruct(string words)
    {
        int blank = words.IndexOf(' ', StringComparison.Ordinal);
        return _grammar.Constructs.Contains(words)
            || (blank > 0 && _grammar.Constructs.Contains(words[..blank]));
    }

    private EventActor? Antecedent(int pronoun)
    {
        bool isOwn =
            _ownSubject is { } own && own.Span.End <= _tree.Document.Tokens[pronoun].Span.Start;
        return isOwn ? _ownSubject : _subject ?? (_recent.Count > 0 ? _recent[^1].Actor : null);
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

    /// <summary>Looks for the country of an actor where it is not in the phrase: an apposition, a possessor named before, the sentence.</summary>
    private ActorCode Complete(int head, ActorCode code)
    {
        foreach (int dependent in _tree.Of(head))
        {
            if (_tree.Is(dependent, "appos"))
            {
                ActorCode other = _coding(
                    PhraseOf(dependent).In(_tree.Document.Text).ToString(),
                    ""
                );
                if (other.Country is not null)
                {
                    return new ActorCode(other.Country, code.Sector ?? other.Sector);
                }
            }

            if (
                _tree.Relation(dependent) == "nmod:poss"
                && _tree.Tag(dependent) == "PRON"
                && code.Sector is not null
            )
            {
                return new ActorCode(Antecedent(dependent)?.Code.Country, code.Sector);
            }
        }

        return new ActorCode(
            code.Sector switch
            {
                // Those of a state who are named by their office alone are of the one that the text is about.
                "GOV" or "MIL" or "LEG" or "JUD" or "OPP" or "PTY" or "SPY" => _dominant,
                "COP" or "CVL" or "EDU" or "LAB" or "AGR" or "REB" or "CRM" or "JRN" => PlaceNear(
                    head
                ) ?? _dominant,
                _ => null,
            },
            code.Sector
        );
    }

    /// <summary>The country of a place or people that the sentence names.</summary>
    private string? PlaceNear(int head)
    {
        Document document = _tree.Document;
        int at = document.SentenceAt(document.Tokens[head].Span.Start);
        Sentence sentence = document.Sentences[at];
        foreach (Place place in _places)
        {
            if (sentence.Span.Contains(place.Span) && place.Country is not null)
            {
                return place.Country;
            }
        }

        return null;
    }

    /// <summary>The state that is named most often; the beginning of a report counts twice.</summary>
    private static string? MostNamed(EventSurroundings findings)
    {
        const int beginning = 200;
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        string? most = null;
        foreach (Mention mention in findings.Mentions)
        {
            if (
                mention.Type is not (EntityType.State or EntityType.Nationality)
                || mention.Entity is not { } state
            )
            {
                continue;
            }

            int count = counts.GetValueOrDefault(state) + (mention.Span.Start < beginning ? 2 : 1);
            counts[state] = count;
            most = most is null || count > counts[most] ? state : most;
        }

        return most;
    }

    private bool IsPersonal(int pronoun) =>
        _tree.FineTag(pronoun) is "PRP" or "PRP$"
        && _tree.Lemma(pronoun) is not ("i" or "we" or "you");

    private bool IsPair(int head) =>
        _grammar.Pairs.Contains(_tree.Lemma(head))
        && (_tree.Tag(head) is "PRON" or "NUM" || _tree.FineTag(head) is "NNS");

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

    private string? EntityAt(TextSpan span)
    {
        string? entity = null;
        foreach (Mention mention in _mentions)
        {
            if (mention.Span.Start >= span.End)
            {
                break;
            }

            if (span.Contains(mention.Span))
            {
                entity =
                    mention.Type == EntityType.Person ? mention.Entity : entity ?? mention.Entity;
            }
        }

        return entity;
    }
}
