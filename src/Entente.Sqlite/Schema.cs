using System.Globalization;
using System.Reflection;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>Makes the tables of a new file, brings those of an earlier layout up to date, and knows which files are ours.</summary>
internal static class Schema
{
    /// <summary>The <c>application_id</c> of our files: "Entn". <c>file(1)</c> and browsers of SQLite show it.</summary>
    public const int Application = 0x456E746E;

    /// <summary>The <c>user_version</c> of our files: the layout of the tables. It grows when they change.</summary>
    public const int Version = 14;

    /// <summary>The oldest layout that can be brought up to date.</summary>
    public const int Oldest = 4;

    /// <summary>The statements that make the tables.</summary>
    public static string Sql { get; } =
        ReadSql("Schema.sql") + ReadSql("Corrections.sql") + Since(Oldest);

    /// <summary>What the layouts behind <paramref name="layout"/> have more than it, in their order.</summary>
    private static string Since(long layout) =>
        string.Concat(
            Enumerable
                .Range((int)layout + 1, Version - (int)layout)
                .Select(next => ReadSql($"Layout{next}.sql"))
        );

    /// <summary>Makes the tables, or those that an earlier layout lacks, all or none. Runs before the file is set to WAL, so that what marks it as ours is in the file itself and not in its log.</summary>
    public static void Create(Session session)
    {
        session.Run("BEGIN IMMEDIATE");
        if (session.Value("PRAGMA application_id") is not (long)Application)
        {
            session.Run(Sql);
            session.Run(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"PRAGMA application_id = {Application}"
                )
            );
            SetVersion(session);
        }
        else if (session.Value("PRAGMA user_version") is long version and < Version)
        {
            session.Run(Since(version));
            SetVersion(session);
        }

        session.Run("COMMIT");
    }

    /// <summary>Sets what only the writer decides: durable commits, and no trace of what is deleted.</summary>
    public static void PrepareToWrite(Session session, SqliteSettings settings)
    {
        session.Run("PRAGMA secure_delete = ON");
        session.Run("PRAGMA cache_size = -32768"); // 32 MiB: the index of words is merged in memory, not on disk.
        Create(session);
        session.Run("PRAGMA journal_mode = WAL");
        session.Run("PRAGMA synchronous = FULL");
        session.Run("PRAGMA wal_autocheckpoint = 4000"); // 16 MiB: a page that many batches change is copied once.
        if (settings.MaxPages is { } pages)
        {
            session.Run(
                string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}")
            );
        }

        session.Run(
            "INSERT INTO meta (name, value) VALUES ('layout', ?1), ('last written by', ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            Version.ToString(CultureInfo.InvariantCulture),
            $"Entente {typeof(Filing).Assembly.GetName().Version?.ToString(3)}"
        );
    }

    private static void SetVersion(Session session) =>
        session.Run(
            string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}")
        );

    /// <summary>The layout that the file itself tells.</summary>
    public static string? LayoutOf(Session session) =>
        session.Value("SELECT value FROM meta WHERE name = 'layout'") as string;

    private static string ReadSql(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
