using Entente.Storage;
using Microsoft.Data.Sqlite;

namespace Entente.Sqlite;

/// <summary>Tells errors of SQLite in words that the user can act on.</summary>
internal static class StoreErrors
{
    // Result codes: https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    /// <summary>The exception for the caller; nothing of SQLite's own wording but in the general case.</summary>
    public static StoreException From(SqliteException error, string file) =>
        new($"{file}: {Message(error)}", error);

    /// <summary>A value in the file that this program cannot have written.</summary>
    public static StoreException Damaged(string file, string what) =>
        new($"{file}: damaged: {what}; {Repair}");

    /// <summary>
    /// Whether nothing more may be written through this connection. After a failed fsync the system may have dropped the
    /// pages and call the next fsync good, so it is never tried again (P. Rebello et al., "Can Applications Recover from fsync Failures?", USENIX ATC 2020).
    /// </summary>
    public static bool IsFatal(SqliteException error) =>
        error.SqliteErrorCode is IoError or Corrupt or NotADatabase;

    /// <summary>Whether SQLite says that what it read cannot be.</summary>
    public static bool IsDamage(SqliteException error) => error.SqliteErrorCode == Corrupt;

    private const string Repair =
        "run \"entente doctor\" for what is left, then restore a copy or add the pages again to a new file";

    private static string Message(SqliteException error) =>
        error.SqliteErrorCode switch
        {
            Busy or Locked =>
                "another program is writing to it and does not let go; close that program, or try again later",
            ReadOnly => "no right to write to it; ask its owner, or name another file",
            IoError =>
                "the disk failed while it was read or written; what was reported as saved before is kept; check the disk, then try again",
            Corrupt => $"damaged; {Repair}",
            Full =>
                "the disk is full; what was saved before is kept and this batch is not; make room, then try again",
            CannotOpen =>
                "cannot be opened; check that its folder is there and that you may read and write it",
            Constraint =>
                $"expected new identifiers, found one that is taken ({error.Message}); nothing of this batch is kept",
            NotADatabase =>
                "expected a record of Entente, found another kind of file; name another",
            _ => $"SQLite reports an error: {error.Message}",
        };
}
