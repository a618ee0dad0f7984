-- What a relay keeps, as in the SQLite file: sealed envelopes and signed
-- statements of many spaces. Every key but those of space and invitation begins
-- with the space, by which a cluster may spread the rows.

-- space: one that is kept here, or was until a coordinator deleted it. A short
-- number stands for its id in the other tables. Who writes to a space locks its
-- row first, so that numbers become visible in the order in which they are given.
CREATE TABLE space (
    key         BIGINT   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          BYTEA    NOT NULL UNIQUE CHECK (length(id) = 32),
    deleted     SMALLINT NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
    newest      BIGINT   NOT NULL DEFAULT 0,           -- number last given to an envelope
    newest_hash BYTEA    NOT NULL DEFAULT '',          -- of that envelope; empty or zeros before
    statements  BIGINT   NOT NULL DEFAULT 0,           -- how many
    envelopes   BIGINT   NOT NULL DEFAULT 0,           -- how many, in quarantine too
    bytes       BIGINT   NOT NULL DEFAULT 0,           -- of envelopes in their whole form
    quarantined BIGINT   NOT NULL DEFAULT 0            -- how many of these bytes in quarantine
);

-- statement: one signed statement, in the order in which they were added.
CREATE TABLE statement (
    space BIGINT NOT NULL,
    place BIGINT NOT NULL,                             -- 1, 2, 3 …
    bytes BYTEA  NOT NULL,
    PRIMARY KEY (space, place)
);

-- invitation: where one leads.
CREATE TABLE invitation (
    id    BYTEA  NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    space BIGINT NOT NULL
);

CREATE INDEX invitation_space ON invitation (space);

-- feed: how far the envelopes of one device are kept in a space. A short number
-- stands for the device in the rows of envelopes.
CREATE TABLE feed (
    space        BIGINT NOT NULL,
    key          BIGINT NOT NULL,                      -- 1, 2, 3 … in the space
    device       BYTEA  NOT NULL CHECK (length(device) = 16),
    kept         BIGINT NOT NULL DEFAULT 0,            -- sequence of the last that counts
    kept_hash    BYTEA  NOT NULL DEFAULT '',
    waiting      BIGINT NOT NULL DEFAULT 0,            -- of the last in quarantine; 0 where none is
    waiting_hash BYTEA  NOT NULL DEFAULT '',
    PRIMARY KEY (space, key),
    UNIQUE (space, device)
);

-- stretch: envelopes of one feed, one behind the other in sequence and in
-- number, or all in quarantine, packed without what these columns tell.
CREATE TABLE stretch (
    space     BIGINT  NOT NULL,
    feed      BIGINT  NOT NULL,
    sequence  BIGINT  NOT NULL,                        -- of the first
    number    BIGINT,                                  -- of the first; NULL in quarantine
    envelopes INTEGER NOT NULL,                        -- how many
    bytes     BIGINT  NOT NULL,                        -- in their whole form
    previous  BYTEA   NOT NULL CHECK (length(previous) = 32), -- hash of the one before the first
    packed    BYTEA   NOT NULL,
    PRIMARY KEY (space, feed, sequence),
    UNIQUE (space, number)
);

-- What is sealed cannot be compressed: not to try saves time.
ALTER TABLE stretch ALTER COLUMN packed SET STORAGE EXTERNAL;
