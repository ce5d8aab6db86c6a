namespace Entente.Articles;

/// <summary>A file to read, or why a path gives none.</summary>
/// <param name="Path">The file, or the path that gives none.</param>
/// <param name="Length">Bytes on the disk; 0 when the file is no plain one.</param>
/// <param name="Error">Why there is nothing to read.</param>
/// <param name="Reason">The sort of <paramref name="Error"/>.</param>
internal readonly record struct FoundFile(
    string Path,
    long Length,
    string? Error = null,
    RefusalReason Reason = RefusalReason.Unreadable
)
{
    public static FoundFile Nothing(string path, string error) => new(path, Length: 0, error);
}

/// <summary>Finds the files that paths, folders and globs name, in ordinal order.</summary>
/// <remarks>
/// Hidden files and folders (a dot in front) are passed over unless they are named. A folder that links back to one above it is
/// entered once. Opening a named pipe waits for a writer, perhaps for ever, and the base library cannot tell one from an empty file:
/// so of what a folder or a glob names, only files with something in them are read.
/// </remarks>
internal static class FileFinder
{
    private const string NothingInIt =
        "expected a page, found nothing to read (an empty file, or a pipe or device, which must be named itself)";

    /// <summary>Finds the files.</summary>
    public static IEnumerable<FoundFile> Find(string path)
    {
        if (File.Exists(path))
        {
            return [new FoundFile(path, Length(new FileInfo(path)) ?? 0)];
        }

        if (Directory.Exists(path))
        {
            return Below(path, pattern: null);
        }

        return path.AsSpan().IndexOfAny('*', '?') >= 0
            ? Glob(path)
            : [FoundFile.Nothing(path, "no such file or folder")];
    }

    private static IEnumerable<FoundFile> Glob(string path)
    {
        // The folder in front of the first part with a wildcard is where the search begins.
        int wild = path.AsSpan().IndexOfAny('*', '?');
        int slash = path.LastIndexOf('/', wild);
        string root =
            slash < 0 ? "."
            : slash == 0 ? "/"
            : path[..slash];
        string pattern = path[(slash + 1)..];
        if (!Directory.Exists(root))
        {
            yield return FoundFile.Nothing(path, $"no folder \"{root}\"");
            yield break;
        }

        bool any = false;
        foreach (FoundFile file in Below(root, pattern))
        {
            any = true;
            yield return slash < 0 && file.Error is null
                ? file with
                {
                    Path = file.Path[2..],
                }
                : file;
        }

        if (!any)
        {
            yield return FoundFile.Nothing(path, "no file matches");
        }
    }

    private static IEnumerable<FoundFile> Below(string root, string? pattern)
    {
        Stack<Entry> open = new([new Entry(root, string.Empty, IsFolder: true, Length: null)]);
        HashSet<string> seen = new(StringComparer.Ordinal);
        bool isDeep =
            pattern is null
            || pattern.Contains('/')
            || pattern.Contains("**", StringComparison.Ordinal);
        while (open.TryPop(out Entry next))
        {
            if (!next.IsFolder)
            {
                if (pattern is null || GlobPattern.IsMatch(pattern, next.Relative))
                {
                    yield return next.Length == 0
                        ? new FoundFile(next.Path, 0, NothingInIt, RefusalReason.Empty)
                        : new FoundFile(next.Path, next.Length ?? 0);
                }

                continue;
            }

            if (!seen.Add(RealPath(next.Path)))
            {
                continue; // A link to a folder that was read already.
            }

            if (next.Relative.Length > 0 && !isDeep)
            {
                continue;
            }

            (List<FileSystemInfo> entries, string? error) = Entries(next.Path);
            if (error is not null)
            {
                yield return FoundFile.Nothing(next.Path, error);
            }

            // The last pushed is read first.
            foreach (
                FileSystemInfo child in entries.OrderByDescending(
                    e => e.Name,
                    StringComparer.Ordinal
                )
            )
            {
                if (child.Name[0] != '.')
                {
                    open.Push(Child(next, child));
                }
            }
        }
    }

    private static Entry Child(Entry folder, FileSystemInfo child)
    {
        FileInfo? file = child as FileInfo;
        return new Entry(
            Path.Combine(folder.Path, child.Name),
            folder.Relative.Length == 0 ? child.Name : $"{folder.Relative}/{child.Name}",
            IsFolder: file is null,
            file is null ? null : Length(file)
        );
    }

    private static (List<FileSystemInfo> Entries, string? Error) Entries(string folder)
    {
        try
        {
            return ([.. new DirectoryInfo(folder).EnumerateFileSystemInfos()], null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], e.Message);
        }
    }

    /// <summary>Bytes of the file itself, not of a link to it; <see langword="null"/> when the system does not say (opening it will tell why).</summary>
    private static long? Length(FileInfo file)
    {
        try
        {
            return file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target
                ? target.Length
                : file.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string RealPath(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName
                ?? Path.GetFullPath(folder);
        }
        catch (IOException)
        {
            return Path.GetFullPath(folder); // A link that leads in a circle: listing it says so.
        }
    }

    private readonly record struct Entry(string Path, string Relative, bool IsFolder, long? Length);
}
