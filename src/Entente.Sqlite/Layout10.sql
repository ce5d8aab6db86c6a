-- What layout 10 has more than layout 9: captions, and events outside of the text. Run for a new file behind the others, and for a file of an earlier layout when it is opened.

-- The words of all captions of a report, for the index; "caption" tells where each begins and ends.
ALTER TABLE article ADD COLUMN captions TEXT NOT NULL DEFAULT '';

CREATE TABLE caption (
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    source_map BLOB NOT NULL,
    earlier INTEGER NOT NULL,
    PRIMARY KEY (report, ordinal)
) STRICT, WITHOUT ROWID;

-- The index of words is made anew: its columns cannot be added to.
DROP TRIGGER article_is_forgotten;
DROP TABLE words;

CREATE VIRTUAL TABLE words USING fts5 (
    title,
    text,
    captions,
    content = 'article',
    content_rowid = 'report',
    tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
INSERT INTO words (words, rank) VALUES ('rank', 'bm25(4.0, 1.0, 1.0)');
INSERT INTO words (words) VALUES ('rebuild');

CREATE TRIGGER article_is_forgotten AFTER DELETE ON article BEGIN
    INSERT INTO words (words, rowid, title, text, captions) VALUES ('delete', old.report, old.title, old.text, old.captions);
END;

-- Offsets of an event count in its part of the report, and "time" is the ordinal of a time of that part.
ALTER TABLE event ADD COLUMN part TEXT NOT NULL DEFAULT 'body';

DROP VIEW readable_event;

CREATE VIEW readable_event AS
SELECT
    event.id,
    report.id AS report,
    event.part,
    event.type,
    event.mode,
    event.modality,
    (
        SELECT group_concat(name, ', ') FROM (
            SELECT actor.name FROM event_actor AS actor
            WHERE actor.report = event.report AND actor.event = event.ordinal AND actor.role = 'source'
            ORDER BY actor.ordinal
        )
    ) AS sources,
    (
        SELECT group_concat(name, ', ') FROM (
            SELECT actor.name FROM event_actor AS actor
            WHERE actor.report = event.report AND actor.event = event.ordinal AND actor.role = 'target'
            ORDER BY actor.ordinal
        )
    ) AS targets,
    event.reciprocal,
    told_at.value AS time,
    event.place_name AS place,
    event.voice_name AS voice,
    event.words
FROM event
JOIN report ON report.number = event.report
LEFT JOIN time AS told_at ON told_at.report = event.report AND told_at.part = event.part AND told_at.ordinal = event.time;
