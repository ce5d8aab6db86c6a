namespace Entente.Tests;

/// <summary>Finds the files of the checkout that the tests run in, and the data sets beside it.</summary>
internal static class Checkout
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder of data sets; <see langword="null"/> when it is not there, which is no fault.</summary>
    public static string? Shared
    {
        get
        {
            string folder = Environment.GetEnvironmentVariable("ENTENTE_SHARED")
                is { Length: > 0 } named
                ? named
                : Path.Combine(Root, "..", "shared");
            return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
        }
    }

    /// <summary>A path in the checkout.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The C# files below a folder of the checkout.</summary>
    public static IEnumerable<string> Sources(params string[] parts) =>
        Directory
            .EnumerateFiles(PathOf(parts), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal);

    /// <summary>A file's path as a reader of the repository would write it.</summary>
    public static string Relative(string file) =>
        Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException(
                $"expected Entente.slnx above {AppContext.BaseDirectory}, found none"
            );
    }
}
