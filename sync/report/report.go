// Package report is what sync tells people of itself: plain values, without a
// word in any language. Package phone makes them, screens show them.
//
// Start with [Space] and [Failure].
package report

import (
	"fmt"
	"time"

	"bankje/sync/envelope"
)

// A Space is how it stands with what is carried of one space.
type Space struct {
	ID      envelope.SpaceID
	Address string // of its relay; "": it travels by files only
	// Running says that a contact is under way. Sent and Received are then of that
	// one, and otherwise of the last.
	Running  bool
	Sent     int       // changes that the relay now has on its disk
	Received int       // changes that were not here before
	Last     time.Time // end of the last contact that went well; zero: none since unlocking
	Failed   error     // why the last contact did not go well, as a [Failure] or of the journal; nil: it did
	Next     time.Time // when the next one is tried by itself

	Crowded bool // the relay has no room for something that waits
	// Branched says that of somebody's feed the relay has another branch, and keeps
	// it: what is here goes to others by a file alone.
	Branched bool
	Differs  bool                // the relay does not hold the same yet, or holds something back
	Parted   bool                // the relay goes on with another past than is known here
	Forked   bool                // another phone writes under the keys of this one
	Differ   []envelope.DeviceID // devices that have the same and show something else: an app is wrong
	Lacking  int                 // changes that others had and that are not here
	Ahead    time.Duration       // the relay's clock before the one of this device
}

// A Relay is what one says of itself to anybody.
type Relay struct {
	Registration bool // founding a team there needs a code
}

// Imported tells what a file brought.
type Imported struct {
	New    int  // changes that were not here before
	Aside  int  // that could not be verified
	Others int  // pieces of teams that this journal is not in
	Forked bool // another phone writes under the keys of this one
	Cut    bool // the file ends too early; what came before was taken in
}

// Carried tells what went and came over a relay that is not the team's.
type Carried struct {
	Sent     int // changes that it has now
	Received int // changes that were not here before
	Aside    int // that could not be verified
}

// A Failure is why something of sync did not go. It names nobody, and no place.
type Failure struct {
	Kind Kind
	// Wait is how long the relay asks to be left alone; 0: it did not say.
	Wait time.Duration
}

// Fail makes the failure of a kind.
func Fail(kind Kind) *Failure { return &Failure{Kind: kind} }

// Error returns the kind.
func (f *Failure) Error() string { return fmt.Sprintf("sync: %s", f.Kind) }

// Is lets errors.Is compare failures by their kind.
func (f *Failure) Is(target error) bool {
	other, ok := target.(*Failure)
	return ok && other.Kind == f.Kind
}

// Kind is the kind of a failure: as many as there are sentences for people.
type Kind string

// The kinds.
const (
	NoNetwork      Kind = "no-network"      // nobody answers: no network, or no relay there now
	NotRelay       Kind = "not-relay"       // somebody else answers, as a hotel's network does
	BadAddress     Kind = "bad-address"     // no address of a relay
	PlainAddress   Kind = "plain-address"   // plain http outside of a private network
	AppOlder       Kind = "app-older"       // this app is to be updated
	RelayOlder     Kind = "relay-older"     // the relay is to be updated
	NotFounded     Kind = "not-founded"     // the relay does not know the team, or lost it
	Deleted        Kind = "deleted"         // a coordinator deleted the team there
	Stranger       Kind = "stranger"        // the relay does not know this phone in the team
	Removed        Kind = "removed"         // this phone was removed from the team
	NotCoordinator Kind = "not-coordinator" // only a coordinator may ask this
	Registration   Kind = "registration"    // the registration code is missing or wrong
	Overtaken      Kind = "overtaken"       // somebody else said something meanwhile; it is tried again
	TooLarge       Kind = "too-large"       // more than the relay takes at once
	TooOften       Kind = "too-often"       // too many requests for now
	Busy           Kind = "busy"            // the relay has too much to do
	Slow           Kind = "slow"            // the line is so slow that the relay gave up
	Full           Kind = "full"            // the relay takes no more teams
	Broken         Kind = "broken"          // the relay's own fault
	Misunderstood  Kind = "misunderstood"   // phone and relay do not understand each other
	NotFile        Kind = "not-file"        // the file is something else, or damaged
	NewerFile      Kind = "newer-file"      // a newer app wrote the file
)
