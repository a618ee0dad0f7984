package client

import (
	"time"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// A State is how it stands with one space.
type State struct {
	Space    envelope.SpaceID
	Address  string        // of its relay; "": none, the space travels by files only
	Running  bool          // a contact is under way
	Report   Report        // of the contact under way, or of the last one
	Last     time.Time     // end of the last contact that went well; zero: none since the app began
	Failed   error         // why the last contact did not; nil: it went well
	Failures int           // how many failed since one went well
	Next     time.Time     // when the next one is tried by itself
	Ahead    time.Duration // the relay's clock before the one of this device

	// Agreement is how what was made of it compares with others, as of the last
	// contact that went well, where the journal is a Witness.
	Agreement space.Agreement
}
