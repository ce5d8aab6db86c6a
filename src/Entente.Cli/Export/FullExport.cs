using System.Collections.Immutable;
using System.Reflection;
using Entente.Export;

namespace Entente.Cli;

/// <summary>Writes the whole record into a folder: every table, every document, and <c>datapackage.json</c>, which says what each file is and its digest.</summary>
internal sealed class FullExport(ExportTables tables, ExportDocuments documents)
{
    private static readonly string[] s_tables =
    [
        .. ExportTables.Names.Where(name => name != ExportTables.Gdelt),
    ];

    /// <summary>Writes the folder and returns the number of its files.</summary>
    public async Task<int> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        List<PackagedFile> files = [];
        foreach (string name in s_tables)
        {
            await AddAsync(
                $"{name}.jsonl",
                $"{name}-jsonl",
                "application/x-ndjson",
                [],
                writer => tables.WriteAsync(name, isCsv: false, writer, cancellationToken)
            );
            if (ExportTables.ColumnsOf(name) is { } columns)
            {
                await AddAsync(
                    $"{name}.csv",
                    $"{name}-csv",
                    "text/csv",
                    [.. columns],
                    writer => tables.WriteAsync(name, isCsv: true, writer, cancellationToken)
                );
            }
        }

        foreach ((string name, string end, string mediaType) in ExportDocuments.All)
        {
            string file = $"{name.Split('-')[0]}.{end}";
            await AddAsync(
                file,
                name,
                mediaType,
                [],
                writer => documents.WriteAsync(name, writer, cancellationToken)
            );
        }

        await File.WriteAllBytesAsync(
            Path.Combine(folder, "datapackage.json"),
            DataPackage.Describe(Version(), files),
            cancellationToken
        );
        return files.Count;

        async Task AddAsync(
            string file,
            string name,
            string mediaType,
            ImmutableArray<string> columns,
            Func<TextWriter, Task<int>> write
        )
        {
            string path = Path.Combine(folder, file);
            await OutputFile.WriteAsync(path, write);
            files.Add(FileAt(path, file, name, mediaType, columns));
        }
    }

    private static PackagedFile FileAt(
        string path,
        string file,
        string name,
        string mediaType,
        ImmutableArray<string> columns
    )
    {
        byte[] bytes = File.ReadAllBytes(path);
        return new PackagedFile(
            name,
            file,
            mediaType,
            bytes.Length,
            ContentDigest.Of(bytes),
            columns
        );
    }

    private static string Version() =>
        typeof(FullExport)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];
}
