using Entente.Sqlite;
using Entente.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Entente.Integration.Tests.Stores;

/// <summary>What is said of a file that cannot be opened: its name, what is wrong, what to do.</summary>
public sealed class SqliteOpeningTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _file;

    public SqliteOpeningTests() => _file = _folder.File("entente.db");

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<string> RefusalOf(string file, StoreAccess access)
    {
        StoreException error = await Assert.ThrowsAsync<StoreException>(() =>
            SqliteStore.OpenAsync(
                file,
                access,
                new SqliteSettings { WriterWait = TimeSpan.Zero },
                Token
            )
        );
        Assert.StartsWith($"{file}: ", error.Message, StringComparison.Ordinal);
        return error.Message[(file.Length + 2)..];
    }

    private async Task MakeStore()
    {
        await using SqliteStore store = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            Token
        );
        await store.SaveAsync([Filings.Full()], Token);
    }

    private static void Run(string file, string sql)
    {
        using SqliteConnection connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Value(string file, string sql)
    {
        using SqliteConnection connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_made_for_writing_only()
    {
        string refusal = await RefusalOf(_file, StoreAccess.Read);

        Assert.StartsWith("not there", refusal, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));

        await MakeStore();

        Assert.Equal(
            ["entente.db", "entente.db.lock"],
            Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order()
        );
    }

    [Fact]
    public async Task What_was_saved_is_there_when_the_file_is_opened_again()
    {
        await MakeStore();

        await using SqliteStore reader = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Read,
            Token
        );
        Assert.True(await reader.HasAsync(Filings.Full().Capture.Digest, Token));
        await using SqliteStore writer = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            Token
        );
        Assert.True(await writer.HasAsync(Filings.Full().Capture.Digest, Token));
    }

    [Fact]
    public async Task Who_opened_for_reading_cannot_save()
    {
        await MakeStore();
        await using SqliteStore store = await SqliteStore.OpenAsync(_file, StoreAccess.Read, Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            store.SaveAsync([Filings.Bare("x")], Token)
        );
    }

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public async Task A_folder_is_no_store(StoreAccess access)
    {
        string refusal = await RefusalOf(_folder.Path, access);

        Assert.StartsWith(
            "expected a file, found a folder; name a file in it",
            refusal,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_made()
    {
        string refusal = await RefusalOf(_folder.File("no/such/folder/x.db"), StoreAccess.Write);

        Assert.StartsWith("its folder is not there", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_holds_no_record_but_can_become_one()
    {
        File.Create(_file).Dispose();

        Assert.StartsWith(
            "expected a record of Entente, found an empty file",
            await RefusalOf(_file, StoreAccess.Read),
            StringComparison.Ordinal
        );
        await MakeStore();
    }

    [Theory]
    [InlineData("a")]
    [InlineData(
        "This is a text that somebody wrote, and it is longer than the hundred bytes that stand at the beginning of each file of SQLite."
    )]
    public async Task A_file_that_is_no_SQLite_file_stays_as_it_is(string content)
    {
        await File.WriteAllTextAsync(_file, content, Token);

        foreach (StoreAccess access in Enum.GetValues<StoreAccess>())
        {
            Assert.StartsWith(
                "expected a record of Entente, found a file that is no SQLite file",
                await RefusalOf(_file, access),
                StringComparison.Ordinal
            );
        }

        Assert.Equal(content, await File.ReadAllTextAsync(_file, Token));
        Assert.Equal([_file], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_file_of_another_program_stays_as_it_is()
    {
        Run(_file, "CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('x')");
        byte[] before = await File.ReadAllBytesAsync(_file, Token);

        foreach (StoreAccess access in Enum.GetValues<StoreAccess>())
        {
            Assert.StartsWith(
                "expected a record of Entente, found the SQLite file of another program",
                await RefusalOf(_file, access),
                StringComparison.Ordinal
            );
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(_file, Token));
        Assert.Equal([_file], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_file_of_a_later_version_is_not_touched()
    {
        await MakeStore();
        Run(_file, "PRAGMA user_version = 99");

        foreach (StoreAccess access in Enum.GetValues<StoreAccess>())
        {
            Assert.StartsWith(
                "made by a later version of Entente (layout 99, this one reads up to 14)",
                await RefusalOf(_file, access),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_file_of_an_earlier_layout_says_what_to_do_and_is_not_touched()
    {
        await MakeStore();
        Run(_file, "PRAGMA user_version = 1");
        byte[] before = await File.ReadAllBytesAsync(_file, Token);

        foreach (StoreAccess access in Enum.GetValues<StoreAccess>())
        {
            Assert.StartsWith(
                "made by an earlier version of Entente (layout 1, this one reads 14); add the pages again",
                await RefusalOf(_file, access),
                StringComparison.Ordinal
            );
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(_file, Token));
    }

    // Layout 9 as it was: what later layouts have more, taken away.
    private const string ToLayout9 = """
        DROP TRIGGER report_is_forgotten;
        DROP TABLE find_statement;
        DROP TABLE find_event;
        DROP VIEW findable_statement;
        DROP VIEW findable_event;
        DROP INDEX mention_by_unknown_name;
        DROP INDEX report_by_day;
        DROP INDEX report_by_story;
        CREATE INDEX report_by_story ON report (story);
        DELETE FROM event WHERE part <> 'body';
        DELETE FROM figure WHERE part LIKE 'caption %';
        DELETE FROM time WHERE part LIKE 'caption %';
        DROP VIEW readable_event;
        ALTER TABLE event DROP COLUMN part;
        CREATE VIEW readable_event AS SELECT id, type FROM event;
        DROP VIEW readable_quotation;
        CREATE VIEW readable_quotation AS SELECT id, utterance FROM quotation;
        DROP TABLE caption;
        DROP TRIGGER article_is_forgotten;
        DROP TABLE words;
        ALTER TABLE article DROP COLUMN captions;
        CREATE VIRTUAL TABLE words USING fts5 (title, text, content = 'article', content_rowid = 'report', tokenize = 'unicode61 remove_diacritics 2');
        INSERT INTO words (words, rank) VALUES ('rank', 'bm25(4.0, 1.0)');
        INSERT INTO words (words) VALUES ('rebuild');
        CREATE TRIGGER article_is_forgotten AFTER DELETE ON article BEGIN
            INSERT INTO words (words, rowid, title, text) VALUES ('delete', old.report, old.title, old.text);
        END;
        DROP INDEX mention_learned;
        ALTER TABLE mention DROP COLUMN learned_from;
        CREATE INDEX mention_learned ON mention (rule) WHERE rule >= 'title learned from ' AND rule < 'title learned from!';
        PRAGMA user_version = 9;
        """;

    // Layout 8 as it was.
    private const string ToLayout8 =
        ToLayout9
        + """
            DROP INDEX mention_by_office;
            DROP INDEX mention_learned;
            ALTER TABLE quotation DROP COLUMN part;
            ALTER TABLE quotation DROP COLUMN within;
            DROP TABLE text_key;
            PRAGMA user_version = 8;
            """;

    // Layout 6 as it was.
    private const string ToLayout6 =
        ToLayout8
        + """
            DROP VIEW readable_event;
            DROP TABLE event_actor;
            DROP TABLE event;
            ALTER TABLE reference DROP COLUMN has_events;
            ALTER TABLE quotation DROP COLUMN negated;
            PRAGMA user_version = 6;
            """;

    // Layout 4 as it was: what layout 5 has more, taken away.
    private const string ToLayout4 =
        ToLayout6
        + """
            DROP VIEW readable_figure;
            DROP VIEW readable_time;
            DROP TABLE claim;
            DROP TABLE figure;
            DROP TABLE time;
            DROP TABLE reference;
            ALTER TABLE mention DROP COLUMN members;
            PRAGMA user_version = 4;
            """;

    [Theory]
    [InlineData(StoreAccess.Read)]
    [InlineData(StoreAccess.Write)]
    public async Task A_file_of_layout_4_is_brought_up_to_date_and_keeps_what_it_holds(
        StoreAccess access
    )
    {
        await MakeStore();
        Run(_file, ToLayout4);

        await using SqliteStore store = await SqliteStore.OpenAsync(_file, access, Token);

        StoredReport stored = await store
            .ReportsAsync([Filings.Full().Report.Id], Token)
            .SingleAsync(Token);
        Assert.Equal(Filings.Full().Report.Article.Text, stored.Report.Article.Text);
        Assert.Equal(3, stored.Report.Quotations.Length);
        Assert.Empty(stored.Report.Body.Figures);
        UnsettledReport unread = await store.UnsettledAsync(Token).SingleAsync(Token);
        Assert.False(unread.IsRead);
        Assert.Empty(await store.CheckAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_file_of_layout_9_keeps_the_reports_that_offices_were_learned_from()
    {
        await MakeStore();
        Run(_file, "UPDATE mention SET rule = 'title learned from rgone' WHERE ordinal = 0");
        Run(_file, ToLayout9);

        await using SqliteStore store = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            Token
        );

        Assert.Equal(
            "rgone",
            Value(_file, "SELECT learned_from FROM mention WHERE learned_from IS NOT NULL")
        );
    }

    [Fact]
    public async Task A_file_of_layout_8_finds_its_offices_across_the_record()
    {
        await MakeStore();
        Run(_file, ToLayout8);

        await using SqliteStore store = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            Token
        );

        OfficeMention seen = await store
            .OfficesAsync(new SeenOffice("president", "FRA"), Token)
            .SingleAsync(Token);
        Assert.Equal(Filings.Full().Report.Id, seen.Report);
    }

    [Fact]
    public async Task A_file_of_layout_6_keeps_its_figures_and_is_read_for_events_later()
    {
        await MakeStore();
        Run(_file, ToLayout6);

        await using SqliteStore store = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            Token
        );

        StoredReport stored = await store
            .ReportsAsync([Filings.Full().Report.Id], Token)
            .SingleAsync(Token);
        Assert.Equal(Filings.Full().Report.Body.Figures.Length, stored.Report.Body.Figures.Length);
        Assert.Empty(stored.Report.Events);
        Assert.False((await store.UnsettledAsync(Token).SingleAsync(Token)).IsRead);
        Report again = Filings.Full().Report with
        {
            Article = stored.Report.Article,
            Captions = [],
            Events = [.. Filings.Full().Report.Events.Where(found => !found.Part.IsCaption)],
        };
        await store.RenewAsync([new Renewal(again, Filings.Full().Utterances)], Token);
        Assert.Empty(await store.UnsettledAsync(Token).ToListAsync(Token));
        Assert.Empty(await store.CheckAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Statements_and_events_of_a_file_of_layout_9_are_found()
    {
        await MakeStore();
        Run(_file, ToLayout9);

        await using SqliteStore store = await SqliteStore.OpenAsync(_file, StoreAccess.Read, Token);

        Report report = Filings.Full().Report;
        List<Finding> statements = await store
            .FindingsAsync(new FindingQuestion(), Token)
            .ToListAsync(Token);
        Assert.Equal(
            report.Quotations.Select(said => said.Id),
            statements.Select(finding => finding.Id)
        );
        Assert.Equal(
            report.Events.Count(found => found.Part == ReportPart.Body),
            await store
                .FindingsAsync(new FindingQuestion { IsForEvents = true }, Token)
                .CountAsync(Token)
        );
        Assert.Empty(await store.CheckAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Statements_of_a_file_of_layout_8_stand_in_texts()
    {
        await MakeStore();
        Run(_file, ToLayout8);

        await using SqliteStore store = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            Token
        );

        StoredReport stored = await store
            .ReportsAsync([Filings.Full().Report.Id], Token)
            .SingleAsync(Token);
        Assert.Equal(3, stored.Report.Quotations.Length);
        Assert.All(
            stored.Report.Quotations,
            said => Assert.Equal((ReportPart.Body, null), (said.Part, said.Within))
        );
        Assert.Empty(await store.CheckAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_file_of_layout_9_finds_its_words_and_takes_captions()
    {
        await MakeStore();
        Run(_file, ToLayout9);

        string id = Filings.Full().Report.Id;
        await using (
            SqliteStore store = await SqliteStore.OpenAsync(_file, StoreAccess.Write, Token)
        )
        {
            StoredReport stored = await store.ReportsAsync([id], Token).SingleAsync(Token);
            Assert.Empty(stored.Report.Article.Captions);
            Assert.All(stored.Report.Events, found => Assert.Equal(ReportPart.Body, found.Part));
            Assert.Equal(
                id,
                (await store.SearchAsync(["agreed"], 10, Token).SingleAsync(Token)).Head.Id
            );
            Assert.Empty(await store.CheckAsync(Token).ToListAsync(Token));
        }

        Run(_file, "PRAGMA foreign_keys = ON; DELETE FROM capture");
        await using SqliteStore emptied = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            Token
        );
        Assert.Empty(await emptied.CheckAsync(Token).ToListAsync(Token));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(2048)]
    public async Task A_damaged_file_says_so(int from)
    {
        await MakeStore();
        using (FileStream stream = File.OpenWrite(_file))
        {
            stream.Position = from;
            stream.Write(new byte[4096 - from]);
        }

        foreach (StoreAccess access in Enum.GetValues<StoreAccess>())
        {
            Assert.StartsWith("damaged", await RefusalOf(_file, access), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_cut_short_says_so()
    {
        await MakeStore();
        using (FileStream stream = File.OpenWrite(_file))
        {
            stream.SetLength(4096);
        }

        Assert.StartsWith(
            "damaged",
            await RefusalOf(_file, StoreAccess.Read),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_the_right_to_read_the_owner_is_to_be_asked()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("rights are set otherwise there");
            return;
        }

        Assert.SkipWhen(Environment.UserName == "root", "root may read everything");
        await MakeStore();
        File.SetUnixFileMode(_file, UnixFileMode.None);

        Assert.StartsWith(
            "no right to read it",
            await RefusalOf(_file, StoreAccess.Read),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Where_nothing_can_be_written_the_rights_are_to_be_checked()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc, where nobody may make a file");

        Assert.StartsWith(
            "cannot be written",
            await RefusalOf("/proc/entente.db", StoreAccess.Write),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_link_and_its_file_are_one_store()
    {
        await MakeStore();
        string link = _folder.File("link.db");
        File.CreateSymbolicLink(link, _file);
        await using SqliteStore store = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            Token
        );

        Assert.StartsWith(
            "another process is writing to it",
            await RefusalOf(link, StoreAccess.Write),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_second_writer_is_told_and_readers_are_let_in()
    {
        await using SqliteStore first = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            Token
        );

        string refusal = await RefusalOf(_file, StoreAccess.Write);
        await using SqliteStore reader = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Read,
            Token
        );
        await first.SaveAsync([Filings.Bare("x")], Token);

        Assert.StartsWith("another process is writing to it", refusal, StringComparison.Ordinal);
        Assert.True(await reader.HasAsync(Filings.Bare("x").Capture.Digest, Token));
    }

    [Fact]
    public async Task Four_readers_see_whole_batches_only_while_one_writes()
    {
        await using SqliteStore writer = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            Token
        );
        using CancellationTokenSource written = new();
        Task<int>[] readers =
        [
            .. Enumerable.Range(0, 4).Select(_ => Task.Run(ReadUntilWritten, Token)),
        ];

        for (int batch = 0; batch < 50; batch++)
        {
            await writer.SaveAsync(
                [.. Enumerable.Range(0, 4).Select(i => Filings.Bare($"{batch} {i}"))],
                Token
            );
        }

        await written.CancelAsync();
        Assert.All(await Task.WhenAll(readers), reads => Assert.True(reads > 0));

        async Task<int> ReadUntilWritten()
        {
            int reads = 0;
            await using SqliteStore reader = await SqliteStore.OpenAsync(
                _file,
                StoreAccess.Read,
                Token
            );
            for (; reads == 0 || !written.IsCancellationRequested; reads++)
            {
                Assert.Equal(
                    0,
                    await reader.HeadsAsync(cancellationToken: Token).CountAsync(Token) % 4
                );
            }

            return reads;
        }
    }

    [Fact]
    public async Task A_second_writer_gets_its_turn_when_the_first_has_ended()
    {
        SqliteStore first = await SqliteStore.OpenAsync(_file, StoreAccess.Write, Token);
        Task<SqliteStore> second = SqliteStore.OpenAsync(_file, StoreAccess.Write, Token);
        Assert.False(second.IsCompleted);

        await first.DisposeAsync();

        await using SqliteStore store = await second;
        await store.SaveAsync([Filings.Bare("x")], Token);
    }

    [Fact]
    public async Task Who_waits_for_his_turn_can_give_up()
    {
        using CancellationTokenSource source = new();
        await using SqliteStore first = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            Token
        );
        Task<SqliteStore> second = SqliteStore.OpenAsync(_file, StoreAccess.Write, source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task A_transaction_that_another_program_holds_open_makes_a_batch_fail_whole()
    {
        SqliteSettings impatient = new() { WriterWait = TimeSpan.FromSeconds(1) };
        await using SqliteStore store = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            impatient,
            Token
        );
        await using SqliteConnection other = new($"Data Source={_file};Pooling=False");
        await other.OpenAsync(Token);
        await using SqliteCommand command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync(Token);

        StoreException error = await Assert.ThrowsAsync<StoreException>(() =>
            store.SaveAsync([Filings.Bare("x")], Token)
        );
        command.CommandText = "ROLLBACK";
        await command.ExecuteNonQueryAsync(Token);
        await store.SaveAsync([Filings.Bare("x")], Token);

        Assert.Contains(
            "another program is writing to it",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_reads_the_file_by_other_means_is_told_what_was_denied()
    {
        await MakeStore();
        Run(_file, "UPDATE quotation SET negated = (ordinal = 0)");

        Assert.Equal(1L, Value(_file, "SELECT sum(negated) FROM readable_quotation"));
        Assert.NotNull(Value(_file, "SELECT words FROM readable_quotation WHERE negated = 1"));
        Assert.Equal(
            0L,
            Value(_file, "SELECT count(*) FROM readable_quotation WHERE part IS NULL")
        );
    }

    [Fact]
    public async Task The_indexes_are_merged_when_the_record_has_grown_by_a_twentieth()
    {
        const string merged = "SELECT value FROM meta WHERE name LIKE '%merged'";
        int made = 0;

        await Add(999);
        Assert.Null(Value(_file, merged));
        await Add(1);
        Assert.Equal("1000", Value(_file, merged));
        await Add(49);
        Assert.Equal("1000", Value(_file, merged));
        await Add(1);
        Assert.Equal("1050", Value(_file, merged));

        await using SqliteStore store = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            Token
        );
        Assert.Equal(1050, await store.SearchAsync(["harbour"], 2_000, Token).CountAsync(Token));
        Assert.Empty(await store.CheckAsync(Token).ToListAsync(Token));

        async Task Add(int reports)
        {
            await using SqliteStore growing = await SqliteStore.OpenAsync(
                _file,
                StoreAccess.Write,
                Token
            );
            Filing[] filings =
            [
                .. Enumerable
                    .Range(made, reports)
                    .Select(number => Filings.Bare($"The harbour of town {number}.")),
            ];
            made += reports;
            foreach (Filing[] batch in filings.Chunk(100))
            {
                await growing.SaveAsync(batch, Token);
            }
        }
    }

    [Fact]
    public async Task Nothing_is_asked_of_a_closed_store()
    {
        SqliteStore store = await SqliteStore.OpenAsync(_file, StoreAccess.Write, Token);
        await store.DisposeAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.HasAsync(default, Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.SaveAsync([], Token));
    }
}
