namespace Entente.Data;

/// <summary>A language with its tables: the only thing a room needs to begin work.</summary>
/// <param name="Code">The BCP 47 code, which is the name of its folder in <c>data/</c>.</param>
/// <param name="Tables">Where the tables are found.</param>
public sealed record Language(string Code, DataTables Tables)
{
    /// <summary>English with the tables in the library.</summary>
    public static Language English { get; } = new("en", DataTables.Embedded);

    /// <summary>Reads a table of this language: "cue-verbs".</summary>
    /// <exception cref="DataFormatException">There is no such table, or it is not well-formed.</exception>
    public Table Read(string table) => Tables.Read($"{Code}/{table}");
}
