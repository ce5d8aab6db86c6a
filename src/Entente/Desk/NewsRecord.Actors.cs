using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Entente.Corrections;
using Entente.Data;
using Entente.Readouts;
using Entente.Storage;

namespace Entente.Desk;

// What the record tells of actors, as people have corrected it.
public sealed partial class NewsRecord
{
    /// <summary>The actors of the record, the most reported first.</summary>
    public async IAsyncEnumerable<ActorRow> ActorsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        Remembered.Now now = await _remembered.NowAsync(cancellationToken).ConfigureAwait(false);
        if (now.Actors.IsDefault)
        {
            now.Actors = await ReadActorsAsync(cancellationToken).ConfigureAwait(false);
        }

        foreach (ActorRow row in now.Actors)
        {
            yield return row;
        }
    }

    private async Task<ImmutableArray<ActorRow>> ReadActorsAsync(
        CancellationToken cancellationToken
    )
    {
        CorrectionLayer corrections = await CorrectionsAsync(cancellationToken)
            .ConfigureAwait(false);
        HashSet<string> corrected = [.. corrections.Actors];
        List<ActorRow> rows = [];
        await foreach (
            EntityTotal total in _store.EntitiesAsync(cancellationToken).ConfigureAwait(false)
        )
        {
            if (!corrected.Contains(total.Entity) && _book.Value.Find(total.Entity) is { } entity)
            {
                rows.Add(
                    ActorTeller.RowOf(corrections.Apply(entity), total.Reports, total.Mentions)
                );
            }
        }

        if (corrected.Count > 0)
        {
            List<ToldReport> reports = await NamingAsync(corrected, cancellationToken)
                .ConfigureAwait(false);
            rows.AddRange(
                corrected
                    .Select(_book.Value.Find)
                    .OfType<Entity>()
                    .Select(entity => ActorTeller.RowOf(corrections.Apply(entity), reports))
                    .Where(row => row.Mentions > 0)
            );
            rows =
            [
                .. rows.OrderByDescending(row => row.Reports)
                    .ThenByDescending(row => row.Mentions)
                    .ThenBy(row => row.Id, StringComparer.Ordinal),
            ];
        }

        return [.. rows];
    }

    /// <summary>The actors of one story, the most reported first, with the names they go by in it and the offices they held on its day; behind them those without a name, report by report.</summary>
    public async Task<ImmutableArray<StoryActorRow>> ActorsOfAsync(
        string story,
        CancellationToken cancellationToken = default
    )
    {
        CorrectionLayer corrections = await CorrectionsAsync(cancellationToken)
            .ConfigureAwait(false);
        List<ToldReport> reports = [];
        ImmutableArray<string> ids = await _store
            .ReportsOfAsync(story, cancellationToken)
            .ConfigureAwait(false);
        await foreach (
            (ToldReport told, _) in ToldAsync(ids, cancellationToken).ConfigureAwait(false)
        )
        {
            reports.Add(told);
        }

        return
        [
            .. reports
                .SelectMany(told => told.Report.Mentions)
                .Select(mention => mention.Entity)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Select(_book.Value.Find)
                .OfType<Entity>()
                .Select(entity => ActorTeller.InStory(corrections.Apply(entity), reports))
                .OrderByDescending(row => row.Actor.Reports)
                .ThenByDescending(row => row.Actor.Mentions)
                .ThenBy(row => row.Actor.Id, StringComparer.Ordinal),
            .. ActorTeller.Unnamed(reports),
        ];
    }

    /// <summary>The actors a user means: by identifier, else by any name in our tables; of several those that the record names, else those of today.</summary>
    /// <remarks>Somebody whom only reports know is meant by name, if one of them gives him or her a public role; others have no page.</remarks>
    public async Task<ImmutableArray<Entity>> FindActorsAsync(
        string typed,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(typed);
        ImmutableArray<Entity> known = await KnownAsync(typed, cancellationToken)
            .ConfigureAwait(false);
        return
            known.IsEmpty
            && await LearnedAsync(typed, cancellationToken).ConfigureAwait(false) is { } learned
            ? [learned]
            : known;
    }

    /// <summary>The actors of the tables that a user means.</summary>
    private async Task<ImmutableArray<Entity>> KnownAsync(
        string typed,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<Entity> known = Named(typed);
        int blank = typed.IndexOf(' ', StringComparison.Ordinal);
        if (known.IsEmpty && blank > 0 && _smallWords.Value.Contains(typed[..blank]))
        {
            known = Named(typed[(blank + 1)..].Trim()); // "the Kremlin"
        }

        if (known.IsEmpty)
        {
            return [];
        }

        CorrectionLayer corrections = await CorrectionsAsync(cancellationToken)
            .ConfigureAwait(false);
        known =
        [
            .. known
                .Select(actor => _book.Value.Find(corrections.MergedInto(actor.Id)) ?? actor)
                .DistinctBy(actor => actor.Id, StringComparer.Ordinal),
        ];
        if (known.Length > 1)
        {
            Entity[] there = await InRecordAsync(known, cancellationToken).ConfigureAwait(false);
            known =
                there.Length > 0
                    ? [.. there]
                    : [.. known.Where(actor => _book.Value.IsOfToday(actor.Id))];
        }

        return [.. known.Select(corrections.Apply)];
    }

    /// <summary>Tells of one actor.</summary>
    /// <param name="entity">The actor.</param>
    /// <param name="mostReports">How many of the reports that name it are read at most, the newest of them.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <remarks>Cost: these reports are read, and the stories in which it says something.</remarks>
    public async Task<ActorReadout> ActorAsync(
        Entity entity,
        int mostReports = int.MaxValue,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(entity);
        CorrectionLayer corrections = await CorrectionsAsync(cancellationToken)
            .ConfigureAwait(false);
        ImmutableArray<string> ids = await IdsNamingAsync(
                [entity.Id, .. corrections.Actors],
                cancellationToken,
                mostReports
            )
            .ConfigureAwait(false);
        List<ToldReport> reports = [];
        Dictionary<string, string> storyOf = [];
        await foreach (
            (ToldReport told, string story) in ToldAsync(ids, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if (told.Report.Mentions.Any(mention => ActorTeller.IsOf(mention, entity)))
            {
                reports.Add(told);
                storyOf[told.Report.Id] = story;
            }
        }

        // Accounts are counted within a story, so its statements are told by the story as a whole.
        List<StoryReadout> stories = await TellAllAsync(
                reports
                    .Where(told => told.Report.Quotations.Any(said => IsSaidBy(said, entity)))
                    .Select(told => storyOf[told.Report.Id]),
                cancellationToken
            )
            .ConfigureAwait(false);
        ActorReadout readout = ActorTeller.Tell(
            corrections.Apply(entity),
            reports,
            storyOf,
            [.. stories.SelectMany(story => story.Statements)]
        ) with
        {
            Met = MetIn(reports, entity),
            Sources = stories
                .SelectMany(story => story.Story.Reports)
                .ToImmutableDictionary(row => row.Id, StoryTeller.ByOutlet, StringComparer.Ordinal),
        };
        return ids.Length < mostReports
            ? readout
            : await AsPartAsync(readout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells each of some stories once, without its copies.</summary>
    private async Task<List<StoryReadout>> TellAllAsync(
        IEnumerable<string> ids,
        CancellationToken cancellationToken
    )
    {
        List<StoryReadout> stories = [];
        foreach (string id in ids.Distinct(StringComparer.Ordinal))
        {
            if (
                await StoryAsync(id, withCopies: false, cancellationToken).ConfigureAwait(false) is
                { } story
            )
            {
                stories.Add(story);
            }
        }

        return stories;
    }

    private static bool IsSaidBy(Quotation said, Entity entity) =>
        said.Speakers.Any(voice => ActorTeller.IsOf(voice, entity));

    /// <summary>A readout of the newest reports, with the numbers of all.</summary>
    private async Task<ActorReadout> AsPartAsync(
        ActorReadout readout,
        CancellationToken cancellationToken
    )
    {
        StoredNaming all = await _store
            .NamingAsync([new NamedParty([readout.Actor.Id], [])], null, null, 0, cancellationToken)
            .ConfigureAwait(false);
        return all.Reports <= readout.Reports.Length
            ? readout
            : readout with
            {
                Actor = readout.Actor with { Reports = all.Reports, Mentions = all.Mentions },
                IsPartial = true,
            };
    }

    /// <summary>Those who take part in the events of an actor: of a person also the state for whom another acts, never its own.</summary>
    private ImmutableArray<MetRow> MetIn(IEnumerable<ToldReport> reports, Entity entity)
    {
        FormerStates former = new(_book.Value);
        return
        [
            .. reports
                .SelectMany(told =>
                    told.Report.Events.Select(found => former.Apart(told.Report, found))
                        .Where(found => IsOf(found, entity.Id))
                        .SelectMany(found => found.Sources.Concat(found.Targets))
                        .SelectMany(party => new[] { party.Entity, party.Code.Country })
                        .OfType<string>()
                        .Distinct(StringComparer.Ordinal)
                )
                .GroupBy(party => party, StringComparer.Ordinal)
                .Select(party => (Entity: _book.Value.Find(party.Key), Reports: party.Count()))
                .Where(met =>
                    met.Entity is { } other && other.Id != entity.Id && other.Id != entity.Country
                )
                .OrderByDescending(met => met.Reports)
                .ThenBy(met => met.Entity!.Id, StringComparer.Ordinal)
                .Select(met => new MetRow(met.Entity!.Id, met.Entity.Name, met.Reports)),
        ];
    }

    /// <summary>Explains why words of reports were taken to mean an actor: each wording of each report with its rule.</summary>
    public async Task<WhyReadout> WhyAsync(
        Entity entity,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(entity);
        CorrectionLayer corrections = await CorrectionsAsync(cancellationToken)
            .ConfigureAwait(false);
        return Explainer.Explain(
            entity,
            await NamingAsync([entity.Id, .. corrections.Actors], cancellationToken)
                .ConfigureAwait(false)
        );
    }

    private ImmutableArray<Entity> Named(string typed) =>
        _book.Value.Find(typed) is { } entity ? [entity] : _book.Value.Named(typed);

    /// <summary>Somebody whom the tables do not know and to whom a report gives an office.</summary>
    private async Task<Entity?> LearnedAsync(string typed, CancellationToken cancellationToken)
    {
        foreach (
            ToldReport told in await NamingAsync([typed], cancellationToken).ConfigureAwait(false)
        )
        {
            Mention? named = told.Report.Mentions.FirstOrDefault(mention =>
                mention
                    is { Entity: null, Type: EntityType.Person, Office: not null, IsUnnamed: false }
                && mention.Name.Equals(typed, StringComparison.OrdinalIgnoreCase)
            );
            if (named is not null)
            {
                string? country = _book.Value.Find(named.Office!.Of)?.Country;
                return new Entity(named.Name, EntityType.Person, named.Name, country, null, []);
            }
        }

        return null;
    }

    private async Task<Entity[]> InRecordAsync(
        ImmutableArray<Entity> actors,
        CancellationToken cancellationToken
    )
    {
        List<Entity> found = [];
        foreach (Entity actor in actors)
        {
            if (await _store.IsNamedAsync(actor.Id, cancellationToken).ConfigureAwait(false))
            {
                found.Add(actor);
            }
        }

        return [.. found];
    }

    private async Task<List<ToldReport>> NamingAsync(
        IEnumerable<string> actors,
        CancellationToken cancellationToken
    )
    {
        List<ToldReport> reports = [];
        ImmutableArray<string> ids = await IdsNamingAsync(actors, cancellationToken)
            .ConfigureAwait(false);
        await foreach (
            (ToldReport told, _) in ToldAsync(ids, cancellationToken).ConfigureAwait(false)
        )
        {
            reports.Add(told);
        }

        return reports;
    }

    /// <summary>The reports that name any of these, by identifier or, unknown to the tables, by name; the newest first, and of each identifier at most so many.</summary>
    private async Task<ImmutableArray<string>> IdsNamingAsync(
        IEnumerable<string> actors,
        CancellationToken cancellationToken,
        int newest = int.MaxValue
    )
    {
        OrderedDictionary<string, int> ids = new(StringComparer.Ordinal);
        foreach (string actor in actors.Distinct(StringComparer.Ordinal))
        {
            if (_book.Value.Find(actor) is not null)
            {
                StoredNaming naming = await _store
                    .NamingAsync(
                        [new NamedParty([actor], [])],
                        null,
                        null,
                        newest,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                foreach (
                    NamingReport report in naming
                        .Newest.Reverse()
                        .OrderByDescending(report => report.Published, StringComparer.Ordinal)
                )
                {
                    ids.TryAdd(report.Report, 0);
                }
            }
            else
            {
                await foreach (
                    string id in _store.NamedAsync(actor, cancellationToken).ConfigureAwait(false)
                )
                {
                    ids.TryAdd(id, 0);
                }
            }
        }

        return [.. ids.Keys];
    }

    private async Task<CorrectionLayer> CorrectionsAsync(CancellationToken cancellationToken) =>
        new(await LogAsync(cancellationToken).ConfigureAwait(false), id => _book.Value.Find(id));

    /// <summary>All corrections of the record, those that were undone too, in the order in which they were made.</summary>
    public async Task<ImmutableArray<CorrectionRow>> CorrectionLogAsync(
        CancellationToken cancellationToken = default
    ) =>
        [
            .. (await LogAsync(cancellationToken).ConfigureAwait(false)).Select(
                CorrectionTeller.RowOf
            ),
        ];

    private async Task<List<Correction>> LogAsync(CancellationToken cancellationToken)
    {
        List<Correction> log = [];
        await foreach (
            Correction correction in _store
                .CorrectionsAsync(cancellationToken)
                .ConfigureAwait(false)
        )
        {
            log.Add(correction);
        }

        return log;
    }

    /// <summary>Articles and the like, which people type before a name.</summary>
    private static HashSet<string> SmallWords(DataTables tables) =>
        tables
            .LanguagesWith("function-words")
            .SelectMany(code => tables.Read($"{code}/function-words").Rows.Select(row => row[0]))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
