package storagetest

import (
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"
)

// branchedOff writes on as the author did before a sequence, something else.
func (a *author) branchedOff(run []envelope.Envelope, from, n int) []envelope.Envelope {
	a.next.Sequence, a.next.Previous = uint64(from), run[from-1].Header.Previous
	return a.write(n)
}

func cut(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	a, other := newAuthor(id, 1), newAuthor(id, 2)
	run, others := a.write(300), other.write(1)
	insert(t, s, run[:200], false)
	insert(t, s, others, false)
	insert(t, s, run[200:], true)
	from := func(sequence uint64) {
		update(t, s, id, func(tx relay.Tx) error { return tx.Cut(a.device(), sequence) })
	}
	from(301)
	heads(t, s, run, 200, 300)
	from(250) // in quarantine, and in the middle of a row
	heads(t, s, run, 200, 249)
	quarantinedBytes(t, s, id, 49*786)
	from(201)
	heads(t, s, run, 200, 0)
	from(11)
	heads(t, s, run, 10, 0)
	branch := a.branchedOff(run, 11, 20)
	if n := insert(t, s, branch, false); n != 202 {
		t.Errorf("the other branch is given number %d, want 202", n)
	}
	view(t, s, id, func(tx relay.Tx) error {
		found, through, err := tx.After(9, envelope.DeviceID{}, 1)
		if len(found) != 1 || found[0].Number != 10 || through != 10 {
			t.Errorf("behind 9: %d envelopes through %d, want number 10", len(found), through)
		}
		if err != nil {
			return err
		}
		found, _, err = tx.After(10, envelope.DeviceID{}, 1)
		if len(found) != 1 || found[0].Number != 201 {
			t.Errorf("behind 10: %d envelopes, want number 201", len(found))
		}
		if err != nil {
			return err
		}
		if _, known, err := tx.HashAt(11); known || err != nil {
			t.Errorf("number 11, which was cut, is known: %v, %v", known, err)
		}
		kept, err := tx.Stretch(a.device(), 1, 1<<20, true)
		same(t, "the feed", kept, append(run[:10:10], branch...))
		bytes, waiting, _ := tx.Bytes()
		if bytes != 31*786 || waiting != 0 {
			t.Errorf("%d bytes, %d in quarantine; want those of 31 envelopes, none", bytes, waiting)
		}
		return err
	})
	from(1)
	heads(t, s, run, 0, 0)
	insert(t, s, a.branchedOff(run, 1, 2), false)
	update(t, s, id, func(tx relay.Tx) error { return tx.Cut(envelope.DeviceID{1}, 1) })
}
