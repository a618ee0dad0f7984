package storagetest

import (
	"errors"
	"slices"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"
)

func bytesComeBack(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	var want []envelope.Envelope
	a := newAuthor(id, 1)
	for i, n := range []int{1, 200, 1, 3} {
		a.next.Epoch += uint32(i)
		a.random.Read(a.next.Members[:i])
		run := a.write(n)
		run[len(run)-1] = run[len(run)-1].Stub() // erased before it came
		want = append(want, run...)
		insert(t, s, run, false)
	}
	large := newAuthor(id, 2)
	large.bodySize = envelope.MaxBody
	large.next.Epoch = 1<<32 - 1
	large.next.Sequence = 1
	run := large.write(2)
	insert(t, s, run, false)
	same(t, "all of the space", all(t, s, id), append(want, run...))
}

func onlyWhatFollows(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	a := newAuthor(id, 1)
	run := a.write(5)
	insert(t, s, run[:2], false)
	forked := slices.Clone(run[2:3])
	forked[0].Header.Previous[0]++
	for name, wrong := range map[string][]envelope.Envelope{"gap": run[3:], "again": run[1:3], "fork": forked} {
		err := s.Update(t.Context(), id, func(tx relay.Tx) error {
			_, err := tx.Insert(wrong, false)
			return err
		})
		if err == nil {
			t.Errorf("%s: was inserted", name)
		}
	}
	same(t, "what is kept", all(t, s, id), run[:2])
}

func durable(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	a := newAuthor(id, 1)
	kept, waiting := a.write(3), a.write(2)
	insert(t, s, kept, false)
	insert(t, s, waiting, true)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open()
	same(t, "kept", all(t, s, id), kept)
	view(t, s, id, func(tx relay.Tx) error {
		got, err := tx.Stretch(a.device(), 1, 1<<20, true)
		same(t, "kept and waiting", got, append(kept, waiting...))
		return err
	})
}

func allOrNothing(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	a := newAuthor(id, 1)
	before := a.write(3)
	insert(t, s, before, false)
	wrong := errors.New("changed my mind")
	_, statements := founding(1)
	err := s.Update(t.Context(), id, func(tx relay.Tx) error {
		if err := tx.AddStatements(following(id, statements[0], 2)); err != nil {
			t.Error(err)
		}
		if err := tx.Stub(a.device(), []envelope.Run{{First: 1, Last: 2}}); err != nil {
			t.Error(err)
		}
		if _, err := tx.Insert(a.write(2), false); err != nil {
			t.Error(err)
		}
		return wrong
	})
	if !errors.Is(err, wrong) {
		t.Errorf("got error %v, want that of the work", err)
	}
	same(t, "all of the space", all(t, s, id), before)
	view(t, s, id, func(tx relay.Tx) error {
		got, err := tx.Statements(0)
		sameStatements(t, got, statements)
		if bytes, _, _ := tx.Bytes(); bytes != 3*786 {
			t.Errorf("got %d bytes, want those of three envelopes", bytes)
		}
		return err
	})
}
