package relay

import (
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// pulling gathers what is sent, within one page.
type pulling struct {
	*round
	coordinator bool
	left        int // bytes
	count       int // envelopes
	runs        []protocol.Run
	lastRun     map[envelope.DeviceID]int // of each device, in runs
}

func (p *pulling) full() bool { return p.left <= 0 || p.count >= protocol.MaxBatch }

// add sends an envelope, in the run that it continues. The same one may come
// from several sides.
func (p *pulling) add(e envelope.Envelope) {
	p.left -= protocol.Size(e)
	p.count++
	h := e.Header
	if at, ok := p.lastRun[h.Device]; ok {
		run := p.runs[at]
		if run[len(run)-1].Header.Sequence+1 == h.Sequence {
			p.runs[at] = append(run, e)
			return
		}
	}
	if p.lastRun == nil {
		p.lastRun = make(map[envelope.DeviceID]int)
	}
	p.lastRun[h.Device] = len(p.runs)
	p.runs = append(p.runs, protocol.Run{e})
}

// wants sends what the caller asks for by name; what is in quarantine to
// coordinators.
func (p *pulling) wants() error {
	for _, want := range p.q.Wants {
		for from := want.First; from <= want.Last && !p.full(); {
			kept, err := p.tx.Stretch(want.Device, from, p.left, p.coordinator)
			if err != nil {
				return err
			}
			kept = kept[:min(uint64(len(kept)), want.Last-from+1)]
			if len(kept) == 0 {
				break
			}
			for _, e := range kept[:min(len(kept), protocol.MaxBatch-p.count)] {
				p.add(e)
			}
			from += uint64(len(kept))
		}
	}
	return nil
}

// rest sends what lies behind the caller's vector or cursor.
func (p *pulling) rest(heads []protocol.Head) error {
	if p.q.Vector != nil {
		p.answer.Heads = heads
		return p.behindVector(heads)
	}
	fits := p.upToDate
	if !fits {
		var err error
		if fits, err = p.fits(p.q.Cursor); err != nil {
			return err
		}
	}
	if !fits {
		p.answer.Astray, p.answer.Heads = true, heads
		return nil
	}
	return p.behindCursor()
}

// fits says whether a cursor is one of this relay.
func (x *round) fits(m protocol.Mark) (bool, error) {
	if m.Number == 0 {
		return true, nil
	}
	hash, known, err := x.tx.HashAt(Number(m.Number))
	return known && protocol.ShortOf(hash) == m.Hash, err
}

// behindCursor sends what lies behind the caller's cursor, but for what it wrote
// or brought along.
func (p *pulling) behindCursor() error {
	cursor := Number(p.q.Cursor.Number)
	newest, _, err := p.tx.Cursor()
	if err != nil || p.full() {
		p.answer.More = p.answer.More || cursor < newest
		return err
	}
	found, through, err := p.tx.After(cursor, p.caller, p.left)
	if err != nil {
		return err
	}
	if room := protocol.MaxBatch - p.count; len(found) > room {
		found = found[:room]
		through = found[room-1].Number
	}
	for _, n := range found {
		if !p.brought(n.Envelope.Header) {
			p.add(n.Envelope)
		}
	}
	p.answer.More = p.answer.More || through < newest
	if n := len(found); n > 0 && found[n-1].Number == through {
		p.answer.Cursor = protocol.Mark{Number: uint64(through), Hash: protocol.ShortOf(found[n-1].Envelope.Hash())}
		return nil
	}
	p.answer.Cursor, err = p.cursorAt(max(through, cursor))
	return err
}

// brought says whether the caller brought an envelope along in this round.
func (x *round) brought(h envelope.Header) bool {
	return slices.ContainsFunc(x.q.Runs, func(run protocol.Run) bool {
		first := run[0].Header
		return first.Device == h.Device && first.Sequence <= h.Sequence && h.Sequence < first.Sequence+uint64(len(run))
	})
}

func (x *round) cursorAt(n Number) (protocol.Mark, error) {
	if n == 0 {
		return protocol.Mark{}, nil
	}
	hash, _, err := x.tx.HashAt(n)
	return protocol.Mark{Number: uint64(n), Hash: protocol.ShortOf(hash)}, err
}

// behindVector sends what lies behind the caller's vector, feed by feed, and
// names what the caller holds another of. The cursor moves once all is sent.
func (p *pulling) behindVector(heads []protocol.Head) error {
	held := make(map[envelope.DeviceID]protocol.Head, len(p.q.Vector))
	for _, head := range p.q.Vector {
		held[head.Device] = head
	}
	for _, head := range heads {
		have := held[head.Device]
		fork, err := p.forked(head, have)
		if err != nil {
			return err
		}
		if fork {
			continue
		}
		if whole, err := p.feed(head, have.Sequence); err != nil || !whole {
			p.answer.More = true
			return err
		}
	}
	newest, _, err := p.tx.Cursor()
	if err != nil {
		return err
	}
	p.answer.Cursor, err = p.cursorAt(newest)
	return err
}

// feed sends one feed from behind a sequence up to its head, and says whether
// the page had room for all of it.
func (p *pulling) feed(head protocol.Head, behind uint64) (whole bool, err error) {
	for from := behind + 1; from <= head.Sequence; {
		if p.full() {
			return false, nil
		}
		kept, err := p.tx.Stretch(head.Device, from, p.left, false)
		if err != nil {
			return false, err
		}
		if len(kept) == 0 {
			break // never: the head is kept
		}
		for _, e := range kept {
			if e.Header.Sequence > head.Sequence {
				return true, nil
			}
			if p.count >= protocol.MaxBatch {
				return false, nil
			}
			if !p.brought(e.Header) {
				p.add(e)
			}
		}
		from += uint64(len(kept))
	}
	return true, nil
}

// forked says whether the caller holds another envelope where its head of a feed
// is, and names the relay's.
func (p *pulling) forked(mine, theirs protocol.Head) (bool, error) {
	if theirs.Sequence == 0 || theirs.Sequence > mine.Sequence {
		return false, nil
	}
	hash := mine.Hash
	if theirs.Sequence < mine.Sequence {
		var err error
		if hash, _, err = p.hashOf(mine.Device, theirs.Sequence); err != nil {
			return false, err
		}
	}
	if hash == theirs.Hash {
		return false, nil
	}
	p.fork(protocol.Head{Device: mine.Device, Sequence: theirs.Sequence, Hash: hash})
	return true, nil
}
