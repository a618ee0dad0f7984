package client

import (
	"maps"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// Answered takes in the answer to a request, and gives what it brings.
func (x *Exchange) Answered(sent protocol.Request, a protocol.Answer) space.Delivery {
	x.begun = true
	for _, want := range sent.Wants {
		x.asked[want] = true
		x.noteRest(want, a.Runs)
	}
	x.answeredStatements(sent, a)
	x.learn(sent, a)
	// A relay that has more to say and says nothing is not asked for ever.
	x.more = a.More && (len(a.Runs)+len(a.Statements) > 0 || a.Cursor != sent.Cursor) ||
		x.said.mark == protocol.Mark{} && sent.Chain != protocol.Mark{} && x.said.parted <= mostParted
	x.calm = len(sent.Statements)+len(a.Statements)+len(a.Forks) == 0 && !a.Parted && !a.Astray
	x.digest, x.waiting = a.Digest, a.Waiting
	if sent.Vector != nil && isActive(x.held.State, x.self) && !a.Astray && !a.More {
		x.vector = vectorSent
	}
	if a.Astray && x.vector != vectorSent {
		x.vector = vectorNeeded
	}
	if !a.Astray {
		x.memo.Cursor = a.Cursor
	}
	x.memo.Refused = slices.SortedFunc(maps.Keys(x.refused), func(a, b envelope.DeviceID) int { return slices.Compare(a[:], b[:]) })
	d := space.Delivery{Space: x.space, Statements: a.Statements}
	if !x.said.carries {
		d.Appended = x.appended()
	}
	if !x.said.carries && !x.said.visits {
		d.Confirmed, d.Cursor = maps.Clone(x.relay), x.memo.bytes()
	}
	for _, run := range a.Runs {
		d.Envelopes = append(d.Envelopes, run...)
	}
	return d
}

// noteRest notes what did not fit into an answer of a branch that is sought: it is taken
// in from its end on, so what comes first is of no use before that. So it may be with a
// gap in a feed that has ended, below which another branch may be held.
func (x *Exchange) noteRest(want protocol.Want, came []protocol.Run) {
	sought := slices.ContainsFunc(x.held.Sought, func(s space.Run) bool {
		return s.Device == want.Device && s.First <= want.First && want.Last <= s.Last
	})
	if !sought && isActive(x.held.State, want.Device) {
		return
	}
	through := uint64(0)
	for _, run := range came {
		for _, e := range run {
			if h := e.Header; h.Device == want.Device && want.First <= h.Sequence && h.Sequence <= want.Last {
				through = max(through, h.Sequence)
			}
		}
	}
	if through > 0 && through < want.Last {
		x.rest = append(x.rest, protocol.Want{Device: want.Device, First: through + 1, Last: want.Last})
	}
}

// answeredStatements notes which statements the relay has.
func (x *Exchange) answeredStatements(sent protocol.Request, a protocol.Answer) {
	if len(sent.Statements) > 0 {
		x.appends++
	}
	if took := x.said.answered(sent, a); took {
		// What lacked them can be sent now.
		maps.DeleteFunc(x.refused, func(_ envelope.DeviceID, r protocol.Result) bool {
			return r == protocol.Unmet || r == protocol.Unopened || r == protocol.Bodiless
		})
	}
	if len(sent.Statements)+len(a.Statements) > 0 || a.Parted || len(x.memo.Last) == 0 {
		x.memo.Last = x.said.last()
	}
	if x.memo.Chain = x.said.mark; len(x.memo.Last) > mostLast {
		x.memo.Chain, x.memo.Last = protocol.Mark{}, nil
	}
}

// appended gives the ends of the relay's chains that are not known as such here.
func (x *Exchange) appended() []envelope.Hash {
	known := map[envelope.Hash]bool{}
	for _, h := range x.held.Statements {
		known[h.Hash] = h.Appended
	}
	var all []envelope.Hash
	for _, hash := range x.memo.Last {
		if !known[hash] {
			all = append(all, hash)
		}
	}
	return all
}

// learn notes how far the relay holds each feed.
func (x *Exchange) learn(sent protocol.Request, a protocol.Answer) {
	taken := map[envelope.DeviceID]uint64{} // of what is in quarantine no heads tell
	told := a.Heads != nil                  // how far it has this device's feed
	for i, o := range a.Outcomes {
		if i >= len(sent.Runs) {
			break
		}
		x.outcome(sent.Runs[i], o)
		told = told || sent.Runs[i][0].Header.Device == x.self
		if o.Result == protocol.Quarantined || o.Result == protocol.Kept {
			taken[sent.Runs[i][0].Header.Device] = o.Through
		}
	}
	for _, w := range a.Waiting {
		taken[w.Device] = w.Sequence
	}
	if a.Heads != nil {
		clear(x.relay)
		for _, head := range a.Heads {
			x.relay[head.Device] = head.Sequence
		}
	}
	for device, through := range taken {
		x.relay[device] = max(x.relay[device], through)
	}
	for _, run := range a.Runs {
		last := run[len(run)-1].Header
		if told && last.Device == x.self {
			continue // it may show what it does not keep: that the feed forked
		}
		x.relay[last.Device] = max(x.relay[last.Device], last.Sequence)
	}
	for _, fork := range a.Forks {
		x.refused[fork.Device] = protocol.Forked
		x.branched(fork)
	}
	x.forks = append(x.forks, a.Forks...)
	x.keeps()
}

// outcome notes what became of a run that was sent. A feed that the relay does
// not take is left for the next contact, and holds up no other.
func (x *Exchange) outcome(sent protocol.Run, o protocol.Outcome) {
	device, first, last := sent[0].Header.Device, sent[0].Header.Sequence, sent[len(sent)-1].Header.Sequence
	before := x.relay[device]
	x.relay[device] = o.Through
	if x.took(device, o) {
		return
	}
	// Of a feed that forked it tells how far the other branch goes.
	if had, has := max(x.most[device], before, first-1), min(o.Through, last); has > had && o.Result != protocol.Forked {
		x.sent += int(has - had)
		x.most[device] = has
		delete(x.probing, device)
	}
	switch {
	case (o.Result == protocol.Kept || o.Result == protocol.Quarantined) && o.Through > before:
	case o.Result == protocol.Gap && o.Through < before:
		// Sent again from where the relay is.
	default:
		x.refused[device] = o.Result // not again and again
	}
	if at := o.Through + 1; first <= at && at <= last {
		x.need(sent[at-first], o.Result)
	}
}

// need has the statements carried that the relay lacks for an envelope which it did not
// take: for one that it cannot place, or a stub. They may be on a chain that lost, and
// whoever is to sign them again be no more.
func (x *Exchange) need(e envelope.Envelope, why protocol.Result) {
	switch why {
	case protocol.Unopened:
		x.said.need(e.Header.Members, x.held.Statements)
	case protocol.Bodiless:
		for _, erasure := range x.held.State.Stubbing(e.Header.Device, e.Header.Sequence) {
			x.said.need(erasure.Hash, x.held.Statements)
		}
	}
}
