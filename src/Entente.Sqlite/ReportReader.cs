using System.Collections.Immutable;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>Reads captures and reports back as they were filed.</summary>
internal static class ReportReader
{
    /// <summary>The capture with this digest; <see langword="null"/> when it is not kept.</summary>
    public static Capture? Capture(Session session, ContentDigest digest)
    {
        const string sql =
            "SELECT file, form, address, charset, received, size, compression, bytes, frame FROM capture WHERE digest = ?1";
        foreach (Row row in session.Rows(sql, digest.Hex))
        {
            byte[]? bytes = CaptureBytes.Expand(row.Bytes(7), row.Text(6), row.Long(5));
            return new Capture
            {
                Digest = digest,
                File = row.Text(0),
                Form = row.Sound(Labels.Form(row.Text(1)), "a capture has an unknown form"),
                Address = row.TextOrNull(2),
                Charset = row.TextOrNull(3),
                Frame = row.TextOrNull(8),
                Received = row.TimeOrNull(4),
                Bytes =
                    bytes
                    ?? throw StoreErrors.Damaged(
                        session.File,
                        $"the bytes of {digest} cannot be read"
                    ),
            };
        }

        return null;
    }

    /// <summary>The report with this identifier; <see langword="null"/> when it is not kept.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="id">The identifier.</param>
    /// <param name="isWhole">Whether all is read, and not only what its statements need.</param>
    public static StoredReport? Report(Session session, string id, bool isWhole = true)
    {
        const string sql = """
            SELECT report.number, story, story_why, report.language, report.address, doubts, version, file, digest, text, source_map, captions
            FROM report
            JOIN capture ON capture.number = report.capture
            JOIN article ON article.report = report.number
            WHERE report.id = ?1
            """;
        foreach (Row row in session.Rows(sql, id))
        {
            long number = row.Long(0);
            Article head = new()
            {
                Language = row.TextOrNull(3),
                Address = row.TextOrNull(4),
                Doubts = row.Texts(5),
                Capture = new ContentDigest(row.Text(8)),
                Text = row.Text(9),
                Source =
                    SourceMapCodec.Read(row.Bytes(10))
                    ?? throw StoreErrors.Damaged(
                        session.File,
                        $"the source map of {id} cannot be read"
                    ),
                Captions = Captions(session, number, id, row.Text(11)),
            };
            (ImmutableArray<Quotation> quotations, ImmutableArray<string> utterances) =
                QuotationReader.Read(session, number);
            Report report = new(
                id,
                StatedRows.With(head, session, number, isWhole) with
                {
                    Cuts = isWhole ? Cuts(session, number) : [],
                },
                Mentions(session, number),
                quotations
            );
            return new StoredReport(
                isWhole
                    ? EventReader.With(
                        ReckoningReader.With(report, session, number),
                        session,
                        number
                    )
                    : report,
                row.Text(7),
                row.Text(1),
                row.Text(2),
                utterances
            )
            {
                Version = row.Text(6),
            };
        }

        return null;
    }

    /// <summary>The words of the report with this identifier; <see langword="null"/> when it is not kept.</summary>
    public static ReportText? Text(Session session, string id) =>
        session
            .Rows(
                "SELECT language, text FROM report JOIN article ON article.report = report.number WHERE report.id = ?1",
                id
            )
            .Select(row => new ReportText(id, row.TextOrNull(0), row.Text(1)))
            .FirstOrDefault();

    private static ImmutableArray<Caption> Captions(
        Session session,
        long report,
        string id,
        string joined
    ) =>
        [
            .. session
                .Rows(
                    "SELECT text_start, text_end, source_map, earlier FROM caption WHERE report = ?1 ORDER BY ordinal",
                    report
                )
                .Select(row =>
                    row.Span(0).End <= joined.Length
                    && SourceMapCodec.Read(row.Bytes(2)) is { } source
                        ? new Caption(row.Span(0).In(joined).ToString(), source, row.Int(3) != 0)
                        : throw StoreErrors.Damaged(
                            session.File,
                            $"a caption of {id} cannot be read"
                        )
                ),
        ];

    private static ImmutableArray<Cut> Cuts(Session session, long report) =>
        [
            .. session
                .Rows(
                    "SELECT source_start, source_end, characters, reason FROM cut WHERE report = ?1 ORDER BY ordinal",
                    report
                )
                .Select(row => new Cut(row.Span(0), row.Int(2), row.Text(3))),
        ];

    private const string OfficeColumns =
        MentionColumns
        + ", report.id, report.story, coalesce(substr(report.published, 1, 10), day)";

    private const string OfficeTables =
        "mention JOIN report ON report.number = mention.report LEFT JOIN reference ON reference.report = report.number";

    /// <summary>The offices of a story, and those learned from reports that are gone, that some report names without a name.</summary>
    public static IEnumerable<SeenOffice> OpenOffices(Session session, string story) =>
        session
            .Rows(
                """
                WITH named AS (
                    SELECT office_of, office_role FROM report JOIN mention ON mention.report = report.number
                    WHERE report.story = ?1 AND office_of IS NOT NULL
                    UNION
                    SELECT office_of, office_role FROM mention
                    WHERE learned_from IS NOT NULL AND learned_from NOT IN (SELECT id FROM report)
                ),
                learned AS (SELECT DISTINCT office_of, office_role FROM mention WHERE learned_from IS NOT NULL)
                SELECT office_role, office_of FROM named
                WHERE (office_of, office_role) IN learned
                OR EXISTS (
                    SELECT 1 FROM mention
                    WHERE mention.office_of = named.office_of AND mention.office_role = named.office_role
                    AND mention.type IN ('state', 'nationality', 'organization', 'place')
                )
                ORDER BY office_of, office_role
                """,
                story
            )
            .Select(row => new SeenOffice(row.Text(0), row.Text(1)));

    /// <summary>The mentions with which an office is named, in the whole record.</summary>
    public static IEnumerable<OfficeMention> Offices(Session session, SeenOffice office) =>
        session
            .Rows(
                $"""
                SELECT {OfficeColumns} FROM {OfficeTables}
                WHERE office_of = ?1 AND office_role = ?2
                ORDER BY report.number, mention.ordinal
                """,
                office.Of,
                office.Role
            )
            .Select(OfficeMention);

    /// <summary>The mentions of a report with which an office is named.</summary>
    public static IEnumerable<OfficeMention> OfficesIn(Session session, string report) =>
        session
            .Rows(
                $"""
                SELECT {OfficeColumns} FROM {OfficeTables}
                WHERE report.id = ?1 AND office_of IS NOT NULL
                ORDER BY mention.ordinal
                """,
                report
            )
            .Select(OfficeMention);

    private static OfficeMention OfficeMention(Row row) =>
        new(row.Text(10), row.Text(11), IsoDay.Leading(row.TextOrNull(12)), Mention(row));

    private const string MentionColumns =
        "text_start, text_end, type, name, entity, mention.rule, candidates, office_role, office_of, members";

    private static ImmutableArray<Mention> Mentions(Session session, long report) =>
        [
            .. session
                .Rows(
                    $"SELECT {MentionColumns} FROM mention WHERE report = ?1 ORDER BY ordinal",
                    report
                )
                .Select(row => Mention(row)),
        ];

    private static Mention Mention(Row row) =>
        new(
            row.Span(0),
            row.Sound(Labels.Entity(row.Text(2)), "a mention has an unknown type"),
            row.Text(3),
            row.TextOrNull(4),
            row.Text(5)
        )
        {
            Candidates = row.Texts(6),
            Members = row.Texts(9),
            Office = row.TextOrNull(7) is { } role ? new SeenOffice(role, row.Text(8)) : null,
        };
}
