-- Events are kept as blocks (docs/adr/0021). Those that were kept as rows are dropped: replaying their logs brings them back.
DROP TABLE events;

CREATE TABLE event_blocks (
    day    INTEGER NOT NULL,
    number INTEGER NOT NULL,
    first  INTEGER NOT NULL,
    last   INTEGER NOT NULL,
    events INTEGER NOT NULL,
    size   INTEGER NOT NULL,
    names  BLOB    NOT NULL,
    data   BLOB    NOT NULL,
    PRIMARY KEY (day, number)
);
CREATE INDEX event_blocks_by_last ON event_blocks (last, number, first);
