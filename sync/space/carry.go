package space

import "bankje/sync/envelope"

// What follows is what a journal and whoever carries for it say to each other.
// Package store keeps it, package sync/client carries it, and neither knows the
// other.

// A Holding is what a journal has of a space now.
type Holding struct {
	Self       envelope.DeviceID // as which the journal's phone signs requests
	State      State
	Statements []Held  // all that are here, each after the one before it
	Runs       []Run   // of every feed, by device and sequence
	Aside      []Aside // came and could not be verified
	// Sought is where a feed forked and other envelopes are held than those that
	// count; their hashes are not known. They are to be asked for.
	Sought []Run
	// Cursor is what the last Delivery kept as such; nil: none yet.
	Cursor []byte
	// Confirmed is how far the home relay has said that it has each feed on its
	// disk.
	Confirmed map[envelope.DeviceID]uint64
}

// CameThrough returns the invitation through which a device came in; zero: none.
func (h Holding) CameThrough(device envelope.DeviceID) envelope.InvitationID {
	return h.State.CameThrough(device, func(yield func(envelope.Statement) bool) {
		for _, held := range h.Statements {
			if !yield(held.Statement) {
				return
			}
		}
	})
}

// Relays are where a space is, was or is said to be carried, by address.
type Relays struct {
	// Home is the one that puts statements in order, by all that is here; "" where
	// there is none.
	Home string
	// Before is the one that did until somebody said otherwise, as long as no relay
	// has said to have heard of that; "" where that is so.
	Before string
	// Untold are some that were it before, and are to hear from this phone where the
	// space is now: others may come there who do not know.
	Untold []string
	// Others are those that statements name beside these, also ones that lost: where
	// the home does not answer, one of them may know where it is now. The likeliest
	// comes first.
	Others []string
}

// A Run is an unbroken stretch of one device's feed: without gaps, a feed is
// one run from 1 on.
type Run struct {
	Device      envelope.DeviceID
	First, Last uint64
	Hash        envelope.Hash // of the envelope at Last
}

// A Delivery is what came from others for one space, from a relay or out of a
// file. Nothing of it need have been verified.
type Delivery struct {
	Space      envelope.SpaceID
	Statements []envelope.Statement
	Envelopes  []envelope.Envelope
	// Appended names statements that the home relay says to have, by the last of
	// each chain: see Tree.Anchor. Those that are not here do not count.
	Appended []envelope.Hash
	// Cursor is where whoever carries goes on. It is kept along with the rest,
	// unless it is nil.
	Cursor []byte
	// Confirmed is how far the home relay has each feed on its disk, by what it
	// says itself; nil when nothing new is known.
	Confirmed map[envelope.DeviceID]uint64
}

// Taken tells what became of a delivery.
type Taken struct {
	New   int     // changes that were not here before
	Aside []Aside // what could not be verified; it holds up nothing
	// Forked says that another device writes under the keys of this one: the
	// journal was restored from a back-up or copied.
	Forked bool
}

// An Agreement says how what a journal made of a space compares with what other
// devices there say that they had and made of it.
type Agreement struct {
	// Differ are devices that had the same changes and made something else of them:
	// one of the apps is wrong.
	Differ []envelope.DeviceID
	// Lacking is how many changes that others had are not here.
	Lacking int
}

// An Aside is something that came and could not be verified. It was not kept,
// and is to be asked for again: what one carrier damaged another may have
// whole.
type Aside struct {
	Device    envelope.DeviceID
	Sequence  uint64 // of the envelope; 0: it was a statement
	Statement uint64 // number of the statement; 0: it was an envelope
	Why       AsideReason
}

// AsideReason says why something was set aside.
type AsideReason string

// The reasons.
const (
	AsideStatement AsideReason = "statement" // may not stand where it says
	AsideAuthor    AsideReason = "author"    // by a device that is not known here
	AsideSignature AsideReason = "signature" // not signed by the device that it names
	AsideBody      AsideReason = "body"      // not what was signed
	AsideFork      AsideReason = "fork"      // follows another envelope than the one that is here
	AsideRefused   AsideReason = "refused"   // sealed with a key that there was not
)
