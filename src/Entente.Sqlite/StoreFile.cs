using System.Buffers.Binary;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>The file of a store, looked at from outside before SQLite opens it: nothing beside a foreign file is ever made or changed.</summary>
internal sealed class StoreFile
{
    // https://www.sqlite.org/fileformat.html#the_database_header
    private const int HeaderSize = 100;
    private const int VersionOffset = 60;
    private const int ApplicationOffset = 68;

    private StoreFile(string name, string fullPath)
    {
        Name = name;
        FullPath = fullPath;
    }

    /// <summary>The file as the user named it, for messages.</summary>
    public string Name { get; }

    /// <summary>Where it really is: two names of one file must meet the same lease.</summary>
    public string FullPath { get; }

    /// <summary>Whether there is nothing in it yet.</summary>
    public bool IsNew => !File.Exists(FullPath) || new FileInfo(FullPath).Length == 0;

    /// <summary>Whether its tables are those of an earlier layout: a writer brings them up to date when it opens it.</summary>
    public bool IsOfEarlierLayout { get; private set; }

    /// <summary>Free bytes on its disk.</summary>
    public long FreeBytes => new DriveInfo(Folder).AvailableFreeSpace;

    private string Folder => Path.GetDirectoryName(FullPath) ?? FullPath;

    /// <summary>Finds the file and says what hinders to open it.</summary>
    /// <exception cref="StoreException">It cannot be a store, or not be used as one; the message says why and what to do.</exception>
    public static StoreFile Find(string path, StoreAccess access)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.GetFullPath(path);
        try
        {
            if (File.Exists(full))
            {
                full = File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
            }

            StoreFile file = new(path, full);
            if (file.Hindrance(access) is { } hindrance)
            {
                throw new StoreException($"{path}: {hindrance}");
            }

            return file;
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StoreException(
                $"{path}: no right to read it; ask its owner, or name another file",
                error
            );
        }
        catch (IOException error)
        {
            throw new StoreException($"{path}: cannot be read ({error.Message})", error);
        }
    }

    private string? Hindrance(StoreAccess access)
    {
        if (Directory.Exists(FullPath))
        {
            return $"expected a file, found a folder; name a file in it: \"{Path.Combine(Name, "entente.db")}\"";
        }

        if (!Directory.Exists(Folder))
        {
            return $"its folder is not there; make \"{Folder}\" first, or name another file";
        }

        // WAL needs memory that all readers and the writer share, and locks that hold: https://www.sqlite.org/wal.html
        if (new DriveInfo(Folder).DriveType == DriveType.Network)
        {
            return "lies on a network disk, where locks do not hold; name a file on a disk of this machine";
        }

        if (IsNew)
        {
            return access == StoreAccess.Write ? null
                : File.Exists(FullPath)
                    ? "expected a record of Entente, found an empty file; add pages to it first"
                : "not there; check the name, or make it by adding pages";
        }

        // With a journal beside it, the making of the file was cut off: SQLite puts that right when it opens it.
        return File.Exists(FullPath + "-journal") ? null : HeaderFault();
    }

    private string? HeaderFault()
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        using FileStream stream = new(
            FullPath,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        int read = stream.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false);
        if (read < HeaderSize || !header.StartsWith("SQLite format 3\0"u8))
        {
            return "expected a record of Entente, found a file that is no SQLite file; name another";
        }

        int application = BinaryPrimitives.ReadInt32BigEndian(header[ApplicationOffset..]);
        int version = BinaryPrimitives.ReadInt32BigEndian(header[VersionOffset..]);
        IsOfEarlierLayout = application == Schema.Application && version < Schema.Version;
        return application != Schema.Application
                ? "expected a record of Entente, found the SQLite file of another program; name another file"
            : version > Schema.Version
                ? $"made by a later version of Entente (layout {version}, this one reads up to {Schema.Version}); update Entente"
            : version < Schema.Oldest
                ? $"made by an earlier version of Entente (layout {version}, this one reads {Schema.Version}); add the pages again, to a new file"
            : null;
    }
}
