-- The journal of labels: append-only; what is there now is derived from it.
CREATE TABLE label_events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    dataset INTEGER NOT NULL REFERENCES datasets(id),
    batch TEXT NOT NULL,
    item TEXT NOT NULL,
    subject TEXT NOT NULL,
    before TEXT NOT NULL,
    value TEXT NOT NULL,
    origin TEXT NOT NULL,
    source TEXT NOT NULL,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    seconds REAL NOT NULL
) STRICT;
CREATE INDEX label_events_by_dataset ON label_events (dataset, position);
CREATE INDEX label_events_by_item ON label_events (item, position);
CREATE TRIGGER label_events_stay BEFORE UPDATE ON label_events
BEGIN SELECT RAISE(ABORT, 'the journal of labels is never changed'); END;
CREATE TRIGGER label_events_remain BEFORE DELETE ON label_events
BEGIN SELECT RAISE(ABORT, 'the journal of labels is never shortened'); END;

-- Up to where in the journal a version holds the labels.
ALTER TABLE dataset_versions ADD COLUMN label_position INTEGER NOT NULL DEFAULT 0;
