using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>Keeps the record in one SQLite file, whose layout is written in <c>docs/schema.md</c>.</summary>
/// <remarks>
/// <para>Safe to use from any thread. SQLite answers on the thread that asks: the tasks are complete when they are returned, but for waiting for a writer.</para>
/// <para>Beside the file lie <c>-wal</c> and <c>-shm</c> while it is open, and <c>.lock</c> once it was written. A search also
/// finds words that differ in accents.</para>
/// </remarks>
public sealed class SqliteStore : IStore
{
    private readonly StoreFile _file;
    private readonly Readers _readers;
    private readonly Writer? _writer;

    private SqliteStore(StoreFile file, Writer? writer)
    {
        _file = file;
        _readers = new Readers(file);
        _writer = writer;
    }

    /// <summary>Opens the store in the file at <paramref name="path"/> with the settings that fit most uses.</summary>
    /// <exception cref="StoreException">The file cannot be opened as a store; the message names it and says what to do.</exception>
    public static Task<SqliteStore> OpenAsync(
        string path,
        StoreAccess access,
        CancellationToken cancellationToken = default
    ) => OpenAsync(path, access, new SqliteSettings(), cancellationToken);

    /// <summary>Opens the store in the file at <paramref name="path"/>. For writing it is made when it is not there, and another writer is waited for.</summary>
    /// <exception cref="StoreException">The file cannot be opened as a store; the message names it and says what to do.</exception>
    public static async Task<SqliteStore> OpenAsync(
        string path,
        StoreAccess access,
        SqliteSettings settings,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        cancellationToken.ThrowIfCancellationRequested();
        var file = StoreFile.Find(path, access);
        Writer? writer =
            access == StoreAccess.Write || file.IsOfEarlierLayout
                ? await Writer.OpenAsync(file, settings, cancellationToken).ConfigureAwait(false)
                : null;
        if (access == StoreAccess.Read)
        {
            writer?.Dispose(); // It has brought the tables up to date, and is not needed for more.
            writer = null;
        }

        SqliteStore store = new(file, writer);
        try
        {
            // A file that is damaged where its tables are listed is told of now, not in the middle of the work.
            await store._readers.AskAsync(Schema.LayoutOf, cancellationToken).ConfigureAwait(false);
            return store;
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<long> VersionAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_readers.Version());
    }

    /// <inheritdoc/>
    public Task<bool> HasAsync(
        ContentDigest capture,
        CancellationToken cancellationToken = default
    ) =>
        _readers.AskAsync(
            session =>
                session.Value("SELECT 1 FROM capture WHERE digest = ?1", capture.Hex) is not null,
            cancellationToken
        );

    /// <inheritdoc/>
    public Task SaveAsync(
        IReadOnlyList<Filing> filings,
        CancellationToken cancellationToken = default
    )
    {
        Filing.Validate(filings);
        return RequireWriter().SaveAsync(filings, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RenewAsync(
        IReadOnlyList<Renewal> renewals,
        CancellationToken cancellationToken = default
    )
    {
        Renewal.Validate(renewals);
        return RequireWriter().RenewAsync(renewals, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<UnsettledReport> UnsettledAsync(
        CancellationToken cancellationToken = default
    ) => _readers.StreamAsync(ListReader.Unsettled, cancellationToken);

    /// <inheritdoc/>
    public Task<Correction> CorrectAsync(
        Correction correction,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(correction);
        return RequireWriter()
            .CorrectAsync(session => CorrectionLog.Add(session, correction), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Correction?> UndoAsync(
        int number,
        DateTimeOffset at,
        CancellationToken cancellationToken = default
    ) =>
        RequireWriter()
            .CorrectAsync(session => CorrectionLog.Undo(session, number, at), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<Correction> CorrectionsAsync(
        CancellationToken cancellationToken = default
    ) => _readers.StreamAsync(CorrectionLog.All, cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredLead>> SharingWordsAsync(
        IReadOnlyList<string> words,
        string story,
        int nearest,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfNegative(nearest);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _readers.AskAsync(
            session => LeadReader.Sharing(session, words, story, nearest, limit),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<StoredNaming> NamingAsync(
        IReadOnlyList<NamedParty> parties,
        DateOnly? from,
        DateOnly? to,
        int newest,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentOutOfRangeException.ThrowIfNegative(newest);
        return _readers.AskAsync(
            session => NamingReader.Read(session, parties, from, to, newest),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ActingAsync(
        string party,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(party);
        return _readers.StreamAsync(
            session => ListReader.Acting(session, party),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> NamedAsync(
        string name,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        return _readers.StreamAsync(session => ListReader.Named(session, name), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredSketch> SketchesAsync(
        int newest = int.MaxValue,
        CancellationToken cancellationToken = default
    ) => _readers.StreamAsync(session => ListReader.Sketches(session, newest), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> WithTextKeysAsync(
        IReadOnlyList<int> keys,
        int fewest,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _readers.AskAsync(
            session => ListReader.WithTextKeys(session, keys, fewest, limit),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReportHead> HeadsAsync(
        string? story = null,
        CancellationToken cancellationToken = default
    ) => _readers.StreamAsync(session => ListReader.HeadsOf(session, story), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredReport> ReportsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ids);
        return _readers.StreamAsync(
            session => ids.Select(id => ReportReader.Report(session, id)).OfType<StoredReport>(),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredReport> StatementsOfAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ids);
        return _readers.StreamAsync(
            session =>
                ids.Select(id => ReportReader.Report(session, id, isWhole: false))
                    .OfType<StoredReport>(),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReportText> TextsAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ids);
        return _readers.StreamAsync(
            session => ids.Select(id => ReportReader.Text(session, id)).OfType<ReportText>(),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<Capture?> CaptureAsync(
        ContentDigest digest,
        CancellationToken cancellationToken = default
    )
    {
        return _readers.AskAsync(
            session => ReportReader.Capture(session, digest),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Reuse> ReusesAsync(
        IReadOnlyList<string> reports,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(reports);
        return _readers.StreamAsync(
            session => ListReader.Reuses(session, reports),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> IdsAsync(
        string prefix,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _readers.AskAsync(
            session => ListReader.Ids(session, prefix, limit),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> ReportsOfAsync(
        string id,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(id);
        return _readers.AskAsync(session => ListReader.ReportsOf(session, id), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<SeenOffice> OpenOfficesAsync(
        string story,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(story);
        return _readers.StreamAsync(
            session => ReportReader.OpenOffices(session, story),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<OfficeMention> OfficesAsync(
        SeenOffice office,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(office);
        return _readers.StreamAsync(
            session => ReportReader.Offices(session, office),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<OfficeMention> OfficesInAsync(
        string report,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        return _readers.StreamAsync(
            session => ReportReader.OfficesIn(session, report),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<EntityCount> MentionsAsync(
        string entity,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(entity);
        return _readers.StreamAsync(
            session => ListReader.Mentions(session, entity),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<bool> IsNamedAsync(string entity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return _readers.AskAsync(session => ListReader.IsNamed(session, entity), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Finding> FindingsAsync(
        FindingQuestion question,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        return _readers.StreamAsync(
            session => FindingReader.Findings(session, question),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Finding> FindingsInAsync(
        IReadOnlyList<string> reports,
        bool isForEvents,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(reports);
        return _readers.StreamAsync(
            session => FindingReader.FindingsIn(session, reports, isForEvents),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReportTrait> TraitsAsync(
        IReadOnlyList<string> terms,
        ReportFilter filter,
        long? behind = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(filter);
        return _readers.StreamAsync(
            session => FindingReader.Reports(session, terms, filter, behind),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ReportHead> HeadsOfAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ids);
        return _readers.StreamAsync(session => ListReader.HeadsOf(session, ids), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> StoriesAsync(
        DateOnly? day = null,
        CancellationToken cancellationToken = default
    ) => _readers.StreamAsync(session => ListReader.Stories(session, day), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<EntityTotal> EntitiesAsync(
        CancellationToken cancellationToken = default
    ) => _readers.StreamAsync(ListReader.Entities, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<SearchHit> SearchAsync(
        IReadOnlyList<string> terms,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _readers.StreamAsync(
            session => ListReader.Search(session, terms, limit),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredWording> WordingsAsync(
        IReadOnlyList<int> keys,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _readers.StreamAsync(
            session => WordingReader.Wordings(session, keys, limit),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<ILookup<string, string>> SaidAgainAsync(
        IReadOnlyList<string> utterances,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(utterances);
        return _readers.AskAsync(
            session => WordingReader.SaidAgain(session, utterances),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> WithoutKeysAsync(
        CancellationToken cancellationToken = default
    ) => _readers.StreamAsync(WordingReader.WithoutKeys, cancellationToken);

    /// <inheritdoc/>
    public Task ResketchAsync(
        IReadOnlyList<StoredSketch> sketches,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(sketches);
        return RequireWriter().ResketchAsync(sketches, cancellationToken);
    }

    /// <inheritdoc/>
    public Task IndexAsync(
        IReadOnlyList<ReportKeys> reports,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(reports);
        return RequireWriter().IndexAsync(reports, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> CheckAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (
            string line in _readers
                .StreamAsync(Doctor.Examine, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            yield return line;
        }

        if (_writer is not null)
        {
            foreach (
                string line in await _writer.ExamineAsync(cancellationToken).ConfigureAwait(false)
            )
            {
                yield return line;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _readers.Dispose();
        _writer?.Dispose();
        return ValueTask.CompletedTask;
    }

    private Writer RequireWriter() =>
        _writer
        ?? throw new InvalidOperationException(
            $"{_file.Name}: expected a store open for writing, found one open for reading"
        );
}
