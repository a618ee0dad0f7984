-- All of this lives in memory and can be made again from the feed at any
-- moment, so there are no migrations: a snapshot with another schema is
-- thrown away. Hidden records keep their state, and have no row elsewhere
-- but for people, whose names are still needed.

-- record: what all changes to one record come to.
CREATE TABLE record (
    number   INTEGER NOT NULL PRIMARY KEY,
    kind     INTEGER NOT NULL,
    id       BLOB    NOT NULL,                     -- 16 bytes
    position INTEGER NOT NULL,                     -- in the feed, of the first change to it
    state    BLOB    NOT NULL,                     -- as package merge writes it
    UNIQUE (kind, id)
) STRICT;

-- touch: the further changes to a record. History is read from the feed.
CREATE TABLE touch (
    record   INTEGER NOT NULL,
    position INTEGER NOT NULL,                     -- in the feed
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

-- person: everybody there is a record of.
CREATE TABLE person (
    record INTEGER NOT NULL PRIMARY KEY,
    id     BLOB    NOT NULL UNIQUE,
    tag    BLOB    NOT NULL,                       -- of the conversations with them
    alias  TEXT    NOT NULL,
    folded TEXT    NOT NULL,                       -- words of the alias, a space before each
    colour INTEGER NOT NULL,
    lang   TEXT    NOT NULL,
    paused INTEGER NOT NULL,                       -- boolean
    team   TEXT    NOT NULL,                       -- with which they are shared; nothing for one's own
    hidden INTEGER NOT NULL,                       -- boolean
    refused INTEGER NOT NULL                       -- boolean: nothing is to be written about them
) STRICT;

-- conversation: one that shows. Its place in time is the key, so that the
-- timeline is the order of the table and of the search index.
CREATE TABLE conversation (
    place   INTEGER NOT NULL PRIMARY KEY,          -- seconds since 1970, or the next that was free
    record  INTEGER NOT NULL UNIQUE,
    at      INTEGER NOT NULL,                      -- Unix milliseconds, UTC
    setting TEXT    NOT NULL,
    group_id    BLOB                                   -- id of the group, if any
) STRICT;

CREATE INDEX conversation_group ON conversation (group_id, place) WHERE group_id IS NOT NULL;

-- tag: something by which conversations are found: a person in it, a life
-- domain, a kind of support, a team with which they are shared.
CREATE TABLE tag (
    tag   BLOB    NOT NULL,                        -- a letter for the kind, then what it is
    place INTEGER NOT NULL,                        -- of the conversation
    PRIMARY KEY (tag, place)
) STRICT, WITHOUT ROWID;

-- followup: one that shows.
CREATE TABLE followup (
    record       INTEGER NOT NULL PRIMARY KEY,
    person       BLOB,                             -- ids, where there are any
    group_id         BLOB,
    conversation BLOB,
    day          TEXT    NOT NULL,                 -- yyyy-mm-dd, or nothing
    state        TEXT    NOT NULL,
    folded       TEXT    NOT NULL                  -- words of the text, a space before each
) STRICT;

CREATE INDEX followup_day          ON followup (state, day);
CREATE INDEX followup_person       ON followup (person) WHERE person IS NOT NULL;
CREATE INDEX followup_conversation ON followup (conversation) WHERE conversation IS NOT NULL;

-- said: the folded words of each conversation, by its place. The texts are in
-- the records, so the index holds none; words come folded and parted by spaces,
-- so the tokenizer has nothing to decide.
CREATE VIRTUAL TABLE said USING fts5 (
    words,
    content = '', columnsize = 0, detail = none, tokenize = 'ascii', prefix = '1 2'
);

-- mark: how far the feed was read; one row.
CREATE TABLE mark (
    id       INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL,                     -- of the last change read
    hash     BLOB    NOT NULL,                     -- of its envelope
    clock    INTEGER NOT NULL,                     -- last time that the clock gave or adopted
    newest   INTEGER NOT NULL,                     -- latest time of any change read
    erased   BLOB    NOT NULL                      -- hash of each space's last statement that erased, or zeros
) STRICT;

INSERT INTO mark VALUES (1, 0, x'', 0, 0, x'');
