using System.Globalization;

namespace Entente.Sqlite;

/// <summary>Writes and reads the log of corrections.</summary>
internal static class CorrectionLog
{
    private const string Columns =
        "number, made, kind, subject, value, report, office_of, office_from, office_to, undone";

    /// <summary>Adds a correction and returns it with its number.</summary>
    public static Correction Add(Session session, Correction correction)
    {
        object? number = session.Value(
            "INSERT INTO correction (made, kind, subject, value, report, office_of, office_from, office_to) "
                + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING number",
            Time(correction.Made),
            Labels.Of(correction.Kind),
            correction.Subject,
            correction.Value,
            correction.Moved.IsEmpty ? correction.Report : TextList.Write(correction.Moved),
            correction.Of,
            Day(correction.From),
            Day(correction.To)
        );
        return correction with { Number = (int)(long)number! };
    }

    /// <summary>Marks a correction as undone; <see langword="null"/> when there is none that holds.</summary>
    public static Correction? Undo(Session session, int number, DateTimeOffset at) =>
        session.Run(
            "UPDATE correction SET undone = ?2 WHERE number = ?1 AND undone IS NULL",
            number,
            Time(at)
        ) == 0
            ? null
            : session
                .Rows($"SELECT {Columns} FROM correction WHERE number = ?1", number)
                .Select(Read)
                .Single();

    /// <summary>All corrections, by number.</summary>
    public static IEnumerable<Correction> All(Session session) =>
        session.Rows($"SELECT {Columns} FROM correction ORDER BY number").Select(Read);

    private static Correction Read(Row row)
    {
        CorrectionKind kind = row.Sound(
            Labels.Correction(row.Text(2)),
            "a correction has an unknown kind"
        );
        bool isOfStories = kind is CorrectionKind.JoinStories or CorrectionKind.DivideStory;
        return new()
        {
            Number = row.Int(0),
            Made = row.Sound(row.TimeOrNull(1), "a correction has no time"),
            Kind = kind,
            Subject = row.Text(3),
            Value = row.TextOrNull(4),
            Report = isOfStories ? null : row.TextOrNull(5),
            Moved = isOfStories
                ? row.Sound(TextList.Read(row.Text(5)), "the reports of a correction are no list")
                : [],
            Of = row.TextOrNull(6),
            From = DayOrNull(row, 7),
            To = DayOrNull(row, 8),
            Undone = row.TimeOrNull(9),
        };
    }

    private static DateOnly? DayOrNull(Row row, int column) =>
        row.TextOrNull(column) is not { } text
            ? null
            : IsoDay.Parse(text) ?? throw StoreErrors.Damaged(row.File, "a day is not one");

    private static string Time(DateTimeOffset time) =>
        time.ToString("O", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
