-- Times are Unix milliseconds, days Unix days, UTC. Texts that come again and again are numbers of terms.
CREATE TABLE terms (
    id   INTEGER PRIMARY KEY,
    text TEXT    NOT NULL UNIQUE,
    last INTEGER NOT NULL
);

CREATE TABLE events (
    time      INTEGER NOT NULL,
    event     TEXT    NOT NULL,
    account   INTEGER NOT NULL,
    principal INTEGER NOT NULL,
    action    INTEGER NOT NULL,
    region    INTEGER NOT NULL,
    network   INTEGER NOT NULL,
    address   INTEGER NOT NULL,
    error     INTEGER,
    resource  TEXT,
    object    INTEGER NOT NULL,
    offset    INTEGER NOT NULL,
    length    INTEGER NOT NULL,
    PRIMARY KEY (time, event)
) WITHOUT ROWID;
CREATE INDEX events_by_principal ON events (principal, time);
CREATE INDEX events_by_address ON events (address, time);

-- Where callers were: the first event of each public address, principal and day, reads included.
CREATE TABLE sightings (
    day       INTEGER NOT NULL,
    address   INTEGER NOT NULL,
    principal INTEGER NOT NULL,
    time      INTEGER NOT NULL,
    event     TEXT    NOT NULL,
    action    INTEGER NOT NULL,
    object    INTEGER NOT NULL,
    offset    INTEGER NOT NULL,
    length    INTEGER NOT NULL,
    PRIMARY KEY (day, address, principal)
) WITHOUT ROWID;

CREATE TABLE marks (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
