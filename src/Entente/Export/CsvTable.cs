using System.Globalization;
using CsvHelper;

namespace Entente.Export;

/// <summary>Writes a table as CSV (RFC 4180) that a spreadsheet can open without harm.</summary>
/// <remarks>
/// A cell that begins with <c>= + - @</c>, a tab or a carriage return would be run as a formula: it gets a leading
/// apostrophe (OWASP ASVS 5.0, 1.2.10). A number below zero is no formula, and stays as it is. Programs that need the characters as they are read JSON Lines.
/// </remarks>
public sealed class CsvTable : IDisposable
{
    private static readonly CsvWriterOptions s_options = new() { Injection = CsvInjection.Escape };
    private readonly CsvWriter _csv;

    /// <summary>Begins a table on <paramref name="output"/>, which stays open.</summary>
    public CsvTable(TextWriter output, params ReadOnlySpan<string> columns)
    {
        _csv = CsvWriter.Create(output, s_options, leaveOpen: true);
        WriteRow(columns);
    }

    /// <summary>Writes a row; an absent value is an empty cell.</summary>
    public void WriteRow(params ReadOnlySpan<string?> cells)
    {
        foreach (string? cell in cells)
        {
            if (IsNegative(cell, out decimal number))
            {
                _csv.WriteField(number, format: default, CultureInfo.InvariantCulture);
            }
            else
            {
                _csv.WriteField(cell ?? "");
            }
        }

        _csv.EndRecord();
    }

    private static bool IsNegative(string? cell, out decimal number)
    {
        number = 0;
        return cell is ['-', ..]
            && decimal.TryParse(
                cell,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out number
            )
            && number.ToString(CultureInfo.InvariantCulture) == cell;
    }

    /// <summary>Writes out what is buffered.</summary>
    public void Dispose() => _csv.Dispose();
}
