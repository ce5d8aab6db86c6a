namespace Entente.Cli.Stages;

/// <summary>The web addresses of pages that were saved without them: a table with the columns <c>id</c> and <c>url</c>.</summary>
/// <remarks>Tab-separated, with a header; other columns are skipped. Of several rows of one page the first counts.</remarks>
internal sealed class AddressIndex
{
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);

    private AddressIndex() { }

    /// <summary>Knows no address.</summary>
    public static AddressIndex Empty { get; } = new();

    /// <summary>Reads a table of addresses.</summary>
    /// <exception cref="DataFormatException">One of both columns is missing.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<AddressIndex> ReadAsync(string path, CancellationToken ct)
    {
        AddressIndex index = new();
        (int id, int url) = (-1, -1);
        await foreach (string line in File.ReadLinesAsync(path, ct))
        {
            string[] cells = line.Split('\t');
            if (id < 0)
            {
                id = Column(path, cells, "id");
                url = Column(path, cells, "url");
            }
            else if (
                cells.Length > Math.Max(id, url)
                && cells[url].Trim() is { Length: > 0 } address
            )
            {
                index._addresses.TryAdd(cells[id].Trim(), address);
            }
        }

        return index;
    }

    /// <summary>The capture with its address: that of the carrier goes before that of the table.</summary>
    public Capture Complete(Capture capture, string id) =>
        capture.Address is null && _addresses.TryGetValue(id, out string? address)
            ? capture with
            {
                Address = address,
            }
            : capture;

    private static int Column(string path, string[] header, string name) =>
        Array.FindIndex(header, cell => cell.Trim() == name) is >= 0 and int column
            ? column
            : throw new DataFormatException(
                path,
                1,
                $"expected a column \"{name}\", found \"{string.Join(' ', header)}\""
            );
}
