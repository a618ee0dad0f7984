package client

import (
	"maps"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// An Exchange is one contact with the relay of a space, as a state machine.
// Ask it for the [Plan] of each round, give it the answer, take in what comes
// out of that, and go on until there is no further plan.
type Exchange struct {
	space envelope.SpaceID
	self  envelope.DeviceID
	memo  memo
	relay map[envelope.DeviceID]uint64 // how far the relay holds each feed, as far as is known

	begun    bool
	more     bool           // the relay has more to send
	digest   protocol.Short // of all that the relay holds
	vector   vectorState
	asked    bool                                  // what lacks was asked for by name
	refused  map[envelope.DeviceID]protocol.Result // feeds that the relay does not take now
	appended int                                   // rounds in which statements were sent
	differs  bool
	forked   bool
	parted   bool
}

// vectorState says whether the heads are to be compared one by one.
type vectorState int

const (
	vectorUnneeded vectorState = iota
	vectorNeeded
	vectorSent
)

// mostAppends bounds how often statements are sent in one contact: each time
// somebody else was faster, what was refused is signed again on top of theirs.
const mostAppends = 8

// NewExchange begins a contact about what is held of a space, for a device.
func NewExchange(self envelope.DeviceID, h space.Holding) *Exchange {
	x := &Exchange{
		space:   h.State.Space(),
		self:    self,
		memo:    readMemo(h.Cursor),
		relay:   maps.Clone(h.Confirmed),
		refused: map[envelope.DeviceID]protocol.Result{},
	}
	if x.relay == nil {
		x.relay = map[envelope.DeviceID]uint64{}
	}
	return x
}

// A Plan is the next round: a request, to which as much is to be added of the
// stretches, in their order, as one message may hold.
type Plan struct {
	Request protocol.Request
	Push    []Stretch
}

// Next gives the next round about what is held now, and whether there is one.
func (x *Exchange) Next(h space.Holding) (Plan, bool) {
	plan := Plan{Request: protocol.Request{Chain: x.memo.Chain, Cursor: x.memo.Cursor}}
	plan.Request.Statements = x.statements(h)
	plan.Push = x.push(h)
	lacks := wants(h)
	sends := len(plan.Request.Statements)+len(plan.Push) > 0
	if x.begun && !sends && !x.more && x.vector == vectorUnneeded && protocol.HashHeads(heads(h)) != x.digest {
		x.vector = vectorNeeded
	}
	switch {
	case !x.begun, x.more, sends, x.vector == vectorNeeded, len(lacks) > 0 && !x.asked:
	default:
		x.differs = protocol.HashHeads(heads(h)) != x.digest
		return Plan{}, false
	}
	if x.vector == vectorNeeded {
		plan.Request.Vector = heads(h)
		if plan.Request.Vector == nil {
			plan.Request.Vector = []protocol.Head{}
		}
	}
	if !x.asked {
		plan.Request.Wants = lacks
	}
	return plan, true
}

// statements gives what the relay's chain lacks of the one that goes on here:
// nothing while it is not known where the two meet.
func (x *Exchange) statements(h space.Holding) []envelope.Statement {
	if x.memo.Chain.Number == 0 || x.appended >= mostAppends {
		return nil
	}
	x.parted = true
	at := x.memo.Chain.Number
	if at > uint64(len(h.Chain)) || markOf(h.Chain[at-1]) != x.memo.Chain {
		return nil
	}
	x.parted = false
	return fitting(h.Chain[at:])
}

// fitting gives statements from the start that one message may hold.
func fitting(chain []envelope.Statement) []envelope.Statement {
	size := 0
	for i, statement := range chain {
		if size += len(statement.Bytes()); size > pushMost && i > 0 || i == protocol.MaxStatements {
			return chain[:i]
		}
	}
	return chain
}

// push gives what is to be sent. Statements go first, alone, when the relay may
// not know yet who wrote it.
func (x *Exchange) push(h space.Holding) []Stretch {
	var all []Stretch
	for _, stretch := range lacking(h, x.relay) {
		if _, refused := x.refused[stretch.Device]; !refused && (x.begun || stretch.Device == x.self) {
			all = append(all, stretch)
		}
	}
	return all
}

// Answered takes in the answer to a request, and gives what it brings.
func (x *Exchange) Answered(sent protocol.Request, a protocol.Answer) space.Delivery {
	x.begun, x.asked = true, x.asked || len(sent.Wants) > 0
	if len(sent.Statements) > 0 {
		x.appended++
	}
	x.learn(sent, a)
	// A relay that has more to say and says nothing is not asked for ever.
	x.more = a.More && (len(a.Runs)+len(a.Statements) > 0 || a.Cursor != sent.Cursor)
	x.digest = a.Digest
	if sent.Vector != nil && !a.Astray {
		x.vector = vectorSent
	}
	if a.Astray && x.vector != vectorSent {
		x.vector, x.more = vectorNeeded, true
	}
	x.memo.Chain = a.Chain
	if n := len(a.Statements); n > 0 && len(sent.Statements) == 0 && a.Statements[n-1].Number < a.Chain.Number {
		x.memo.Chain, x.more = markOf(a.Statements[n-1]), true // there were too many for one answer
	}
	if a.Parted {
		// From the founding statement on, which is common to all.
		x.memo.Chain, x.more = protocol.Mark{}, sent.Chain != protocol.Mark{}
	}
	if !a.Astray {
		x.memo.Cursor = a.Cursor
	}
	d := space.Delivery{Space: x.space, Statements: a.Statements, Confirmed: maps.Clone(x.relay), Cursor: x.memo.bytes()}
	for _, run := range a.Runs {
		d.Envelopes = append(d.Envelopes, run...)
	}
	return d
}

func markOf(s envelope.Statement) protocol.Mark {
	return protocol.Mark{Number: s.Number, Hash: protocol.ShortOf(s.Hash())}
}

// learn notes how far the relay holds each feed.
func (x *Exchange) learn(sent protocol.Request, a protocol.Answer) {
	if a.Heads != nil {
		clear(x.relay)
		for _, head := range a.Heads {
			x.relay[head.Device] = head.Sequence
		}
	}
	for i, o := range a.Outcomes {
		if i < len(sent.Runs) {
			x.outcome(sent.Runs[i], o)
		}
	}
	for _, run := range a.Runs {
		last := run[len(run)-1].Header
		x.relay[last.Device] = max(x.relay[last.Device], last.Sequence)
	}
	for _, fork := range a.Forks {
		x.refused[fork.Device] = protocol.Forked
		x.forked = x.forked || fork.Device == x.self
	}
}

// outcome notes what became of a run that was sent. A feed that the relay does
// not take is left for the next contact, and holds up no other.
func (x *Exchange) outcome(sent protocol.Run, o protocol.Outcome) {
	device := sent[0].Header.Device
	before := x.relay[device]
	x.relay[device] = o.Through
	switch {
	case o.Result == protocol.Kept, o.Result == protocol.Quarantined:
	case o.Result == protocol.Gap && o.Through < before, o.Result == protocol.Unopened && x.appended < mostAppends:
		// Sent again from where the relay is, or once it has the statement.
	default:
		x.refused[device] = o.Result
	}
	if o.Through <= before && o.Result != protocol.Gap {
		x.refused[device] = o.Result // it went no further; not again and again
	}
}

// Differs says, after the last round, that the two sides still do not hold the
// same: something waits for a statement, or the relay withholds it.
func (x *Exchange) Differs() bool { return x.differs }

// Parted says that the relay goes on with another chain of statements than all
// that is known here does.
func (x *Exchange) Parted() bool { return x.parted }

// Forked says that another device writes under the keys of this one.
func (x *Exchange) Forked() bool { return x.forked }

// Refused gives the feeds that the relay did not take, and why.
func (x *Exchange) Refused() map[envelope.DeviceID]protocol.Result { return x.refused }
