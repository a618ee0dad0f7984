package relay

import (
	"errors"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// statements keeps those that may stand where they say, and carries out what
// they say of envelopes. Whoever carries them, their authors signed them.
func (x *round) statements() error {
	before := x.folded.state
	var added []envelope.Statement
	why := protocol.CodeStatements
	takesOver := false
	for i, statement := range x.q.Statements {
		if x.folded.tree.Has(statement.Hash()) {
			continue
		}
		takesOver = takesOver || x.takesOver(x.q.Statements[i:])
		next, err := x.append(statement, takesOver)
		if err != nil {
			x.answer.Refused = true
			if errors.Is(err, errElsewhere) {
				why = protocol.CodeHome
			}
			break // the others follow it
		}
		x.folded, added = next, append(added, statement)
		takesOver = takesOver && statement.Type != envelope.SetHome
	}
	// Whom what is carried lets in on a chain that loses, here or against what they bring,
	// is answered as who is out: they are to hear of it, and come in on the other one.
	if !x.q.Carried && !isKnown(x.folded.state, x.caller) {
		return protocol.Refuse(why)
	}
	if len(added) == 0 {
		return nil
	}
	x.woke = true
	if err := x.tx.AddStatements(added); err != nil {
		return err
	}
	if err := x.eraseSince(before); err != nil {
		return err
	}
	return x.release()
}

// isKnown says whether a device is or was in the space.
func isKnown(state space.State, device envelope.DeviceID) bool {
	_, known := state.Device(device)
	return known
}

// append adds a statement behind the newest one, or, when it was appended by a
// relay before and is brought back, where it stood.
func (x *round) append(statement envelope.Statement, takesOver bool) (*folded, error) {
	if !x.q.Carried {
		if !takesOver && !x.relay.appendsTo(x.folded.state, statement) {
			return nil, errElsewhere
		}
		today := envelope.Day(x.relay.now() / (24 * 60 * 60))
		if err := x.folded.state.CheckOn(today, statement); err != nil {
			return nil, err
		}
	}
	return x.folded.grown([]envelope.Statement{statement})
}

// takesOver says whether statements, one after the other, lead to one that makes
// this relay the home, while another is: whoever says so said the rest before, and
// the home of before may never append it.
func (x *round) takesOver(statements []envelope.Statement) bool {
	state := x.folded.state
	if x.q.Carried || x.relay.appendsTo(state, statements[0]) {
		return false
	}
	for _, statement := range statements {
		next, err := state.Apply(statement)
		if err != nil {
			return false
		}
		if x.relay.appendsTo(state, statement) {
			return true // others may have been to be the home between
		}
		state = next
	}
	return false
}

// eraseSince stubs what is erased now, and was not before.
func (x *round) eraseSince(before space.State) error {
	for _, e := range x.folded.state.ErasuresSince(before) {
		for _, feed := range e.Feeds {
			if err := x.tx.Stub(feed.Device, feed.Runs); err != nil {
				return err
			}
		}
	}
	return nil
}

// release gives numbers to what waited and now counts: as far as the envelope
// that a coordinator accepted, and only where it is that one.
func (x *round) release() error {
	waiting, err := x.tx.Waiting()
	if err != nil {
		return err
	}
	for _, head := range waiting {
		d, _ := x.folded.state.Device(head.Device)
		if d.Standing == space.Active || d.Last.Sequence == 0 || d.Last.Sequence > head.Sequence {
			continue
		}
		hash, known, err := x.hashOf(head.Device, d.Last.Sequence)
		if err != nil {
			return err
		}
		if known && hash == d.Last.Hash {
			if err := x.tx.Release(head.Device, d.Last.Sequence); err != nil {
				return err
			}
		}
	}
	return nil
}
