-- What layout 9 has more than layout 8: offices are found across the record. Run for a new file behind the others, and for a file of an earlier layout when it is opened.

CREATE INDEX mention_by_office ON mention (office_of, office_role, type) WHERE office_of IS NOT NULL;

-- The report that an office was learned from stands behind these words.
CREATE INDEX mention_learned ON mention (rule) WHERE rule >= 'title learned from ' AND rule < 'title learned from!';
