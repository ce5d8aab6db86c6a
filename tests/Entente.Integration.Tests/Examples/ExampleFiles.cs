using System.Text;
using System.Text.Json;

namespace Entente.Integration.Tests.Examples;

/// <summary>The example pages as they lie in the repository, decoded by us and not by the program under test.</summary>
internal sealed class ExampleFiles
{
    private readonly Dictionary<string, Rune[]> _sources = new(StringComparer.Ordinal);

    public ExampleFiles()
    {
        string root = Root();
        Folder = Path.Combine(root, "examples");
        KnownDifferences = Path.Combine(
            root,
            "tests/Entente.Integration.Tests/Examples/known-differences.txt"
        );
        Expected = ExpectedCorpus.Read(Path.Combine(Folder, "expected.json"));
        foreach (ExpectedInput input in Expected.Reports)
        {
            _sources.Add(input.File, [.. Decode(input).EnumerateRunes()]);
        }
    }

    public string Folder { get; }

    /// <summary>The list of what the program does not get right yet.</summary>
    public string KnownDifferences { get; }

    public ExpectedCorpus Expected { get; }

    /// <summary>The words between two code points of a page, by letters and digits alone; <see langword="null"/> when they do not lie in it.</summary>
    public string? LettersIn(string file, int start, int end)
    {
        if (
            !_sources.TryGetValue(file, out Rune[]? source)
            || start < 0
            || end < start
            || end > source.Length
        )
        {
            return null;
        }

        string words = string.Concat(source[start..end].Select(rune => rune.ToString()));
        return IsMarkup(file) ? Letters.OfMarkup(words) : Letters.Of(words);
    }

    /// <summary>The whole page, by letters and digits alone.</summary>
    public string LettersOf(string file) => LettersIn(file, 0, LengthOf(file))!;

    /// <summary>The number of code points in a page.</summary>
    public int LengthOf(string file) => _sources[file].Length;

    private static bool IsMarkup(string file) =>
        file.EndsWith(".html", StringComparison.Ordinal)
        || file.Contains(".xml:", StringComparison.Ordinal);

    private string Decode(ExpectedInput input)
    {
        string[] parts = input.File.Split(':');
        string path = Path.Combine(Folder, parts[0]);
        if (parts.Length == 2 && parts[0].EndsWith(".xml", StringComparison.Ordinal))
        {
            // The item as it stands in the feed, from its first tag to its last.
            string item = File.ReadAllText(path).Split("<item>")[int.Parse(parts[1], null)];
            return $"<item>{item[..item.IndexOf("</item>", StringComparison.Ordinal)]}</item>";
        }

        if (parts.Length == 2)
        {
            string line = File.ReadLines(path).ElementAt(int.Parse(parts[1], null) - 1);
            return JsonElement.Parse(line).GetProperty("text").GetString()!;
        }

        Encoding encoding = input.Charset switch
        {
            "utf-8" => Encoding.UTF8,
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
            _ => throw new InvalidDataException($"{input.File}: unknown charset {input.Charset}"),
        };
        return encoding.GetString(File.ReadAllBytes(path));
    }

    private static string Root()
    {
        for (
            string? folder = AppContext.BaseDirectory;
            folder is not null;
            folder = Path.GetDirectoryName(folder)
        )
        {
            if (File.Exists(Path.Combine(folder, "Entente.slnx")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException("no Entente.slnx above the tests");
    }
}
