-- What layout 5 has more than layout 4: when and how much. Run for a new file behind the other two, and for a file of layout 4 when it is opened.

ALTER TABLE mention ADD COLUMN members TEXT NOT NULL DEFAULT '[]';

-- One row for each report whose times and figures were read; none for one that an earlier version read. "source" is an identifier and no
-- reference: a day stays known as borrowed when the report that lent it is gone.
CREATE TABLE reference (
    report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
    day TEXT,
    source TEXT,
    rule TEXT
) STRICT;

CREATE TABLE time (
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    part TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    id TEXT UNIQUE,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    words TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    begins TEXT,
    ends_before TEXT,
    precision TEXT NOT NULL,
    anchor TEXT NOT NULL,
    rule TEXT NOT NULL,
    modifier TEXT,
    bound TEXT,
    end_of INTEGER,
    PRIMARY KEY (report, part, ordinal)
) STRICT, WITHOUT ROWID;

-- Numbers are texts: what is said to the last digit stays so.
CREATE TABLE figure (
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    part TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    text_start INTEGER NOT NULL,
    text_end INTEGER NOT NULL,
    words TEXT NOT NULL,
    kind TEXT NOT NULL,
    stated TEXT,
    low TEXT,
    high TEXT,
    low_in INTEGER NOT NULL,
    high_in INTEGER NOT NULL,
    unit TEXT,
    unit_inferred INTEGER NOT NULL,
    exactness_start INTEGER,
    exactness_end INTEGER,
    counted_start INTEGER,
    counted_end INTEGER,
    head_start INTEGER,
    head_end INTEGER,
    planned INTEGER NOT NULL,
    as_of INTEGER,
    period INTEGER,
    rate INTEGER NOT NULL,
    PRIMARY KEY (report, part, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    report INTEGER NOT NULL,
    part TEXT NOT NULL,
    figure INTEGER NOT NULL,
    topic_start INTEGER NOT NULL,
    topic_end INTEGER NOT NULL,
    words TEXT NOT NULL,
    head TEXT NOT NULL,
    modifiers TEXT NOT NULL,
    deed TEXT,
    sense TEXT NOT NULL,
    actors TEXT NOT NULL,
    topic_inferred INTEGER NOT NULL,
    speaker_name TEXT,
    speaker_entity TEXT,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_rule TEXT,
    PRIMARY KEY (report, part, figure),
    FOREIGN KEY (report, part, figure) REFERENCES figure ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE VIEW readable_figure AS
SELECT
    figure.id,
    report.id AS report,
    figure.part,
    figure.words,
    claim.words AS topic,
    figure.stated,
    figure.low,
    figure.high,
    figure.unit,
    said_of.value AS period,
    claim.sense,
    claim.deed,
    claim.actors,
    claim.speaker_name AS speaker
FROM figure
JOIN report ON report.number = figure.report
LEFT JOIN claim ON claim.report = figure.report AND claim.part = figure.part AND claim.figure = figure.ordinal
LEFT JOIN time AS said_of ON said_of.report = figure.report AND said_of.part = figure.part AND said_of.ordinal = figure.period;

CREATE VIEW readable_time AS
SELECT
    time.id,
    report.id AS report,
    time.part,
    time.words,
    time.type,
    time.value,
    time.anchor,
    reference.source AS day_from
FROM time
JOIN report ON report.number = time.report
LEFT JOIN reference ON reference.report = time.report
WHERE time.end_of IS NULL;
