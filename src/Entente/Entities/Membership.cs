using Entente.Data;

namespace Entente.Entities;

/// <summary>A state in an organisation.</summary>
/// <param name="State">Identifier of the state.</param>
/// <param name="From">When it joined; the beginning of time where that is not known.</param>
/// <param name="To">When it left; the end of time when it did not.</param>
internal sealed record Membership(string State, DayRange From, DayRange To)
{
    /// <summary>Reads the table <c>world/memberships</c>: memberships by organisation.</summary>
    public static ILookup<string, Membership> Read(Table table)
    {
        int organization = table.Column("organization");
        int member = table.Column("member");
        int from = table.Column("from");
        int to = table.Column("to");
        return table.Rows.ToLookup(
            row => row[organization],
            row => new Membership(
                row[member],
                DayRange.Read(row, from, DateOnly.MinValue),
                DayRange.Read(row, to, DateOnly.MaxValue)
            ),
            StringComparer.Ordinal
        );
    }
}
