-- What layout 8 has more than layout 7: what was not said, or was denied. Run for a new file behind the others, and for a file of an earlier layout when it is opened.

ALTER TABLE quotation ADD COLUMN negated INTEGER NOT NULL DEFAULT 0;
