package tables

import (
	"slices"

	"bankje/sync/envelope"
)

// Stub is promised by relay.Tx.
func (t *spaceTx) Stub(device envelope.DeviceID, runs []envelope.Run) error {
	f, err := t.feedOf(device)
	if err != nil || f.key == 0 {
		return err
	}
	for _, run := range runs {
		if err := t.stubRun(f, run); err != nil {
			return err
		}
	}
	return nil
}

// stubRun goes row by row, for there may be many between the first and the last.
func (t *spaceTx) stubRun(f feed, run envelope.Run) error {
	for from, last := max(run.First, 1), min(run.Last, f.head().sequence); from <= last; {
		row, err := t.stretchWith(f, from)
		if err != nil {
			return err
		}
		if err := t.stubStretch(row, envelope.Run{First: from, Last: last}); err != nil {
			return err
		}
		from = row.first() + uint64(len(row.run))
	}
	return nil
}

// stubStretch leaves stubs of the envelopes of one row that lie in a run.
func (t *spaceTx) stubStretch(s stretch, run envelope.Run) error {
	kept := slices.Clone(s.run)
	for i, e := range kept {
		if run.First <= e.Header.Sequence && e.Header.Sequence <= run.Last {
			kept[i] = e.Stub()
		}
	}
	freed := sizeOf(s.run) - sizeOf(kept)
	if freed == 0 {
		return nil
	}
	if err := t.remove(s); err != nil {
		return err
	}
	if err := t.insertStretches(feed{key: s.feed}, kept, s.number); err != nil {
		return err
	}
	t.bytes -= freed
	if s.number == 0 {
		t.quarantined -= freed
	}
	t.changed, t.destroyed = true, true
	return nil
}

// remove takes a row of envelopes away, to be written anew.
func (t *spaceTx) remove(s stretch) error {
	return t.exec(`
		DELETE FROM stretch
		WHERE space = $1 AND feed = $2 AND sequence = $3`, t.key, s.feed, int64(s.first()))
}
