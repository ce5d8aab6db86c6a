namespace Entente.Lab.Quality;

/// <summary>The annotated sets that lie outside the repository: a folder <c>shared/data</c> beside the checkout, or below <c>ENTENTE_SHARED</c>.</summary>
internal static class SharedData
{
    /// <summary>The folder of the sets; <see langword="null"/> when it is not there.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ENTENTE_SHARED") is { Length: > 0 } stated)
        {
            return Existing(stated);
        }

        return Repository() is { } root ? Existing(Path.Combine(root, "..", "shared")) : null;
    }

    /// <summary>The root of the checkout that this program was built in; <see langword="null"/> when it was moved elsewhere.</summary>
    public static string? Repository()
    {
        for (
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            folder is not null;
            folder = folder.Parent
        )
        {
            if (File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    private static string? Existing(string shared)
    {
        string data = Path.GetFullPath(Path.Combine(shared, "data"));
        return Directory.Exists(data) ? data : null;
    }
}
