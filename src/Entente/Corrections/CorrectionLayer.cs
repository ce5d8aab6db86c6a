using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Corrections;

/// <summary>The corrections that hold, laid over reports as they were read.</summary>
/// <remarks>
/// Of one report, splits come first, then what is nobody, then merges (of merges too), then names. Two corrections of the same kind and
/// actor: the later one holds. Made once for a question; safe to use from any thread.
/// </remarks>
public sealed class CorrectionLayer
{
    private const int LongestChain = 64; // merges of merges; a ring of them, which no store should hold, ends too

    private readonly Dictionary<string, Correction> _merges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Correction> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Correction> _nobody = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Correction> _speakers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Actor, string Report), Correction> _splits = [];
    private readonly ILookup<string, Correction> _offices;
    private readonly Func<string, Entity?> _find;

    /// <summary>Lays the corrections of a log that are not undone.</summary>
    /// <param name="log">The log, in the order of its numbers.</param>
    /// <param name="find">Finds an actor of the tables by its identifier.</param>
    public CorrectionLayer(IEnumerable<Correction> log, Func<string, Entity?> find)
    {
        ArgumentNullException.ThrowIfNull(log);
        _find = find;
        Correction[] holding = [.. log.Where(correction => correction.Undone is null)];
        foreach (Correction correction in holding)
        {
            string key = Key(correction.Subject);
            switch (correction.Kind)
            {
                case CorrectionKind.Merge:
                    _merges[key] = correction;
                    break;
                case CorrectionKind.Split:
                    _splits[(key, correction.Report ?? "")] = correction;
                    break;
                case CorrectionKind.Rename:
                    _names[key] = correction;
                    break;
                case CorrectionKind.NotAPerson:
                    _nobody[key] = correction;
                    break;
                case CorrectionKind.Speaker:
                    _speakers[correction.Subject] = correction;
                    break;
                default:
                    break; // offices, below
            }
        }

        _offices = holding
            .Where(correction => correction.Kind == CorrectionKind.Office)
            .ToLookup(correction => Key(correction.Subject), StringComparer.Ordinal);
        Actors =
        [
            .. holding
                .Where(c =>
                    c.Kind
                        is CorrectionKind.Merge
                            or CorrectionKind.Split
                            or CorrectionKind.NotAPerson
                )
                .SelectMany(c => c.Value is null ? [c.Subject] : new[] { c.Subject, c.Value })
                .Distinct(StringComparer.Ordinal),
        ];
        IsEmpty = holding.Length == 0;
    }

    /// <summary>Whether nothing is corrected.</summary>
    public bool IsEmpty { get; }

    /// <summary>The actors whose mentions are not counted as they were read: what is merged, split or nobody, and what it becomes.</summary>
    public ImmutableArray<string> Actors { get; }

    /// <summary>The actor that another one is merged into; itself when it is not.</summary>
    public string MergedInto(string actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        string end = actor;
        for (
            int step = 0;
            step < LongestChain && _merges.TryGetValue(Key(end), out Correction? merge);
            step++
        )
        {
            end = merge.Value!;
        }

        return end;
    }

    /// <summary>The actor with its corrected name and offices.</summary>
    public Entity Apply(Entity actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        Entity named = _names.TryGetValue(actor.Id, out Correction? name)
            ? actor with
            {
                Name = name.Value!,
            }
            : actor;
        return _offices.Contains(actor.Id)
            ? named with
            {
                Offices =
                [
                    .. named
                        .Offices.Concat(
                            _offices[actor.Id]
                                .Select(c => new Office(c.Value!, c.Of!, c.From, c.To))
                        )
                        .OrderBy(office => office.From),
                ],
            }
            : named;
    }

    /// <summary>The report as it is corrected; the same object when nothing in it is.</summary>
    public Report Apply(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (IsEmpty)
        {
            return report;
        }

        ImmutableArray<Mention> mentions =
        [
            .. report.Mentions.Select(mention => Apply(report.Id, mention)).OfType<Mention>(),
        ];
        ImmutableArray<Quotation> quotations =
        [
            .. report.Quotations.Select(quotation => Apply(report.Id, quotation)),
        ];
        ImmutableArray<Event> events =
        [
            .. report.Events.Select(found => Apply(report.Id, found)).OfType<Event>(),
        ];
        Reckoning body = Apply(report.Id, report.Body);
        Reckoning headline = Apply(report.Id, report.Headline);
        bool isSame =
            mentions.SequenceEqual(report.Mentions)
            && quotations.SequenceEqual(report.Quotations)
            && events.SequenceEqual(report.Events)
            && ReferenceEquals(body, report.Body)
            && ReferenceEquals(headline, report.Headline);
        return isSame
            ? report
            : report with
            {
                Mentions = mentions,
                Quotations = quotations,
                Events = events,
                Body = body,
                Headline = headline,
            };
    }

    /// <summary>The figures with those whose they are, and who says so, as they are corrected; the same object when nobody is.</summary>
    private Reckoning Apply(string report, Reckoning reckoning)
    {
        ImmutableArray<Claim> claims = [.. reckoning.Claims.Select(claim => Apply(report, claim))];
        return claims.SequenceEqual(reckoning.Claims)
            ? reckoning
            : reckoning with
            {
                Claims = claims,
            };
    }

    private Claim Apply(string report, Claim claim)
    {
        ImmutableArray<string> actors =
        [
            .. claim
                .Actors.Select(actor => Resolve(report, new Party(actor, actor, "")))
                .OfType<Party>()
                .Select(party => party.Entity ?? party.Name)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        Voice? speaker = claim.Speaker is { } voice
            ? Apply(report, [voice]).FirstOrDefault()
            : null;
        return actors.SequenceEqual(claim.Actors) && speaker == claim.Speaker
            ? claim
            : claim with
            {
                Actors = actors,
                Speaker = speaker,
            };
    }

    private Mention? Apply(string report, Mention mention)
    {
        Party? party = Resolve(report, new Party(mention.Name, mention.Entity, mention.Rule));
        return party is null ? null
            : party.Name == mention.Name && party.Entity == mention.Entity ? mention
            : mention with
            {
                Name = party.Name,
                Entity = party.Entity,
                Rule = party.Rule,
                Type =
                    party.Entity is { } id
                    && mention.Type != EntityType.Nationality
                    && _find(id) is { } actor
                        ? actor.Type
                        : mention.Type,
            };
    }

    private Quotation Apply(string report, Quotation quotation)
    {
        ImmutableArray<Voice> speakers = Apply(report, quotation.Speakers);
        ImmutableArray<Voice> addressees = Apply(report, quotation.Addressees);
        ImmutableArray<Voice> relays = Apply(report, quotation.Relays);
        if (_speakers.TryGetValue(quotation.Id, out Correction? other))
        {
            Party speaker = Other(other);
            TextSpan span = quotation.Speakers is [var said, ..]
                ? said.Span
                : quotation.Source ?? quotation.Words[0];
            speakers = [new Voice(speaker.Name, speaker.Entity, span, speaker.Rule)];
        }

        return
            speakers == quotation.Speakers
            && addressees == quotation.Addressees
            && relays == quotation.Relays
            ? quotation
            : quotation with
            {
                Speakers = speakers,
                Addressees = addressees,
                Relays = relays,
            };
    }

    /// <summary>The event as it is corrected; <see langword="null"/> when nobody is left who does it.</summary>
    private Event? Apply(string report, Event found)
    {
        ImmutableArray<EventActor> sources = Apply(report, found.Sources);
        ImmutableArray<EventActor> targets = Apply(report, found.Targets);
        return sources == found.Sources && targets == found.Targets ? found
            : sources.IsEmpty ? null
            : found with { Sources = sources, Targets = targets };
    }

    /// <summary>The actors as they are corrected; the same array when none is. What an actor is in the scheme of PLOVER stays: the words say it.</summary>
    private ImmutableArray<EventActor> Apply(string report, ImmutableArray<EventActor> actors)
    {
        var corrected = ImmutableArray.CreateBuilder<EventActor>(actors.Length);
        foreach (EventActor actor in actors)
        {
            if (Resolve(report, new Party(actor.Name, actor.Entity, actor.Rule)) is { } party)
            {
                corrected.Add(
                    actor with
                    {
                        Name = party.Name,
                        Entity = party.Entity,
                        Rule = party.Rule,
                    }
                );
            }
        }

        return corrected.SequenceEqual(actors) ? actors : corrected.DrainToImmutable();
    }

    /// <summary>The voices as they are corrected; the same array when none is.</summary>
    private ImmutableArray<Voice> Apply(string report, ImmutableArray<Voice> voices)
    {
        ImmutableArray<Voice> corrected =
        [
            .. voices
                .Select(voice =>
                    (
                        Voice: voice,
                        Party: Resolve(report, new Party(voice.Name, voice.Entity, voice.Rule))
                    )
                )
                .Where(v => v.Party is not null)
                .Select(v =>
                    v.Voice with
                    {
                        Name = v.Party!.Name,
                        Entity = v.Party.Entity,
                        Rule = v.Party.Rule,
                    }
                ),
        ];
        return corrected.SequenceEqual(voices) ? voices : corrected;
    }

    /// <summary>Who it is after all corrections; <see langword="null"/> for nobody.</summary>
    private Party? Resolve(string report, Party party)
    {
        if (_splits.TryGetValue((party.Key, report), out Correction? split))
        {
            party = Other(split);
        }

        for (int step = 0; step < LongestChain; step++)
        {
            if (_nobody.ContainsKey(party.Key))
            {
                return null;
            }

            if (!_merges.TryGetValue(party.Key, out Correction? merge))
            {
                break;
            }

            party = Other(merge);
        }

        return _names.TryGetValue(party.Key, out Correction? name)
            ? party with
            {
                Name = name.Value!,
                Rule = RuleOf(name),
            }
            : party;
    }

    /// <summary>Whom a correction names: an actor of the tables, else somebody by this name.</summary>
    private Party Other(Correction correction) =>
        _find(correction.Value!) is { } actor
            ? new Party(actor.Name, actor.Id, RuleOf(correction))
            : new Party(correction.Value!, null, RuleOf(correction));

    private string Key(string actor) => _find(actor)?.Id ?? actor.ToLowerInvariant();

    private static string RuleOf(Correction correction) =>
        string.Create(CultureInfo.InvariantCulture, $"correction {correction.Number}");

    private sealed record Party(string Name, string? Entity, string Rule)
    {
        public string Key => Entity ?? Name.ToLowerInvariant();
    }
}
