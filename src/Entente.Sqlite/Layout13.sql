-- What layout 13 has more than layout 12: those whom the tables do not know are found by name, without a look at every mention.
-- Run for a new file behind the others, and for a file of an earlier layout when it is opened.
CREATE INDEX mention_by_unknown_name ON mention (name COLLATE NOCASE) WHERE entity IS NULL;
