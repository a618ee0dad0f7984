package envelope

import "encoding/binary"

// A Rotation is what a statement of type Rotate says: a new epoch starts, and
// invitations that are withdrawn do not get its key.
type Rotation struct {
	Withdrawn []InvitationID // in order; may be none
	Epoch     NewEpoch
}

// Statement returns the statement that starts the epoch, still to be placed
// and signed. It puts the lists in order.
func (n Rotation) Statement() Statement {
	sortBy(n.Withdrawn, func(id InvitationID) []byte { return id[:] })
	n.Epoch.sort()
	b := binary.BigEndian.AppendUint32(nil, uint32(len(n.Withdrawn)))
	for _, id := range n.Withdrawn {
		b = append(b, id[:]...)
	}
	return Statement{Type: Rotate, Payload: n.Epoch.append(b)}
}

// ParseRotation reads the payload of a statement of type Rotate. It returns
// ErrMalformed.
func ParseRotation(s Statement) (Rotation, error) {
	var n Rotation
	err := parsePayload(s, Rotate, func(r *reader) {
		for range r.count(len(InvitationID{})) {
			var id InvitationID
			r.fill(id[:])
			n.Withdrawn = append(n.Withdrawn, id)
		}
		n.Epoch = r.newEpoch()
		r.require(ascending(len(n.Withdrawn), func(i int) []byte { return n.Withdrawn[i][:] }))
	})
	return n, err
}
