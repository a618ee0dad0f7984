package client

import (
	"cmp"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// heads gives the head of every feed as a relay would that holds the same: how
// far it is held without a gap, and of a device that is out, how far it counts.
func heads(h space.Holding) []protocol.Head {
	all := []protocol.Head{}
	for _, run := range h.Runs {
		if run.First != 1 {
			continue
		}
		head := protocol.Head{Device: run.Device, Sequence: run.Last, Hash: run.Hash}
		if d, known := h.State.Device(run.Device); known && d.Standing != space.Active && run.Last > d.Last.Sequence {
			head.Sequence, head.Hash = d.Last.Sequence, d.Last.Hash
		}
		if head.Sequence > 0 {
			all = append(all, head)
		}
	}
	return all
}

// digest is over all heads that count: whom no statement lets in, for the chain on which
// they came in has lost, has none. One side may have their feed already, and the other
// takes it only once they come in again.
func digest(h space.Holding) protocol.Short {
	return protocol.HashHeads(slices.DeleteFunc(heads(h), func(head protocol.Head) bool { return !isKnown(h.State, head.Device) }))
}

// headOf gives the head of the feed of one device, whether all of it counts or not;
// nil where there is none.
func headOf(h space.Holding, device envelope.DeviceID) []protocol.Head {
	for _, run := range h.Runs {
		if run.Device == device && run.First == 1 {
			return []protocol.Head{{Device: device, Sequence: run.Last, Hash: run.Hash}}
		}
	}
	return nil
}

// wants gives what lacks between what is held, what was set aside, and what
// waits in the quarantine, or in the place of what is held. What follows another
// envelope than the one that is here was signed so, and comes no better; nor does what
// somebody wrote whom no statement lets in, until one does.
func wants(h space.Holding, waiting []protocol.Waiting) []protocol.Want {
	var all []protocol.Want
	next := map[envelope.DeviceID]uint64{}
	for _, run := range h.Runs {
		if first := max(next[run.Device], 1); first < run.First {
			if n := len(all); n > 0 && all[n-1].Device == run.Device && !isActive(h.State, run.Device) {
				all = all[:n-1] // of a feed that has ended the last gap comes first: see noteRest
			}
			all = append(all, protocol.Want{Device: run.Device, First: first, Last: run.First - 1})
		}
		next[run.Device] = run.Last + 1
	}
	aside := slices.Clone(h.Aside)
	slices.SortFunc(aside, func(a, b space.Aside) int { return cmp.Compare(a.Sequence, b.Sequence) })
	for _, a := range aside {
		if a.Sequence == 0 || a.Why == space.AsideFork || a.Why == space.AsideAuthor && !isKnown(h.State, a.Device) {
			continue
		}
		if a.Sequence >= max(next[a.Device], 1) {
			all = append(all, protocol.Want{Device: a.Device, First: a.Sequence, Last: a.Sequence})
			next[a.Device] = a.Sequence + 1
		}
	}
	for _, s := range h.Sought {
		all = append(all, protocol.Want{Device: s.Device, First: s.First, Last: s.Last})
	}
	for _, w := range waiting {
		if first := max(next[w.Device], 1); first <= w.Sequence {
			all = append(all, protocol.Want{Device: w.Device, First: first, Last: w.Sequence})
		}
	}
	return all
}

// A Stretch is what is to be sent of one device's feed.
type Stretch struct {
	Device        envelope.DeviceID
	From, Through uint64
}

// lacking gives what of the held feeds lies behind what the relay has.
func lacking(h space.Holding, relay map[envelope.DeviceID]uint64) []Stretch {
	var all []Stretch
	for _, run := range linked(h) {
		if from := relay[run.Device] + 1; run.First <= from && from <= run.Last {
			all = append(all, Stretch{run.Device, from, run.Last})
		}
	}
	return all
}

// linked gives what is held without what is sought: as long as a feed forked, and the
// branch that counts has not come whole, what is held there follows nothing, and
// nothing follows it.
func linked(h space.Holding) []space.Run {
	if len(h.Sought) == 0 {
		return h.Runs
	}
	all := slices.Clone(h.Runs)
	for _, sought := range h.Sought {
		var rest []space.Run
		for _, run := range all {
			if run.Device != sought.Device || sought.Last < run.First || run.Last < sought.First {
				rest = append(rest, run)
				continue
			}
			below, above := run, run
			below.Last, above.First = sought.First-1, sought.Last+1
			if below.First <= below.Last {
				rest = append(rest, below)
			}
			if above.First <= above.Last {
				rest = append(rest, above)
			}
		}
		all = rest
	}
	return all
}
