package space

import (
	"bytes"
	"iter"
	"maps"
	"slices"

	"bankje/sync/envelope"
)

// An Invitation lets in one device, or did, or will not any more.
type Invitation struct {
	envelope.Invitation
	By        envelope.DeviceID
	Number    uint64            // of the statement that made it
	UsedBy    envelope.DeviceID // zero: nobody yet
	Withdrawn bool
	// cameIn may come in though it is withdrawn: it did on a chain that lost, before
	// who had made it was removed there. Zero: nobody may.
	cameIn envelope.DeviceID
}

// Open says whether a device may still come in through the invitation, its
// last day apart.
func (i Invitation) Open() bool { return i.UsedBy == (envelope.DeviceID{}) && !i.Withdrawn }

// lets says whether a device may come in through the invitation, its last day apart.
func (i Invitation) lets(in envelope.DeviceID) bool {
	return i.Open() || i.UsedBy == envelope.DeviceID{} && i.cameIn == in
}

// Invitation returns an invitation of any state, and whether there is such a
// one.
func (s State) Invitation(id envelope.InvitationID) (Invitation, bool) {
	i, ok := s.invitations[id]
	return i, ok
}

// OpenInvitations returns those through which a device may still come in, by
// their numbers. Whether their last day has passed is not looked at.
func (s State) OpenInvitations() []Invitation {
	open := slices.Collect(maps.Values(s.invitations))
	open = slices.DeleteFunc(open, func(i Invitation) bool { return !i.Open() })
	slices.SortFunc(open, func(a, b Invitation) int { return int(a.Number) - int(b.Number) })
	return open
}

// CameThrough returns the invitation through which a device came in, by all
// statements that are here: also where the chain on which it did has lost, and
// nobody has invited it again yet. Zero: none.
func (s State) CameThrough(device envelope.DeviceID, all iter.Seq[envelope.Statement]) envelope.InvitationID {
	if d, known := s.devices[device]; known {
		return d.Invitation
	}
	for statement := range all {
		if statement.Type != envelope.Join || statement.Author != device {
			continue
		}
		if j, err := envelope.ParseJoining(statement); err == nil {
			return j.Invitation
		}
	}
	return envelope.InvitationID{}
}

// Recipients returns to whom the key of a new epoch is to be handed once the
// given devices are removed and the given invitations withdrawn: each other
// member and open invitation, in order. An invitation of who is removed goes with
// them, for they have its code.
func (s State) Recipients(removed []envelope.DeviceID, withdrawn []envelope.InvitationID) []Recipient {
	var to []Recipient
	for id, d := range s.devices {
		if d.Standing == Active && !slices.Contains(removed, id) {
			to = append(to, Recipient{envelope.Recipient(id), d.Keys})
		}
	}
	for id, i := range s.invitations {
		if i.Open() && !slices.Contains(withdrawn, id) && !slices.Contains(removed, s.Line(i.By)) {
			to = append(to, Recipient{envelope.Recipient(id), i.Keys})
		}
	}
	slices.SortFunc(to, func(a, b Recipient) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	return to
}

// withdrawOf withdraws the open invitations of a device, also those that it made
// as one that it succeeded.
func (s *State) withdrawOf(id envelope.DeviceID) {
	for code, i := range s.invitations {
		if i.Open() && s.Line(i.By) == id {
			i.Withdrawn = true
			s.invitations[code] = i
		}
	}
}

// letInBefore returns the open invitations through which somebody came in on the chain
// of a statement that lost, before that, and who did.
func (s *State) letInBefore(n lostNode) map[envelope.InvitationID]envelope.DeviceID {
	through := map[envelope.InvitationID]envelope.DeviceID{}
	for at := n.parent; at.statement.Number > n.parted; at = at.parent {
		j, err := envelope.ParseJoining(at.statement)
		if i, known := s.invitations[j.Invitation]; err == nil && known && i.Open() {
			through[j.Invitation] = at.statement.Author
		}
	}
	return through
}

// A Recipient is a device or an invitation to which a key is to be handed.
type Recipient struct {
	ID   envelope.Recipient
	Keys envelope.PublicKeys
}
