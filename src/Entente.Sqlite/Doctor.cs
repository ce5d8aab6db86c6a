using System.Globalization;
using Entente.Storage;
using Microsoft.Data.Sqlite;

namespace Entente.Sqlite;

/// <summary>Looks for damage in a file, from the pages of the file up to the words of each quotation.</summary>
internal static class Doctor
{
    /// <summary>What is wrong, one line each, as it is found. Reads the whole file.</summary>
    public static IEnumerable<string> Examine(Session session) =>
        Spoken(session.File, Pages(session))
            .Concat(Spoken(session.File, References(session)))
            .Concat(Spoken(session.File, Counts(session)))
            .Concat(Spoken(session.File, Captures(session)))
            .Concat(Spoken(session.File, Reports(session)));

    /// <summary>What is wrong between the index of words and the texts it was made of; SQLite lets only a writer ask.</summary>
    public static IEnumerable<string> ExamineIndex(Session writing) =>
        Spoken(writing.File, Index(writing));

    // A part that cannot be read at all is a finding like any other; the parts after it are still looked at.
    private static IEnumerable<string> Spoken(string file, IEnumerable<string> findings)
    {
        using IEnumerator<string> finding = findings.GetEnumerator();
        while (true)
        {
            string line;
            bool goesOn = true;
            try
            {
                if (!finding.MoveNext())
                {
                    yield break;
                }

                line = $"{file}: {finding.Current}";
            }
            catch (StoreException error)
            {
                line = error.Message;
                goesOn = false;
            }

            yield return line;
            if (!goesOn)
            {
                yield break;
            }
        }
    }

    private static IEnumerable<string> Pages(Session session) =>
        session
            .Rows("PRAGMA integrity_check")
            .Select(row => row.Text(0))
            .Where(line => line != "ok")
            .Select(line => $"the file is damaged: {line}");

    private static IEnumerable<string> References(Session session) =>
        session
            .Rows("PRAGMA foreign_key_check")
            .Select(row =>
                $"a row of \"{row.Text(0)}\" belongs to a row of \"{row.Text(2)}\" that is not there"
            );

    private static IEnumerable<string> Counts(Session session)
    {
        object? reports = session.Value("SELECT count(*) FROM report");
        foreach (string table in (string[])["capture", "article", "sketch", "words_docsize"])
        {
            object? rows = session.Value($"SELECT count(*) FROM {table}");
            if (!Equals(rows, reports))
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected {reports} rows in \"{table}\", one for each report, found {rows}"
                );
            }
        }
    }

    private static IEnumerable<string> Index(Session writing)
    {
        if (!Fits(writing, "words"))
        {
            yield return "the index of words does not fit the texts: searches may miss reports";
        }

        if (!Fits(writing, "find_statement") || !Fits(writing, "find_event"))
        {
            yield return "the index of findings does not fit them: searches may miss statements or events";
        }
    }

    private static bool Fits(Session writing, string index)
    {
        try
        {
            // https://www.sqlite.org/fts5.html#the_integrity_check_command; with 1 it compares with the texts.
            writing.Run($"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
            return true;
        }
        catch (StoreException error)
            when (error.InnerException is SqliteException cause && StoreErrors.IsDamage(cause))
        {
            return false;
        }
    }

    private static IEnumerable<string> Captures(Session session)
    {
        foreach (
            Row row in session.Rows("SELECT digest, file, size, compression, bytes FROM capture")
        )
        {
            ContentDigest digest = new(row.Text(0));
            byte[]? bytes = CaptureBytes.Expand(row.Bytes(4), row.Text(3), row.Long(2));
            if (bytes is null || ContentDigest.Of(bytes) != digest)
            {
                yield return $"the kept page of {row.Text(1)} is not the one that was read: its bytes do not give {digest}";
            }
        }
    }

    private static IEnumerable<string> Reports(Session session)
    {
        foreach (Row row in session.Rows("SELECT number, id FROM report ORDER BY number"))
        {
            string id = row.Text(1);
            foreach (string finding in Spoken(id, Findings(session, row.Long(0), id)))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<string> Findings(Session session, long number, string id)
    {
        Report report = ReportReader.Report(session, id)!.Report;
        string text = report.Article.Text;
        TextSpan whole = new(0, text.Length);
        foreach (Mention mention in report.Mentions.Where(m => !whole.Contains(m.Span)))
        {
            yield return $"the mention of {mention.Name} at {mention.Span} lies outside the text";
        }

        const string sql =
            "SELECT quotation, text_start, text_end, words FROM quotation_piece WHERE report = ?1";
        foreach (Row row in session.Rows(sql, number))
        {
            TextSpan span = row.Span(1);
            Quotation quotation = report.Quotations[row.Int(0)];
            string part = report.TextOf(quotation.Part);
            if (span.End > part.Length || !span.In(part).SequenceEqual(row.Text(3)))
            {
                yield return $"quotation {quotation.Id}: the text at {span} is not what was quoted";
            }
        }
    }
}
