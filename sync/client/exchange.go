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

	begun    bool
	more     bool                                  // the relay has more to send
	calm     bool                                  // the last answer brought envelopes and outcomes at most
	digest   protocol.Short                        // of all that the relay holds
	vector   vectorState                           // whether heads are to be compared one by one
	compared []protocol.Head                       // what was sent to be, last
	waiting  []protocol.Waiting                    // the quarantine, as far as the relay tells of it
	forks    []protocol.Fork                       // where the relay has another branch of a feed
	asked    map[protocol.Want]bool                // in this contact
	rest     []protocol.Want                       // of what was asked for of branches, and did not fit
	refused  map[envelope.DeviceID]protocol.Result // feeds that the relay does not take now
	probing  map[envelope.DeviceID]bool            // feeds that it did not take last time
	apart    map[envelope.DeviceID]*branch         // of feeds of which it has another branch
	sent     int                                   // envelopes that it took
	most     map[envelope.DeviceID]uint64          // up to where it took each feed, whatever it says later
	appends  int                                   // rounds in which statements were sent
	differs  bool                                  // at the end
	unsaid   int                                   // at the end
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
	memo, of := readMemo(h.Cursor, homeOf(h))
	x := &Exchange{
		space:   h.State.Space(),
		self:    self,
		memo:    memo,
		relay:   maps.Clone(h.Confirmed),
		asked:   map[protocol.Want]bool{},
		refused: map[envelope.DeviceID]protocol.Result{},
		probing: map[envelope.DeviceID]bool{},
		most:    map[envelope.DeviceID]uint64{},
		apart:   map[envelope.DeviceID]*branch{},
	}
	for _, device := range x.memo.Refused {
		x.probing[device] = true
	}
	x.said = newSaid(x.memo, h, self)
	if x.relay == nil || !of && !isActive(h.State, self) {
		// Another relay confirmed it, and this one tells no heads to who is out.
		x.relay = map[envelope.DeviceID]uint64{}
	}
	if x.memo.Cursor.Number == 0 && len(x.memo.Last) == 0 && len(h.Runs) > 0 {
		x.vector = vectorNeeded // rather than be sent, at the first contact, what is here
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

// newVisiting begins a contact with a relay that is not the home of the space, or
// not known to be: see visit.
func newVisiting(self envelope.DeviceID, h space.Holding) *Exchange {
	h.Cursor, h.Confirmed = nil, nil
	x := NewExchange(self, h)
	x.said.visits = true
	return x
}

// A Plan is the next round: a request, to which as much is to be added of the
// stretches, in their order, as one message may hold.
type Plan struct {
	Request protocol.Request
	Push    []Stretch
	Whole   bool // Push is one stretch that is of use whole
}

// Next gives the next round about what is held now, and whether there is one.
func (x *Exchange) Next(h space.Holding) (Plan, bool) {
	x.Hold(h)
	plan := x.plan()
	if x.begun && !plan.sends() {
		plan.Push = x.pushBranch(h)
		plan.Whole = len(plan.Push) > 0
	}
	sends := plan.sends()
	active := isActive(h.State, x.self)
	if x.begun && active && !sends && !x.more && x.vector == vectorUnneeded && digest(h) != x.digest {
		x.vector = vectorNeeded
	}
	switch {
	case !x.begun, x.more, sends, active && x.vector == vectorNeeded, len(plan.Request.Wants) > 0:
	default:
		x.differs = active && digest(h) != x.digest
		x.unsaid = x.said.unsaid(h.Statements)
		return Plan{}, false
	}
	switch {
	case active && x.vector == vectorNeeded:
		vector := heads(h)
		if x.calm && x.compared != nil && slices.Equal(vector, x.compared) {
			// What the relay sent first is not taken here, and it would send that again
			// for ever: its numbers lead past it.
			x.vector, x.more = vectorSent, true
			break
		}
		plan.Request.Vector, x.compared = vector, vector
	case !active && !x.begun && !x.said.visits:
		// Nothing else tells who is out that the relay has lost what it had confirmed.
		plan.Request.Vector = headOf(h, x.self)
	}
	return plan, true
}

// Hold tells what is held now.
func (x *Exchange) Hold(h space.Holding) {
	x.held = h
	if h.Self != (envelope.DeviceID{}) {
		x.self = h.Self // it goes on as another one
	}
}

// Ahead gives the round after one that was answered before what came with that
// is taken in, and whether there is one: where the relay has more of what it
// sends, or takes more of what it is sent, and nothing else is to be said.
func (x *Exchange) Ahead() (Plan, bool) {
	if !x.calm || x.vector == vectorNeeded {
		return Plan{}, false
	}
	plan := x.plan()
	if len(plan.Request.Statements)+len(plan.Request.Wants) > 0 || len(plan.Push) == 0 && !x.more {
		return Plan{}, false
	}
	return plan, true
}

// plan is what may be said now, but for the vector.
func (x *Exchange) plan() Plan {
	h := x.held
	plan := Plan{Request: protocol.Request{Chain: x.said.mark, Cursor: x.memo.Cursor}}
	if x.appends < mostAppends {
		plan.Request.Statements, plan.Request.Carried = x.said.lacks(h.Statements)
	}
	plan.Push = x.push(h)
	plan.Request.Wants = x.wants(h)
	return plan
}

func (p Plan) sends() bool { return len(p.Request.Statements)+len(p.Push) > 0 }

func isKnown(s space.State, device envelope.DeviceID) bool {
	_, known := s.Device(device)
	return known
}

func isActive(s space.State, device envelope.DeviceID) bool {
	d, _ := s.Device(device)
	return d.Standing == space.Active
}

// push gives what is to be sent. Before the relay said what it has, what others
// wrote may be there already; who is out brings its own only. Whom no statement lets
// in the relay does not know either. Of a feed that was not taken last time one is
// enough to see whether it is now.
func (x *Exchange) push(h space.Holding) []Stretch {
	if x.said.visits {
		return nil
	}
	var all []Stretch
	others := x.begun && isActive(h.State, x.self)
	for _, stretch := range lacking(h, x.relay) {
		if _, refused := x.refused[stretch.Device]; refused || stretch.Device != x.self && !(others && isKnown(h.State, stretch.Device)) {
			continue
		}
		if x.probing[stretch.Device] {
			stretch.Through = stretch.From
		}
		all = append(all, stretch)
	}
	return all
}

// wants gives what lacks and was not asked for in this contact.
func (x *Exchange) wants(h space.Holding) []protocol.Want {
	var all []protocol.Want
	lacks := slices.Concat(wants(h, x.waiting), x.branches(h.State), x.rest)
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

// branches gives what is asked for where the relay has another branch of a feed: the
// envelope that it says another wrote under the keys of this device, for only that
// proves it; and the end of a feed that counts on that branch, for it leads there.
func (x *Exchange) branches(s space.State) (all []protocol.Want) {
	for _, fork := range x.forks {
		at := fork.Sequence
		if fork.Device != x.self {
			d, _ := s.Device(fork.Device)
			if d.Last.Sequence <= at {
				continue
			}
			at = d.Last.Sequence
		}
		all = append(all, protocol.Want{Device: fork.Device, First: at, Last: at})
	}
	return all
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
