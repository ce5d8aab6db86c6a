using System.Runtime.CompilerServices;

namespace Entente.Tests;

/// <summary>Finds files of the checkout.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file of the checkout.</summary>
    public static string File(string path) => Path.Combine(Root, path);

    private static string FindRoot([CallerFilePath] string source = "")
    {
        string? folder = Path.GetDirectoryName(source);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "Entente.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder
            ?? throw new DirectoryNotFoundException(
                $"expected Entente.slnx above \"{source}\", found none"
            );
    }
}
