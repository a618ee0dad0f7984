package storagetest

import (
	"sync"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"
)

const writers, writes = 6, 12

// writeAtOnce lets several devices write to a space through two storages, and
// gives all that they wrote when they are done.
func writeAtOnce(t *testing.T, s, other relay.Storage, id envelope.SpaceID) func() map[envelope.Hash]bool {
	var wait sync.WaitGroup
	written := make(map[envelope.Hash]bool)
	var mu sync.Mutex
	for n := range writers {
		mine := []relay.Storage{s, other}[n%2]
		a := newAuthor(id, n)
		wait.Go(func() {
			for i := range writes {
				run := a.write(1 + i%4)
				err := mine.Update(t.Context(), id, func(tx relay.Tx) error {
					_, err := tx.Insert(run, false)
					return err
				})
				if err != nil {
					t.Errorf("writer %d: %v", n, err)
					return
				}
				mu.Lock()
				for _, e := range run {
					written[e.Hash()] = true
				}
				mu.Unlock()
			}
		})
	}
	return func() map[envelope.Hash]bool {
		wait.Wait()
		return written
	}
}

func gaplessNumbers(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	written := writeAtOnce(t, s, open(), id)()
	kept := all(t, s, id) // fails where a number is missing
	if len(kept) != len(written) {
		t.Fatalf("%d envelopes are kept, %d were confirmed", len(kept), len(written))
	}
	for _, e := range kept {
		if !written[e.Hash()] {
			t.Fatalf("envelope %d of %v was never written", e.Header.Sequence, e.Header.Device)
		}
	}
}

// cursorSeesAll reads with a cursor, as a phone does, while others write. A
// number that was given early and became visible late would be passed over.
func cursorSeesAll(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	reader, finish := open(), writeAtOnce(t, s, open(), id)
	done := make(chan struct{})
	var written map[envelope.Hash]bool
	go func() { defer close(done); written = finish() }()
	seen, cursor := make(map[envelope.Hash]bool), relay.Number(0)
	for ended := false; ; {
		var page []relay.Numbered
		view(t, reader, id, func(tx relay.Tx) (err error) {
			page, cursor, err = tx.After(cursor, envelope.DeviceID{}, 3000)
			return err
		})
		for _, e := range page {
			seen[e.Envelope.Hash()] = true
		}
		if ended && len(page) == 0 {
			break
		}
		select {
		case <-done:
			ended = true
		default:
		}
	}
	for hash := range written {
		if !seen[hash] {
			t.Errorf("envelope %v was confirmed, and the cursor passed over it", hash)
		}
	}
}

// oneState begins to read, lets others write, and reads on.
func oneState(t *testing.T, open Opener) {
	s := open()
	id := found(t, s, 1)
	a := newAuthor(id, 1)
	insert(t, s, a.write(2), false)
	view(t, s, id, func(tx relay.Tx) error {
		before, err := tx.Heads()
		if err != nil {
			return err
		}
		insert(t, s, a.write(2), false)
		found, through, err := tx.After(0, envelope.DeviceID{}, 1<<20)
		if len(found) != 2 || through != 2 || len(before) != 1 || before[0].Sequence != 2 {
			t.Errorf("got %d envelopes through %d, head %v; want the two of the beginning", len(found), through, before)
		}
		return err
	})
	if kept := all(t, s, id); len(kept) != 4 {
		t.Errorf("%d envelopes are kept, want 4", len(kept))
	}
}
