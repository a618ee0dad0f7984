package client

import (
	"bytes"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// Of a feed that forked a relay keeps the branch that it was brought first. Once the
// statements name an end, and the branch that leads there is here, it is sent in one
// run from the fork on, which nobody knows who does not have both: from where the
// relay is known to differ, and ever further back as long as it differs there too.
// As long as nothing is said, its last envelope is shown to the relay, so that the
// device whose feed that is hears of it.

// A branch is what is known of a feed of which the relay has another one.
type branch struct {
	differs uint64 // a sequence at which the relay has another envelope, the lowest known
	from    uint64 // from which on it was sent, last; 0: not yet
	shown   bool   // that there is another one
	sent    bool   // and not answered yet
	taken   bool   // the relay took it in this contact
	result  protocol.Result
}

// A keeping is a branch that a relay keeps although it was sent the other one that
// leads to the end of the feed: too much for one message, say.
type keeping struct {
	Device envelope.DeviceID
	End    envelope.Hash
}

// branchMost bounds how much of a branch is sent, in bytes: all of it goes in one
// message.
const branchMost = 1 << 20

// further is how many times as far back each further attempt goes.
const further = 4

// branched notes that the relay has another envelope somewhere.
func (x *Exchange) branched(fork protocol.Fork) {
	b, known := x.apart[fork.Device]
	if !known {
		x.apart[fork.Device] = &branch{differs: fork.Sequence}
		return
	}
	b.differs = min(b.differs, fork.Sequence)
}

// pushBranch gives what is to be sent of one feed of which the relay has another
// branch, if anything is.
func (x *Exchange) pushBranch(h space.Holding) []Stretch {
	if x.said.visits {
		return nil
	}
	active := isActive(h.State, x.self)
	for _, run := range linked(h) {
		b, known := x.apart[run.Device]
		if !known || run.First != 1 || run.Device != x.self && !active {
			continue
		}
		d, _ := h.State.Device(run.Device)
		if stretch, sends := x.nextOf(b, run, d); sends {
			return []Stretch{stretch}
		}
	}
	return nil
}

// nextOf gives what is to be sent now of a branch that is held, if anything is.
func (x *Exchange) nextOf(b *branch, run space.Run, d space.Device) (Stretch, bool) {
	if d.Standing == space.Active {
		if b.shown || d.ID == x.self || run.Last > x.relay[d.ID] {
			return Stretch{}, false // it was, it is told so, or it sent it as new
		}
		b.shown = true
		return Stretch{d.ID, run.Last, run.Last}, true
	}
	end := d.Last.Sequence
	if b.taken || run.Last < end || end == 0 || b.from > 0 && b.differs >= b.from || slices.Contains(x.memo.Keeps, keeping{d.ID, d.Last.Hash}) {
		return Stretch{}, false
	}
	if b.from == 0 {
		b.from = min(b.differs, end)
	} else {
		back := (end - b.from + 1) * (further - 1)
		b.from = b.differs - min(b.differs-1, back)
	}
	b.sent = true
	return Stretch{d.ID, b.from, end}, true
}

// took notes what became of a branch that was sent, and says whether the relay now
// has that one.
func (x *Exchange) took(device envelope.DeviceID, o protocol.Outcome) bool {
	b, known := x.apart[device]
	if !known || !b.sent {
		return false
	}
	b.sent, b.result = false, o.Result
	if o.Result != protocol.Kept && o.Result != protocol.Quarantined {
		return false
	}
	if had := max(x.most[device], b.differs-1); o.Through > had {
		x.sent += int(o.Through - had)
	}
	x.most[device] = max(x.most[device], o.Through)
	b.taken = true // and is not sent again, whatever it says then
	delete(x.refused, device)
	delete(x.probing, device)
	return true
}

// keeps notes which branches a relay keeps although it was sent the other one, from
// the fork on: it is not sent that again at each contact.
func (x *Exchange) keeps() {
	for device, b := range x.apart {
		if b.from == 0 || b.sent || b.taken || b.result != protocol.Forked || b.differs < b.from {
			continue
		}
		d, _ := x.held.State.Device(device)
		x.memo.Keeps = slices.DeleteFunc(x.memo.Keeps, func(k keeping) bool { return k.Device == device })
		x.memo.Keeps = append(x.memo.Keeps, keeping{device, d.Last.Hash})
	}
	slices.SortFunc(x.memo.Keeps, func(a, b keeping) int { return bytes.Compare(a.Device[:], b.Device[:]) })
}
