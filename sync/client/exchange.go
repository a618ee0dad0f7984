package client

import (
	"maps"
	"slices"

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
	said  *said
	relay map[envelope.DeviceID]uint64 // how far the relay holds each feed, as far as is known
	held  space.Holding                // when the last plan was made

	begun   bool
	more    bool                                  // the relay has more to send
	digest  protocol.Short                        // of all that the relay holds
	vector  vectorState                           // whether heads are to be compared one by one
	waiting []protocol.Waiting                    // the quarantine, as far as the relay tells of it
	forks   []protocol.Fork                       // of the feed of this device, as the relay says
	asked   map[protocol.Want]bool                // in this contact
	refused map[envelope.DeviceID]protocol.Result // feeds that the relay does not take now
	probing map[envelope.DeviceID]bool            // feeds that it did not take last time
	sent    int                                   // envelopes that it took
	most    map[envelope.DeviceID]uint64          // up to where it took each feed, whatever it says later
	appends int                                   // rounds in which statements were sent
	differs bool                                  // at the end
	unsaid  int                                   // at the end
}

// vectorState says whether the heads are to be compared one by one.
type vectorState int

const (
	vectorUnneeded vectorState = iota
	vectorNeeded
	vectorSent
)

// mostAppends bounds in how many rounds of one contact statements are sent:
// each time somebody else was faster, what was refused is signed again on top
// of theirs.
const mostAppends = 16

// mostParted bounds how often in one contact the relay's statements are
// followed from the beginning.
const mostParted = 2

// NewExchange begins a contact about what is held of a space, for a device.
func NewExchange(self envelope.DeviceID, h space.Holding) *Exchange {
	x := &Exchange{
		space:   h.State.Space(),
		self:    self,
		memo:    readMemo(h.Cursor, homeOf(h)),
		relay:   maps.Clone(h.Confirmed),
		asked:   map[protocol.Want]bool{},
		refused: map[envelope.DeviceID]protocol.Result{},
		probing: map[envelope.DeviceID]bool{},
		most:    map[envelope.DeviceID]uint64{},
	}
	for _, device := range x.memo.Refused {
		x.probing[device] = true
	}
	x.said = newSaid(x.memo, h, self)
	if x.relay == nil {
		x.relay = map[envelope.DeviceID]uint64{}
	}
	if x.memo.Cursor.Number == 0 && len(h.Runs) > 0 {
		x.vector = vectorNeeded // rather than be sent what is here
	}
	return x
}

// homeOf gives at which relay a space is: where it says that it goes, a relay has
// to hear of first.
func homeOf(h space.Holding) envelope.RelayID {
	for _, s := range slices.Backward(h.Statements) {
		if s.Type != envelope.SetHome || !s.Continues || !s.Appended {
			continue
		}
		if home, err := envelope.ParseHome(s.Statement); err == nil {
			return home.Relay
		}
	}
	return h.State.Home().Relay
}

// NewCarrying begins a contact with a relay that is not the home of the space.
func NewCarrying(self envelope.DeviceID, h space.Holding) *Exchange {
	h.Cursor, h.Confirmed = nil, nil
	x := NewExchange(self, h)
	x.said.carries = true
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
	x.held = h
	if h.Self != (envelope.DeviceID{}) {
		x.self = h.Self // it goes on as another one
	}
	plan := Plan{Request: protocol.Request{Chain: x.said.mark, Cursor: x.memo.Cursor}}
	if x.appends < mostAppends {
		plan.Request.Statements, plan.Request.Carried = x.said.lacks(h.Statements)
	}
	plan.Push = x.push(h)
	plan.Request.Wants = x.wants(h)
	sends := len(plan.Request.Statements)+len(plan.Push) > 0
	active := isActive(h.State, x.self)
	if x.begun && active && !sends && !x.more && x.vector == vectorUnneeded && protocol.HashHeads(heads(h)) != x.digest {
		x.vector = vectorNeeded
	}
	switch {
	case !x.begun, x.more, sends, active && x.vector == vectorNeeded, len(plan.Request.Wants) > 0:
	default:
		x.differs = active && protocol.HashHeads(heads(h)) != x.digest
		x.unsaid = x.said.unsaid(h.Statements)
		return Plan{}, false
	}
	if active && x.vector == vectorNeeded {
		plan.Request.Vector = heads(h)
	}
	return plan, true
}

func isActive(s space.State, device envelope.DeviceID) bool {
	d, _ := s.Device(device)
	return d.Standing == space.Active
}

// push gives what is to be sent. Before the relay said what it has, what others
// wrote may be there already; who is out brings its own only. Of a feed that was
// not taken last time one is enough to see whether it is now.
func (x *Exchange) push(h space.Holding) []Stretch {
	var all []Stretch
	others := x.begun && isActive(h.State, x.self)
	for _, stretch := range lacking(h, x.relay) {
		if _, refused := x.refused[stretch.Device]; refused || stretch.Device != x.self && !others {
			continue
		}
		if x.probing[stretch.Device] {
			stretch.Through = stretch.From
		}
		all = append(all, stretch)
	}
	return all
}

// wants gives what lacks and was not asked for in this contact; and the envelope
// that the relay says another wrote under the keys of this device, for only that
// proves it.
func (x *Exchange) wants(h space.Holding) []protocol.Want {
	var all []protocol.Want
	lacks := wants(h, x.waiting)
	for _, fork := range x.forks {
		lacks = append(lacks, protocol.Want{Device: fork.Device, First: fork.Sequence, Last: fork.Sequence})
	}
	for _, want := range protocol.SortWants(lacks) {
		if n := len(all); n > 0 && all[n-1].Device == want.Device && all[n-1].Last >= want.First {
			continue // one more time is no use
		}
		if !x.asked[want] && len(all) < protocol.MaxWants {
			all = append(all, want)
		}
	}
	return all
}

// Answered takes in the answer to a request, and gives what it brings.
func (x *Exchange) Answered(sent protocol.Request, a protocol.Answer) space.Delivery {
	x.begun = true
	for _, want := range sent.Wants {
		x.asked[want] = true
	}
	x.answeredStatements(sent, a)
	x.learn(sent, a)
	// A relay that has more to say and says nothing is not asked for ever.
	x.more = a.More && (len(a.Runs)+len(a.Statements) > 0 || a.Cursor != sent.Cursor) ||
		x.said.mark == protocol.Mark{} && sent.Chain != protocol.Mark{} && x.said.parted <= mostParted
	x.digest, x.waiting = a.Digest, a.Waiting
	if sent.Vector != nil && !a.Astray && !a.More {
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
		d.Appended, d.Confirmed, d.Cursor = x.appended(), maps.Clone(x.relay), x.memo.bytes()
	}
	for _, run := range a.Runs {
		d.Envelopes = append(d.Envelopes, run...)
	}
	return d
}

// answeredStatements notes which statements the relay has.
func (x *Exchange) answeredStatements(sent protocol.Request, a protocol.Answer) {
	if len(sent.Statements) > 0 {
		x.appends++
	}
	if took := x.said.answered(sent, a); took {
		// What lacked them can be sent now.
		maps.DeleteFunc(x.refused, func(_ envelope.DeviceID, r protocol.Result) bool {
			return r == protocol.Unmet || r == protocol.Unopened
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
	quarantined := map[envelope.DeviceID]uint64{} // no heads tell of it
	for i, o := range a.Outcomes {
		if i >= len(sent.Runs) {
			break
		}
		x.outcome(sent.Runs[i], o)
		if o.Result == protocol.Quarantined {
			quarantined[sent.Runs[i][0].Header.Device] = o.Through
		}
	}
	for _, w := range a.Waiting {
		quarantined[w.Device] = w.Sequence
	}
	if a.Heads != nil {
		clear(x.relay)
		for _, head := range a.Heads {
			x.relay[head.Device] = head.Sequence
		}
	}
	for device, through := range quarantined {
		x.relay[device] = max(x.relay[device], through)
	}
	for _, run := range a.Runs {
		last := run[len(run)-1].Header
		x.relay[last.Device] = max(x.relay[last.Device], last.Sequence)
	}
	for _, fork := range a.Forks {
		x.refused[fork.Device] = protocol.Forked
		if fork.Device == x.self {
			x.forks = append(x.forks, fork)
		}
	}
}

// outcome notes what became of a run that was sent. A feed that the relay does
// not take is left for the next contact, and holds up no other.
func (x *Exchange) outcome(sent protocol.Run, o protocol.Outcome) {
	device, first, last := sent[0].Header.Device, sent[0].Header.Sequence, sent[len(sent)-1].Header.Sequence
	before := x.relay[device]
	x.relay[device] = o.Through
	if had, has := max(x.most[device], before, first-1), min(o.Through, last); has > had {
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
	if at := o.Through + 1; o.Result == protocol.Unopened && first <= at && at <= last {
		x.said.need(sent[at-first].Header.Members, x.held.Statements)
	}
}

// Differs says, after the last round, that the two sides still do not hold the
// same: something waits for a statement, or the relay withholds it.
func (x *Exchange) Differs() bool { return x.differs }

// Parted says that the relay does not go on with the statements with which the
// space goes on here: it does not take them, or does not know what it said.
func (x *Exchange) Parted() bool { return x.unsaid > 0 || x.said.parted > mostParted }

// Sent counts the envelopes that the relay took.
func (x *Exchange) Sent() int { return x.sent }

// Refused gives the feeds that the relay did not take, and why.
func (x *Exchange) Refused() map[envelope.DeviceID]protocol.Result { return maps.Clone(x.refused) }
