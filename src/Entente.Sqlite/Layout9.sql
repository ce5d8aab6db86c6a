-- What layout 9 has more than layout 8: statements of headlines, and statements within statements. Run for a new file behind the others, and for a file of an earlier layout when it is opened.

ALTER TABLE quotation ADD COLUMN part TEXT NOT NULL DEFAULT 'body';
ALTER TABLE quotation ADD COLUMN within TEXT;
