using System.Globalization;
using Entente.Articles;

namespace Entente.Cli;

/// <summary>Keeps what stood in web archives until the reading is done, and says it: what was passed over is not hidden.</summary>
internal sealed class ArchiveList : IProgress<ArchiveContents>
{
    private const int ListedAtMost = 20;

    private readonly List<ArchiveContents> _archives = [];

    /// <inheritdoc/>
    public void Report(ArchiveContents value) => _archives.Add(value);

    /// <summary>Prints a line for each archive.</summary>
    public void Print(TextWriter output)
    {
        foreach (ArchiveContents archive in _archives.Take(ListedAtMost))
        {
            string records = string.Join(
                ", ",
                archive.Records.Select(record =>
                    string.Create(CultureInfo.InvariantCulture, $"{record.Count} {record.Sort}")
                )
            );
            output.WriteLine($"{archive.File}: records: {records}");
        }

        if (_archives.Count > ListedAtMost)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"… and {_archives.Count - ListedAtMost} more archives"
                )
            );
        }
    }
}
