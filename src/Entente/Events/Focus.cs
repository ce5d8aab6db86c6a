using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Which states a text speaks of, where and in what parts of its clauses: by that it tells of which state an office is that is named without one ("the foreign minister", "police"), and whom an act is done to that names nobody.</summary>
/// <remarks>
/// Every state that the text names is a candidate; what is seen of it (<see cref="FocusTraits"/>) has learnt weights, and the chances add up to 1 over all.
/// One for each document, asked from its beginning to its end. Cost: one pass over what was seen for each question.
/// </remarks>
internal sealed class Focus
{
    private const int Most = 400; // sightings of a text: what stands behind that is not news

    private readonly WordTree _tree;
    private readonly EventGrammar _grammar;
    private readonly FocusTraits _traits;
    private readonly ActorCoding _coding;
    private readonly List<Sighting> _seen = []; // in the order of the text
    private readonly List<string> _states = []; // in the order in which they were first seen
    private readonly Action<FocusQuestion, ImmutableArray<FocusCandidate>>? _asked;
    private readonly List<(string Source, string? Target)> _acts = []; // as they were told
    private readonly string? _dateline;

    /// <summary>Looks at where a document names states.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="grammar">The small words.</param>
    /// <param name="traits">What weighs how much.</param>
    /// <param name="findings">Who and which places are named.</param>
    /// <param name="coding">Tells the state of an entity.</param>
    public Focus(
        WordTree tree,
        EventGrammar grammar,
        FocusTraits traits,
        EventSurroundings findings,
        ActorCoding coding
    )
    {
        (_tree, _grammar, _traits, _asked) = (tree, grammar, traits, findings.Listener?.Asked);
        _coding = coding;
        foreach (Mention mention in findings.Mentions)
        {
            if (mention.Entity is { } entity && coding.OfEntity(entity).Country is { } state)
            {
                See(mention.Span, state, KindOf(mention.Type));
            }
        }

        Document document = tree.Document;
        foreach (Name name in document.Names)
        {
            // "Jordan", "Montenegro": who or what is meant is left open by the neighbour, as persons have these names.
            if (
                name.Type == NameType.Place
                && coding.OfWords(name.Span.In(document.Text).ToString())
                    is { Country: { } state, Sector: null }
            )
            {
                See(name.Span, state, SightingKind.State);
            }
        }

        foreach (Place place in findings.Places)
        {
            if (OfTown(place.Span.In(document.Text).ToString())?.Country is { } union)
            {
                See(place.Span, union, SightingKind.Body);
            }
            else if (place.Country is { } state)
            {
                See(place.Span, coding.OfEntity(state).Country ?? state, SightingKind.Place);
            }
        }

        _dateline = Dateline();
    }

    /// <summary>Where the text speaks of states, in its order, as far as it was read.</summary>
    public IReadOnlyList<Sighting> Seen => _seen;

    /// <summary>How many states it speaks of.</summary>
    public int States => _states.Count;

    /// <summary>Notes whose office words mean that do not name the state.</summary>
    public void See(TextSpan words, string state) => See(words, state, SightingKind.Office);

    /// <summary>What the name of a town is coded as that stands for an organisation: "Brussels" is the Union where nothing else speaks of Belgium; <see langword="null"/> for other words.</summary>
    public ActorCode? OfTown(string words) =>
        _coding.OfSeat(words) is { Country: not null } union
        && !_seen.Exists(one =>
            one.Kind is SightingKind.State or SightingKind.People
            && one.State == _coding.OfWords(words).Country
        )
            ? union
            : null;

    /// <summary>The organisation that the text spoke of last before a word; <see langword="null"/> when there is none.</summary>
    public string? BodyBefore(int token)
    {
        for (int i = _seen.Count - 1; i >= 0; i--)
        {
            string state = _seen[i].State;
            if (
                _seen[i].Token < token
                && _seen[i].Kind == SightingKind.Body
                && !_seen.Exists(one => one.State == state && one.Kind != SightingKind.Body)
            )
            {
                return state;
            }
        }

        return null;
    }

    /// <summary>Notes who acted last, and on whom.</summary>
    public void Remember(IEnumerable<EventActor> sources, IEnumerable<EventActor> targets)
    {
        if (StateOf(sources) is { } source)
        {
            _acts.Add((source, StateOf(targets)));
        }
    }

    /// <summary>The state that an office is most likely of; <see langword="null"/> when the text names no state.</summary>
    /// <param name="head">The head of its words.</param>
    /// <param name="words">Its words, which are no sighting for it.</param>
    /// <param name="sector">Its sector.</param>
    public string? StateOf(int head, TextSpan words, string sector) =>
        Ask(
            new FocusQuestion(FocusMatter.Office, words)
            {
                At = Sighting.At(_tree, _grammar, head, "", SightingKind.Office),
                Sector = sector,
                MayBeNobody =
                    !_grammar.OfState.Contains(sector) && !_grammar.OfPlace.Contains(sector),
            }
        )?.State;

    /// <summary>The last words for the state that somebody most likely does something to, where no word says to whom: another, or its own; <see langword="null"/> when it is likely done to nobody.</summary>
    /// <param name="cue">The word for the act.</param>
    /// <param name="type">What is done.</param>
    /// <param name="takesUp">Whether the act is about an act that was told before.</param>
    /// <param name="code">Whose act it is.</param>
    public Sighting? OtherThan(int cue, EventType type, bool takesUp, ActorCode code) =>
        Ask(
            new FocusQuestion(FocusMatter.Other, _tree.Document.Tokens[cue].Span)
            {
                At = Sighting.OfAct(_tree, cue),
                Type = type,
                TakesUp = takesUp,
                Actor = code.Country,
                Sector = code.Sector,
                MayBeNobody = true,
            }
        );

    private Sighting? Ask(FocusQuestion question)
    {
        if (_states.Count == 0)
        {
            return null;
        }

        (string? source, string? target) = _acts.LastOrDefault();
        string? asker = _acts.LastOrDefault(act => act.Target == question.Actor).Source;
        var candidates = new FocusCandidate[_states.Count];
        for (int i = 0; i < candidates.Length; i++)
        {
            candidates[i] = new FocusCandidate(_states[i])
            {
                IsDateline = _states[i] == _dateline,
                HasActed = _states[i] == source,
                WasTarget = _states[i] == target,
                IsAsker = question.Actor is not null && _states[i] == asker,
            };
        }

        Look(question, candidates);
        ImmutableArray<FocusCandidate> possible = [.. candidates.Where(c => c.Count > 0)];
        _asked?.Invoke(question, possible);
        FocusCandidate? best = null;
        double highest = question.MayBeNobody ? _traits.ScoreOfNobody(question) : double.MinValue;
        foreach (FocusCandidate candidate in possible)
        {
            double score = _traits.Score(candidate, question);
            if (score > highest)
            {
                (best, highest) = (candidate, score);
            }
        }

        return best?.Before ?? best?.Behind;
    }

    /// <summary>Counts for every state what was seen of it, as it looks from one place.</summary>
    private void Look(FocusQuestion question, FocusCandidate[] candidates)
    {
        (Sighting asked, TextSpan words) = (question.At, question.Words);
        Document document = _tree.Document;
        string lemma = _tree.Lemma(asked.Token);
        int all = 0;
        int paragraph = ParagraphOf(words.Start);
        FocusCandidate? first = null;
        FocusCandidate? lastSubject = null;
        FocusCandidate? subjectBefore = null;
        foreach (Sighting one in _seen)
        {
            TextSpan place = document.Tokens[one.Token].Span;
            if (words.Overlaps(place))
            {
                continue;
            }

            all++;
            FocusCandidate candidate = candidates[_states.IndexOf(one.State)];
            candidate.Add(one, asked);
            bool isPossible = one.State != question.Actor;
            if (isPossible && one.Token < asked.Token)
            {
                candidate.IsInParagraph |= place.Start >= paragraph;
                candidate.HasWord |=
                    one.Kind == SightingKind.Office && _tree.Lemma(one.Token) == lemma;
                first ??= candidate;
                lastSubject = one.Part == ClausePart.Subject ? candidate : lastSubject;
            }

            if (one.Part == ClausePart.Subject && one.Sentence == asked.Sentence - 1)
            {
                subjectBefore ??= candidate;
            }
        }

        first?.IsFirst = true;
        lastSubject?.IsLastSubject = true;
        subjectBefore?.IsSubjectBefore = true;
        foreach (FocusCandidate candidate in candidates)
        {
            candidate.Share = (double)candidate.Count / Math.Max(1, all);
        }
    }

    private int ParagraphOf(int place) => _tree.Document.Text.LastIndexOf('\n', place) + 1;

    private void See(TextSpan words, string state, SightingKind kind)
    {
        int token = _tree.Document.TokenAt(words.End - 1);
        int at = _seen.FindIndex(one => one.Token >= token);
        bool isKnown = at >= 0 && _seen[at].Token == token;
        if (isKnown || _seen.Count == Most)
        {
            return;
        }

        Sighting seen = Sighting.At(_tree, _grammar, token, state, kind);
        _seen.Insert(at < 0 ? _seen.Count : at, seen);
        if (!_states.Contains(state))
        {
            _states.Add(state);
        }
    }

    // Where the first sentence that has a dash says that it was written: "SEOUL, Jan 13 - ".
    private string? Dateline()
    {
        const int longest = 16; // tokens
        const int last = 6; // sentences; headlines and bylines stand before it
        foreach (Sighting one in _seen)
        {
            Sentence sentence = _tree.Document.Sentences[one.Sentence];
            if (one.Sentence > last)
            {
                return null;
            }

            int end = Math.Min(sentence.EndToken, sentence.FirstToken + longest);
            for (int i = one.Token + 1; i < end && _tree.Tag(i) != "VERB"; i++)
            {
                if (_tree.Word(i) is "-" or "–" or "—" or ":")
                {
                    return one.State;
                }
            }
        }

        return null;
    }

    private static string? StateOf(IEnumerable<EventActor> actors) =>
        actors.FirstOrDefault(actor => actor.Code.Country is not null)?.Code.Country;

    private static SightingKind KindOf(EntityType type) =>
        type switch
        {
            EntityType.State => SightingKind.State,
            EntityType.Nationality => SightingKind.People,
            EntityType.Person => SightingKind.Person,
            EntityType.Organization => SightingKind.Body,
            _ => SightingKind.Place,
        };
}
