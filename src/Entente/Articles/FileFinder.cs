namespace Entente.Articles;

/// <summary>A file to read, or why a path gives none.</summary>
internal readonly record struct FoundFile(string Path, string? Error = null);

/// <summary>Finds the files that paths, folders and globs name, in ordinal order.</summary>
/// <remarks>Hidden files and folders (a dot in front) are passed over unless they are named. A folder that links back to one above it is entered once.</remarks>
internal static class FileFinder
{
    /// <summary>Finds the files.</summary>
    public static IEnumerable<FoundFile> Find(string path)
    {
        if (File.Exists(path))
        {
            return [new FoundFile(path)];
        }

        if (Directory.Exists(path))
        {
            return Below(path, pattern: null);
        }

        return path.AsSpan().IndexOfAny('*', '?') >= 0
            ? Glob(path)
            : [new FoundFile(path, "no such file or folder")];
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
            yield return new FoundFile(path, $"no folder \"{root}\"");
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
            yield return new FoundFile(path, "no file matches");
        }
    }

    private static IEnumerable<FoundFile> Below(string root, string? pattern)
    {
        Stack<(string Path, string Relative, bool IsFolder)> open = new([
            (root, string.Empty, true),
        ]);
        HashSet<string> seen = new(StringComparer.Ordinal);
        bool isDeep =
            pattern is null
            || pattern.Contains('/')
            || pattern.Contains("**", StringComparison.Ordinal);
        while (open.TryPop(out (string Path, string Relative, bool IsFolder) next))
        {
            if (!next.IsFolder)
            {
                if (pattern is null || GlobPattern.IsMatch(pattern, next.Relative))
                {
                    yield return new FoundFile(next.Path);
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
                yield return new FoundFile(next.Path, error);
            }

            // The last pushed is read first.
            foreach (
                FileSystemInfo entry in entries.OrderByDescending(
                    e => e.Name,
                    StringComparer.Ordinal
                )
            )
            {
                if (entry.Name[0] != '.')
                {
                    string relative =
                        next.Relative.Length == 0 ? entry.Name : $"{next.Relative}/{entry.Name}";
                    bool isFolder = entry is DirectoryInfo;
                    open.Push((Path.Combine(next.Path, entry.Name), relative, isFolder));
                }
            }
        }
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
}
