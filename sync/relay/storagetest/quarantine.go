package storagetest

import (
	"slices"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/relay"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// heads fails the test unless the ends of a feed are these; 0 for none.
func heads(t *testing.T, s relay.Storage, run []envelope.Envelope, kept, waiting int) {
	t.Helper()
	end := func(n int) []protocol.Head {
		if n == 0 {
			return nil
		}
		e := run[n-1]
		return []protocol.Head{{Device: e.Header.Device, Sequence: uint64(n), Hash: e.Hash()}}
	}
	others := func(h protocol.Head) bool { return h.Device != run[0].Header.Device }
	view(t, s, run[0].Header.Space, func(tx relay.Tx) error {
		got, err := tx.Heads()
		if err != nil {
			return err
		}
		got = slices.DeleteFunc(got, others)
		if diff := cmp.Diff(end(kept), got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("heads (-want +got):\n%s", diff)
		}
		got, err = tx.Waiting()
		if diff := cmp.Diff(end(waiting), got); diff != "" {
			t.Errorf("waiting (-want +got):\n%s", diff)
		}
		return err
	})
}

// quarantinedBytes fails the test unless so many bytes of envelopes wait.
func quarantinedBytes(t *testing.T, s relay.Storage, id envelope.SpaceID, want int64) {
	t.Helper()
	view(t, s, id, func(tx relay.Tx) error {
		_, quarantined, err := tx.Bytes()
		if quarantined != want {
			t.Errorf("%d bytes in quarantine, want %d", quarantined, want)
		}
		return err
	})
}

func quarantine(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	a, other := newAuthor(id, 1), newAuthor(id, 2)
	run, others := a.write(6), other.write(1)
	insert(t, s, run[:2], false)
	heads(t, s, run, 2, 0)
	if n := insert(t, s, run[2:4], true); n != 0 {
		t.Errorf("in quarantine with number %d", n)
	}
	insert(t, s, run[4:], true)
	heads(t, s, run, 2, 6)
	if n := insert(t, s, others, false); n != 3 {
		t.Errorf("the next got number %d, want 3: what is in quarantine takes none", n)
	}
	same(t, "what is numbered", all(t, s, id), append(run[:2:2], others...))
	quarantinedBytes(t, s, id, 4*786)
	if err := s.Update(t.Context(), id, func(tx relay.Tx) error {
		_, err := tx.Insert(a.write(1), false)
		return err
	}); err == nil {
		t.Error("an envelope behind those in quarantine got a number")
	}
}

func release(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	run, others := newAuthor(id, 1).write(300), newAuthor(id, 2).write(1)
	insert(t, s, run[:1], false)
	insert(t, s, run[1:200], true) // in more than one row, wherever rows end
	insert(t, s, run[200:], true)
	let := func(through uint64) {
		update(t, s, id, func(tx relay.Tx) error { return tx.Release(run[0].Header.Device, through) })
	}
	let(1)
	heads(t, s, run, 1, 300)
	let(70)
	heads(t, s, run, 70, 300)
	quarantinedBytes(t, s, id, 230*786)
	insert(t, s, others, false)
	let(150)
	heads(t, s, run, 150, 300)
	let(1 << 40)
	heads(t, s, run, 300, 0)
	quarantinedBytes(t, s, id, 0)
	want := append(run[:70:70], others...)
	same(t, "what is numbered", all(t, s, id), append(want, run[70:]...))
	update(t, s, id, func(tx relay.Tx) error { return tx.Release(envelope.DeviceID{1}, 5) })
}

func stub(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	run := newAuthor(id, 1).write(300)
	insert(t, s, run, false)
	want := append([]envelope.Envelope(nil), run...)
	runs := []envelope.Run{{First: 2, Last: 2}, {First: 90, Last: 210}, {First: 299, Last: 1 << 50}}
	for _, r := range runs {
		for i := r.First; i <= min(r.Last, 300); i++ {
			want[i-1] = run[i-1].Stub()
		}
	}
	for range 2 { // again changes nothing
		update(t, s, id, func(tx relay.Tx) error { return tx.Stub(run[0].Header.Device, runs) })
		same(t, "all", all(t, s, id), want)
	}
	heads(t, s, run, 300, 0)
	for _, e := range want {
		if e.IsStub() && e.Hash() != run[e.Header.Sequence-1].Hash() {
			t.Fatalf("stub %d has another hash", e.Header.Sequence)
		}
	}
	update(t, s, id, func(tx relay.Tx) error { return tx.Stub(envelope.DeviceID{1}, runs) })
}

func stubInQuarantine(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	run := newAuthor(id, 1).write(4)
	insert(t, s, run, true)
	update(t, s, id, func(tx relay.Tx) error {
		if err := tx.Stub(run[0].Header.Device, []envelope.Run{{First: 2, Last: 3}}); err != nil {
			return err
		}
		return tx.Release(run[0].Header.Device, 3)
	})
	heads(t, s, run, 3, 4)
	quarantinedBytes(t, s, id, 786)
	same(t, "released", all(t, s, id), []envelope.Envelope{run[0], run[1].Stub(), run[2].Stub()})
}
