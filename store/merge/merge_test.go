package merge_test

import (
	"fmt"
	"slices"
	"testing"

	"bankje/store/merge"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestEveryOrderAndRepetitionGivesOneState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		changes := history(t)
		want := merged(changes).state()
		shuffled := rapid.Permutation(slices.Concat(changes, changes)).Draw(t, "arriving")
		if diff := cmp.Diff(want, merged(shuffled).state()); diff != "" {
			t.Fatalf("another order gave another state (-first +second):\n%s", diff)
		}
	})
}

func TestOldChangesArrivingAgainAlterNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		changes := history(t)
		p := merged(changes)
		want := p.state()
		for _, again := range changes {
			p.apply(again)
			if diff := cmp.Diff(want, p.state()); diff != "" {
				t.Fatalf("a change that was there altered the state:\n%s", diff)
			}
		}
	})
}

// TestHostileChangesMergeLikeOthers fills two changes to the brim with places
// and dots that lie between each other's. Were they taken in one by one, it
// would last longer than a person waits for her journal.
func TestHostileChangesMergeLikeOthers(t *testing.T) {
	var changes []named
	for author := range 2 {
		c := merge.Change{Writes: make([]merge.Write, merge.MaxWrites)}
		for i := range c.Writes {
			w := merge.Write{Kind: kindConversation, Op: merge.OpSet, Field: 1, Element: fmt.Sprintf("%05d", 2*i+author)}
			c.Writes[i] = w
		}
		for i := range 40_000 {
			unknown := merge.Dot{Sequence: uint64(2*i + author + 1)}
			c.Writes[0].Replaces = append(c.Writes[0].Replaces, unknown)
		}
		c.Writes[0].Element = ""
		changes = append(changes, newReplica(byte(author+1)).save(t, c))
	}
	want := merged(changes).state()
	slices.Reverse(changes)
	if merged(changes).state() != want {
		t.Error("another order gave another state")
	}
}

func TestRecordsKeptAsBytesMergeLikeRecordsInMemory(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		changes := history(t)
		rows := make(map[merge.RecordKey][]byte)
		for _, n := range changes {
			body, _ := n.Change.Encode()
			change, err := merge.DecodeChange(body)
			if err != nil {
				t.Fatalf("decode change: %v", err)
			}
			for _, edit := range change.Edits(n.Dot) {
				rows[edit.Record] = applyToRow(t, rows[edit.Record], edit)
			}
		}
		p := merged(changes)
		for key, row := range rows {
			if want := p.records[key].Encode(); !slices.Equal(row, want) {
				t.Fatalf("row of %v\n got %x\nwant %x", key, row, want)
			}
		}
	})
}

func applyToRow(t *rapid.T, row []byte, edit merge.Edit) []byte {
	record := new(merge.Record)
	if row != nil {
		var err error
		if record, err = merge.DecodeRecord(row); err != nil {
			t.Fatalf("decode record: %v", err)
		}
	}
	record.Apply(edit)
	return record.Encode()
}

// The oracle restates the rule over the whole set of changes, without any order:
// what nobody replaced stands, and what no standing delete lists keeps a record
// in sight.
func TestMergingAgreesWithTheRuleOverTheWholeSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		changes := history(t)
		p := merged(changes)
		for _, key := range p.keys() {
			want := oracle(changes, key)
			record := p.records[key]
			for place, dots := range want.standing {
				got := record.Replaces(place.field, place.element)
				if diff := cmp.Diff(dots, got); diff != "" {
					t.Fatalf("field %d %q (-want +got):\n%s", place.field, place.element, diff)
				}
			}
			if got := record.Visibility(); got != want.visibility {
				t.Fatalf("record %v: visibility %v, want %v", key, got, want.visibility)
			}
		}
	})
}

type place struct {
	field   uint16
	element string
}

type verdict struct {
	standing   map[place][]merge.Dot
	visibility merge.Visibility
}

func oracle(changes []named, key merge.RecordKey) verdict {
	replaced := make(map[string]bool)
	listed := make(map[merge.Dot]bool)
	each := func(do func(merge.Dot, merge.Write, place)) {
		for _, n := range changes {
			for _, w := range n.Change.Writes {
				if w.Key() == key {
					do(n.Dot, w, place{w.Field, w.Element})
				}
			}
		}
	}
	each(func(_ merge.Dot, w merge.Write, at place) {
		for _, dot := range w.Replaces {
			if w.Op != merge.OpDelete {
				replaced[fmt.Sprint(at, dot)] = true
			}
		}
	})
	v := verdict{standing: make(map[place][]merge.Dot)}
	deleted, live := false, []merge.Dot{}
	each(func(dot merge.Dot, w merge.Write, at place) {
		if replaced[fmt.Sprint(at, dot)] || slices.Contains(v.standing[at], dot) {
			return
		}
		v.standing[at] = append(v.standing[at], dot)
		slices.SortFunc(v.standing[at], merge.Dot.Compare)
		if w.Op != merge.OpDelete {
			live = append(live, dot)
			return
		}
		deleted = true
		for _, seen := range w.Replaces {
			listed[seen] = true
		}
	})
	if deleted {
		v.visibility = merge.Hidden
		if slices.ContainsFunc(live, func(dot merge.Dot) bool { return !listed[dot] }) {
			v.visibility = merge.Returned
		}
	}
	return v
}

func TestDigestIsThatOfTheRecordsWhateverTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		changes := history(t)
		shuffled := rapid.Permutation(changes).Draw(t, "arriving")
		if runningDigest(changes) != runningDigest(shuffled) {
			t.Fatal("equal sets of changes gave different digests")
		}
	})
}

func TestDigestTellsAMissingChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		changes := history(t)
		if runningDigest(changes) == runningDigest(changes[:len(changes)-1]) {
			t.Fatal("a missing change left the digest as it was")
		}
	})
}

// runningDigest exchanges each record that a change touched, as a projection does.
func runningDigest(changes []named) merge.Digest {
	var digest merge.Digest
	p := newReplica(255)
	for _, n := range changes {
		for _, edit := range n.Change.Edits(n.Dot) {
			if record := p.records[edit.Record]; record != nil {
				digest.Remove(edit.Record, record.Encode())
			}
			p.record(edit.Record).Apply(edit)
			digest.Add(edit.Record, p.records[edit.Record].Encode())
		}
	}
	return digest
}
