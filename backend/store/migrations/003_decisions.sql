-- Every decision of a run is kept; the last one counts. Empty: probabilities and likeliest class as the model gives them.
CREATE TABLE run_decisions (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    decision TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT;
CREATE INDEX run_decisions_by_run ON run_decisions (run, id);

-- The decision that a version was registered with.
ALTER TABLE model_versions ADD COLUMN decision INTEGER REFERENCES run_decisions(id);

-- Learning and validation curves; the last one of a kind and parameter counts.
CREATE TABLE run_curves (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    parameter TEXT NOT NULL,
    curve TEXT NOT NULL,
    time TEXT NOT NULL
) STRICT;
CREATE INDEX run_curves_by_run ON run_curves (run, id);
