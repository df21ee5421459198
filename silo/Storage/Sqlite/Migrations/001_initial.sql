-- Times are Unix milliseconds, UTC.
CREATE TABLE grain_state (
    type    TEXT    NOT NULL,
    key     TEXT    NOT NULL,
    version INTEGER NOT NULL,
    payload BLOB,
    PRIMARY KEY (type, key)
);

CREATE TABLE alerts (
    id         TEXT    PRIMARY KEY,
    seq        INTEGER NOT NULL,
    first      INTEGER NOT NULL,
    last       INTEGER NOT NULL,
    raised     INTEGER NOT NULL,
    severity   INTEGER NOT NULL,
    score      REAL    NOT NULL,
    detector   TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    entity     TEXT    NOT NULL,
    account    TEXT    NOT NULL,
    actor      INTEGER NOT NULL,
    techniques TEXT    NOT NULL,
    reasons    TEXT    NOT NULL,
    judged     TEXT    NOT NULL,
    count      INTEGER NOT NULL
);
CREATE UNIQUE INDEX alerts_by_seq ON alerts (seq);
CREATE INDEX alerts_by_entity ON alerts (entity, seq);
CREATE INDEX alerts_by_account ON alerts (account, seq);

CREATE TABLE alert_events (
    alert  TEXT    NOT NULL,
    event  TEXT    NOT NULL,
    time   INTEGER NOT NULL,
    action TEXT    NOT NULL,
    source TEXT    NOT NULL,
    offset INTEGER NOT NULL,
    length INTEGER NOT NULL,
    PRIMARY KEY (alert, event)
) WITHOUT ROWID;

CREATE TABLE evidence (
    event TEXT PRIMARY KEY,
    json  TEXT NOT NULL
);

CREATE TABLE batches (
    id          TEXT    PRIMARY KEY,
    source      TEXT    NOT NULL,
    object      TEXT    NOT NULL,
    events      INTEGER NOT NULL,
    quarantined INTEGER NOT NULL,
    skipped     INTEGER NOT NULL,
    at          INTEGER NOT NULL
);

CREATE TABLE quarantine (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    batch  TEXT    NOT NULL,
    source TEXT    NOT NULL,
    offset INTEGER NOT NULL,
    reason TEXT    NOT NULL,
    detail TEXT    NOT NULL,
    count  INTEGER NOT NULL,
    at     INTEGER NOT NULL
);

CREATE TABLE totals (
    name  TEXT    PRIMARY KEY,
    value INTEGER NOT NULL
);

CREATE TABLE entities (
    id      TEXT    PRIMARY KEY,
    kind    INTEGER NOT NULL,
    account TEXT    NOT NULL,
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL
);
CREATE INDEX entities_by_last ON entities (last, id);

CREATE TABLE api_keys (
    hash     TEXT    PRIMARY KEY,
    name     TEXT    NOT NULL UNIQUE,
    role     TEXT    NOT NULL,
    accounts TEXT,
    created  INTEGER NOT NULL
);
