using Entente.Storage;

namespace Entente.Desk;

/// <summary>Tells who holds an office that a report names without a name, from what other reports of the record say: dated, from one of them, and open where they do not agree.</summary>
internal static class OfficeHolders
{
    // Ministers change: what a report says is taken to hold so long before and behind its day.
    private const int DaysAround = 90;

    // Between two reports that name the same one, and none that names another.
    private const int DaysBetween = 730;

    /// <summary>The holder for one report; <see langword="null"/> when nobody is named, or several are.</summary>
    /// <param name="seen">All mentions with the office, in the order of the record.</param>
    /// <param name="asking">A mention of the report that names it without a name.</param>
    public static LearnedOffice? For(IEnumerable<OfficeMention> seen, OfficeMention asking)
    {
        OfficeMention[] naming =
        [
            .. seen.Where(mention => mention.Report != asking.Report && Names(mention)),
        ];
        OfficeMention[] near = [.. naming.Where(mention => mention.Story == asking.Story)];
        if (near.Length > 0)
        {
            return Of(near, near[0]);
        }

        if (asking.Day is not { } day)
        {
            return null;
        }

        OfficeMention[] dated = [.. naming.Where(mention => mention.Day is not null)];
        near = [.. dated.Where(mention => DaysTo(mention, day) <= DaysAround)];
        if (near.Length == 0)
        {
            near = Around(dated, day);
        }

        return near.Length == 0 ? null : Of(near, near.MinBy(mention => DaysTo(mention, day))!);
    }

    /// <summary>Whether a report gives the office to somebody by name, in its own words.</summary>
    private static bool Names(OfficeMention seen) =>
        seen.Mention is { Type: EntityType.Person, IsUnnamed: false, IsLearned: false };

    /// <summary>The last one before the day and the first one behind it, if they do not lie too far apart.</summary>
    private static OfficeMention[] Around(OfficeMention[] dated, DateOnly day)
    {
        OfficeMention[] before = [.. dated.Where(mention => mention.Day < day)];
        OfficeMention[] behind = [.. dated.Where(mention => mention.Day > day)];
        if (before.Length == 0 || behind.Length == 0)
        {
            return [];
        }

        DateOnly last = before.Max(mention => mention.Day!.Value);
        DateOnly first = behind.Min(mention => mention.Day!.Value);
        return first.DayNumber - last.DayNumber > DaysBetween
            ? []
            : [.. dated.Where(mention => mention.Day == last || mention.Day == first)];
    }

    private static int DaysTo(OfficeMention mention, DateOnly day) =>
        Math.Abs(mention.Day!.Value.DayNumber - day.DayNumber);

    /// <summary>The one whom all of them name, by the fullest of the names, on the word of one of them.</summary>
    private static LearnedOffice? Of(OfficeMention[] naming, OfficeMention source)
    {
        Mention fullest = naming
            .Select(mention => mention.Mention)
            .MaxBy(mention => mention.Name.Length)!;
        return naming.All(mention => AreSame(mention.Mention, fullest))
            ? new LearnedOffice(source.Mention.Office!, fullest.Name, fullest.Entity, source.Report)
            : null;
    }

    /// <summary>"Lindgren" and "Erla Lindgren" with one office are one.</summary>
    private static bool AreSame(Mention one, Mention fullest) =>
        one.Entity == fullest.Entity
        && (
            one.Entity is not null
            || one.Name.Equals(fullest.Name, StringComparison.OrdinalIgnoreCase)
            || fullest.Name.EndsWith($" {one.Name}", StringComparison.OrdinalIgnoreCase)
        );
}
