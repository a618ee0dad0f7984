package relay

import (
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// pull answers with what the caller lacks.
func (x *round) pull() error {
	x.pullStatements()
	heads, err := x.tx.Heads()
	if err != nil {
		return err
	}
	x.answer.Digest = protocol.HashHeads(heads)
	if !x.member {
		x.answer.Cursor = x.q.Cursor
		return nil // who was removed is answered with statements and outcomes alone
	}
	if x.folded.state.IsCoordinator(x.caller) {
		if err := x.pullWaiting(); err != nil {
			return err
		}
	}
	if x.q.Vector != nil {
		return x.pullVector(heads)
	}
	fits, err := x.fits(x.q.Cursor)
	if err != nil {
		return err
	}
	if !fits {
		x.answer.Astray, x.answer.Heads = true, nonNil(heads)
		x.answer.Cursor = x.q.Cursor
		return nil
	}
	return x.pullCursor()
}

func nonNil(heads []protocol.Head) []protocol.Head {
	if heads == nil {
		return []protocol.Head{}
	}
	return heads
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
	size := 0
	for i, s := range behind {
		if size += len(s.Bytes()); i > 0 && size > statementBytes || i == protocol.MaxStatements {
			behind = behind[:i]
			x.answer.Chain = x.folded.markAt(int(x.q.Chain.Number) + i)
			x.answer.More = true
			break
		}
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

func (x *round) pullWaiting() error {
	waiting, err := x.tx.Waiting()
	for _, head := range waiting {
		x.answer.Waiting = append(x.answer.Waiting, protocol.Waiting{Device: head.Device, Sequence: head.Sequence})
	}
	return err
}

// fits says whether a cursor is one of this relay.
func (x *round) fits(m protocol.Mark) (bool, error) {
	if m.Number == 0 {
		return true, nil
	}
	hash, known, err := x.tx.HashAt(Number(m.Number))
	return known && protocol.ShortOf(hash) == m.Hash, err
}

// page is how many bytes of envelopes the caller wants.
func (x *round) page() int {
	if x.q.Page > 0 {
		return x.q.Page
	}
	return protocol.PageDefault
}

// pullCursor answers with what lies behind the caller's cursor, but for its own.
func (x *round) pullCursor() error {
	runs := &runs{}
	for _, want := range x.q.Wants {
		kept, err := x.tx.Stretch(want.Device, want.First, x.page(), x.folded.state.IsCoordinator(x.caller))
		if err != nil {
			return err
		}
		for _, e := range kept {
			if e.Header.Sequence <= want.Last {
				runs.add(e)
			}
		}
	}
	found, through, err := x.tx.After(Number(x.q.Cursor.Number), x.caller, x.page())
	if err != nil {
		return err
	}
	carried := x.carried()
	for _, n := range found {
		if !carried(n.Envelope) {
			runs.add(n.Envelope)
		}
	}
	newest, _, err := x.tx.Cursor()
	if err != nil {
		return err
	}
	x.answer.More = x.answer.More || through < newest
	x.answer.Runs = runs.list
	x.answer.Cursor, err = x.cursorAt(max(through, Number(x.q.Cursor.Number)))
	return err
}

// carried says of an envelope whether the caller brought it along in this round.
func (x *round) carried() func(envelope.Envelope) bool {
	return func(e envelope.Envelope) bool {
		return slices.ContainsFunc(x.q.Runs, func(run protocol.Run) bool {
			first := run[0].Header
			return first.Device == e.Header.Device && first.Sequence <= e.Header.Sequence &&
				e.Header.Sequence < first.Sequence+uint64(len(run))
		})
	}
}

func (x *round) cursorAt(n Number) (protocol.Mark, error) {
	if n == 0 {
		return protocol.Mark{}, nil
	}
	hash, _, err := x.tx.HashAt(n)
	return protocol.Mark{Number: uint64(n), Hash: protocol.ShortOf(hash)}, err
}

// pullVector answers with what lies behind the caller's vector, feed by feed,
// and with the relay's own heads. The cursor moves once all of it is sent.
func (x *round) pullVector(heads []protocol.Head) error {
	x.answer.Heads = nonNil(heads)
	held := make(map[envelope.DeviceID]protocol.Head, len(x.q.Vector))
	for _, head := range x.q.Vector {
		held[head.Device] = head
	}
	runs, left := &runs{}, x.page()
	for _, head := range heads {
		have := held[head.Device]
		fork, err := x.forkOf(head, have)
		if err != nil {
			return err
		}
		if fork || have.Sequence >= head.Sequence {
			continue
		}
		for from := have.Sequence + 1; from <= head.Sequence; {
			if left <= 0 {
				x.answer.More, x.answer.Cursor, x.answer.Runs = true, x.q.Cursor, runs.list
				return nil
			}
			kept, err := x.tx.Stretch(head.Device, from, left, false)
			if err != nil || len(kept) == 0 {
				return err
			}
			for _, e := range kept {
				runs.add(e)
				left -= protocol.Size(e)
			}
			from += uint64(len(kept))
		}
	}
	x.answer.Runs = runs.list
	newest, _, err := x.tx.Cursor()
	if err != nil {
		return err
	}
	x.answer.Cursor, err = x.cursorAt(newest)
	return err
}

// forkOf says whether the caller holds another envelope where its head of a feed
// is, and names the relay's.
func (x *round) forkOf(mine, theirs protocol.Head) (bool, error) {
	if theirs.Sequence == 0 || theirs.Sequence > mine.Sequence {
		return false, nil
	}
	k := keeping{round: x}
	hash, err := k.hashOf(mine.Device, theirs.Sequence, mine)
	if err != nil || hash == theirs.Hash {
		return false, err
	}
	k.fork(protocol.Head{Device: mine.Device, Sequence: theirs.Sequence, Hash: hash})
	return true, nil
}

// runs gathers envelopes into runs.
type runs struct{ list []protocol.Run }

func (r *runs) add(e envelope.Envelope) {
	for i := len(r.list) - 1; i >= 0; i-- {
		last := r.list[i][len(r.list[i])-1]
		if last.Header.Device != e.Header.Device {
			continue
		}
		if last.Header.Sequence+1 == e.Header.Sequence && e.Header.Previous == last.Hash() {
			r.list[i] = append(r.list[i], e)
			return
		}
		break
	}
	r.list = append(r.list, protocol.Run{e})
}
