-- By which wordings are found again. Made when the file is opened for writing and does not have them yet.

-- A quotation whose words tell too little to be found has one row, with the key 0: it is known that it was looked at.
CREATE TABLE IF NOT EXISTS wording_key (
    key INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    quotation INTEGER NOT NULL,
    PRIMARY KEY (key, report, quotation)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS wording_key_by_report ON wording_key (report);

CREATE TABLE IF NOT EXISTS said_again (
    report INTEGER NOT NULL,
    quotation INTEGER NOT NULL,
    utterance TEXT NOT NULL,
    PRIMARY KEY (report, quotation, utterance),
    FOREIGN KEY (report, quotation) REFERENCES quotation ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS said_again_by_utterance ON said_again (utterance);
