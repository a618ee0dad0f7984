package relay

import (
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// pull answers with what the caller lacks.
func (x *round) pull() error {
	x.pullStatements()
	heads, err := x.counted()
	if err != nil {
		return err
	}
	x.answer.Digest = x.digest(heads)
	x.answer.Cursor = x.q.Cursor
	if d, _ := x.folded.state.Device(x.caller); d.Standing != space.Active {
		return x.pullOwnHead() // who is out hears nothing else of what is kept
	}
	p := &pulling{round: x, left: x.page(), coordinator: x.folded.state.IsCoordinator(x.caller)}
	if p.coordinator {
		if err := x.pullWaiting(); err != nil {
			return err
		}
	}
	p.ownFork()
	if err := p.wants(); err != nil {
		return err
	}
	if err := p.rest(heads); err != nil {
		return err
	}
	x.answer.Runs = p.runs
	return nil
}

// pullOwnHead tells who is out, and asks, how far their own feed is kept, quarantine
// included: they bring what this relay has lost, or never had.
func (x *round) pullOwnHead() error {
	if x.q.Vector == nil {
		return nil
	}
	if err := x.readHeads(); err != nil {
		return err
	}
	x.answer.Heads = []protocol.Head{}
	if head, kept := x.heads[x.caller]; kept {
		x.answer.Heads = append(x.answer.Heads, head)
	}
	return nil
}

// counted are the heads of what counts: of a device that is out, no further than
// the statements say, although more may have come before they did.
func (x *round) counted() ([]protocol.Head, error) {
	heads, err := x.tx.Heads()
	if err != nil {
		return nil, err
	}
	counted := make([]protocol.Head, 0, len(heads))
	for _, head := range heads {
		d, known := x.folded.state.Device(head.Device)
		if known && d.Standing != space.Active && head.Sequence > d.Last.Sequence {
			head.Sequence = d.Last.Sequence
			if head.Hash, _, err = x.hashOf(head.Device, head.Sequence); err != nil {
				return nil, err
			}
		}
		if head.Sequence > 0 {
			counted = append(counted, head)
		}
	}
	return counted, nil
}

// digest is over the heads of those whom the statements that go on let in. Whom they
// no longer do has brought what is kept of them, and others may not have that.
func (x *round) digest(heads []protocol.Head) protocol.Short {
	return protocol.HashHeads(slices.DeleteFunc(slices.Clone(heads), func(head protocol.Head) bool { return !isKnown(x.folded.state, head.Device) }))
}

// statementBytes bounds the statements of one answer.
const statementBytes = 1 << 20

// pullStatements answers with those behind the caller's place in the list.
func (x *round) pullStatements() {
	x.answer.Chain = x.folded.mark()
	behind, known := x.folded.behind(x.q.Chain)
	if !known {
		x.answer.Parted = true
		return
	}
	if n := fitting(behind); n < len(behind) {
		x.answer.Chain = x.folded.markAt(int(x.q.Chain.Number) + n)
		x.answer.More = true
		behind = behind[:n]
	}
	// What the caller has just brought along it knows.
	brought := make(map[envelope.Hash]bool, len(x.q.Statements))
	for _, s := range x.q.Statements {
		brought[s.Hash()] = true
	}
	for _, s := range behind {
		if !brought[s.Hash()] {
			x.answer.Statements = append(x.answer.Statements, s)
		}
	}
}

// fitting counts the statements from the start that one answer may hold, one at
// least.
func fitting(list []envelope.Statement) int {
	size := 0
	for i, s := range list {
		if size += len(s.Bytes()); i > 0 && size > statementBytes || i == protocol.MaxStatements {
			return i
		}
	}
	return len(list)
}

func (x *round) pullWaiting() error {
	waiting, err := x.tx.Waiting()
	for _, head := range waiting {
		x.answer.Waiting = append(x.answer.Waiting, protocol.Waiting{Device: head.Device, Sequence: head.Sequence})
	}
	return err
}

// page is how many bytes of envelopes the caller wants.
func (x *round) page() int {
	if x.q.Page > 0 {
		return x.q.Page
	}
	return protocol.PageDefault
}
