
-- What people repaired. Actors and reports stand by their identifiers, not as references: a correction outlives what it is about, and
-- holds again when that is read again.
CREATE TABLE correction (
    number INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    value TEXT,
    report TEXT,
    office_of TEXT,
    office_from TEXT,
    office_to TEXT,
    undone TEXT
) STRICT;
