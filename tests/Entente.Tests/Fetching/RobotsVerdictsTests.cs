using System.Collections.Concurrent;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Entente.Fetching;
using Xunit;

namespace Entente.Tests.Fetching;

/// <summary>The answers of the public reference parser on thousands of real files.</summary>
public sealed class RobotsVerdictsTests
{
    [Fact]
    public void Every_verdict_of_the_reference_parser_is_ours()
    {
        string folder = Path.Combine(Checkout.Shared ?? "", "data", "hostile", "robots");
        if (!Directory.Exists(folder))
        {
            Assert.Skip("no folder of data sets at ../shared");
        }

        Dictionary<string, byte[]> files = Files(Path.Combine(folder, "real-robots.tar.gz"));
        ConcurrentBag<string> wrong = [];
        int count = 0;
        Parallel.ForEach(
            Verdicts(Path.Combine(folder, "verdicts.tsv.gz")).GroupBy(row => (row[0], row[1])),
            group =>
            {
                RobotsRules rules = RobotsRules.Read(files[group.Key.Item1], group.Key.Item2);
                foreach (string[] row in group)
                {
                    Interlocked.Increment(ref count);
                    if (rules.Allows(row[2]) != (row[3] == "1"))
                    {
                        wrong.Add(string.Join(' ', row));
                    }
                }
            }
        );

        Assert.Equal(27_563, count);
        Assert.Empty(wrong.Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, byte[]> Files(string archive)
    {
        using FileStream file = File.OpenRead(archive);
        using GZipStream gzip = new(file, CompressionMode.Decompress);
        using TarReader tar = new(gzip);
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data)
            {
                using MemoryStream bytes = new();
                data.CopyTo(bytes);
                files[entry.Name] = bytes.ToArray();
            }
        }

        return files;
    }

    private static IEnumerable<string[]> Verdicts(string path)
    {
        using FileStream file = File.OpenRead(path);
        using GZipStream gzip = new(file, CompressionMode.Decompress);
        using StreamReader reader = new(gzip, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split('\t');
        }
    }
}
