-- What layout 14 has more than layout 13: the index of events knows in which sort of text an event stands: body, headline or caption; and who reads the
-- quotations in a browser of SQLite is told which of them were denied or not said. Run for a new file behind the others, and for a file of an earlier
-- layout when it is opened: the index of events alone is made anew.
DROP VIEW findable_event;

-- As in layout 12, but for the last word of the mark.
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
    'done ' || done.type || ' ' || done.modality || CASE WHEN done.part LIKE 'caption %' THEN ' caption' ELSE ' ' || done.part END AS mark
FROM event AS done
JOIN report ON report.number = done.report
WHERE done.ordinal < 262144 AND done.report < 268435456;

-- Not 'rebuild': it would take the rows as they lie, and each that does not stand behind the one before makes the index write what it has.
INSERT INTO find_event (find_event) VALUES ('delete-all');
INSERT INTO find_event (rowid, source, target, mark)
SELECT place, source, target, mark FROM findable_event ORDER BY place;

DROP VIEW readable_quotation;

-- As it was, but for "part" and "negated".
CREATE VIEW readable_quotation AS
SELECT
    said.id,
    said.utterance,
    report.id AS report,
    said.kind,
    said.part,
    said.negated,
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
