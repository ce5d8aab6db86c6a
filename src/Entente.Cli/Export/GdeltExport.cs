using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Entente.Events;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>Writes events in the 61 columns of GDELT 2.0, tab by tab, without a head; what these have no room for goes into a second table.</summary>
/// <remarks>
/// <c>NumSources</c> are independent accounts, <c>NumArticles</c> reports, <c>NumMentions</c> tellings. The tone and the scale of Goldstein stay empty: we do not measure
/// the one, and have the scores of PLOVER in place of the other. Source of the columns: "The GDELT Event Database Data Format Codebook V2.0", 2015.
/// </remarks>
internal sealed class GdeltExport(PloverOntology ontology, CameoCodes codes)
{
    private const int ActorColumns = 10;
    private const int GeoColumns = 8;

    /// <summary>The columns of the second table; the first is that of the first.</summary>
    public static string[] ExtraColumns { get; } =
    [
        "GlobalEventID",
        "EntenteID",
        "Modality",
        "PloverType",
        "PloverMode",
        "PloverScore",
        "Accounts",
        "DateStated",
        "CountryISO",
        "Voice",
        "Story",
        "Words",
        "Part",
    ];

    /// <summary>The rows of an event: one for each pair.</summary>
    public IEnumerable<(string?[] Row, string?[] Extra)> RowsOf(OccurrenceRow row, string? address)
    {
        int number = 0;
        foreach ((PartyRow source, PartyRow? target) in CameoExport.PairsOf(row))
        {
            string id = IdOf(row.Id, number++);
            yield return (
                [
                    id,
                    .. DateCells(row),
                    .. ActorCells(source),
                    .. ActorCells(target),
                    .. EventCells(row),
                    .. GeoCells(null),
                    .. GeoCells(null),
                    .. GeoCells(row.Event.Place),
                    DayOf(row) is { } day ? $"{day:yyyyMMdd}000000" : null,
                    address ?? row.Event.File,
                ],
                ExtraOf(id, row)
            );
        }
    }

    /// <summary>A line of tabs; what would break it is a blank.</summary>
    public static string Line(IEnumerable<string?> cells) =>
        string.Join(
            '\t',
            cells.Select(cell => cell is null ? "" : Printer.OneLine(Printer.Clean(cell)).Trim())
        );

    private static string?[] DateCells(OccurrenceRow row) =>
        DayOf(row) is not { } day
            ? [null, null, null, null]
            :
            [
                day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
                day.ToString("yyyyMM", CultureInfo.InvariantCulture),
                day.ToString("yyyy", CultureInfo.InvariantCulture),
                (day.Year + day.DayOfYear / 365.25).ToString(
                    "0.0000",
                    CultureInfo.InvariantCulture
                ),
            ];

    private static DateOnly? DayOf(OccurrenceRow row) =>
        row.Day is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null;

    private static string?[] ActorCells(PartyRow? party)
    {
        string?[] cells = new string?[ActorColumns];
        if (party is not null)
        {
            cells[0] = CameoExport.CodeOf(party);
            cells[1] = party.Name.ToUpperInvariant();
            cells[2] = party.Country;
            cells[7] = CameoExport.SectorOf(party);
        }

        return cells;
    }

    private string?[] EventCells(OccurrenceRow row)
    {
        EventType type = PloverExport.TypeOf(row.Event);
        string code = codes.Of(type, row.Event.Mode);
        return
        [
            "1",
            code,
            code[..Math.Min(code.Length, 3)],
            code[..2],
            Number((int)ontology.QuadOf(type)),
            null,
            Number(row.Tellings.Length),
            Number(row.Independent),
            Number(row.Reports),
            null,
        ];
    }

    private static string?[] GeoCells(string? place)
    {
        string?[] cells = new string?[GeoColumns];
        if (place is not null)
        {
            cells[1] = place; // what kind of place it is, and its code of FIPS, we do not tell
        }

        return cells;
    }

    private string?[] ExtraOf(string id, OccurrenceRow row)
    {
        EventType type = PloverExport.TypeOf(row.Event);
        return
        [
            id,
            row.Id,
            row.Event.Modality,
            PloverOntology.NameOf(type),
            row.Event.Mode,
            ontology.ScoreOf(type, row.Event.Mode).ToString(CultureInfo.InvariantCulture),
            Number(row.Accounts),
            row.When is null ? "0" : "1",
            row.Event.Country,
            row.Event.Voice,
            row.Event.Story,
            Snippet.Of(row.Event.Words, []),
            row.Event.Part,
        ];
    }

    private static string IdOf(string id, int pair) =>
        (
            BinaryPrimitives.ReadInt64LittleEndian(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{id} {pair}"))
            ) & long.MaxValue
        ).ToString(CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
