-- What layout 9 has more than layout 8: by which passages a text is found that is printed again. Run for a new file behind the others, and for a file of an earlier layout
-- when it is opened; the reports that it holds are given their keys when something is added.

-- A text without passages of its own has one row, with the key 0: it is known that it was looked at.
CREATE TABLE text_key (
    key INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    PRIMARY KEY (key, report)
) STRICT, WITHOUT ROWID;

CREATE INDEX text_key_by_report ON text_key (report);
