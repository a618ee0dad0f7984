package storagetest

import (
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"
)

// interleaved lets two devices write by turns, and gives all in order.
func interleaved(t *testing.T, s relay.Storage, id envelope.SpaceID) (a, b *author, kept []envelope.Envelope) {
	a, b = newAuthor(id, 1), newAuthor(id, 2)
	for i, n := range []int{1, 3, 150, 2, 1, 40} {
		run := []*author{a, b}[i%2].write(n)
		insert(t, s, run, false)
		kept = append(kept, run...)
	}
	return a, b, kept
}

func afterLeavesOut(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	a, b, kept := interleaved(t, s, id)
	for _, without := range []envelope.DeviceID{a.device(), b.device(), {1, 2, 3}} {
		for _, after := range []int{0, 1, 2, 3, 4, 80, 154, 156, 196, 197, 500} {
			var want []envelope.Envelope
			for _, e := range kept[min(after, len(kept)):] {
				if e.Header.Device != without {
					want = append(want, e)
				}
			}
			view(t, s, id, func(tx relay.Tx) error {
				found, through, err := tx.After(relay.Number(after), without, 1<<20)
				var got []envelope.Envelope
				for _, e := range found {
					got = append(got, e.Envelope)
				}
				same(t, "after", got, want)
				if through != relay.Number(len(kept)) {
					t.Errorf("after %d: through %d, want %d: there are no others behind", after, through, len(kept))
				}
				return err
			})
		}
	}
}

func pages(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	_, b, kept := interleaved(t, s, id)
	for _, size := range []int{1, 786, 1000, 20_000, 100_000} {
		got := 0
		for n := relay.Number(0); n < relay.Number(len(kept)); {
			view(t, s, id, func(tx relay.Tx) error {
				page, through, err := tx.After(n, b.device(), size)
				if through <= n {
					t.Fatalf("page of %d bytes: no further than %d", size, n)
				}
				if most := max(1, (size+785)/786); len(page) > most {
					t.Errorf("page of %d bytes: %d envelopes, want %d at most", size, len(page), most)
				}
				for _, e := range page {
					if e.Number <= n || e.Number > through {
						t.Errorf("page of %d bytes behind %d through %d: has %d", size, n, through, e.Number)
					}
				}
				got += len(page)
				n = through
				return err
			})
		}
		if want := len(kept) - 3 - 2 - 40; got != want {
			t.Errorf("pages of %d bytes: %d envelopes in all, want %d", size, got, want)
		}
	}
}

func hashAt(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	_, _, kept := interleaved(t, s, id)
	view(t, s, id, func(tx relay.Tx) error {
		for i, e := range kept {
			if hash, known, err := tx.HashAt(relay.Number(i + 1)); hash != e.Hash() || !known || err != nil {
				t.Fatalf("number %d: got %v, %v, error %v; want %v", i+1, hash, known, err, e.Hash())
			}
		}
		for _, n := range []relay.Number{0, relay.Number(len(kept) + 1), 1<<64 - 1} {
			if _, known, err := tx.HashAt(n); known || err != nil {
				t.Errorf("number %d: known %v, error %v; nothing is there", n, known, err)
			}
		}
		newest, hash, err := tx.Cursor()
		if newest != relay.Number(len(kept)) || hash != kept[len(kept)-1].Hash() {
			t.Errorf("cursor is %d %v, want %d", newest, hash, len(kept))
		}
		return err
	})
}

func stretch(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	a, _, kept := interleaved(t, s, id)
	var own []envelope.Envelope
	for _, e := range kept {
		if e.Header.Device == a.device() {
			own = append(own, e)
		}
	}
	waiting := a.write(3)
	insert(t, s, waiting, true)
	view(t, s, id, func(tx relay.Tx) error {
		for _, from := range []int{1, 2, 90, 151, 152} {
			for n, size := range map[int]int{1: 0, 2: 787, 60: 60 * 786, 1000: 1 << 20} {
				got, err := tx.Stretch(a.device(), uint64(from), size, false)
				if err != nil {
					return err
				}
				same(t, "kept", got, own[from-1:min(from-1+n, len(own))])
			}
			got, err := tx.Stretch(a.device(), uint64(from), 1<<20, true)
			if err != nil {
				return err
			}
			same(t, "with quarantine", got, append(own, waiting...)[from-1:])
		}
		for _, from := range []uint64{0, 156, 1<<64 - 1} {
			got, err := tx.Stretch(a.device(), from, 1<<20, true)
			same(t, "outside", got, nil)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func isolation(t *testing.T, open Opener) {
	s := open()
	a, b := found(t, s, 1), found(t, s, 2)
	// The same device in both.
	inA, inB := newAuthor(a, 1), newAuthor(b, 1)
	inB.next.Device = inA.next.Device
	runA, runB := inA.write(5), inB.write(2)
	insert(t, s, runA, false)
	if first := insert(t, s, runB, false); first != 1 {
		t.Errorf("the other space begins with number %d", first)
	}
	update(t, s, a, func(tx relay.Tx) error {
		return tx.Stub(inA.device(), []envelope.Run{{First: 1, Last: 5}})
	})
	same(t, "the other space", all(t, s, b), runB)
	view(t, s, b, func(tx relay.Tx) error {
		heads, err := tx.Heads()
		if len(heads) != 1 || heads[0].Hash != runB[1].Hash() || heads[0].Device != inB.device() {
			t.Errorf("heads of the other space: %v", heads)
		}
		return err
	})
}
