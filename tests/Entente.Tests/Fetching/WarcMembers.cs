using System.IO.Compression;
using System.Text;

namespace Entente.Tests.Fetching;

/// <summary>A record of an archive, as plain as can be.</summary>
/// <param name="Version">The first line.</param>
/// <param name="Fields">The fields of its head.</param>
/// <param name="Block">What it holds.</param>
internal sealed record WarcMember(string Version, Dictionary<string, string> Fields, byte[] Block)
{
    public string Type => Fields["WARC-Type"];

    public string Text => Encoding.Latin1.GetString(Block);
}

/// <summary>Reads the archives of a folder back, with no word of the code that wrote them; what is not as the standard says is an error.</summary>
internal static class WarcMembers
{
    public static List<WarcMember> Read(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*.warc.gz")
                .Order(StringComparer.Ordinal)
                .SelectMany(ReadFile),
        ];

    private static IEnumerable<WarcMember> ReadFile(string file)
    {
        // All members at once: the base library joins them. That each is a member of its own is tested by where they begin.
        using FileStream stream = File.OpenRead(file);
        using GZipStream gzip = new(stream, CompressionMode.Decompress);
        using MemoryStream all = new();
        gzip.CopyTo(all);
        byte[] bytes = all.ToArray();
        int at = 0;
        while (at < bytes.Length)
        {
            int head = bytes.AsSpan(at).IndexOf("\r\n\r\n"u8);
            string[] lines = Encoding.UTF8.GetString(bytes, at, head).Split("\r\n");
            Dictionary<string, string> fields = lines
                .Skip(1)
                .Select(line => line.Split(": ", 2))
                .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
            int length = int.Parse(
                fields["Content-Length"],
                System.Globalization.CultureInfo.InvariantCulture
            );
            byte[] block = bytes[(at + head + 4)..(at + head + 4 + length)];
            at += head + 4 + length;
            if (!bytes.AsSpan(at, 4).SequenceEqual("\r\n\r\n"u8))
            {
                throw new InvalidDataException("expected the end of a record");
            }

            at += 4;
            yield return new WarcMember(lines[0], fields, block);
        }
    }
}
