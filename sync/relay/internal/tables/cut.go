package tables

import (
	"bankje/sync/envelope"
)

// Cut is promised by relay.Tx.
func (t *spaceTx) Cut(device envelope.DeviceID, from uint64) error {
	f, err := t.feedOf(device)
	if err != nil {
		return err
	}
	from = max(from, 1)
	last := end{sequence: from - 1}
	for at := f.head().sequence; at >= from; {
		s, err := t.stretchWith(f, at)
		if err != nil {
			return err
		}
		gone, err := t.cutStretch(f, s, from)
		if err != nil {
			return err
		}
		at, last.hash = gone.Sequence-1, gone.Previous
	}
	switch {
	case from > f.head().sequence:
		return nil
	case last.sequence <= f.kept.sequence:
		f.kept, f.waiting = last, end{}
	default:
		f.waiting = last
	}
	t.changed, t.destroyed = true, true
	return t.writeFeed(f)
}

// cutStretch takes away what of one row lies from a sequence on, and gives the
// header of the first that is gone.
func (t *spaceTx) cutStretch(f feed, s stretch, from uint64) (envelope.Header, error) {
	left := s.run[:max(from, s.first())-s.first()]
	gone := s.run[len(left):]
	if err := t.remove(s); err != nil {
		return envelope.Header{}, err
	}
	t.envelopes -= int64(len(gone))
	t.bytes -= sizeOf(gone)
	if s.number == 0 {
		t.quarantined -= sizeOf(gone)
	}
	return gone[0].Header, t.insertStretches(f, left, s.number)
}
