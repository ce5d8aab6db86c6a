using System.IO.Compression;
using Entente.Lab.Quality;

namespace Entente.Lab.Pages;

/// <summary>The saved pages of the annotated sets, as they were received.</summary>
internal static class SavedPages
{
    /// <summary>The sets of whole pages.</summary>
    public static IReadOnlyList<string> Sets { get; } =
    ["fundus", "traf", "wcxb-dev", "date-default"];

    /// <summary>The pages of a set, in the order of their names; nothing when the sets are not at hand.</summary>
    public static IEnumerable<Capture> Of(string set)
    {
        string? folder = SharedData.Find() is { } data
            ? Path.Combine(data, "extraction", set, "pages")
            : null;
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (
            string file in Directory.EnumerateFiles(folder, "*.gz").Order(StringComparer.Ordinal)
        )
        {
            yield return Page($"{set}/{Path.GetFileName(file)}", Unzip(file));
        }
    }

    /// <summary>Bytes as a page.</summary>
    public static Capture Page(string name, byte[] bytes) =>
        new()
        {
            File = name,
            Bytes = bytes,
            Form = CaptureForm.Page,
            Digest = ContentDigest.Of(bytes),
        };

    private static byte[] Unzip(string file)
    {
        using GZipStream stream = new(File.OpenRead(file), CompressionMode.Decompress);
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
