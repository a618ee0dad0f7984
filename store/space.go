package store

import (
	"bankje/store/feed"
	"bankje/sync/envelope"
)

// TeamID names a team: it is the id of its space. The zero value is no team,
// for what is only one's own.
type TeamID envelope.SpaceID

// IsZero reports whether the id names no team.
func (id TeamID) IsZero() bool { return id == TeamID{} }

// A space is one of those that the journal lies in.
type space struct {
	number     int // among the journal's spaces; see viewpoint
	id         envelope.SpaceID
	members    envelope.Hash // newest statement
	statements uint64        // its number
	erased     erased        // by statements
	epoch      uint32        // newest
	head       feed.Head     // of this device
}

// A viewpoint is from where records are read: by which device, and in which
// spaces. The number of a space is its place among them: 0 is one's own, the
// others are teams in the order in which they came. It is never altered, only
// replaced by one with more spaces.
type viewpoint struct {
	self   envelope.DeviceID
	spaces []envelope.SpaceID
}

// own is the number of the space whose members are one's own devices.
const own = 0

// number gives the number of a space, and whether the journal lies in it.
func (v *viewpoint) number(id envelope.SpaceID) (int, bool) {
	for number, known := range v.spaces {
		if known == id {
			return number, true
		}
	}
	return 0, false
}

// team gives the team with a number; none for one's own space, and for a number
// that is in no file of this journal.
func (v *viewpoint) team(number int) TeamID {
	if number == own || number >= len(v.spaces) {
		return TeamID{}
	}
	return TeamID(v.spaces[number])
}
