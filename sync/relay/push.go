package relay

import (
	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// push keeps what the caller brings, each run as far as it is good.
func (x *round) push() error {
	if len(x.q.Runs) == 0 {
		return nil
	}
	if err := x.readHeads(); err != nil {
		return err
	}
	all, quarantined, err := x.tx.Bytes()
	if err != nil {
		return err
	}
	caller, _ := x.folded.state.Device(x.caller)
	left := x.relay.wasLeft(x.folded)
	for i, run := range x.q.Runs {
		k := keeping{round: x, run: run, signed: x.verified[i], own: caller.Standing != space.Active, left: left, all: &all, quarantined: &quarantined}
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
	signed           int    // how many from the start are known to be
	own              bool   // only what the caller wrote itself
	left             bool   // the space has another home by now
	all, quarantined *int64 // bytes that are kept
}

// keep keeps what of the run is new and good.
func (k *keeping) keep() (protocol.Outcome, error) {
	device := k.run[0].Header.Device
	result, err := k.keepBehind(device, k.heads[device])
	if result == protocol.Forked {
		k.noteFork()
	}
	return protocol.Outcome{Result: result, Through: k.heads[device].Sequence}, err
}

func (k *keeping) keepBehind(device envelope.DeviceID, head protocol.Head) (protocol.Result, error) {
	d, known := k.folded.state.Device(device)
	switch {
	case !known:
		return protocol.Unmet, nil
	case k.own && device != k.caller:
		return protocol.Unasked, nil
	case k.left && k.run[len(k.run)-1].Header.Sequence > head.Sequence:
		return protocol.Elsewhere, nil
	case k.run[0].Header.Sequence > head.Sequence+1:
		return protocol.Gap, nil
	}
	if from, err := k.departs(d, head); err != nil || from > 0 {
		if err != nil {
			return 0, err
		}
		return k.replace(d, from)
	}
	fresh, forked, err := k.fresh(head)
	switch {
	case err != nil:
		return 0, err
	case forked:
		return protocol.Forked, nil
	case len(fresh) == 0:
		return protocol.Kept, nil
	case fresh[0].Header.Previous != head.Hash:
		k.fork(head)
		return protocol.Forked, nil
	}
	return k.keepFresh(d, fresh)
}

// keepFresh keeps what follows the head, in stretches that are in quarantine or
// are not.
func (k *keeping) keepFresh(d space.Device, fresh protocol.Run) (protocol.Result, error) {
	quarantined := false
	for len(fresh) > 0 {
		var n int
		var result protocol.Result
		n, quarantined, result = k.good(d, fresh)
		if n > 0 {
			if err := k.insert(fresh[:n], quarantined); err != nil {
				return 0, err
			}
		}
		if result != protocol.Kept {
			return result, nil
		}
		fresh = fresh[n:]
	}
	if quarantined {
		return protocol.Quarantined, nil
	}
	return protocol.Kept, nil
}

// fresh gives what of the run lies behind the head, and whether what lies before
// is another than what is kept there. Where the run follows another one already, that
// is named: whoever holds it can tell that the fork lies further back.
func (k *keeping) fresh(head protocol.Head) (protocol.Run, bool, error) {
	first := k.run[0].Header
	if first.Sequence > head.Sequence {
		return k.run, false, nil
	}
	last := min(head.Sequence, first.Sequence+uint64(len(k.run))-1)
	mine := head.Hash
	if last < head.Sequence {
		var err error
		if mine, _, err = k.hashOf(first.Device, last); err != nil {
			return nil, false, err
		}
	}
	if theirs := k.run[last-first.Sequence].Hash(); theirs != mine {
		before, _, err := k.hashOf(first.Device, first.Sequence-1)
		if err != nil {
			return nil, false, err
		}
		if before != first.Previous {
			last, mine = first.Sequence-1, before
		}
		k.fork(protocol.Head{Device: first.Device, Sequence: last, Hash: mine})
		return nil, true, nil
	}
	return k.run[last-first.Sequence+1:], false, nil
}

// fork names what is kept where the caller holds another.
func (x *round) fork(kept protocol.Head) {
	x.answer.Forks = append(x.answer.Forks, protocol.Fork(kept))
}

// good counts the envelopes from the start that may be kept, all in quarantine
// or none, and says why no further; Kept where the rest is a matter of its own.
func (k *keeping) good(d space.Device, run protocol.Run) (n int, quarantined bool, result protocol.Result) {
	for i, e := range run {
		verdict := k.folded.state.Admits(e)
		waits := verdict == space.Quarantined
		if i > 0 && waits != quarantined {
			return i, quarantined, protocol.Kept
		}
		quarantined = waits
		size := int64(envelope.HeaderSize + envelope.SignatureSize + len(e.Body))
		if why := k.why(d, e, verdict, size); why != protocol.Kept {
			return i, quarantined, why
		}
		*k.all += size
		if waits {
			*k.quarantined += size
		}
	}
	return len(run), quarantined, protocol.Kept
}

// why says why an envelope may not be kept; Kept where it may.
func (k *keeping) why(d space.Device, e envelope.Envelope, verdict space.Verdict, size int64) protocol.Result {
	options := &k.relay.options
	switch {
	case verdict == space.UnknownAuthor:
		return protocol.Unmet
	case verdict == space.UnknownHead, verdict == space.Refused:
		return protocol.Unopened
	case !k.isSigned(d, e):
		return protocol.Withheld
	case e.IsStub() && !k.folded.state.MayBeStub(d.ID, e.Header.Sequence):
		return protocol.Bodiless
	case *k.all+size > options.SpaceBytes, verdict == space.Quarantined && *k.quarantined+size > options.QuarantineBytes:
		return protocol.Crowded
	}
	return protocol.Kept
}

// isSigned says whether the device signed an envelope of the run. That was found
// before, unless its key was not known then.
func (k *keeping) isSigned(d space.Device, e envelope.Envelope) bool {
	at := e.Header.Sequence - k.run[0].Header.Sequence
	return at < uint64(k.signed) || e.Verify(d.Keys.Signing) == nil
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
