using System.Collections.Immutable;

namespace Entente.Readouts;

/// <summary>Tells events in words for people: nothing but types, names and what the reports say.</summary>
public static class EventWords
{
    /// <summary>"CONSULT phone “conversation”: Xi Jinping ↔ Vladimir Putin · Beijing ← Yuri Ushakov".</summary>
    public static string Act(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string place = row.Place is null ? "" : $" · {row.Place}";
        string voice = row.Voice is null ? "" : $" ← {row.Voice}";
        return $"{TypeOf(row)} “{OneLine(row.Trigger)}”: {Parties(row)}{place}{voice}{PartOf(row)}";
    }

    /// <summary>" [headline]" behind what stands beside the text.</summary>
    public static string PartOf(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Part == ReportPart.Body.Name ? "" : $" [{row.Part}]";
    }

    /// <summary>"CONSULT phone", "AGREE [consult visit]": the type with its mode, and of words about an act that act.</summary>
    public static string TypeOf(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string mode = row.Mode is null ? "" : $" {row.Mode}";
        string content = row.Content is null
            ? ""
            : $" [{row.Content}{(row.ContentMode is null ? "" : $" {row.ContentMode}")}]";
        return $"{row.Type.ToUpperInvariant()}{mode}{content}";
    }

    /// <summary>"Xi Jinping ↔ Vladimir Putin", "China → United States".</summary>
    public static string Parties(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.IsReciprocal
                ? string.Join(" ↔ ", row.Sources.Select(party => OneLine(party.Name)))
            : row.Targets.IsEmpty ? Names(row.Sources)
            : $"{Names(row.Sources)} → {Names(row.Targets)}";
    }

    /// <summary>"sanctions: Canada → Belarus", "treaty: Peru ↔ Chile", "membership: Finland in NATO".</summary>
    public static string StateOf(StateRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string sign = row.Kind switch
        {
            "sanctions" => "→",
            "membership" => "in",
            _ => "↔",
        };
        return $"{row.Kind}: {OneLine(row.Who)} {sign} {OneLine(row.Whom)}";
    }

    /// <summary>"held (e1a2b3c4 2021-12-15)": what later reports say of a plan; empty for what is no plan.</summary>
    /// <param name="point">The event.</param>
    /// <param name="shown">How an identifier is shown.</param>
    public static string OutcomeOf(PointRow point, Func<string, string> shown)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(shown);
        return point.Outcome is null ? ""
            : point.Later is { } later
                ? $"{point.Outcome} ({shown(later.Id)} {later.When ?? "no day told"})"
            : point.Outcome;
    }

    /// <summary>When, as a list shows it: a day that only the report states stands in brackets.</summary>
    public static string When(OccurrenceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.When ?? (row.Day is null ? "no date" : $"({row.Day})");
    }

    /// <summary>What the tellings say of one thing, each once.</summary>
    public static string All(OccurrenceRow row, Func<EventRow, string?> what)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Join(
            ", ",
            row.Tellings.Select(what).OfType<string>().Distinct(StringComparer.Ordinal)
        );
    }

    /// <summary>"time: 2021-12-15, 2021-12-16; number: border guards [kill] 12, 15": what the tellings differ in, each word once.</summary>
    public static string DifferencesOf(OccurrenceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Join(
            "; ",
            row.Differences.Select(what =>
                what switch
                {
                    "time" => $"time: {All(row, told => told.When)}",
                    "modality" => $"modality: {All(row, told => told.Modality)}",
                    "place" => $"place: {All(row, told => told.Place)}",
                    "number" => $"number: {string.Join("; ", row.Numbers.Select(NumbersOf))}",
                    _ => what,
                }
            )
        );
    }

    private static string NumbersOf(FactRow fact) =>
        $"{FactWords.Of(fact)}{(fact.Deed is null ? "" : $" [{fact.Deed}]")} "
        + string.Join(
            ", ",
            fact.Values.Select(value => FactWords.WordsOf(value.Figures[0]))
                .Distinct(StringComparer.Ordinal)
        );

    internal static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Names(ImmutableArray<PartyRow> parties) =>
        string.Join(" and ", parties.Select(party => OneLine(party.Name)));
}
