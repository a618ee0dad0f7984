package storagetest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"

	"pgregory.net/rapid"
)

// A kept is what a storage ought to keep of one space, in plain memory.
type kept struct {
	numbered []relay.Numbered
	newest   relay.Number
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
			call := rapid.SampledFrom([]string{"insert", "quarantine", "release", "stub", "cut"}).Draw(r, "call")
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
			k.number(run)
		}
		_, err := tx.Insert(run, waits)
		return err
	case "release":
		through := rapid.IntRange(0, len(f.run)+1).Draw(r, "through")
		if end := min(through, len(f.run)); end > f.released {
			k.number(f.run[f.released:end])
			f.released = end
		}
		return tx.Release(f.device(), uint64(through))
	case "cut":
		from := rapid.IntRange(1, len(f.run)+2).Draw(r, "from")
		f.cut(from)
		k.numbered = slices.DeleteFunc(k.numbered, func(n relay.Numbered) bool {
			return n.Envelope.Header.Device == f.device() && n.Envelope.Header.Sequence >= uint64(from)
		})
		return tx.Cut(f.device(), uint64(from))
	default:
		first := rapid.IntRange(1, len(f.run)+1).Draw(r, "first")
		last := rapid.IntRange(first, len(f.run)+2).Draw(r, "last")
		for i := first; i <= min(last, len(f.run)); i++ {
			f.run[i-1] = f.run[i-1].Stub()
		}
		for i, n := range k.numbered {
			if s := int(n.Envelope.Header.Sequence); n.Envelope.Header.Device == f.device() && first <= s && s <= last {
				k.numbered[i].Envelope = n.Envelope.Stub()
			}
		}
		return tx.Stub(f.device(), []envelope.Run{{First: uint64(first), Last: uint64(last)}})
	}
}

// number gives the next numbers.
func (k *kept) number(run []envelope.Envelope) {
	for _, e := range run {
		k.newest++
		k.numbered = append(k.numbered, relay.Numbered{Number: k.newest, Envelope: e})
	}
}

// cut drops what is kept from a sequence on, and has the author go on from there.
func (f *keptFeed) cut(from int) {
	if from > len(f.run) {
		return
	}
	f.next.Sequence, f.next.Previous = uint64(from), f.run[from-1].Header.Previous
	f.run = f.run[:from-1]
	f.released = min(f.released, len(f.run))
}

func (k *kept) compare(r *rapid.T, tx relay.Tx) error {
	after := relay.Number(rapid.IntRange(0, int(k.newest)).Draw(r, "after"))
	page := rapid.SampledFrom([]int{1, 1000, 100_000, 1 << 24}).Draw(r, "page")
	var got []relay.Numbered
	for n := after; n < k.newest; {
		found, through, err := tx.After(n, envelope.DeviceID{}, page)
		if err != nil || through <= n {
			r.Fatalf("behind %d: through %d, error %v", n, through, err)
		}
		got = append(got, found...)
		n = through
	}
	if err := k.compareNumbered(r, tx, after, got); err != nil {
		return err
	}
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

// compareNumbered compares what was found behind a number, and asks for that one.
func (k *kept) compareNumbered(r *rapid.T, tx relay.Tx, after relay.Number, got []relay.Numbered) error {
	want := slices.Clone(k.numbered)
	want = slices.DeleteFunc(want, func(n relay.Numbered) bool { return n.Number <= after })
	if numbersOf(got) != numbersOf(want) {
		r.Errorf("behind %d are %v; want %v", after, numbersOf(got), numbersOf(want))
	}
	same(r, "after", envelopesOf(got), envelopesOf(want))
	hash, known, err := tx.HashAt(after)
	at := slices.IndexFunc(k.numbered, func(n relay.Numbered) bool { return n.Number == after })
	if known != (at >= 0) && after != k.newest || at >= 0 && hash != k.numbered[at].Envelope.Hash() {
		r.Errorf("number %d is known: %v, with hash %v", after, known, hash)
	}
	return err
}

func numbersOf(all []relay.Numbered) string {
	var numbers []relay.Number
	for _, n := range all {
		numbers = append(numbers, n.Number)
	}
	return fmt.Sprint(numbers)
}

func envelopesOf(all []relay.Numbered) (envelopes []envelope.Envelope) {
	for _, n := range all {
		envelopes = append(envelopes, n.Envelope)
	}
	return envelopes
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
