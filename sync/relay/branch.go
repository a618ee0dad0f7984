package relay

import (
	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// Where a device's feed forked, for its keys were used by two phones, a relay keeps
// the branch that it was brought first. Once the device is out, or goes on as another
// one, the statements name the last envelope that counts, and so the branch: the
// chain of hashes that ends there. Whoever holds that one brings it in one run, from
// the fork or before it up to that end, and it takes the place of what is kept from
// the fork on. Nothing less does: what does not lead to that end decides nothing.

// departs gives from which sequence on the run is of the branch that counts, and what
// is kept is of another one; 0 where that is not so, or the run does not show it.
func (k *keeping) departs(d space.Device, head protocol.Head) (uint64, error) {
	first, end := k.run[0].Header, d.Last
	if d.Standing == space.Active || !k.reaches(end) {
		return 0, nil
	}
	last := min(head.Sequence, end.Sequence)
	if last < first.Sequence {
		return 0, nil // it only goes on, or not even that
	}
	if kept, _, err := k.hashOf(d.ID, last); err != nil || kept == k.at(last).Hash() {
		return 0, err
	}
	if before, _, err := k.hashOf(d.ID, first.Sequence-1); err != nil || before != first.Previous {
		return 0, err // the fork lies before
	}
	for at := first.Sequence; ; {
		kept, err := k.tx.Stretch(d.ID, at, protocol.PageDefault, true)
		if err != nil || len(kept) == 0 {
			return 0, err
		}
		for _, e := range kept {
			if e.Hash() != k.at(at).Hash() {
				return at, nil // at the last one at the latest
			}
			at++
		}
	}
}

// reaches says whether the run holds the envelope that a feed ends with.
func (k *keeping) reaches(end envelope.Head) bool {
	first := k.run[0].Header.Sequence
	return first <= end.Sequence && end.Sequence-first < uint64(len(k.run)) && k.at(end.Sequence).Hash() == end.Hash
}

// at gives the envelope of the run that has a sequence.
func (k *keeping) at(sequence uint64) envelope.Envelope {
	return k.run[sequence-k.run[0].Header.Sequence]
}

// replace keeps the run from a sequence on in the stead of what is kept there.
// Where there is room for a part of it only the rest comes later: that part leads to
// the end that counts, and what was there did not.
func (k *keeping) replace(d space.Device, from uint64) (protocol.Result, error) {
	for sequence := from; sequence <= d.Last.Sequence; sequence++ {
		e := k.at(sequence)
		if why := k.why(d, e, k.folded.state.Admits(e), 0); why != protocol.Kept && why != protocol.Crowded {
			return why, nil
		}
	}
	if err := k.tx.Cut(d.ID, from); err != nil {
		return 0, err
	}
	var err error
	if *k.all, *k.quarantined, err = k.tx.Bytes(); err != nil {
		return 0, err
	}
	k.heads[d.ID] = protocol.Head{Device: d.ID, Sequence: from - 1, Hash: k.at(from).Header.Previous}
	return k.keepFresh(d, k.run[from-k.run[0].Header.Sequence:])
}
