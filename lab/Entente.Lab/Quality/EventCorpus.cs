using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Lab.Quality;

/// <summary>Reads the coded texts of <c>tests/quality/events</c>; its README says how they are written.</summary>
internal static class EventCorpus
{
    private const string Division = "\n---\n";

    /// <summary>All documents of a checkout, by number.</summary>
    /// <exception cref="FormatException">A file is not well-formed; the message names it and the place.</exception>
    public static ImmutableArray<CodedDocument> Read(string repository) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(repository, "tests/quality/events"), "*.txt")
                .Select(file =>
                    Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))
                )
                .OrderBy(document => document.Number),
        ];

    /// <summary>Reads one document.</summary>
    /// <exception cref="FormatException">It is not well-formed.</exception>
    public static CodedDocument Parse(string name, string file)
    {
        int division = file.IndexOf(Division, StringComparison.Ordinal);
        int head = file.IndexOf("\n\n", StringComparison.Ordinal);
        if (division < 0 || head < 0 || head > division)
        {
            throw new FormatException($"{name}: expected head lines, a text, --- and events");
        }

        Dictionary<string, string> fields = file[..head]
            .Split('\n')
            .Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
        string text = file[head..division].Trim('\n');
        return new CodedDocument(
            name,
            int.Parse(
                name.AsSpan(0, name.IndexOf('-', StringComparison.Ordinal)),
                CultureInfo.InvariantCulture
            ),
            DateOnly.ParseExact(fields["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            fields["form"],
            text,
            [
                .. file[(division + Division.Length)..]
                    .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                    .Where(block => !string.IsNullOrWhiteSpace(block))
                    .Select(block => new CodedBlock(name, text, block.Trim('\n')).Read()),
            ]
        );
    }
}
