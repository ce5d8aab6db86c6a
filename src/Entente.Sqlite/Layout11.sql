-- What layout 11 has more than layout 10. Run for a new file behind the others, and for a file of an earlier layout when it is opened.

-- The report that an office was learned from has a column of its own: it stood only in the words of the rule.
ALTER TABLE mention ADD COLUMN learned_from TEXT;
DROP INDEX mention_learned;
UPDATE mention SET learned_from = substr(rule, length('title learned from ') + 1) WHERE rule >= 'title learned from ' AND rule < 'title learned from!';
CREATE INDEX mention_learned ON mention (learned_from, office_of, office_role) WHERE learned_from IS NOT NULL;
