-- What layout 9 has more than layout 8. Run for a new file behind the others, and for a file of an earlier layout when it is opened.

-- Statements of headlines, and statements within statements.
ALTER TABLE quotation ADD COLUMN part TEXT NOT NULL DEFAULT 'body';
ALTER TABLE quotation ADD COLUMN within TEXT;

-- Offices are found across the record; the report that an office was learned from stands behind these words.
CREATE INDEX mention_by_office ON mention (office_of, office_role, type) WHERE office_of IS NOT NULL;
CREATE INDEX mention_learned ON mention (rule) WHERE rule >= 'title learned from ' AND rule < 'title learned from!';

-- By which passages a text is found that is printed again; the reports of an earlier layout are given their keys when something is added.
-- A text without passages of its own has one row, with the key 0: it is known that it was looked at.
CREATE TABLE text_key (
    key INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    PRIMARY KEY (key, report)
) STRICT, WITHOUT ROWID;

CREATE INDEX text_key_by_report ON text_key (report);
