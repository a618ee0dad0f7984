package store

import (
	"time"

	"bankje/sync/envelope"
)

// DeviceID names a device in all teams. InvitationID names an invitation.
type (
	DeviceID     = envelope.DeviceID
	InvitationID = envelope.InvitationID
)

// Team is a space that one shares with others. What is written in it all its
// members read, also those who come later.
type Team struct {
	ID          TeamID
	Name        string
	Relay       string // address of its relay; "": it travels by files only
	Coordinator bool   // this device is one
	Member      bool   // this device is in it still
	Outdated    bool   // it uses what only a newer app knows: nothing can be written
	Members     []Member
	Invitations []Invitation // through which somebody may still come in
	Waiting     int          // changes that the relay has not confirmed
	Unsaid      int          // what this device said of the team itself, a name or a removal, and the relay is not known to have
	Synced      time.Time    // end of the last contact with the relay that was kept; zero: none
	Aside       int          // what came and could not be verified
	Lost        []LostWord   // what was said on a chain of statements that lost
	Erasures    []TeamErasure
}

// TeamName is a team as lists of what is shared show it.
type TeamName struct {
	ID          TeamID
	Name        string
	Coordinator bool // this device is one
	Member      bool // this device is in it still, and can share something
}

// Member is one device in a team, now or before.
type Member struct {
	Device      DeviceID
	Name        string // as it calls itself, or a coordinator calls it
	Me          bool
	Coordinator bool
	Standing    Standing
	InvitedBy   DeviceID
	Words       [4]int    // to compare aloud; see [Journal.CheckWords]
	Heard       time.Time // of its newest change that is here; zero: none
	Unsent      int       // changes beyond its removal, which wait for a coordinator
}

// Standing says whether a device is in a team, and if not, why.
type Standing string

// The standings.
const (
	StandingIn       Standing = "in"
	StandingReplaced Standing = "replaced" // it goes on as another device
	StandingLeft     Standing = "left"
	StandingRemoved  Standing = "removed"
)

// Invitation lets one device into a team.
type Invitation struct {
	ID          InvitationID
	Coordinator bool // who comes in becomes one
	Until       Day  // last day on which the relay lets somebody in
	Note        string
	By          DeviceID
}

// LostWord is something that was said about a team at the same time as
// something else, elsewhere, and did not go on.
type LostWord struct {
	By   DeviceID
	What string // kind of statement: "removal", "invitation" …
	// Fell says that it is void, Again that it was said again by itself. What is
	// neither will be, by the phone of whoever said it or, where that is out, by
	// the first coordinator's.
	Fell, Again bool
}
