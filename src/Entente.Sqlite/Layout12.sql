-- What layout 12 has more than layout 11: statements and events are found by their words, who says or does it, their kind and their day, the newest first,
-- without reading reports. Run for a new file behind the others, and for a file of an earlier layout when it is opened.

-- A place orders findings: 17 bits for the day that the report prints, counted from 1800 (0: none), 28 for the number of the report, 18 for the
-- ordinal. What does not fit into that is not found here; the writer and the trigger below read the same rows.
-- Identifiers stand between U+E000 and U+E001, which the tokenizer takes for letters: CHE is a state, and no part of the name Che Guevara.
CREATE VIEW findable_statement AS
SELECT
    (max(0, min(131071, coalesce(CAST(julianday(substr(report.published, 1, 10)) - 2378496.5 AS INTEGER), 0))) << 46)
        | (said.report << 18) | (262143 - said.ordinal) AS place,
    said.report,
    (
        SELECT group_concat(words, ' ') FROM (
            SELECT piece.words FROM quotation_piece AS piece
            WHERE piece.report = said.report AND piece.quotation = said.ordinal
            ORDER BY piece.ordinal
        )
    ) AS words,
    (
        SELECT group_concat(coalesce(char(57344) || entity || char(57345), '') || ' ' || name, ' ') FROM voice
        WHERE voice.report = said.report AND voice.quotation = said.ordinal AND voice.role = 'speaker'
    ) AS speaker,
    (
        SELECT group_concat(coalesce(char(57344) || entity || char(57345), '') || ' ' || name, ' ') FROM voice
        WHERE voice.report = said.report AND voice.quotation = said.ordinal AND voice.role = 'addressee'
    ) AS addressee,
    'said ' || said.kind || CASE WHEN said.part LIKE 'caption %' THEN ' caption ' ELSE ' ' || said.part || ' ' END
        || CASE WHEN said.within IS NULL THEN 'outer' ELSE 'nested' END AS mark
FROM quotation AS said
JOIN report ON report.number = said.report
WHERE said.ordinal < 262144 AND said.report < 268435456;

-- Of what both do to each other, everybody is source and target.
CREATE VIEW findable_event AS
SELECT
    (max(0, min(131071, coalesce(CAST(julianday(substr(report.published, 1, 10)) - 2378496.5 AS INTEGER), 0))) << 46)
        | (done.report << 18) | (262143 - done.ordinal) AS place,
    done.report,
    (
        SELECT group_concat(
            coalesce(char(57344) || entity || char(57345), '') || ' ' || coalesce(char(57344) || country || char(57345), '') || ' ' || name, ' '
        ) FROM event_actor AS actor
        WHERE actor.report = done.report AND actor.event = done.ordinal AND actor.role = 'source'
    ) AS source,
    (
        SELECT group_concat(
            coalesce(char(57344) || entity || char(57345), '') || ' ' || coalesce(char(57344) || country || char(57345), '') || ' ' || name, ' '
        ) FROM event_actor AS actor
        WHERE actor.report = done.report AND actor.event = done.ordinal AND (actor.role = 'target' OR done.reciprocal)
    ) AS target,
    'done ' || done.type || ' ' || done.modality AS mark
FROM event AS done
JOIN report ON report.number = done.report
WHERE done.ordinal < 262144 AND done.report < 268435456;

-- Nothing is ranked here, so no sizes are kept.
CREATE VIRTUAL TABLE find_statement USING fts5 (
    words,
    speaker,
    addressee,
    mark,
    content = 'findable_statement',
    content_rowid = 'place',
    columnsize = 0,
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE find_event USING fts5 (
    source,
    target,
    mark,
    content = 'findable_event',
    content_rowid = 'place',
    columnsize = 0,
    tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO find_statement (find_statement, rank) VALUES ('secure-delete', 1);
INSERT INTO find_event (find_event, rank) VALUES ('secure-delete', 1);

INSERT INTO find_statement (rowid, words, speaker, addressee, mark)
SELECT place, words, speaker, addressee, mark FROM findable_statement ORDER BY place;

INSERT INTO find_event (rowid, source, target, mark)
SELECT place, source, target, mark FROM findable_event ORDER BY place;

-- Before, as the findings still stand: with the report they are deleted, too.
CREATE TRIGGER report_is_forgotten BEFORE DELETE ON report BEGIN
    INSERT INTO find_statement (find_statement, rowid, words, speaker, addressee, mark)
    SELECT 'delete', place, words, speaker, addressee, mark FROM findable_statement WHERE report = old.number;
    INSERT INTO find_event (find_event, rowid, source, target, mark)
    SELECT 'delete', place, source, target, mark FROM findable_event WHERE report = old.number;
END;

-- By day, with what narrows a list: nothing else of a report is read to find and to count it.
CREATE INDEX report_by_day ON report (published, outlet, language);

-- The stories by their first day.
DROP INDEX report_by_story;
CREATE INDEX report_by_story ON report (story, published);
