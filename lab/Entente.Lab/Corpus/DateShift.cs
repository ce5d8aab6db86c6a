using System.Globalization;
using System.Text.RegularExpressions;

namespace Entente.Lab.Corpus;

/// <summary>Moves all dates of a text by whole weeks, so that weekdays stay right, and writes them as they were written.</summary>
/// <param name="weeks">By how many weeks.</param>
/// <param name="year">The year of dates that name none.</param>
internal sealed partial class DateShift(int weeks, int year)
{
    private static readonly string[] s_months = CultureInfo
        .InvariantCulture
        .DateTimeFormat
        .MonthNames[..12];

    /// <summary>The day, moved.</summary>
    public DateOnly Moved(DateOnly day) => day.AddDays(weeks * 7);

    /// <summary>The text with its dates moved.</summary>
    public string Move(string text)
    {
        text = Iso().Replace(text, m => Numbers(m, "yyyy", "MM", "dd"));
        text = DayFirst().Replace(text, m => Numbers(m, "yyyy", "MM", "dd"));
        text = MonthFirst().Replace(text, Words);
        return DayAndMonth().Replace(text, Words);
    }

    private string Numbers(Match match, string yearForm, string monthForm, string dayForm)
    {
        if (
            Day(match, int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture))
            is not { } day
        )
        {
            return match.Value;
        }

        return Rewritten(
            match,
            ("y", day.ToString(yearForm, CultureInfo.InvariantCulture)),
            ("m", day.ToString(monthForm, CultureInfo.InvariantCulture)),
            ("d", day.ToString(dayForm, CultureInfo.InvariantCulture))
        );
    }

    private string Words(Match match)
    {
        string month = match.Groups["m"].Value;
        int number =
            1
            + Array.FindIndex(
                s_months,
                m => m.StartsWith(month, StringComparison.OrdinalIgnoreCase)
            );
        if (number == 0 || Day(match, number) is not { } day)
        {
            return match.Value;
        }

        string name = s_months[day.Month - 1];
        name = month.Length == 3 && month != "May" ? name[..3] : name;
        return Rewritten(
            match,
            ("y", day.Year.ToString(CultureInfo.InvariantCulture)),
            ("m", month.All(char.IsUpper) ? name.ToUpperInvariant() : name),
            ("d", day.Day.ToString(CultureInfo.InvariantCulture))
        );
    }

    private DateOnly? Day(Match match, int month)
    {
        int day = int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture);
        int inYear = match.Groups["y"].Success
            ? int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture)
            : year;
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(inYear, month)
            ? Moved(new DateOnly(inYear, month, day))
            : null;
    }

    private static string Rewritten(Match match, params (string Group, string Value)[] values)
    {
        string text = match.Value;
        foreach (
            (Group group, string value) in values
                .Select(v => (match.Groups[v.Group], v.Value))
                .Where(v => v.Item1.Success)
                .OrderByDescending(v => v.Item1.Index)
        )
        {
            int at = group.Index - match.Index;
            text = string.Concat(text.AsSpan(0, at), value, text.AsSpan(at + group.Length));
        }

        return text;
    }

    [GeneratedRegex(
        @"\b(?<y>1[89]\d\d|20\d\d)[-/](?<m>\d\d)[-/](?<d>\d\d)(?!\d)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"\b(?<d>\d\d)\.(?<m>\d\d)\.(?<y>1[89]\d\d|20\d\d)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DayFirst();

    [GeneratedRegex(
        @"\b(?<m>(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-zA-Z]*)\.? (?<d>\d{1,2})\b(?:,? (?<y>1[89]\d\d|20\d\d)\b)?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex MonthFirst();

    [GeneratedRegex(
        @"\b(?<d>\d{1,2}) (?<m>(?i:January|February|March|April|May|June|July|August|September|October|November|December))\b(?: (?<y>1[89]\d\d|20\d\d)\b)?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DayAndMonth();
}
