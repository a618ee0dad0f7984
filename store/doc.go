// Package store is the journal of one person on one phone: what was said,
// with whom, and what was promised.
//
// Start with [Open]: it gives a [Vault], the data folder, locked. [Vault.Found]
// or [Vault.Unlock] turns it into a [Journal], which reads and writes people,
// groups, conversations, drafts, follow-ups, own prompts, own cards and
// favourites in words of the domain.
//
// Each save is one change, sealed once and appended to the feed (package
// [bankje/store/feed]); it is on disk when the call returns. What can be read
// is a projection of the feed in memory, made after unlocking and thrown away
// at the lock. A snapshot of it, sealed, makes the next opening fast; it can
// always be made again.
//
// Every method of Vault and Journal may be called from any goroutine. None may
// be called from the goroutine that draws the screen, but for
// [Journal.KeepSoon], which never waits: the others may wait for the disk.
//
// No error carries a word that a person wrote.
package store
