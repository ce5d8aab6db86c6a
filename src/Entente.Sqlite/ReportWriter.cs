using System.Collections.Immutable;
using System.Globalization;
using Entente.Storage;

namespace Entente.Sqlite;

/// <summary>Writes filings into the tables, inside a transaction that its caller holds. The statements are prepared once.</summary>
internal sealed class ReportWriter(Session session)
{
    private const string Named =
        "SELECT number FROM report WHERE id IN (SELECT value FROM json_each(?1))";

    private static readonly (string Index, string View, string Columns)[] s_findable =
    [
        ("find_statement", "findable_statement", "words, speaker, addressee, mark"),
        ("find_event", "findable_event", "source, target, mark"),
    ];

    private readonly Statement _hasCapture = session.Prepare(
        "SELECT number FROM capture WHERE digest = ?1"
    );
    private readonly Statement _numberOf = session.Prepare(
        "SELECT number FROM report WHERE id = ?1"
    );
    private readonly Statement _capture = session.Prepare(
        "INSERT INTO capture (digest, file, form, address, charset, frame, received, size, compression, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING number"
    );
    private readonly Statement _report = session.Prepare(
        "INSERT INTO report (id, capture, story, story_why, title, outlet, agency, dateline, published, language, address, doubts, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) RETURNING number"
    );
    private readonly Statement _article = session.Prepare(
        "INSERT INTO article (report, title, text, source_map, captions) VALUES (?1, ?2, ?3, ?4, ?5)"
    );
    private readonly CaptionWriter _captions = new(session);
    private readonly Statement _sketch = session.Prepare(
        "INSERT INTO sketch (report, bytes) VALUES (?1, ?2)"
    );
    private readonly Statement _stated = session.Prepare(
        "INSERT INTO stated (report, field, ordinal, value, source_start, source_end, rule) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
    );
    private readonly Statement _alternative = session.Prepare(
        "INSERT INTO alternative (report, ordinal, field, value, source_start, source_end, rule) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
    );
    private readonly Statement _cut = session.Prepare(
        "INSERT INTO cut (report, ordinal, source_start, source_end, characters, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    );
    private readonly Statement _mention = session.Prepare(
        "INSERT INTO mention (report, ordinal, text_start, text_end, type, name, entity, rule, candidates, office_role, office_of, members, learned_from) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
    );
    private readonly Statement _quotation = session.Prepare(
        "INSERT INTO quotation (report, ordinal, id, utterance, kind, cue_start, cue_end, channel_start, channel_end, source_start, source_end, clause_start, clause_end, rule, negated, part, within) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
    );
    private readonly Statement _piece = session.Prepare(
        "INSERT INTO quotation_piece (report, quotation, ordinal, text_start, text_end, words) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    );
    private readonly Statement _voice = session.Prepare(
        "INSERT INTO voice (report, quotation, role, ordinal, name, entity, text_start, text_end, rule) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
    );
    private readonly Statement _reuse = session.Prepare(
        "INSERT INTO reuse (id, source, copy, kind, shared_words, signals) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO NOTHING RETURNING number"
    );
    private readonly Statement _passage = session.Prepare(
        "INSERT INTO passage (reuse, ordinal, source_start, source_end, copy_start, copy_end) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    );

    private readonly Statement _key = session.Prepare(
        "INSERT OR IGNORE INTO wording_key (key, report, quotation) VALUES (?1, ?2, ?3)"
    );
    private readonly Statement _textKey = session.Prepare(
        "INSERT OR IGNORE INTO text_key (key, report) VALUES (?1, ?2)"
    );
    private readonly Statement _again = session.Prepare(
        "INSERT OR IGNORE INTO said_again (report, quotation, utterance) VALUES (?1, ?2, ?3)"
    );
    private readonly Statement _index = session.Prepare(
        "INSERT INTO words (rowid, title, text, captions) SELECT report, title, text, captions FROM article WHERE report >= ?1"
    );

    // In their order, so that each page of the index is written once.
    private readonly ImmutableArray<Statement> _makeFound =
    [
        .. s_findable.Select(found =>
            session.Prepare(
                $"INSERT INTO {found.Index} (rowid, {found.Columns}) SELECT place, {found.Columns} FROM {found.View} WHERE report >= ?1 ORDER BY place"
            )
        ),
    ];
    private readonly ImmutableArray<Statement> _makeFoundAgain =
    [
        .. s_findable.Select(found =>
            session.Prepare(
                $"INSERT INTO {found.Index} (rowid, {found.Columns}) SELECT place, {found.Columns} FROM {found.View} WHERE report IN ({Named}) ORDER BY place"
            )
        ),
    ];
    private readonly ImmutableArray<Statement> _loseFound =
    [
        .. s_findable.Select(found =>
            session.Prepare(
                $"INSERT INTO {found.Index} ({found.Index}, rowid, {found.Columns}) SELECT 'delete', place, {found.Columns} FROM {found.View} WHERE report IN ({Named})"
            )
        ),
    ];

    private readonly Statement _resketch = session.Prepare(
        "UPDATE sketch SET bytes = ?2 WHERE report = (SELECT number FROM report WHERE id = ?1)"
    );
    private readonly Statement _move = session.Prepare(
        "UPDATE report SET story = ?2, story_why = ?3 WHERE number = ?1"
    );

    // What was found in a report; quotations take their words and voices with them, figures their claims, events their actors.
    private readonly ImmutableArray<Statement> _forgetting =
    [
        .. (
            (string[])
                ["wording_key", "mention", "quotation", "reference", "event", "time", "figure"]
        ).Select(table => session.Prepare($"DELETE FROM {table} WHERE report = ?1")),
    ];
    private readonly ReckoningWriter _reckonings = new(session);
    private readonly List<(int Key, long Report, int Quotation)> _keys = [];
    private readonly List<(int Key, long Report)> _textKeys = [];
    private readonly EventWriter _events = new(session);

    /// <summary>Writes the capture and the report with its findings, and gives its number; <see langword="null"/>, and nothing, when the capture is kept already.</summary>
    public long? Write(Filing filing)
    {
        Capture capture = filing.Capture;
        if (_hasCapture.Value(capture.Digest.Hex) is not null)
        {
            return null;
        }

        (byte[] stored, string compression) = CaptureBytes.Compress(capture.Bytes.Span);
        long captureNumber = (long)
            _capture.Value(
                capture.Digest.Hex,
                capture.File,
                Labels.Of(capture.Form),
                capture.Address,
                capture.Charset,
                capture.Frame,
                capture.Received?.ToString("O", CultureInfo.InvariantCulture),
                capture.Bytes.Length,
                compression,
                stored
            )!;
        Article article = filing.Report.Article;
        long report = (long)
            _report.Value(
                filing.Report.Id,
                captureNumber,
                filing.Story,
                filing.StoryWhy,
                article.Title?.Value,
                article.Outlet?.Value,
                article.Agency?.Value,
                article.Dateline?.Value,
                article.Published?.Value.ToString(),
                article.Language,
                article.Address,
                article.Doubts,
                filing.Version
            )!;
        _article.Run(
            report,
            article.Title?.Value,
            article.Text,
            SourceMapCodec.Write(article.Source),
            CaptionWriter.Joined(article.Captions)
        );
        _captions.Write(report, article.Captions);
        _sketch.Run(report, filing.Sketch.ToArray());
        AddTextKeys(report, filing.TextKeys);
        WriteStated(report, article);
        WriteFindings(report, filing.Findings);
        return report;
    }

    /// <summary>Writes the reuses of a filing, once all reports of its batch are there.</summary>
    /// <exception cref="ArgumentException">A side of a reuse is not kept.</exception>
    public void WriteReuses(Filing filing)
    {
        foreach (Reuse reuse in filing.Reuses)
        {
            object? number = _reuse.Value(
                RecordId.ForReuse(reuse.Source, reuse.Copy),
                NumberOf(reuse.Source),
                NumberOf(reuse.Copy),
                Labels.Of(reuse.Kind),
                reuse.SharedWords,
                reuse.Signals
            );
            for (int i = 0; number is not null && i < reuse.Passages.Length; i++)
            {
                (TextSpan source, TextSpan copy) = reuse.Passages[i];
                _passage.Run(number, i, source.Start, source.End, copy.Start, copy.End);
            }
        }
    }

    /// <summary>Puts the words of all reports from the one with this number on into the indexes, and what was found in them.</summary>
    public void IndexFrom(long report)
    {
        _index.Run(report);
        foreach (Statement make in _makeFound)
        {
            make.Run(report);
        }
    }

    /// <summary>Takes up the keys of a report that is kept already; of one that is not, nothing.</summary>
    public void AddKeys(ReportKeys report)
    {
        if (_numberOf.Value(report.Report) is long number)
        {
            for (int i = 0; i < report.Keys.Length; i++)
            {
                AddKeys(number, i, report.Keys[i]);
            }

            AddTextKeys(number, report.TextKeys);
        }
    }

    /// <summary>Writes the keys that were taken up, in their order: each page of a large index is then read and written once a batch, not once a key.</summary>
    public void WriteKeys()
    {
        _keys.Sort();
        foreach ((int key, long report, int quotation) in _keys)
        {
            _key.Run(key, report, quotation);
        }

        _textKeys.Sort();
        foreach ((int key, long report) in _textKeys)
        {
            _textKey.Run(key, report);
        }

        DropKeys();
    }

    /// <summary>Forgets the keys of a batch that is not written after all.</summary>
    public void DropKeys()
    {
        _keys.Clear();
        _textKeys.Clear();
    }

    /// <summary>Writes the sketch of a report that is kept already anew; of one that is not, nothing.</summary>
    public void WriteSketch(StoredSketch sketch) =>
        _resketch.Run(sketch.Report, sketch.Sketch.ToArray());

    private void WriteComparison(long report, int quotation, Renewal findings)
    {
        if (!findings.Keys.IsEmpty)
        {
            AddKeys(report, quotation, findings.Keys[quotation]);
        }

        foreach (string again in findings.SaidAgain.IsEmpty ? [] : findings.SaidAgain[quotation])
        {
            _again.Run(report, quotation, again);
        }
    }

    private void AddKeys(long report, int quotation, ImmutableArray<int> keys)
    {
        foreach (int key in keys.IsEmpty ? [0] : keys)
        {
            _keys.Add((key, report, quotation));
        }
    }

    private void AddTextKeys(long report, ImmutableArray<int> keys) =>
        _textKeys.AddRange((keys.IsEmpty ? [0] : keys).Select(key => (key, report)));

    private long NumberOf(string id) =>
        _numberOf.Value(id) is long number
            ? number
            : throw new ArgumentException(
                $"expected a kept report, found {id}, which is not kept",
                nameof(id)
            );

    private void WriteStated(long report, Article article)
    {
        foreach ((string field, int ordinal, Stated<string> stated) in StatedRows.Of(article))
        {
            TextSpan? source = stated.Source;
            _stated.Run(
                report,
                field,
                ordinal,
                stated.Value,
                source?.Start,
                source?.End,
                stated.Rule
            );
        }

        for (int i = 0; i < article.Alternatives.Length; i++)
        {
            (string field, (string value, TextSpan? source, string rule)) = article.Alternatives[i];
            _alternative.Run(report, i, field, value, source?.Start, source?.End, rule);
        }

        for (int i = 0; i < article.Cuts.Length; i++)
        {
            (TextSpan source, int characters, string reason) = article.Cuts[i];
            _cut.Run(report, i, source.Start, source.End, characters, reason);
        }
    }

    /// <summary>Writes what was found in kept reports anew.</summary>
    /// <exception cref="ArgumentException">A report is not kept.</exception>
    public void Renew(IReadOnlyList<Renewal> renewals, CancellationToken cancellationToken)
    {
        // The indexes forget what was found by its words: that has to come before the words are gone.
        ImmutableArray<string> reports = [.. renewals.Select(renewal => renewal.Report.Id)];
        foreach (Statement lose in _loseFound)
        {
            lose.Run(reports);
        }

        foreach (Renewal renewal in renewals)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Renew(renewal);
        }

        foreach (Statement make in _makeFoundAgain)
        {
            make.Run(reports);
        }
    }

    private void Renew(Renewal renewal)
    {
        long report = NumberOf(renewal.Report.Id);
        foreach (Statement forget in _forgetting)
        {
            forget.Run(report);
        }

        WriteFindings(report, renewal);
        if (renewal.Moved is { } place)
        {
            _move.Run(report, place.Story, place.Why);
        }
    }

    private void WriteFindings(long report, Renewal findings)
    {
        _reckonings.Write(report, findings.Report);
        _events.Write(report, findings.Report);
        WriteMentions(report, findings.Report.Mentions);
        WriteQuotations(report, findings);
    }

    private void WriteMentions(long report, ImmutableArray<Mention> mentions)
    {
        for (int i = 0; i < mentions.Length; i++)
        {
            Mention mention = mentions[i];
            _mention.Run(
                report,
                i,
                mention.Span.Start,
                mention.Span.End,
                Labels.Of(mention.Type),
                mention.Name,
                mention.Entity,
                mention.Rule,
                mention.Candidates,
                mention.Office?.Role,
                mention.Office?.Of,
                mention.Members,
                mention.LearnedFrom
            );
        }
    }

    private void WriteQuotations(long report, Renewal findings)
    {
        ImmutableArray<Quotation> quotations = findings.Report.Quotations;
        for (int i = 0; i < quotations.Length; i++)
        {
            Quotation said = quotations[i];
            _quotation.Run(
                report,
                i,
                said.Id,
                findings.Utterances[i],
                Labels.Of(said.Kind),
                said.Cue?.Start,
                said.Cue?.End,
                said.Channel?.Start,
                said.Channel?.End,
                said.Source?.Start,
                said.Source?.End,
                said.Clause?.Start,
                said.Clause?.End,
                said.Rule,
                said.IsNegated ? 1 : 0,
                said.Part.Name,
                said.Within
            );
            for (int j = 0; j < said.Words.Length; j++)
            {
                TextSpan words = said.Words[j];
                string text = words.In(findings.Report.TextOf(said.Part)).ToString();
                _piece.Run(report, i, j, words.Start, words.End, text);
            }

            WriteVoices(report, i, Fields.Speaker, said.Speakers);
            WriteVoices(report, i, Fields.Addressee, said.Addressees);
            WriteVoices(report, i, Fields.Relay, said.Relays);
            WriteComparison(report, i, findings);
        }
    }

    private void WriteVoices(long report, int quotation, string role, ImmutableArray<Voice> voices)
    {
        for (int i = 0; i < voices.Length; i++)
        {
            (string name, string? entity, TextSpan span, string rule) = voices[i];
            _voice.Run(report, quotation, role, i, name, entity, span.Start, span.End, rule);
        }
    }
}
