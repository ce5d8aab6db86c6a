-- What layout 9 has more than layout 8. Run for a new file behind the others, and for a file of an earlier layout when it is opened.

-- Statements of headlines, and statements within statements.
ALTER TABLE quotation ADD COLUMN part TEXT NOT NULL DEFAULT 'body';
ALTER TABLE quotation ADD COLUMN within TEXT;

-- Offices are found across the record; the report that an office was learned from stands behind these words.
CREATE INDEX mention_by_office ON mention (office_of, office_role, type) WHERE office_of IS NOT NULL;
CREATE INDEX mention_learned ON mention (rule) WHERE rule >= 'title learned from ' AND rule < 'title learned from!';
