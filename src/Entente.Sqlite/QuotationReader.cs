using System.Collections.Immutable;

namespace Entente.Sqlite;

/// <summary>Reads the quotations of a report, each with its utterance.</summary>
internal static class QuotationReader
{
    /// <summary>The quotations of the report with this number, and the utterance of each, in their order.</summary>
    public static (ImmutableArray<Quotation>, ImmutableArray<string>) Read(
        Session session,
        long report
    )
    {
        ILookup<int, TextSpan> words = Words(session, report);
        ILookup<(int, string), Voice> voices = Voices(session, report);
        var quotations = ImmutableArray.CreateBuilder<Quotation>();
        var utterances = ImmutableArray.CreateBuilder<string>();
        const string sql = """
            SELECT id, utterance, kind, cue_start, cue_end, channel_start, channel_end,
                   source_start, source_end, clause_start, clause_end, rule, ordinal, negated, part, within
            FROM quotation WHERE report = ?1 ORDER BY ordinal
            """;
        foreach (Row row in session.Rows(sql, report))
        {
            int ordinal = row.Int(12);
            quotations.Add(
                new Quotation
                {
                    Id = row.Text(0),
                    Words = [.. words[ordinal]],
                    Kind = row.Sound(
                        Labels.Quotation(row.Text(2)),
                        "a quotation has an unknown kind"
                    ),
                    Cue = row.SpanOrNull(3),
                    Channel = row.SpanOrNull(5),
                    Source = row.SpanOrNull(7),
                    Clause = row.SpanOrNull(9),
                    IsNegated = row.Int(13) != 0,
                    Part = row.Sound(
                        ReportPart.Parse(row.Text(14)),
                        "a quotation stands in an unknown part"
                    ),
                    Within = row.TextOrNull(15),
                    Rule = row.Text(11),
                    Speakers = [.. voices[(ordinal, Fields.Speaker)]],
                    Addressees = [.. voices[(ordinal, Fields.Addressee)]],
                    Relays = [.. voices[(ordinal, Fields.Relay)]],
                }
            );
            utterances.Add(row.Text(1));
        }

        return (quotations.DrainToImmutable(), utterances.DrainToImmutable());
    }

    private static ILookup<int, TextSpan> Words(Session session, long report) =>
        session
            .Rows(
                "SELECT quotation, text_start, text_end FROM quotation_piece WHERE report = ?1 ORDER BY quotation, ordinal",
                report
            )
            .Select(row => (Quotation: row.Int(0), Span: row.Span(1)))
            .ToLookup(piece => piece.Quotation, piece => piece.Span);

    private static ILookup<(int, string), Voice> Voices(Session session, long report) =>
        session
            .Rows(
                "SELECT quotation, role, name, entity, text_start, text_end, rule FROM voice WHERE report = ?1 ORDER BY quotation, role, ordinal",
                report
            )
            .Select(row =>
                (
                    Key: (row.Int(0), row.Text(1)),
                    Voice: new Voice(row.Text(2), row.TextOrNull(3), row.Span(4), row.Text(6))
                )
            )
            .ToLookup(voice => voice.Key, voice => voice.Voice);
}
