ALTER TABLE alerts ADD COLUMN fold TEXT NOT NULL DEFAULT '';
ALTER TABLE alerts ADD COLUMN threshold REAL NOT NULL DEFAULT 0;
ALTER TABLE alerts ADD COLUMN verdict TEXT;
UPDATE alerts SET threshold = min(12, score);

ALTER TABLE alert_events ADD COLUMN network TEXT;
ALTER TABLE alert_events ADD COLUMN region TEXT;

CREATE TABLE verdicts (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    id        TEXT    NOT NULL UNIQUE,
    kind      INTEGER NOT NULL,
    scope     INTEGER NOT NULL,
    entity    TEXT    NOT NULL,
    account   TEXT    NOT NULL,
    alert     TEXT    NOT NULL,
    title     TEXT    NOT NULL,
    given_by  TEXT    NOT NULL,
    given     INTEGER NOT NULL,
    expires   INTEGER,
    note      TEXT,
    shape     TEXT    NOT NULL,
    silenced  INTEGER NOT NULL DEFAULT 0,
    last      INTEGER,
    undone_by TEXT,
    undone    INTEGER
);
CREATE INDEX verdicts_by_alert ON verdicts (alert);

CREATE TABLE silenced_events (
    verdict TEXT NOT NULL,
    event   TEXT NOT NULL,
    PRIMARY KEY (verdict, event)
) WITHOUT ROWID;

CREATE TABLE audit (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    who     TEXT    NOT NULL,
    account TEXT,
    change  TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    detail  TEXT    NOT NULL
);

-- Days are UTC days since 1970.
CREATE TABLE candidates (
    alert    TEXT    PRIMARY KEY,
    day      INTEGER NOT NULL,
    score    REAL    NOT NULL,
    hideable INTEGER NOT NULL
);
CREATE INDEX candidates_by_day ON candidates (day);

CREATE TABLE thresholds (
    day      INTEGER PRIMARY KEY,
    bits     REAL    NOT NULL,
    expected REAL    NOT NULL
);

CREATE TABLE budget (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    per_day  INTEGER NOT NULL,
    who      TEXT    NOT NULL,
    at       INTEGER NOT NULL
);
