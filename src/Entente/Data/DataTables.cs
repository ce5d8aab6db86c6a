using System.Collections.Immutable;
using System.Reflection;

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

    /// <summary>The tables in the library with those of <paramref name="folder"/> (<c>world/outlets.tsv</c>, …) laid over them, row by row.</summary>
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
    public static ImmutableArray<string> Names { get; } =
    [
        .. s_library
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => Path.ChangeExtension(name[Prefix.Length..], null))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads the table called <paramref name="name"/>: folder and file without the ending, "en/cue-verbs".</summary>
    /// <exception cref="DataFormatException">There is no such table, or it is not well-formed.</exception>
    public Table Read(string name)
    {
        using Stream stream =
            s_library.GetManifestResourceStream($"{Prefix}{name}.tsv")
            ?? throw new DataFormatException(
                $"{name}.tsv",
                0,
                "expected a table of this name, found none"
            );
        using StreamReader reader = new(stream);
        Table table = Table.Parse(name, reader.ReadToEnd());
        string? path = _folder is null ? null : Path.Combine(_folder, $"{name}.tsv");
        return path is not null && File.Exists(path)
            ? table.Overlaid(Table.Parse(name, File.ReadAllText(path)))
            : table;
    }
}
