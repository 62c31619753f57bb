CREATE TABLE datasets (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE dataset_versions (
    id INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES datasets(id),
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    manifest BLOB NOT NULL,
    items INTEGER NOT NULL,
    classes INTEGER NOT NULL,
    source TEXT NOT NULL,
    change TEXT NOT NULL,
    created TEXT NOT NULL,
    UNIQUE (dataset, version)
) STRICT;

-- Where the bytes of an item are: a piece of an object.
CREATE TABLE contents (
    hash BLOB PRIMARY KEY,
    object BLOB NOT NULL,
    position INTEGER NOT NULL,
    size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    dataset_version INTEGER NOT NULL REFERENCES dataset_versions(id),
    algorithm TEXT NOT NULL,
    task TEXT NOT NULL,
    parameters TEXT NOT NULL,
    seed INTEGER NOT NULL,
    device TEXT NOT NULL,
    threads INTEGER NOT NULL,
    base TEXT NOT NULL,
    setup TEXT NOT NULL,
    created TEXT NOT NULL,
    started TEXT NOT NULL,
    ended TEXT NOT NULL,
    seconds REAL NOT NULL,
    epochs INTEGER NOT NULL,
    epochs_planned INTEGER NOT NULL,
    best_epoch INTEGER NOT NULL,
    items_per_second REAL NOT NULL,
    peak_memory INTEGER NOT NULL,
    parameter_count INTEGER NOT NULL,
    weights_sha256 TEXT NOT NULL,
    classes TEXT NOT NULL,
    error TEXT NOT NULL,
    checkpoint BLOB,
    best_checkpoint BLOB,
    checkpoint_epoch INTEGER NOT NULL DEFAULT 0,
    checkpoint_time TEXT NOT NULL DEFAULT '',
    model_description BLOB,
    model_weights BLOB,
    process TEXT NOT NULL DEFAULT '',
    request TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX runs_by_version ON runs (dataset_version);

CREATE TABLE run_epochs (
    run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    epoch INTEGER NOT NULL,
    train_loss REAL NOT NULL,
    validation_loss REAL,
    metrics TEXT NOT NULL,
    class_f1 TEXT NOT NULL,
    learning_rate REAL NOT NULL,
    seconds REAL NOT NULL,
    items_per_second REAL NOT NULL,
    PRIMARY KEY (run, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_steps (
    run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    step INTEGER NOT NULL,
    position REAL NOT NULL,
    loss REAL NOT NULL,
    PRIMARY KEY (run, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_metrics (
    run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    part TEXT NOT NULL,
    name TEXT NOT NULL,
    value REAL,
    low REAL,
    high REAL,
    undefined TEXT NOT NULL,
    PRIMARY KEY (run, part, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_parts (
    run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    part TEXT NOT NULL,
    confusion TEXT NOT NULL,
    predictions BLOB,
    PRIMARY KEY (run, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_logs (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    time TEXT NOT NULL,
    line TEXT NOT NULL
) STRICT;
CREATE INDEX run_logs_by_run ON run_logs (run, id);

CREATE TABLE test_looks (
    id INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES datasets(id),
    run INTEGER REFERENCES runs(id) ON DELETE SET NULL,
    time TEXT NOT NULL
) STRICT;

CREATE TABLE models (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE model_versions (
    id INTEGER PRIMARY KEY,
    model INTEGER NOT NULL REFERENCES models(id),
    version INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES runs(id),
    created TEXT NOT NULL,
    UNIQUE (model, version)
) STRICT;

-- Every pointing of an alias is kept; the last one counts. A rollback appends too.
CREATE TABLE alias_events (
    id INTEGER PRIMARY KEY,
    model INTEGER NOT NULL REFERENCES models(id),
    alias TEXT NOT NULL,
    version INTEGER,
    time TEXT NOT NULL
) STRICT;
CREATE INDEX alias_events_by_model ON alias_events (model, alias, id);
