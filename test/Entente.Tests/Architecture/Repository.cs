namespace Entente.Tests.Architecture;

/// <summary>Finds the files of the checkout that the tests run in.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path in the checkout.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The C# files below a folder of the checkout.</summary>
    public static IEnumerable<string> Sources(params string[] parts) =>
        Directory
            .EnumerateFiles(Path(parts), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal);

    /// <summary>A file's path as a reader of the repository would write it.</summary>
    public static string Relative(string file) =>
        System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (
            folder is not null
            && !File.Exists(System.IO.Path.Combine(folder.FullName, "Entente.slnx"))
        )
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException(
                $"expected Entente.slnx above {AppContext.BaseDirectory}, found none"
            );
    }
}
