namespace Entente.Data;

/// <summary>A language with its tables: the only thing a room needs to begin work.</summary>
/// <param name="Code">The BCP 47 code, which is the name of its folder in <c>data/</c>.</param>
/// <param name="Tables">Where the tables are found.</param>
public sealed record Language(string Code, DataTables Tables)
{
    /// <summary>English with the tables in the library.</summary>
    public static Language English { get; } = new("en", DataTables.Embedded);

    /// <summary>Reads a table of this language: "cue-verbs". Of one that it does not have yet there are no rows: a language can begin with a few tables.</summary>
    /// <exception cref="DataFormatException">English has no such table either, or it is not well-formed.</exception>
    public Table Read(string table) =>
        Tables.Find($"{Code}/{table}") ?? Tables.Read($"{English.Code}/{table}").WithoutRows();
}
