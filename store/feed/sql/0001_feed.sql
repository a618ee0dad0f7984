-- The file of one person's journal: sealed bytes in the order in which they
-- came, and nothing that can be read without keys.
--
-- All tables are ordinary rowid tables, also those with a natural key: their
-- rows are blobs of several hundred bytes, for which WITHOUT ROWID is slow,
-- and a damaged file is salvaged from the leaves of such tables. For the same
-- reason every row but a feed's carries a CRC-32C over the table's name and
-- the row's values: a row says by itself whether it is whole. An envelope's
-- covers the space and device of its feed instead of the feed's number.

PRAGMA application_id = 0x42414E4B;                -- "BANK"

-- key_file: the one device key file, absent until the journal is founded.
-- The same bytes lie in journal.key beside this file.
CREATE TABLE key_file (
    id    INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    bytes BLOB    NOT NULL,
    crc   INTEGER NOT NULL
) STRICT;

-- statements: one signed statement of a space, in the order of its chain. The
-- few that there are need no index.
CREATE TABLE statements (
    n     INTEGER NOT NULL PRIMARY KEY,            -- grows with each one added
    space BLOB    NOT NULL CHECK (length(space) = 32),
    bytes BLOB    NOT NULL,
    crc   INTEGER NOT NULL
) STRICT;

-- feeds: one device's feed of envelopes in one space. A short number stands
-- for the 48 bytes, so that the index on envelopes stays small.
CREATE TABLE feeds (
    id     INTEGER NOT NULL PRIMARY KEY,
    space  BLOB    NOT NULL CHECK (length(space) = 32),
    device BLOB    NOT NULL CHECK (length(device) = 16),
    UNIQUE (space, device)
) STRICT;

-- envelopes: one sealed change. Rows are removed only where a feed forked, so n
-- has gaps there, and where a damaged file lost some.
CREATE TABLE envelopes (
    n        INTEGER NOT NULL PRIMARY KEY,         -- order of insertion here
    feed     INTEGER NOT NULL REFERENCES feeds (id),
    sequence INTEGER NOT NULL,                     -- 1, 2, 3 … in the feed
    hash     BLOB    NOT NULL CHECK (length(hash) = 32),
    bytes    BLOB    NOT NULL,
    crc      INTEGER NOT NULL,
    UNIQUE (feed, sequence)
) STRICT;

-- drafts: what is being typed, sealed, overwritten while typing. A save
-- removes its draft in the transaction that adds the envelope.
CREATE TABLE drafts (
    id    BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    bytes BLOB    NOT NULL,
    crc   INTEGER NOT NULL
) STRICT;

-- local: a small value that concerns this phone only, by name.
CREATE TABLE local (
    name  TEXT    NOT NULL PRIMARY KEY,
    bytes BLOB    NOT NULL,
    crc   INTEGER NOT NULL
) STRICT;
