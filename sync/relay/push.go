package relay

import (
	"errors"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// push keeps what the caller brings, each run as far as it is good.
func (x *round) push() error {
	if err := x.readHeads(); err != nil {
		return err
	}
	all, quarantined := int64(0), int64(0)
	if len(x.q.Runs) > 0 {
		var err error
		if all, quarantined, err = x.tx.Bytes(); err != nil {
			return err
		}
	}
	for _, run := range x.q.Runs {
		k := keeping{round: x, run: run, all: &all, quarantined: &quarantined}
		outcome, err := k.keep()
		if err != nil {
			return err
		}
		x.answer.Outcomes = append(x.answer.Outcomes, outcome)
	}
	return nil
}

// readHeads reads how far every feed is kept, quarantine included.
func (x *round) readHeads() error {
	heads, err := x.tx.Heads()
	if err != nil {
		return err
	}
	waiting, err := x.tx.Waiting()
	if err != nil {
		return err
	}
	x.heads = make(map[envelope.DeviceID]protocol.Head, len(heads))
	for _, head := range append(heads, waiting...) {
		if head.Sequence >= x.heads[head.Device].Sequence {
			x.heads[head.Device] = head
		}
	}
	return nil
}

// keeping is one run on its way to the storage.
type keeping struct {
	*round
	run              protocol.Run
	all, quarantined *int64 // bytes that are kept
}

// keep keeps what of the run is new and good.
func (k *keeping) keep() (protocol.Outcome, error) {
	device := k.run[0].Header.Device
	head := k.heads[device]
	done := func(result protocol.Result) (protocol.Outcome, error) {
		return protocol.Outcome{Result: result, Through: k.heads[device].Sequence}, nil
	}
	d, known := k.folded.state.Device(device)
	switch {
	case !known:
		return done(protocol.Unmet)
	case !k.member && device != k.caller:
		return done(protocol.Unasked)
	case k.run[0].Header.Sequence > head.Sequence+1:
		return done(protocol.Gap)
	}
	fresh, forked, err := k.fresh(head)
	if err != nil || forked {
		outcome, _ := done(protocol.Forked)
		return outcome, err
	}
	if len(fresh) == 0 {
		return done(protocol.Kept)
	}
	if fresh[0].Header.Previous != head.Hash {
		k.fork(head)
		return done(protocol.Forked)
	}
	result := protocol.Kept
	for len(fresh) > 0 && result == protocol.Kept {
		var n int
		var quarantined bool
		n, quarantined, result = k.good(d, fresh)
		if n == 0 {
			break
		}
		if err := k.insert(fresh[:n], quarantined); err != nil {
			return protocol.Outcome{}, err
		}
		if fresh = fresh[n:]; quarantined && result == protocol.Kept && len(fresh) == 0 {
			result = protocol.Quarantined
		}
	}
	return done(result)
}

// fresh gives what of the run lies behind the head, and whether what lies before
// is another than what is kept there. A body that is here as a stub, and that no
// statement erased, takes its place only by who holds it in a storage that keeps
// it: that is not looked at here.
func (k *keeping) fresh(head protocol.Head) (protocol.Run, bool, error) {
	first := k.run[0].Header.Sequence
	if first > head.Sequence {
		return k.run, false, nil
	}
	last := min(head.Sequence, first+uint64(len(k.run))-1)
	mine, err := k.hashOf(k.run[0].Header.Device, last, head)
	if err != nil {
		return nil, false, err
	}
	if theirs := k.run[last-first].Hash(); theirs != mine {
		k.fork(protocol.Head{Device: k.run[0].Header.Device, Sequence: last, Hash: mine})
		return nil, true, nil
	}
	return k.run[last-first+1:], false, nil
}

// hashOf gives the hash of the envelope that is kept in a place.
func (k *keeping) hashOf(device envelope.DeviceID, sequence uint64, head protocol.Head) (envelope.Hash, error) {
	if sequence == head.Sequence {
		return head.Hash, nil
	}
	kept, err := k.tx.Stretch(device, sequence, 1, true)
	if err != nil {
		return envelope.Hash{}, err
	}
	if len(kept) == 0 {
		return envelope.Hash{}, errors.New("an envelope before the head is missing")
	}
	return kept[0].Hash(), nil
}

// fork names what is kept where the caller holds another.
func (k *keeping) fork(kept protocol.Head) {
	k.answer.Forks = append(k.answer.Forks, protocol.Fork(kept))
}

// good counts the envelopes from the start that may be kept, all in quarantine
// or none, and says why no further.
func (k *keeping) good(d space.Device, run protocol.Run) (n int, quarantined bool, result protocol.Result) {
	for i, e := range run {
		verdict := k.folded.state.Admits(e)
		switch {
		case verdict == space.UnknownAuthor:
			return i, quarantined, protocol.Unmet
		case verdict == space.UnknownHead, verdict == space.Refused:
			return i, quarantined, protocol.Unopened
		case e.Verify(d.Keys.Signing) != nil:
			return i, quarantined, protocol.Withheld
		case e.IsStub() && !k.folded.state.Erased(d.ID, e.Header.Sequence):
			return i, quarantined, protocol.Bodiless
		}
		waits := verdict == space.Quarantined
		if i > 0 && waits != quarantined {
			return i, quarantined, protocol.Kept // the rest is a matter of its own
		}
		quarantined = waits
		size := int64(envelope.HeaderSize + envelope.SignatureSize + len(e.Body))
		if *k.all+size > k.relay.options.SpaceBytes || waits && *k.quarantined+size > k.relay.options.QuarantineBytes {
			return i, quarantined, protocol.Crowded
		}
		*k.all += size
		if waits {
			*k.quarantined += size
		}
	}
	return len(run), quarantined, protocol.Kept
}

// insert keeps envelopes; those that are erased as stubs.
func (k *keeping) insert(run protocol.Run, quarantined bool) error {
	kept := make([]envelope.Envelope, len(run))
	for i, e := range run {
		if kept[i] = e; k.folded.state.Erased(e.Header.Device, e.Header.Sequence) {
			kept[i] = e.Stub()
		}
	}
	if _, err := k.tx.Insert(kept, quarantined); err != nil {
		return err
	}
	last := run[len(run)-1]
	k.heads[last.Header.Device] = protocol.Head{Device: last.Header.Device, Sequence: last.Header.Sequence, Hash: last.Hash()}
	k.woke = true
	return nil
}
