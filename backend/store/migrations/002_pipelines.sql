-- Every attaching of a pipeline is kept; the last one that was not undone counts.
CREATE TABLE pipelines (
    id INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES datasets(id),
    pipeline TEXT NOT NULL,
    time TEXT NOT NULL,
    undone TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pipelines_by_dataset ON pipelines (dataset, id);
