// Package feed keeps sealed changes in one SQLite file on the phone. It holds
// no keys and opens nothing: to it a change, a draft, a key file are bytes.
//
// Start with [Open]. A new folder is given its key file and first space with
// [Feed.Found], before anything is appended; a save is [Feed.Append]; the
// journal is read with [Feed.Range]. What is promised:
//
//   - What a method has confirmed is on the disk, whatever kills the process
//     or the power then. What it has not confirmed is there whole or not at
//     all. A save waits for the disk once: the log is written and synced, and
//     brought into the database file some hundred saves later.
//   - A folder belongs to one open Feed at a time; the system lets go of it
//     when the process dies. Within a process, nobody else opens journal.db:
//     on most systems closing it would drop SQLite's own locks.
//   - Every row carries a checksum, so that a flipped bit is noticed when it
//     is read. Open itself looks at what is cheap: the header, the log, the
//     size, the newest envelope, the key file. [Feed.Check] looks at all.
//   - What comes out as an envelope is what was put in: its row's checksum, its
//     columns and its hash all agree. One in a form that only a newer app can
//     read is kept and handed out as such, and holds up nothing; see [Stored].
//   - A damaged file is kept. [Salvage] reads from its pages whatever row is
//     still whole, without relying on any page to lead to another. In doubt
//     between losing a draft and showing an older form of it, it loses it.
//   - One loss cannot be noticed here: if the log vanishes, or its end does,
//     the journal is whole but older, like one from a back-up. [Feed.Holds]
//     tells whoever kept a [Position].
//   - What is removed is overwritten (secure_delete). Until the log is next
//     written over it still holds earlier forms, sealed like all else; a
//     change of the key file empties it at once.
//   - A change of the key file also erases the old one from damaged files that
//     were moved aside. The keys in it stay in use, so whoever changed a PIN
//     that somebody saw, or changed it into a passphrase, would otherwise be
//     as safe as the old PIN. Nothing is lost by that: a file is moved aside
//     only once a whole key file is in place, with the same keys, and each
//     later one has them too.
//   - What is erased is gone from every file at once: [Feed.Erase] leaves stubs,
//     writes the database anew, empties the log and overwrites the same bytes
//     in damaged files. A process that is killed meanwhile ends that at its
//     next opening, also when the file has to be salvaged first.
//   - No other user of the system can read a file: each is made for this one
//     alone.
//   - On a full disk the journal can be opened and read; wrong guesses are
//     counted all the same. See [Feed.CountGuess].
//
// In the folder are journal.db with journal.db-wal, its log; journal.key, the
// copy of the key file; journal.guesses, the count of wrong guesses;
// journal.lock, which is empty; and damaged files, if any, as
// journal-damaged-….db with their logs. There is no -shm file: with one
// connection, which holds the file for itself, SQLite keeps the index of the
// log in memory. So reading and saving take turns, a batch of rows at a time.
package feed
