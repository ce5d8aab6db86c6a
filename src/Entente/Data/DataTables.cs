using System.Buffers;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;

namespace Entente.Data;

/// <summary>Finds the tables of <c>data/</c>: those in the library, and a user's own laid over them.</summary>
/// <remarks>Safe to use from any thread. A table is parsed anew at each call: ask once, in a constructor.</remarks>
public sealed class DataTables
{
    private const string Prefix = "data/";
    private static readonly Assembly s_library = typeof(DataTables).Assembly;
    private readonly string? _folder;

    private DataTables(string? folder) => _folder = folder;

    /// <summary>The tables in the library.</summary>
    public static DataTables Embedded { get; } = new(folder: null);

    /// <summary>The tables in the library with those of <paramref name="folder"/> (<c>world/outlets.tsv</c>, …) laid over them, row by row, and with
    /// those that only the folder has: another language is a folder of tables.</summary>
    public static DataTables WithFolder(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Directory.Exists(folder)
            ? new DataTables(folder)
            : throw new DirectoryNotFoundException(
                $"expected a folder of tables, found nothing at \"{folder}\""
            );
    }

    /// <summary>The names of all tables in the library: "en/cue-verbs", "world/entities", ….</summary>
    public static ImmutableArray<string> Names => AllNames.Sorted;

    /// <summary>The languages that have a table called <paramref name="table"/>: "en" for "cue-verbs". In order.</summary>
    public ImmutableArray<string> LanguagesWith(string table)
    {
        string end = $"/{table}";
        IEnumerable<string> own = _folder is null
            ? []
            : Directory
                .EnumerateDirectories(_folder)
                .Select(folder => Path.GetFileName(folder))
                .Where(language => File.Exists(PathOf($"{language}{end}")));
        return
        [
            .. Names
                .Where(name => name.EndsWith(end, StringComparison.Ordinal))
                .Select(name => name[..^end.Length])
                .Union(own, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads the table called <paramref name="name"/>: folder and file without the ending, "en/cue-verbs".</summary>
    /// <exception cref="DataFormatException">There is no such table, or it is not well-formed.</exception>
    public Table Read(string name) =>
        Find(name)
        ?? throw new DataFormatException(
            $"{name}.tsv",
            0,
            "expected a table of this name, found none"
        );

    /// <summary>Reads the table called <paramref name="name"/>; <see langword="null"/> when there is none.</summary>
    /// <exception cref="DataFormatException">It is not well-formed.</exception>
    public Table? Find(string name)
    {
        Table? table = null;
        if (s_library.GetManifestResourceStream($"{Prefix}{name}.tsv") is { } stream)
        {
            table = Table.Parse(name, TextOf(stream));
        }

        if (_folder is null || !File.Exists(PathOf(name)))
        {
            return table;
        }

        var own = Table.Parse(name, File.ReadAllText(PathOf(name)));
        return table?.Overlaid(own) ?? own;
    }

    private static string TextOf(Stream stream)
    {
        using (stream)
        {
            byte[] bytes = ArrayPool<byte>.Shared.Rent((int)stream.Length);
            Span<byte> text = bytes.AsSpan(0, (int)stream.Length);
            stream.ReadExactly(text);
            ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
            string read = Encoding.UTF8.GetString(
                text.StartsWith(mark) ? text[mark.Length..] : text
            );
            ArrayPool<byte>.Shared.Return(bytes);
            return read;
        }
    }

    private string PathOf(string name) => Path.Combine(_folder!, $"{name}.tsv");

    // Not every command asks for them, and sorting in a query is compiled anew at every start: made when first asked for.
    private static class AllNames
    {
        public static ImmutableArray<string> Sorted { get; } = Read();

        private static ImmutableArray<string> Read()
        {
            string[] names =
            [
                .. s_library
                    .GetManifestResourceNames()
                    .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                    .Select(name => Path.ChangeExtension(name[Prefix.Length..], null)),
            ];
            Array.Sort(names, StringComparer.Ordinal);
            return [.. names];
        }
    }
}
