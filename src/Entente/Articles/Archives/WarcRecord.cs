namespace Entente.Articles.Archives;

/// <summary>A record of a web archive.</summary>
/// <param name="Number">Its place in the archive, from 1; what cannot be read as a record has one too.</param>
/// <param name="Type">Its type ("response"); empty when it has none.</param>
/// <param name="Fields">Its header.</param>
/// <param name="Block">What it holds; <see langword="null"/> when it was passed over.</param>
/// <param name="Fault">What is wrong with it; <see langword="null"/> when nothing is.</param>
internal sealed record WarcRecord(
    int Number,
    string Type,
    HeaderFields Fields,
    byte[]? Block,
    string? Fault
);
