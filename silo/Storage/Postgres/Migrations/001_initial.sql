-- Times are Unix milliseconds, UTC; days are UTC days since 1970. Texts that are ordered are compared byte by byte, as
-- the program does. Tables that grow with the input are partitioned by day, so that old days go by being dropped.
CREATE TABLE grain_state (
    type    TEXT COLLATE "C" NOT NULL,
    key     TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    payload BYTEA,
    PRIMARY KEY (type, key)
);
-- The payload is binary and does not shrink: no time is spent on trying.
ALTER TABLE grain_state ALTER COLUMN payload SET STORAGE EXTERNAL;
ALTER TABLE grain_state SET (fillfactor = 80);

CREATE TABLE alerts (
    id         TEXT COLLATE "C" NOT NULL,
    seq        BIGINT NOT NULL,
    first      BIGINT NOT NULL,
    last       BIGINT NOT NULL,
    raised     BIGINT NOT NULL,
    severity   BIGINT NOT NULL,
    score      DOUBLE PRECISION NOT NULL,
    detector   TEXT NOT NULL,
    title      TEXT NOT NULL,
    entity     TEXT NOT NULL,
    account    TEXT NOT NULL,
    actor      BIGINT NOT NULL,
    techniques TEXT NOT NULL,
    reasons    TEXT NOT NULL,
    judged     TEXT COLLATE "C" NOT NULL,
    count      BIGINT NOT NULL,
    fold       TEXT NOT NULL,
    threshold  DOUBLE PRECISION NOT NULL,
    verdict    TEXT,
    PRIMARY KEY (id, raised)
) PARTITION BY RANGE (raised);
CREATE INDEX alerts_by_seq ON alerts (seq);
CREATE INDEX alerts_by_entity ON alerts (entity, seq);
CREATE INDEX alerts_by_account ON alerts (account, seq);
CREATE TABLE alerts_default PARTITION OF alerts DEFAULT;

CREATE TABLE alert_events (
    alert    TEXT COLLATE "C" NOT NULL,
    event    TEXT COLLATE "C" NOT NULL,
    raised   BIGINT NOT NULL,
    time     BIGINT NOT NULL,
    action   TEXT NOT NULL,
    source   TEXT NOT NULL,
    "offset" BIGINT NOT NULL,
    length   BIGINT NOT NULL,
    network  TEXT,
    region   TEXT,
    PRIMARY KEY (alert, event, raised)
) PARTITION BY RANGE (raised);
CREATE TABLE alert_events_default PARTITION OF alert_events DEFAULT;

CREATE TABLE evidence (
    event TEXT COLLATE "C" PRIMARY KEY,
    json  TEXT NOT NULL,
    at    BIGINT NOT NULL DEFAULT (extract(epoch FROM now()) * 1000)::BIGINT
);
CREATE INDEX evidence_by_at ON evidence (at);

CREATE TABLE batches (
    id          TEXT COLLATE "C" PRIMARY KEY,
    source      TEXT NOT NULL,
    object      TEXT NOT NULL,
    events      BIGINT NOT NULL,
    quarantined BIGINT NOT NULL,
    skipped     BIGINT NOT NULL,
    at          BIGINT NOT NULL
);

CREATE TABLE quarantine (
    number   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    batch    TEXT NOT NULL,
    source   TEXT NOT NULL,
    "offset" BIGINT NOT NULL,
    reason   TEXT NOT NULL,
    detail   TEXT NOT NULL,
    count    BIGINT NOT NULL,
    at       BIGINT NOT NULL
);

CREATE TABLE totals (
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE entities (
    id      TEXT COLLATE "C" PRIMARY KEY,
    kind    BIGINT NOT NULL,
    account TEXT NOT NULL,
    first   BIGINT NOT NULL,
    last    BIGINT NOT NULL
);
CREATE INDEX entities_by_last ON entities (last, id);

CREATE TABLE api_keys (
    hash     TEXT PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    role     TEXT NOT NULL,
    accounts TEXT,
    created  BIGINT NOT NULL
);

CREATE TABLE verdicts (
    number    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    kind      BIGINT NOT NULL,
    scope     BIGINT NOT NULL,
    entity    TEXT NOT NULL,
    account   TEXT NOT NULL,
    alert     TEXT NOT NULL,
    title     TEXT NOT NULL,
    given_by  TEXT NOT NULL,
    given     BIGINT NOT NULL,
    expires   BIGINT,
    note      TEXT,
    shape     TEXT NOT NULL,
    silenced  BIGINT NOT NULL DEFAULT 0,
    last      BIGINT,
    undone_by TEXT,
    undone    BIGINT
);
CREATE INDEX verdicts_by_alert ON verdicts (alert);

CREATE TABLE silenced_events (
    verdict TEXT NOT NULL,
    event   TEXT NOT NULL,
    PRIMARY KEY (verdict, event)
);

CREATE TABLE audit (
    number  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      BIGINT NOT NULL,
    who     TEXT NOT NULL,
    account TEXT,
    change  TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail  TEXT NOT NULL
);

CREATE TABLE candidates (
    alert    TEXT PRIMARY KEY,
    day      BIGINT NOT NULL,
    score    DOUBLE PRECISION NOT NULL,
    hideable BIGINT NOT NULL
);
CREATE INDEX candidates_by_day ON candidates (day);

CREATE TABLE thresholds (
    day      BIGINT PRIMARY KEY,
    bits     DOUBLE PRECISION NOT NULL,
    expected DOUBLE PRECISION NOT NULL
);

CREATE TABLE budget (
    only_row BIGINT PRIMARY KEY CHECK (only_row = 1),
    per_day  BIGINT NOT NULL,
    who      TEXT NOT NULL,
    at       BIGINT NOT NULL
);

-- The event index. A text of any length is unique by its SHA-256.
CREATE TABLE terms (
    id   BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash BYTEA NOT NULL UNIQUE,
    text TEXT COLLATE "C" NOT NULL,
    last BIGINT NOT NULL
);
CREATE INDEX terms_by_text ON terms USING hash (text);

CREATE TABLE events (
    time      BIGINT NOT NULL,
    event     TEXT COLLATE "C" NOT NULL,
    account   BIGINT NOT NULL,
    principal BIGINT NOT NULL,
    action    BIGINT NOT NULL,
    region    BIGINT NOT NULL,
    network   BIGINT NOT NULL,
    address   BIGINT NOT NULL,
    error     BIGINT,
    resource  TEXT,
    object    BIGINT NOT NULL,
    "offset"  BIGINT NOT NULL,
    length    BIGINT NOT NULL,
    PRIMARY KEY (time, event)
) PARTITION BY RANGE (time);
CREATE INDEX events_by_principal ON events (principal, time);
CREATE INDEX events_by_address ON events (address, time);

CREATE TABLE sightings (
    day       BIGINT NOT NULL,
    address   BIGINT NOT NULL,
    principal BIGINT NOT NULL,
    time      BIGINT NOT NULL,
    event     TEXT COLLATE "C" NOT NULL,
    action    BIGINT NOT NULL,
    object    BIGINT NOT NULL,
    "offset"  BIGINT NOT NULL,
    length    BIGINT NOT NULL,
    PRIMARY KEY (day, address, principal)
) PARTITION BY RANGE (day);

CREATE TABLE marks (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
