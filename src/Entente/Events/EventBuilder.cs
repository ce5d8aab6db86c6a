using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Makes the events of one document from its cues.</summary>
internal sealed class EventBuilder(
    WordTree tree,
    PloverOntology ontology,
    EventGrammar grammar,
    ActorReader actors,
    EventTraits seenTraits,
    EventSurroundings findings,
    ImmutableArray<TextRegion> regions,
    Judges judges
)
{
    // Of what is told to those who code texts; the record asks for more (PlainEvents). Born in lab/notes/events.md.
    private const double Least = 0.25;

    private const string Disarm = "disarm"; // a mode of RETREAT

    private ImmutableArray<FoundCue> _sure = []; // those that the model of pairs is to see: of broad ones it is the judge
    private ImmutableArray<FoundCue> _here = []; // those of the sentence
    private readonly RoleReader _roles = new(tree, grammar);
    private readonly LikelyParties _likely = new(tree, grammar, actors, judges.Parties);
    private readonly ImpliedParties _implied = new(
        tree,
        grammar,
        actors,
        new RoleReader(tree, grammar)
    );
    private readonly ModalityReader _modality = new(tree, grammar, new RoleReader(tree, grammar));
    private readonly TimeReader _times = new(tree, grammar, findings);
    private readonly ModalityTraits _traits = new(tree, findings);
    private readonly Circumstances _circumstances = new(
        tree,
        grammar,
        findings,
        new TimeReader(tree, grammar, findings)
    );
    private readonly Dictionary<int, EventCue> _byToken = [];
    private readonly Dictionary<int, EventCue> _contents = []; // and what only says what another act is about
    private readonly HashSet<int> _told = []; // cues whose words belong to an event already
    private readonly List<int> _sourceHeads = [];
    private readonly List<int> _targetHeads = [];

    /// <summary>The events, in the order of the text.</summary>
    public ImmutableArray<Event> Build(ImmutableArray<FoundCue> cues)
    {
        foreach (FoundCue cue in cues)
        {
            _contents[cue.Token] = cue.Cue;
        }

        cues = [.. cues.Where(cue => cue.IsAct)];
        _sure = [.. cues.Where(cue => !cue.Cue.IsBroad)];
        foreach (FoundCue cue in cues)
        {
            _byToken[cue.Token] = cue.Cue;
        }

        foreach (FoundCue cue in cues.Where(cue => IsNamedByObject(cue)))
        {
            _byToken.Remove(cue.Token);
        }

        cues = [.. cues.Where(cue => _byToken.ContainsKey(cue.Token))];
        var events = ImmutableArray.CreateBuilder<Event>();
        for (int first = 0; first < cues.Length; )
        {
            int sentence = SentenceOf(cues[first].Token);
            int end = first;
            while (end < cues.Length && SentenceOf(cues[end].Token) == sentence)
            {
                end++;
            }

            actors.Begin(sentence, _roles);
            _here = cues[first..end];

            // Verbs first: what they speak of is theirs.
            List<Event> found = [];
            AddAll(_here, isVerb: true, found);
            AddAll(_here, isVerb: false, found);
            events.AddRange(found.OrderBy(e => e.Trigger.Start));
            first = end;
        }

        return events.ToImmutable();
    }

    private EventCue? CueAt(int token) => _byToken.GetValueOrDefault(token);

    private int SentenceOf(int token) =>
        tree.Document.SentenceAt(tree.Document.Tokens[token].Span.Start);

    private void AddAll(ImmutableArray<FoundCue> cues, bool isVerb, List<Event> found)
    {
        foreach (FoundCue cue in cues)
        {
            if (cue.Cue.Tag == CueTag.Verb == isVerb && Make(cue) is { } made)
            {
                found.Add(made);
            }
        }
    }

    // "had a telephone conversation": the noun names the same act by itself.
    private bool IsNamedByObject(FoundCue verb)
    {
        foreach (int dependent in tree.Of(verb.Token))
        {
            if (
                verb.Cue.IsBroad
                && tree.Is(dependent, "obj")
                && _byToken.TryGetValue(dependent, out EventCue? named)
                && named is { Tag: CueTag.Noun, IsBroad: false }
                && named.Type == verb.Cue.Type
            )
            {
                return true;
            }
        }

        return false;
    }

    private Event? Make(FoundCue named)
    {
        (int token, EventCue cue, _) = named;
        Scope scope = _modality.Read(token, CueAt);
        if (IsToldElsewhere(token, cue))
        {
            return null;
        }

        (List<EventActor> sources, List<EventActor> targets, bool areEven) = PartiesOf(token, cue);
        if (sources.Count == 0 || (cue.Mode == Disarm && !sources.Exists(MayBearArms)))
        {
            return null;
        }

        return Judge(named, scope, sources, targets, areEven);
    }

    /// <summary>The event that a cue tells between those who were read; <see langword="null"/> when it is hardly right, or the content of another.</summary>
    private Event? Judge(
        FoundCue named,
        Scope scope,
        List<EventActor> sources,
        List<EventActor> targets,
        bool areEven
    )
    {
        (int token, EventCue cue, double? cueChance) = named;
        double? typeChance = ChanceOf(token, cue.Type!.Value, scope, sources, targets);
        if (!areEven)
        {
            _implied.AddAnswered(token, cue.Type!.Value, sources, targets);
        }

        bool isMutual = areEven || AreEven(cue.Type!.Value, sources, targets);
        EventCue told = cue;
        if (cue.Type == EventType.Mobilize && IsJoint(token, sources, targets))
        {
            (told, isMutual) = (cue with { Type = EventType.Cooperate, Mode = null }, true);
        }

        bool isWithin = scope.Outer >= 0 && _told.Contains(scope.Outer);
        Event finished = Finish(token, told, scope, sources, targets, isMutual);
        EventCase seen = new()
        {
            Event = finished,
            Token = token,
            Cue = cue,
            CueChance = EventJudge.Knows(finished.Modality) ? cueChance : null,
            TypeChance = typeChance,
            HasContent = HasContent(token, cue),
            IsWithin = isWithin,
        };
        double chance = ChanceOf(seen);
        if (chance < Least && EventJudge.Knows(finished.Modality))
        {
            return null;
        }

        _told.Add(token);
        if (isWithin)
        {
            return null; // the content of another act: what is threatened, demanded, promised
        }

        actors.Remember(sources, targets);
        return seen.Event with { Confidence = chance };
    }

    /// <summary>Who acts and whom it is done to, as the sentence tells it, and whether those who act do it to each other.</summary>
    private (List<EventActor> Sources, List<EventActor> Targets, bool AreEven) PartiesOf(
        int token,
        EventCue cue
    )
    {
        Roles roles = _roles.Read(token, _sourceHeads, _targetHeads);
        if (cue.Tag != CueTag.Verb && IsNamedByTown(cue.Type!.Value))
        {
            _sourceHeads.RemoveAll(head =>
                tree.Is(head, "compound") && _circumstances.IsTown(head)
            );
        }

        List<EventActor> sources = ReadFirst(_sourceHeads);
        List<EventActor> targets = ReadTargets(token, cue.Type!.Value, cue.With, sources);
        if (IsOfGroup(cue, sources))
        {
            targets.RemoveAll(actor => actor.Code.Sector is null);
        }

        _implied.AddConditional(token, cue.Type!.Value, targets);
        _implied.Settle(cue.Type!.Value, sources, targets);
        bool areEven = roles.IsMutual || AreEven(cue.Type!.Value, sources, targets);
        _likely.Complete(token, _here, areEven, sources, targets);
        return (sources, targets, areEven);
    }

    private double ChanceOf(EventCase seen)
    {
        List<string> names = seenTraits.Of(seen);
        findings.Listener?.Judged?.Invoke(seen, names);
        return judges.Events.ChanceOf(names);
    }

    /// <summary>Whether another word tells the act: one that it is a part or the purpose of ("met to discuss aid"), or that it gives an account of ("announced that it had imposed sanctions").</summary>
    private bool IsToldElsewhere(int token, EventCue cue) =>
        (cue.Tag != CueTag.Verb && IsTold(token))
        || (cue.Type == EventType.Consult && IsPurposeOfMeeting(token))
        || (cue.IsLearnt && HasActInScope(token))
        || IsAccountOfAct(token);

    /// <summary>Whether forces of several states move together: "Japan and Fiji held drills", "held drills with Fiji".</summary>
    private bool IsJoint(int cue, List<EventActor> sources, List<EventActor> targets) =>
        sources.Select(s => s.Code.Country).Distinct(StringComparer.Ordinal).Count() > 1
        || (
            targets.Exists(target => target.Code.Country is not null)
            && (HasFellow(cue) || (tree.Find(cue, "obj") is >= 0 and int thing && HasFellow(thing)))
        );

    private bool HasFellow(int head)
    {
        foreach (int dependent in tree.Of(head))
        {
            if (
                (tree.Is(dependent, "obl") || tree.Is(dependent, "nmod"))
                && grammar.Fellows.Contains(tree.CaseOf(dependent))
            )
            {
                return true;
            }
        }

        return false;
    }

    // "their meeting in Iceland": those whom "their" means meet each other, and a country behind it is where they do.
    private static bool IsOfGroup(EventCue cue, List<EventActor> sources) =>
        cue is { Tag: not CueTag.Verb, Type: EventType.Consult }
        && sources.Count > 1
        && sources.TrueForAll(actor => actor.Rule == ActorRule.Group);

    // "the Nice attack", "the Geneva talks": by where it was; "Moscow sanctions" by whose they are.
    private static bool IsNamedByTown(EventType type) =>
        type is EventType.Assault or EventType.Protest or EventType.Consult;

    private bool IsPurposeOfMeeting(int token) =>
        (tree.Is(token, "advcl") || tree.Is(token, "xcomp"))
        && tree.Has(token, "mark", "to")
        && tree.Head(token) is >= 0 and int head
        && !grammar.Journeys.Contains(tree.Lemma(head))
        && _byToken.TryGetValue(head, out EventCue? meeting)
        && meeting.Type == EventType.Consult;

    // "denied shelling the port", "is said to have fired": where no row names such a word, it speaks of the act and is none.
    private bool HasActInScope(int word)
    {
        if (grammar.ScopeOf(tree.Lemma(word)) is null)
        {
            return false;
        }

        foreach (int clause in tree.Of(word))
        {
            bool isContent =
                tree.Is(clause, "ccomp") || tree.Is(clause, "xcomp") || tree.Is(clause, "advcl");
            if (isContent && _byToken.ContainsKey(clause))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAccountOfAct(int verb)
    {
        int content = tree.Find(verb, "ccomp");
        return (
                content >= 0
                && grammar.ScopeOf(tree.Lemma(verb)) == Modality.Reported
                && _byToken.ContainsKey(content)
                && _modality.Read(content, CueAt).Modality is null
            )
            || (
                tree.Find(verb, "xcomp") is >= 0 and int ordered
                && _roles.IsOrdered(ordered)
                && _byToken.ContainsKey(ordered)
            );
    }

    /// <summary>Whether those who act, of several states, do it to each other: nobody else is named, and it takes two.</summary>
    private static bool AreEven(
        EventType type,
        List<EventActor> sources,
        List<EventActor> targets
    ) =>
        targets.Count == 0
        && IsShared(type)
        && sources.Select(s => s.Code.Country).Distinct(StringComparer.Ordinal).Count() > 1;

    private static bool IsState(EventActor actor) =>
        actor.Code is { Country: not null, Sector: null or "GOV" };

    // A suspect who surrenders to the police gives up no arms.
    private static bool MayBearArms(EventActor actor) =>
        IsState(actor) || actor.Code.Sector is "REB" or "UAF" or "MIL" or "PRM" or "COP" or "CRM";

    /// <summary>Whether what is agreed to, planned or promised is such that it can be: a promise of conflict is none, and its content speaks for itself.</summary>
    private bool HasContent(int token, EventCue cue)
    {
        if (cue.Type != EventType.Agree)
        {
            return true;
        }

        foreach (int clause in tree.Of(token))
        {
            bool isContent =
                tree.Is(clause, "xcomp") || tree.Is(clause, "ccomp") || tree.Is(clause, "acl");
            if (isContent && _byToken.TryGetValue(clause, out EventCue? content))
            {
                // "plans to name a judge" is no promise: words that mean much else do not make one.
                return !(cue.NeedsAct && content.IsBroad)
                    && ontology.QuadOf(content.Type!.Value)
                        is QuadClass.VerbalCooperation
                            or QuadClass.MaterialCooperation;
            }
        }

        return !cue.NeedsAct || IsAwaitedSomewhere(token);
    }

    // "is expected in Lima": what somebody is to do there is to come.
    private bool IsAwaitedSomewhere(int verb)
    {
        if (!grammar.Awaited.Contains(tree.Lemma(verb)))
        {
            return false;
        }

        foreach (int dependent in tree.Of(verb))
        {
            if (tree.Tag(dependent) == "PROPN" && _circumstances.IsPlace(dependent))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsShared(EventType type) =>
        type
            is EventType.Consult
                or EventType.Cooperate
                or EventType.Agree
                or EventType.Support
                or EventType.Assault
                or EventType.Retreat;

    private Event Finish(
        int token,
        EventCue cue,
        Scope scope,
        List<EventActor> sources,
        List<EventActor> targets,
        bool isMutual
    )
    {
        EventType own = cue.Type!.Value;
        TemporalExpression? time = TimeOf(token, scope);
        Modality told = ModalityOf(token, cue, scope, time, sources);
        (EventType? content, string? contentMode) = ContentOf(token, cue, own);
        Act act = new(own, cue.Mode, content, contentMode, told);
        if (IsDemand(scope, token, sources, out List<EventActor> speakers))
        {
            // "said that Qatar must mediate": who says so asks for it.
            act = new Act(EventType.Request, WishOf(own), own, cue.Mode, Modality.Happened);
            (sources, targets, isMutual) = (speakers, sources, false);
        }
        else
        {
            act = Turn(act, scope, sources);
        }

        // How it is done is told by the sentence; of an act that was turned into another, nothing is.
        EventType type = act.Type;
        string? mode =
            type == own
                ? judges.Modes.Read(
                    tree,
                    tree.Document.Sentences[SentenceOf(token)],
                    token,
                    type,
                    act.Mode ?? ContentMode(token, type)
                )
                : act.Mode;
        TextSpan trigger = TriggerOf(token, cue);
        Event found = new()
        {
            Part = findings.Part,
            Type = type,
            Mode = mode,
            Content = act.Content,
            ContentMode = act.ContentMode,
            Sources = [.. sources],
            Targets = [.. targets],
            IsReciprocal = isMutual,
            Trigger = trigger,
            Words = Around(trigger, sources, targets),
            Modality = act.Modality,
            Voice = scope.Speech >= 0 ? _circumstances.VoiceOf(scope.Speech, _roles, actors) : null,
            // "invited both presidents for March 12": what has been done has another day.
            Time = IsDone(act.Modality) && time is not null && _times.IsAhead(time) ? null : time,
            Place = _circumstances.PlaceOf(token),
            Region = RegionOf(token),
            Confidence = 0, // judged when all of it is known
            Rule = cue.Key,
        };
        return found with { Contexts = judges.Contexts.Read(tree, token, found) };
    }

    /// <summary>The words that name an act: of a verb that tells little, with its object up to there: "laid the blame".</summary>
    private TextSpan TriggerOf(int token, EventCue cue)
    {
        const int reach = 4; // tokens
        TextSpan verb = tree.Document.Tokens[token].Span;
        int thing = grammar.Light.Contains(cue.Lemma) ? tree.Find(token, "obj") : -1;
        bool isNamed =
            thing > token
            && thing - token <= reach
            && (
                cue.IsLearnt
                || cue.With.Any(company =>
                    company.Things.Contains(tree.Lemma(thing))
                    || company.Words.Contains(tree.Lemma(thing))
                )
            );
        return isNamed ? new TextSpan(verb.Start, tree.Document.Tokens[thing].Span.End) : verb;
    }

    /// <summary>What an act is when it is refused, only announced, or done by states.</summary>
    private Act Turn(Act act, Scope scope, List<EventActor> sources)
    {
        bool isRefused =
            act.Modality == Modality.Denied
            && scope.HasWill
            && IsWilled(act.Type)
            && sources.Count == 1;
        if (isRefused)
        {
            // "will not extradite": what is denied is refused.
            act = new Act(EventType.Reject, null, act.Type, act.Mode, Modality.Happened);
        }
        else if (act.Modality == Modality.Planned && ontology[act.Type].Future != act.Type)
        {
            act = new Act(ontology[act.Type].Future, null, act.Type, act.Mode, act.Modality);
        }

        return act.Type != EventType.Protest || !sources.TrueForAll(IsState) ? act
            : act.Mode == "boycott" ? act with { Type = EventType.Sanction, Mode = "discontinue" }
            : act with { Type = EventType.Accuse, Mode = "disapprove" };
    }

    private TemporalExpression? TimeOf(int token, Scope scope)
    {
        TemporalExpression? time = _times.TimeOf(token, _byToken.ContainsKey);
        int other =
            scope.Journey >= 0 ? scope.Journey
            : _modality.IsProclaimed(token, scope) ? scope.Speech
            : -1;
        return time is null && other >= 0 ? _times.TimeOf(other, _byToken.ContainsKey) : time;
    }

    private Modality ModalityOf(
        int token,
        EventCue cue,
        Scope scope,
        TemporalExpression? time,
        List<EventActor> sources
    )
    {
        Modality told = _circumstances.Judge(scope, time, token, sources) switch
        {
            // "said that it regretted the raid" is how it does.
            Modality.Reported
                when IsSaying(cue.Type!.Value) && IsOwnAccount(scope, token, sources) => IsPromise(
                cue
            )
                ? Modality.Planned
                : Modality.Happened,
            Modality.Happened or Modality.Reported when IsPromise(cue) => Modality.Planned, // it speaks of what is to come
            var read => read,
        };
        AccountOf account = AccountOf(scope, token, sources);
        bool isOfAnother = told == Modality.Reported && account != Events.AccountOf.Actor;
        bool isAhead = told == Modality.Planned && !IsPromise(cue);
        bool isOfOldDay = told == Modality.Background && time is not null;
        bool isShort = findings.Part != ReportPart.Body;
        if (isOfAnother || isAhead || isOfOldDay || isShort || ModalityWeights.Among(told).IsEmpty)
        {
            // What another tells is his account, what "will" be done is to come, and what a day of long ago dates is retold; headlines have tenses of their own, which nothing was learnt from.
            return told;
        }

        ImmutableArray<string> weighed = _traits.Of(token, cue.Type!.Value, account, time, told);
        findings.Listener?.Weighed?.Invoke(TriggerOf(token, cue), told, weighed);
        return judges.Modalities.Choose(told, weighed);
    }

    private AccountOf AccountOf(Scope scope, int token, List<EventActor> sources) =>
        scope.Speech < 0 ? Events.AccountOf.Text
        : IsOwnAccount(scope, token, sources) ? Events.AccountOf.Actor
        : SpeakersOf(scope, token).Exists(speaker => speaker.Code.Country is not null)
            ? Events.AccountOf.State
        : Events.AccountOf.Other;

    private static bool IsDone(Modality modality) =>
        modality is Modality.Happened or Modality.Reported or Modality.Background;

    private bool IsPromise(EventCue cue) =>
        cue.Type == EventType.Agree && grammar.Promises.Contains(cue.Lemma);

    /// <summary>Whether those who say that it was done did it themselves.</summary>
    private bool IsOwnAccount(Scope scope, int token, List<EventActor> sources) =>
        SpeakersOf(scope, token)
            .Exists(speaker =>
                sources.Exists(source =>
                    (source.Party == speaker.Party && speaker.Rule != ActorRule.Text)
                    || (
                        ActorRule.IsPlain(speaker.Rule)
                        && source.Code.Country is { } country
                        && country == speaker.Code.Country
                    )
                )
            );

    private List<EventActor> SpeakersOf(Scope scope, int token)
    {
        List<EventActor> found = [];
        int speaker = grammar.Accounts.Contains(tree.CaseOf(scope.Speech))
            ? scope.Speech
            : _roles.SubjectOf(scope.Speech);
        if (speaker >= 0 && SentenceOf(speaker) == SentenceOf(token))
        {
            actors.Read(speaker, found);
        }

        return found;
    }

    /// <summary>Whether somebody of another state says that those who act have to.</summary>
    private bool IsDemand(
        Scope scope,
        int token,
        List<EventActor> sources,
        out List<EventActor> speakers
    )
    {
        bool isDuty = scope.HasDuty && scope.Modality == Modality.Demanded && scope.Speech >= 0;
        List<EventActor> found = isDuty ? SpeakersOf(scope, token) : [];
        speakers = found;
        return found.Exists(s => s.Code.Country is not null && ActorRule.IsPlain(s.Rule))
            && !found.Exists(s => sources.Exists(a => a.Party == s.Party));
    }

    /// <summary>How likely the model of pairs holds a type between those who take part; <see langword="null"/> when who acts stands elsewhere.</summary>
    private double? ChanceOf(
        int token,
        EventType type,
        Scope scope,
        List<EventActor> sources,
        List<EventActor> targets
    )
    {
        TextSpan sentence = tree.Document.Sentences[SentenceOf(token)].Span;
        EventActor source = sources[0];
        if (judges.Pairs is null || !sentence.Contains(source.Span))
        {
            return null;
        }

        EventActor? other = targets is [{ } first, ..] ? first : sources.ElementAtOrDefault(1);
        TextSpan? target =
            other is not null && other.Span != source.Span && sentence.Contains(other.Span)
                ? other.Span
                : null;
        bool isToCome = scope.Modality == Modality.Planned;
        return judges.Pairs.ChanceOf(type, isToCome, tree, _sure, source.Span, target);
    }

    /// <summary>What words about an act speak of: "agreed to meet", "a pledge to attend"; null for acts.</summary>
    private (EventType? Type, string? Mode) ContentOf(int token, EventCue cue, EventType type)
    {
        if (type is not (EventType.Agree or EventType.Reject or EventType.Request))
        {
            return (null, null);
        }

        // "plans to name a judge" is no promise: only what is an act itself makes one of such words.
        Dictionary<int, EventCue> acts = cue.NeedsAct ? _byToken : _contents;
        foreach (int clause in tree.Of(token))
        {
            bool isContent =
                tree.Is(clause, "xcomp")
                || tree.Is(clause, "ccomp")
                || tree.Is(clause, "acl")
                || tree.Is(clause, "obj")
                || tree.Is(clause, "obl")
                || tree.Is(clause, "nmod");
            if (isContent && acts.TryGetValue(clause, out EventCue? content))
            {
                return (content.Type, content.Mode);
            }
        }

        return (null, null);
    }

    /// <summary>Of words about an act, the mode is what the act is: a threat of violence, a demand to meet.</summary>
    private string? ContentMode(int token, EventType type)
    {
        foreach (int clause in tree.Of(token))
        {
            bool isContent =
                tree.Is(clause, "xcomp")
                || tree.Is(clause, "ccomp")
                || tree.Is(clause, "obj")
                || tree.Is(clause, "advcl");
            if (isContent && _contents.TryGetValue(clause, out EventCue? content))
            {
                return type switch
                {
                    EventType.Threaten => ThreatOf(content),
                    EventType.Request or EventType.Reject => WishOf(content.Type!.Value),
                    _ => null,
                };
            }
        }

        return null;
    }

    private static string? ThreatOf(EventCue content) =>
        (content.Type, content.Mode) switch
        {
            (EventType.Assault, _) => "violence",
            (_, "expel" or "arrest") => content.Mode,
            (EventType.Sanction, _) => "relations",
            (EventType.Coerce, _) => "restrict",
            _ => null,
        };

    private static string WishOf(EventType content) =>
        content switch
        {
            EventType.Consult => "meet",
            EventType.Aid or EventType.Cooperate or EventType.Support => "assist",
            EventType.Retreat or EventType.Concede => "yield",
            _ => "change",
        };

    private bool IsVerbal(EventType type) =>
        ontology.QuadOf(type) is QuadClass.VerbalCooperation or QuadClass.VerbalConflict;

    // Words are what it is done by: of a meeting they are not.
    private bool IsSaying(EventType type) => IsVerbal(type) && type != EventType.Consult;

    private static bool IsWilled(EventType type) =>
        type
            is EventType.Consult
                or EventType.Agree
                or EventType.Support
                or EventType.Cooperate
                or EventType.Aid
                or EventType.Retreat
                or EventType.Concede;

    /// <summary>Whether a noun belongs to an event that a verb tells: as its object, or deeper in what it speaks of.</summary>
    private bool IsTold(int noun)
    {
        const int furthest = 4;
        int at = noun;
        for (int step = 0; step < furthest; step++)
        {
            int head = tree.Head(at);
            if (head < 0)
            {
                return false;
            }

            if (_roles.IsOccasion(at) || tree.Is(at, "conj"))
            {
                return false; // what stands beside an act, not in it
            }

            if (_told.Contains(head) && !tree.Is(at, "nsubj"))
            {
                return true;
            }

            at = head;
        }

        return false;
    }

    private List<EventActor> ReadFirst(List<int> heads)
    {
        List<EventActor> found = [];
        foreach (int head in heads)
        {
            actors.Read(head, found);
            if (found.Count > 0)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Whom it is done to: the first who are of another state; when there are none, the first at all.</summary>
    private List<EventActor> ReadTargets(
        int token,
        EventType type,
        ImmutableArray<CueCompany> company,
        List<EventActor> sources
    )
    {
        List<EventActor> first = [];
        List<EventActor> found = [];
        if (type == EventType.Consult && AreSeveral(sources))
        {
            // Those who met each other met nobody else by what they came for: "met to discuss aid for Chad".
            _targetHeads.RemoveAll(head => !IsOfCue(token, head));
        }

        foreach (int head in InOrder(type))
        {
            found.Clear();
            if (LeadsElsewhere(type, head))
            {
                continue;
            }

            actors.ReadTarget(head, found, ElsewhereOf(type));
            if (IsVerbal(type) && IsTownBehind(head, found))
            {
                continue; // "agreed in Tacna to hold talks"
            }

            found.RemoveAll(actor =>
                sources.Exists(s =>
                    s.Span.Overlaps(actor.Span) || IsSame(type, s, actor, sources.Count > 1)
                )
            );
            if (
                found.Count > 0
                && IsSomebody(head)
                && !IsSent(type, company, tree.Lemma(head))
                && !AreOf(sources, found[0])
            )
            {
                return found; // "acquitted a minister of spying for Chile"
            }

            if (
                found.Exists(actor =>
                    actor.Code.Country is { } country
                    && !sources.Exists(s => s.Code.Country == country)
                )
            )
            {
                return found;
            }

            if (first.Count == 0)
            {
                first.AddRange(found);
            }
        }

        return first;
    }

    // "dispatched doctors to Cuba", "took a minister to court": what the cue asks for is no party, unless it is what is done to somebody.
    private static bool IsSent(EventType type, ImmutableArray<CueCompany> company, string lemma) =>
        company.Any(part =>
            part.Words.Contains(lemma)
            || (
                type is EventType.Aid or EventType.Cooperate or EventType.Mobilize
                && part.Things.Contains(lemma)
            )
        );

    /// <summary>Whether a phrase belongs to the words for an act, and not to a clause beneath them.</summary>
    private bool IsOfCue(int cue, int head)
    {
        const int furthest = 3;
        int at = tree.Head(head);
        for (int step = 0; step < furthest && at >= 0 && at != cue && !tree.IsVerb(at); step++)
        {
            at = tree.Head(at);
        }

        return at == cue
            || at == tree.Head(cue)
            || (tree.Is(cue, "acl") && _roles.SubjectOf(cue) == head); // "talks brokered by Togo"
    }

    private static bool AreSeveral(List<EventActor> actors) =>
        actors.Select(actor => actor.Party).Distinct(StringComparer.Ordinal).Count() > 1;

    /// <summary>Whether a phrase says where an act is, where it comes from or what is talked about: "met in Iceland", "fired from Chad", "talks on Chad".</summary>
    private bool LeadsElsewhere(EventType type, int head)
    {
        string preposition = tree.CaseOf(head);
        return (
                IsVerbal(type)
                && grammar.Platforms.Contains(tree.Lemma(head))
                && grammar.Topics.Contains(preposition)
            ) // "paid tribute on Twitter"
            || (type != EventType.Consult && ElsewhereOf(type).Contains(preposition))
            || ((IsVerbal(type) || IsTown(type, head)) && _circumstances.IsPlace(head))
            || (type == EventType.Consult && grammar.Topics.Contains(preposition));
    }

    // "met in Chad", "fired a missile from Chad"
    private FrozenSet<string> ElsewhereOf(EventType type) =>
        type switch
        {
            EventType.Consult => grammar.Places,
            EventType.Assault or EventType.Mobilize => grammar.Givers,
            _ => [],
        };

    /// <summary>The heads in the order in which they are to be tried: against whom somebody complains goes before where he does.</summary>
    private ImmutableArray<int> InOrder(EventType type) =>
        ontology.QuadOf(type) == QuadClass.VerbalConflict
            ?
            [
                .. _targetHeads.OrderBy(head =>
                    grammar.Opponents.Contains(tree.CaseOf(head)) ? 0 : 1
                ),
            ]
            : [.. _targetHeads];

    private bool IsTownBehind(int head, List<EventActor> found) =>
        tree.Tag(head) == "PROPN"
        && grammar.Places.Contains(tree.CaseOf(head))
        && found.TrueForAll(actor => actor is { Entity: null, Code.Country: not null });

    // "rallied in Vilnius" is not against it, "rallied at the embassy" is.
    private bool IsTown(EventType type, int head) =>
        type == EventType.Protest && tree.Tag(head) == "PROPN";

    private bool IsSomebody(int head) => tree.Is(head, "obj") && actors.IsSomebody(head);

    // "will withdraw its troops from Chad": they are no other than it.
    private static bool AreOf(List<EventActor> sources, EventActor target) =>
        sources.Exists(source =>
            source.Code is { Country: { } country, Sector: null or "MIL" or "GOV" }
            && country == target.Code.Country
        );

    // "Kenya warned that it would", "recalled its ambassador": nobody does it to himself.
    private bool IsSame(EventType type, EventActor source, EventActor target, bool areSeveral) =>
        source.Code.Country is not null
        && source.Code.Country == target.Code.Country
        && (
            (target.Code.Sector is null && !IsForceAtHome(type, source, target))
            || target.Code.Sector == source.Code.Sector
            || (target.Rule == ActorRule.Possessor && (areSeveral || source.Code.Sector is null))
        );

    // "the air force hit a camp of a rival band in Chad": an army does it to people of its own state as well.
    private bool IsForceAtHome(EventType type, EventActor source, EventActor target) =>
        source.Code.Sector is "MIL" or "COP" or "REB" or "UAF"
        && target.Rule is ActorRule.Where or ActorRule.Words
        && ontology.QuadOf(type) == QuadClass.MaterialConflict;

    private static TextSpan Around(
        TextSpan trigger,
        List<EventActor> sources,
        List<EventActor> targets
    )
    {
        int start = trigger.Start;
        int end = trigger.End;
        foreach (EventActor actor in sources.Concat(targets).Where(a => a.Rule != ActorRule.Guess))
        {
            start = Math.Min(start, actor.Span.Start);
            end = Math.Max(end, actor.Span.End);
        }

        return new TextSpan(start, end);
    }

    private TextRegion RegionOf(int token)
    {
        int sentence = SentenceOf(token);
        return sentence < regions.Length ? regions[sentence] : TextRegion.Body;
    }

    /// <summary>What is done, as its words tell it.</summary>
    private readonly record struct Act(
        EventType Type,
        string? Mode,
        EventType? Content,
        string? ContentMode,
        Modality Modality
    );
}
