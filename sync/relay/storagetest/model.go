package storagetest

import (
	"context"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"

	"pgregory.net/rapid"
)

// A kept is what a storage ought to keep of one space, in plain memory.
type kept struct {
	numbered []envelope.Envelope
	feeds    []*keptFeed
}

type keptFeed struct {
	*author
	run      []envelope.Envelope
	released int // of run
}

// model draws calls by chance, and compares all there is to read after each.
func model(t *testing.T, open Opener) {
	s, n := open(), 0
	rapid.Check(t, func(r *rapid.T) {
		n++
		id, statements := founding(n)
		if err := s.Found(context.Background(), id, statements); err != nil {
			r.Fatal(err)
		}
		want := &kept{feeds: []*keptFeed{{author: newAuthor(id, 1)}, {author: newAuthor(id, 2)}}}
		for range rapid.IntRange(1, 6).Draw(r, "calls") {
			f := want.feeds[rapid.IntRange(0, 1).Draw(r, "feed")]
			call := rapid.SampledFrom([]string{"insert", "quarantine", "release", "stub"}).Draw(r, "call")
			err := s.Update(context.Background(), id, func(tx relay.Tx) error { return want.call(r, tx, f, call) })
			if err != nil {
				r.Fatalf("%s: %v", call, err)
			}
			if err := s.View(context.Background(), id, func(tx relay.Tx) error { return want.compare(r, tx) }); err != nil {
				r.Fatalf("after %s: %v", call, err)
			}
		}
	})
}

func (k *kept) call(r *rapid.T, tx relay.Tx, f *keptFeed, call string) error {
	switch call {
	case "insert", "quarantine":
		waits := call == "quarantine" || f.released < len(f.run)
		f.bodySize = rapid.SampledFrom([]int{1, 565, 3000, 70_000}).Draw(r, "size")
		run := f.write(rapid.IntRange(1, min(40, 1+70_000/f.bodySize)).Draw(r, "envelopes"))
		f.run = append(f.run, run...)
		if !waits {
			f.released = len(f.run)
			k.numbered = append(k.numbered, run...)
		}
		_, err := tx.Insert(run, waits)
		return err
	case "release":
		through := rapid.IntRange(0, len(f.run)+1).Draw(r, "through")
		if end := min(through, len(f.run)); end > f.released {
			k.numbered = append(k.numbered, f.run[f.released:end]...)
			f.released = end
		}
		return tx.Release(f.device(), uint64(through))
	default:
		first := rapid.IntRange(1, len(f.run)+1).Draw(r, "first")
		last := rapid.IntRange(first, len(f.run)+2).Draw(r, "last")
		for i := first; i <= min(last, len(f.run)); i++ {
			f.run[i-1] = f.run[i-1].Stub()
		}
		for i, e := range k.numbered {
			if s := int(e.Header.Sequence); e.Header.Device == f.device() && first <= s && s <= last {
				k.numbered[i] = e.Stub()
			}
		}
		return tx.Stub(f.device(), []envelope.Run{{First: uint64(first), Last: uint64(last)}})
	}
}

func (k *kept) compare(r *rapid.T, tx relay.Tx) error {
	after := rapid.IntRange(0, len(k.numbered)).Draw(r, "after")
	page := rapid.SampledFrom([]int{1, 1000, 100_000, 1 << 24}).Draw(r, "page")
	var got []envelope.Envelope
	for n := relay.Number(after); int(n) < len(k.numbered); {
		found, through, err := tx.After(n, envelope.DeviceID{}, page)
		if err != nil || through <= n {
			r.Fatalf("behind %d: through %d, error %v", n, through, err)
		}
		for _, e := range found {
			got = append(got, e.Envelope)
		}
		n = through
	}
	same(r, "after", got, k.numbered[after:])
	var bytes, waiting int64
	for _, f := range k.feeds {
		for i, e := range f.run {
			size := int64(len(e.Bytes()))
			if bytes += size; i >= f.released {
				waiting += size
			}
		}
		if err := k.compareFeed(r, tx, f, page); err != nil {
			return err
		}
	}
	all, quarantined, err := tx.Bytes()
	if all != bytes || quarantined != waiting {
		r.Errorf("%d bytes, %d in quarantine; want %d, %d", all, quarantined, bytes, waiting)
	}
	return err
}

// compareFeed pages through a feed, quarantine included.
func (k *kept) compareFeed(r *rapid.T, tx relay.Tx, f *keptFeed, page int) error {
	var got []envelope.Envelope
	for len(got) < len(f.run) {
		found, err := tx.Stretch(f.device(), uint64(len(got)+1), page, true)
		if err != nil || len(found) == 0 {
			r.Fatalf("stretch from %d: nothing, error %v", len(got)+1, err)
		}
		got = append(got, found...)
	}
	same(r, "stretch", got, f.run)
	sure, err := tx.Stretch(f.device(), 1, 1<<30, false)
	same(r, "stretch without quarantine", sure, f.run[:f.released])
	return err
}
