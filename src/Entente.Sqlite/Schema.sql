-- The record of Entente in one SQLite file. docs/schema.md says what every table and column means.
-- Offsets are UTF-16 code units, half-open; "report" and "capture" in other tables are the numbers of those rows.

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE capture (
    number INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    form TEXT NOT NULL,
    address TEXT,
    charset TEXT,
    frame TEXT,
    received TEXT,
    size INTEGER NOT NULL,
    compression TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE report (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    capture INTEGER NOT NULL UNIQUE REFERENCES capture ON DELETE CASCADE,
    story TEXT NOT NULL,
    story_why TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    agency TEXT,
    dateline TEXT,
    published TEXT,
    language TEXT,
    address TEXT,
    doubts TEXT NOT NULL,
    version TEXT NOT NULL
) STRICT;

CREATE INDEX report_by_story ON report (story);

-- The words of a report stand apart from its head: a list of ten thousand reports must not read ten thousand texts.
CREATE TABLE article (
    report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
    title TEXT,
    text TEXT NOT NULL,
    source_map BLOB NOT NULL
) STRICT;

CREATE TABLE sketch (
    report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE stated (
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    field TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    value TEXT NOT NULL,
    source_start INTEGER,
    source_end INTEGER,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, field, ordinal)
) STRICT, WITHOUT ROWID;

-- Values that the page states in other places, and that were not chosen.
CREATE TABLE alternative (
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    source_start INTEGER,
    source_end INTEGER,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE cut (
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (report, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE mention (
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    entity TEXT,
    rule TEXT NOT NULL,
    candidates TEXT NOT NULL,
    office_role TEXT,
    office_of TEXT,
    PRIMARY KEY (report, ordinal)
) STRICT, WITHOUT ROWID;

-- SQLite adds the key to it: entity, report, ordinal.
CREATE INDEX mention_by_entity ON mention (entity) WHERE entity IS NOT NULL;

CREATE TABLE quotation (
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    utterance TEXT NOT NULL,
    kind TEXT NOT NULL,
    cue_start INTEGER,
    cue_end INTEGER,
    channel_start INTEGER,
    channel_end INTEGER,
    source_start INTEGER,
    source_end INTEGER,
    clause_start INTEGER,
    clause_end INTEGER,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX quotation_by_utterance ON quotation (utterance);

CREATE TABLE quotation_piece (
    report INTEGER NOT NULL,
    quotation INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (report, quotation, ordinal),
    FOREIGN KEY (report, quotation) REFERENCES quotation ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE voice (
    report INTEGER NOT NULL,
    quotation INTEGER NOT NULL,
    role TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    entity TEXT,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, quotation, role, ordinal),
    FOREIGN KEY (report, quotation) REFERENCES quotation ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE reuse (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    copy INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    kind TEXT NOT NULL,
    shared_words INTEGER NOT NULL,
    signals TEXT NOT NULL
) STRICT;

CREATE INDEX reuse_by_source ON reuse (source);
CREATE INDEX reuse_by_copy ON reuse (copy);

CREATE TABLE passage (
    reuse INTEGER NOT NULL REFERENCES reuse ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    source_start INTEGER NOT NULL,
    source_end INTEGER NOT NULL,
    copy_start INTEGER NOT NULL,
    copy_end INTEGER NOT NULL,
    PRIMARY KEY (reuse, ordinal)
) STRICT, WITHOUT ROWID;

-- The index of words. secure-delete: a deleted report leaves no word behind in it (docs/safety.md, "Erasure in SQLite").
CREATE VIRTUAL TABLE words USING fts5 (
    title,
    text,
    content = 'article',
    content_rowid = 'report',
    tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
INSERT INTO words (words, rank) VALUES ('rank', 'bm25(4.0, 1.0)');

-- What is deleted leaves the index by itself. What is added is put there by the writer, all of a batch at once: FTS5
-- writes a segment for each statement of a trigger, which costs twice the time.
CREATE TRIGGER article_is_forgotten AFTER DELETE ON article BEGIN
    INSERT INTO words (words, rowid, title, text) VALUES ('delete', old.report, old.title, old.text);
END;

-- For people with an SQLite browser; the program reads the tables. Only words that SQLite 3.37 knows: a view
-- that an older browser cannot parse would make the whole file unreadable to it.

CREATE VIEW readable_report AS
SELECT
    report.id,
    report.story,
    capture.file,
    report.title,
    report.outlet,
    report.agency,
    report.dateline,
    report.published,
    report.language,
    coalesce(report.address, capture.address) AS address,
    report.doubts,
    'sha256:' || capture.digest AS capture,
    article.text
FROM report
JOIN capture ON capture.number = report.capture
JOIN article ON article.report = report.number;

CREATE VIEW readable_quotation AS
SELECT
    said.id,
    said.utterance,
    report.id AS report,
    said.kind,
    (
        SELECT group_concat(name, ', ') FROM (
            SELECT voice.name FROM voice
            WHERE voice.report = said.report AND voice.quotation = said.ordinal AND voice.role = 'speaker'
            ORDER BY voice.ordinal
        )
    ) AS speakers,
    (
        SELECT group_concat(name, ', ') FROM (
            SELECT voice.name FROM voice
            WHERE voice.report = said.report AND voice.quotation = said.ordinal AND voice.role = 'addressee'
            ORDER BY voice.ordinal
        )
    ) AS addressees,
    (
        SELECT group_concat(name, ' ← ') FROM (
            SELECT voice.name FROM voice
            WHERE voice.report = said.report AND voice.quotation = said.ordinal AND voice.role = 'relay'
            ORDER BY voice.ordinal
        )
    ) AS relays,
    (
        SELECT group_concat(words, ' … ') FROM (
            SELECT piece.words FROM quotation_piece AS piece
            WHERE piece.report = said.report AND piece.quotation = said.ordinal
            ORDER BY piece.ordinal
        )
    ) AS words
FROM quotation AS said
JOIN report ON report.number = said.report;

CREATE VIEW readable_mention AS
SELECT
    report.id AS report,
    mention.entity,
    mention.name,
    mention.type,
    mention.text_start,
    mention.text_end,
    mention.rule
FROM mention
JOIN report ON report.number = mention.report;

CREATE VIEW readable_copy AS
SELECT
    reuse.id,
    source.id AS source,
    copy.id AS copy,
    reuse.kind,
    reuse.shared_words,
    reuse.signals
FROM reuse
JOIN report AS source ON source.number = reuse.source
JOIN report AS copy ON copy.number = reuse.copy;

CREATE VIEW story AS
SELECT
    member.story AS id,
    count(*) AS reports,
    min(member.published) AS first_published,
    max(member.published) AS last_published,
    (
        SELECT founder.title FROM report AS founder
        WHERE founder.story = member.story
        ORDER BY founder.number
        LIMIT 1
    ) AS title
FROM report AS member
GROUP BY member.story;

CREATE VIEW utterance AS
SELECT
    wording.utterance AS id,
    count(*) AS wordings,
    count(DISTINCT wording.report) AS reports,
    (
        SELECT piece.words FROM quotation AS first
        JOIN quotation_piece AS piece ON piece.report = first.report AND piece.quotation = first.ordinal
        WHERE first.utterance = wording.utterance
        ORDER BY first.report, first.ordinal, piece.ordinal
        LIMIT 1
    ) AS first_words
FROM quotation AS wording
GROUP BY wording.utterance;
