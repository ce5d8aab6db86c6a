using System.Runtime.InteropServices;

namespace Entente.Sqlite;

/// <summary>Reads when and how much a report says.</summary>
internal static class ReckoningReader
{
    /// <summary>The report with what the rows of its number say of it.</summary>
    public static Report With(Report report, Session session, long number)
    {
        Dictionary<string, List<TemporalExpression>> times = Times(session, number);
        ILookup<string, Figure> figures = Figures(session, number);
        ILookup<string, Claim> claims = Claims(session, number);
        return report with
        {
            Body = Of(ReportPart.Body),
            Headline = Of(ReportPart.Headline),
            Captions = [.. report.Parts.Where(part => part.IsCaption).Select(Of)],
            Reference = session
                .Rows("SELECT day, source, rule FROM reference WHERE report = ?1", number)
                .Select(row => Reference(row, 0))
                .FirstOrDefault(),
        };

        Reckoning Of(ReportPart part) =>
            new()
            {
                Times = [.. times.GetValueOrDefault(part.Name) ?? []],
                Figures = [.. figures[part.Name]],
                Claims = [.. claims[part.Name]],
            };
    }

    /// <summary>The borrowed day whose columns begin here; <see langword="null"/> when none was borrowed.</summary>
    public static ReferenceDay? Reference(Row row, int column) =>
        row.TextOrNull(column) is not { } day ? null
        : IsoDay.Parse(day) is { } known
            ? new ReferenceDay(known, row.Text(column + 1), row.Text(column + 2))
        : throw StoreErrors.Damaged(row.File, "a day is not one");

    /// <summary>The times by the part of the report in which they stand.</summary>
    private static Dictionary<string, List<TemporalExpression>> Times(Session session, long report)
    {
        const string sql = """
            SELECT text_start, text_end, type, value, begins, ends_before, precision, anchor, rule, modifier, bound, end_of, part
            FROM time WHERE report = ?1 ORDER BY part, ordinal
            """;
        Dictionary<string, List<TemporalExpression>> parts = new(StringComparer.Ordinal);
        foreach (Row row in session.Rows(sql, report))
        {
            ref List<TemporalExpression>? times = ref CollectionsMarshal.GetValueRefOrAddDefault(
                parts,
                row.Text(12),
                out _
            );
            times ??= [];
            TemporalExpression time = Time(row);
            if (row.IsNull(11))
            {
                times.Add(time);
                continue;
            }

            int range = row.Int(11); // Ends stand behind all others.
            if (range < 0 || range >= times.Count)
            {
                throw StoreErrors.Damaged(session.File, "an end belongs to no range of time");
            }

            times[range] = times[range] with { Ends = times[range].Ends.Add(time) };
        }

        return parts;
    }

    private static TemporalExpression Time(Row row) =>
        new()
        {
            Span = row.Span(0),
            Type = Known<TemporalType>(row, 2),
            Value = row.Text(3),
            Begin = MomentCodec.MomentOrNull(row, 4),
            End = MomentCodec.MomentOrNull(row, 5),
            Precision = Known<TemporalPrecision>(row, 6),
            Anchor = Known<TemporalAnchor>(row, 7),
            Rule = row.Text(8),
            Modifier = row.TextOrNull(9),
            Bound = row.IsNull(10) ? null : Known<TemporalBound>(row, 10),
        };

    private static ILookup<string, Figure> Figures(Session session, long report)
    {
        const string sql = """
            SELECT text_start, text_end, kind, stated, low, high, low_in, high_in, unit, unit_inferred,
                   exactness_start, exactness_end, counted_start, counted_end, period, rate,
                   head_start, head_end, planned, as_of, part
            FROM figure WHERE report = ?1 ORDER BY part, ordinal
            """;
        return session
            .Rows(sql, report)
            .Select(row =>
                (
                    row.Text(20),
                    new Figure
                    {
                        Span = row.Span(0),
                        Kind = Known<FigureKind>(row, 2),
                        Stated = MomentCodec.NumberOrNull(row, 3),
                        Low = MomentCodec.NumberOrNull(row, 4),
                        High = MomentCodec.NumberOrNull(row, 5),
                        IsLowIn = row.Int(6) != 0,
                        IsHighIn = row.Int(7) != 0,
                        Unit = row.TextOrNull(8),
                        IsUnitInferred = row.Int(9) != 0,
                        Exactness = row.SpanOrNull(10),
                        Counted = row.SpanOrNull(12),
                        Period = row.IsNull(14) ? null : row.Int(14),
                        IsRate = row.Int(15) != 0,
                        Head = row.SpanOrNull(16),
                        IsPlanned = row.Int(18) != 0,
                        AsOf = row.IsNull(19) ? null : row.Int(19),
                    }
                )
            )
            .ToLookup(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
    }

    private static ILookup<string, Claim> Claims(Session session, long report)
    {
        const string sql = """
            SELECT figure, topic_start, topic_end, head, modifiers, deed, sense, actors, topic_inferred,
                   speaker_name, speaker_entity, speaker_start, speaker_end, speaker_rule, part
            FROM claim WHERE report = ?1 ORDER BY part, figure
            """;
        return session
            .Rows(sql, report)
            .Select(row =>
                (
                    row.Text(14),
                    new Claim
                    {
                        Figure = row.Int(0),
                        Topic = row.Span(1),
                        Head = row.Text(3),
                        Modifiers = row.Texts(4),
                        Deed = row.TextOrNull(5),
                        Sense = Known<ClaimSense>(row, 6),
                        Actors = row.Texts(7),
                        IsTopicInferred = row.Int(8) != 0,
                        Speaker = row.TextOrNull(9) is { } name
                            ? new Voice(name, row.TextOrNull(10), row.Span(11), row.Text(13))
                            : null,
                    }
                )
            )
            .ToLookup(row => row.Item1, row => row.Item2, StringComparer.Ordinal);
    }

    private static T Known<T>(Row row, int column)
        where T : struct, Enum =>
        row.Sound(
            Labels.Parse<T>(row.Text(column)),
            $"a time or figure has an unknown {typeof(T).Name}"
        );
}
