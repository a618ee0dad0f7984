-- The file of a relay: sealed envelopes and signed statements of many spaces.
-- The PostgreSQL tables are the same in their own types: a query fits both.

PRAGMA application_id = 0x424E4B52;                -- "BNKR"

-- space: one that is kept here, or was until a coordinator deleted it. A short
-- number stands for its id in the other tables.
CREATE TABLE space (
    key         INTEGER NOT NULL PRIMARY KEY,
    id          BLOB    NOT NULL UNIQUE CHECK (length(id) = 32),
    deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    newest      INTEGER NOT NULL DEFAULT 0,            -- number last given to an envelope
    newest_hash BLOB    NOT NULL DEFAULT x'',          -- of that envelope; empty or zeros before
    statements  INTEGER NOT NULL DEFAULT 0,            -- how many
    envelopes   INTEGER NOT NULL DEFAULT 0,            -- how many, in quarantine too
    bytes       INTEGER NOT NULL DEFAULT 0,            -- of envelopes in their whole form
    quarantined INTEGER NOT NULL DEFAULT 0             -- how many of these bytes in quarantine
) STRICT;

-- statement: one signed statement, in the order in which they were added.
CREATE TABLE statement (
    space INTEGER NOT NULL,
    place INTEGER NOT NULL,                            -- 1, 2, 3 …
    bytes BLOB    NOT NULL,
    PRIMARY KEY (space, place)
) STRICT;

-- invitation: where one leads.
CREATE TABLE invitation (
    id    BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    space INTEGER NOT NULL
) STRICT;

CREATE INDEX invitation_space ON invitation (space);

-- feed: how far the envelopes of one device are kept in a space. A short number
-- stands for the device in the rows of envelopes.
CREATE TABLE feed (
    space        INTEGER NOT NULL,
    key          INTEGER NOT NULL,                     -- 1, 2, 3 … in the space
    device       BLOB    NOT NULL CHECK (length(device) = 16),
    kept         INTEGER NOT NULL DEFAULT 0,           -- sequence of the last that counts
    kept_hash    BLOB    NOT NULL DEFAULT x'',
    waiting      INTEGER NOT NULL DEFAULT 0,           -- of the last in quarantine; 0 where none is
    waiting_hash BLOB    NOT NULL DEFAULT x'',
    PRIMARY KEY (space, key),
    UNIQUE (space, device)
) STRICT;

-- stretch: envelopes of one feed, one behind the other in sequence and in
-- number, or all in quarantine, packed without what these columns tell. An
-- ordinary rowid table: rows of many kilobytes fill pages of their own.
CREATE TABLE stretch (
    space     INTEGER NOT NULL,
    feed      INTEGER NOT NULL,
    sequence  INTEGER NOT NULL,                        -- of the first
    number    INTEGER,                                 -- of the first; NULL in quarantine
    envelopes INTEGER NOT NULL,                        -- how many
    bytes     INTEGER NOT NULL,                        -- in their whole form
    previous  BLOB    NOT NULL CHECK (length(previous) = 32), -- hash of the one before the first
    packed    BLOB    NOT NULL,
    UNIQUE (space, feed, sequence),
    UNIQUE (space, number)
) STRICT;
