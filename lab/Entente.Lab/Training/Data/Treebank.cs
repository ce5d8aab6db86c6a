using System.Globalization;
using System.IO.Compression;

namespace Entente.Lab.Training.Data;

/// <summary>Reads treebanks in CoNLL-U.</summary>
internal static class Treebank
{
    /// <summary>The sentences of a file, which may be compressed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">What the sentences are said to come from; the genre is added where the file states it.</param>
    public static List<TrainingSentence> Read(string path, string source)
    {
        List<TrainingSentence> sentences = [];
        List<string[]> rows = [];
        string id = "";
        string genre = "";
        foreach (string line in Lines(path))
        {
            if (line.Length == 0)
            {
                Close();
            }
            else if (line[0] != '#')
            {
                string[] cells = line.Split('\t');
                if (!cells[0].AsSpan().ContainsAny('-', '.'))
                {
                    rows.Add(cells);
                }
            }
            else if (After(line, "# sent_id = ") is { } stated)
            {
                id = stated;
            }
            else if (After(line, "# meta::genre = ") is { } kind)
            {
                genre = ":" + kind;
            }
        }

        Close();
        return sentences;

        void Close()
        {
            if (rows.Count > 0)
            {
                sentences.Add(Make(rows, source + genre, id));
            }

            rows.Clear();
        }
    }

    /// <summary>The lines of a file, which may be compressed.</summary>
    public static IEnumerable<string> Lines(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static string? After(string line, string prefix) =>
        line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..] : null;

    private static TrainingSentence Make(List<string[]> rows, string source, string id) =>
        new([.. rows.Select(row => row[1])])
        {
            Source = source,
            Id = id,
            Syntax = new GoldSyntax(
                [.. rows.Select(row => row[3])],
                [.. rows.Select(row => row[4])],
                [.. rows.Select(row => row[5])],
                [.. rows.Select(row => row[2])],
                [.. rows.Select(row => int.Parse(row[6], CultureInfo.InvariantCulture) - 1)],
                [.. rows.Select(row => row[7])]
            ),
        };
}
