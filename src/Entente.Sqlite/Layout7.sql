-- What layout 7 has more than layout 6: who did what to whom. Run for a new file behind the others, and for a file of an earlier layout when it is opened.

-- 0 for a report that was read by a version that found no events: it is read again when something is added.
ALTER TABLE reference ADD COLUMN has_events INTEGER NOT NULL DEFAULT 0;

-- "time" is the ordinal of a time of the body.
CREATE TABLE event (
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    mode TEXT,
    content TEXT,
    content_mode TEXT,
    contexts TEXT NOT NULL,
    reciprocal INTEGER NOT NULL,
    modality TEXT NOT NULL,
    region TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    words TEXT NOT NULL,
    time INTEGER,
    place_start INTEGER,
    place_end INTEGER,
    place_name TEXT,
    place_country TEXT,
    place_region TEXT,
    place_city TEXT,
    place_latitude REAL,
    place_longitude REAL,
    place_entity TEXT,
    place_rule TEXT,
    voice_name TEXT,
    voice_entity TEXT,
    voice_start INTEGER,
    voice_end INTEGER,
    voice_rule TEXT,
    confidence REAL NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_actor (
    report INTEGER NOT NULL,
    event INTEGER NOT NULL,
    role TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    entity TEXT,
    country TEXT,
    sector TEXT,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (report, event, role, ordinal),
    FOREIGN KEY (report, event) REFERENCES event ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX event_actor_by_country ON event_actor (country) WHERE country IS NOT NULL;

CREATE INDEX event_actor_by_entity ON event_actor (entity) WHERE entity IS NOT NULL;

CREATE VIEW readable_event AS
SELECT
    event.id,
    report.id AS report,
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
LEFT JOIN time AS told_at ON told_at.report = event.report AND told_at.part = 'body' AND told_at.ordinal = event.time;
