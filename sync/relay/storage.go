// Package relay is the server's half: it keeps sealed envelopes and statements
// for the devices of many spaces, and can read none of them.
//
// Start with [New], which makes the HTTP handler that package sync/protocol
// describes, over a [Storage]: package sqlite in this folder keeps it in a file,
// package postgres in a PostgreSQL database. Both pass package storagetest.
package relay

import (
	"context"
	"errors"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// What a Storage answers. Compare with errors.Is.
var (
	// ErrNoSpace says that the space is not kept here.
	ErrNoSpace = errors.New("space is not kept here")
	// ErrDeleted says that a coordinator deleted the space here: nothing of it is
	// left but that fact.
	ErrDeleted = errors.New("space was deleted here")
	// ErrExists says that the space is kept here already.
	ErrExists = errors.New("space is kept here already")
)

// A Storage keeps what a relay keeps. Its methods may be called from any
// goroutine, and by several relays over one database.
type Storage interface {
	// Found begins to keep a space with its first statements. It is on the disk
	// when it returns. ErrExists, ErrDeleted.
	Found(ctx context.Context, id envelope.SpaceID, statements []envelope.Statement) error
	// Update runs work in a transaction that has the space for itself: two over
	// the same space never run at once, in whatever process. What it did is on
	// the disk when Update returns nil, all of it; after an error none of it is
	// there. ErrNoSpace, ErrDeleted, or the error of work.
	Update(ctx context.Context, id envelope.SpaceID, work func(Tx) error) error
	// View runs work over one state of the space, which others may go on
	// writing to. ErrNoSpace, ErrDeleted, or the error of work.
	View(ctx context.Context, id envelope.SpaceID, work func(Tx) error) error
	// Delete destroys all that is kept of a space, so that its bytes are in no
	// file any more, as soon as the database can (package postgres cannot at
	// once). ErrNoSpace, ErrDeleted.
	Delete(ctx context.Context, id envelope.SpaceID) error
	// SpaceOf finds the space of an invitation. ErrNoSpace.
	SpaceOf(ctx context.Context, invitation envelope.InvitationID) (envelope.SpaceID, error)
	// Spaces lists the spaces behind one, in order, at most so many.
	Spaces(ctx context.Context, after envelope.SpaceID, most int) ([]envelope.SpaceID, error)
	// Counts tells how much there is, without content.
	Counts(ctx context.Context) (Counts, error)
	// Close ends it, once nothing is under way.
	Close() error
}

// A Shared storage is one that several relays have at once, and through which
// they wake each other.
type Shared interface {
	Storage
	// Wake tells the other relays that a space has something new, once that is on
	// the disk. It waits for nothing, and what it says may be lost.
	Wake(id envelope.SpaceID)
	// OnWake has woken called with each space of which another relay says so, and
	// missed whenever what they say may have been lost: from any goroutine, until
	// the storage is closed. They return at once.
	OnWake(woken func(envelope.SpaceID), missed func())
}

// Counts tells how much a relay keeps.
type Counts struct {
	Spaces, Devices, Statements, Envelopes int64
	Bytes                                  int64 // of envelopes
}

// A Number is an envelope's place in the order of its space: 1, 2, 3 …, and no gap
// but where envelopes were cut.
type Number uint64

// A Numbered envelope is one with its number. One in quarantine has none, 0.
type Numbered struct {
	Number   Number
	Envelope envelope.Envelope
}

// A Tx is one space within a transaction. It is for one goroutine, and not to be
// used after.
type Tx interface {
	// Statements gives the statements behind the first so many, in the order in
	// which they were added.
	Statements(skip int) ([]envelope.Statement, error)
	// AddStatements adds statements, and notes the invitations that they make.
	// That they may stand there is for the caller to know.
	AddStatements(statements []envelope.Statement) error

	// Heads gives how far each feed is kept without quarantine, by device.
	Heads() ([]protocol.Head, error)
	// Waiting gives how far each feed is kept in quarantine, by device; none for
	// a feed without.
	Waiting() ([]protocol.Head, error)
	// Cursor gives the newest number and the envelope's hash there; zeros where
	// there is none.
	Cursor() (Number, envelope.Hash, error)
	// HashAt gives the hash of the envelope at a number, and whether there is one. Of
	// the newest number it does also where that was cut.
	HashAt(n Number) (envelope.Hash, bool, error)
	// Bytes gives how many bytes of envelopes are kept, and how many of them in
	// quarantine.
	Bytes() (all, quarantined int64, err error)

	// Insert keeps envelopes of one device that follow each other and the head of
	// its feed, quarantined or not, and gives the first its number; those in
	// quarantine get none. Verifying them is for the caller.
	Insert(run []envelope.Envelope, quarantined bool) (Number, error)
	// Release takes envelopes of a device up to a sequence out of quarantine, and
	// gives them numbers.
	Release(device envelope.DeviceID, through uint64) error
	// Cut destroys what is kept of a device from a sequence on, quarantined or not,
	// as Stub does bodies. Nothing else is given the numbers.
	Cut(device envelope.DeviceID, from uint64) error
	// Stub destroys the bodies of envelopes of a device, quarantined or not. The
	// bytes are in no file any more, as with Delete, once the storage has cleaned
	// up, which it does before Update returns: not within a View.
	Stub(device envelope.DeviceID, runs []envelope.Run) error

	// After gives envelopes behind a number in order, not those of the device
	// left out, of about size bytes together, one at least; and the number up to
	// which there are no others. Quarantined ones are not among them.
	After(n Number, without envelope.DeviceID, size int) (found []Numbered, through Number, err error)
	// Stretch gives envelopes of one device from a sequence on, in order and
	// without a gap, of about size bytes together, one at least; quarantined ones
	// only where that is asked for.
	Stretch(device envelope.DeviceID, from uint64, size int, quarantined bool) ([]envelope.Envelope, error)
}
