package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bankje/store/merge"
	"bankje/store/projection"
	"bankje/store/seal"
	"bankje/sync/envelope"

	"pgregory.net/rapid"
)

var testPIN = []byte("246810")

// foundForTest makes a journal in a new folder.
func foundForTest(t testing.TB) *Journal {
	t.Helper()
	v, err := Open(t.TempDir(), Options{Work: &seal.MinParams})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	j, err := v.Found(context.Background(), testPIN, PIN)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// bareForTest makes a journal whose key file nobody needs, and so costs little.
func bareForTest(t interface{ Fatal(...any) }, dir string) *Journal {
	v, err := Open(dir, Options{})
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(err)
	keys, err := seal.NewKeys(v.random)
	must(err)
	statement, err := keys.Found(v.random, "")
	must(err)
	must(v.feed.Found(context.Background(), []byte("none"), envelope.FoundedSpace(statement), statement.Bytes()))
	j, err := v.begin(context.Background(), keys)
	must(err)
	return j
}

// TestEveryWayToOpenGivesTheSameAnswers plays random histories, takes a
// snapshot somewhere, and compares what was shown while they were written with
// what the snapshot and what the feed alone give.
func TestEveryWayToOpenGivesTheSameAnswers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "journal")
		if err != nil {
			rt.Fatal(err)
		}
		j := bareForTest(rt, dir)
		defer j.vault.Close()
		h := history{t: rt, j: j}
		h.play(rapid.IntRange(1, 12).Draw(rt, "before the snapshot"))
		h.snapshot()
		h.play(rapid.IntRange(0, 12).Draw(rt, "after the snapshot"))
		shown := h.answers()

		fromSnapshot, tail1, err := j.fromSnapshot(context.Background())
		h.must(err)
		fromFeed, tail2, err := j.fromFeed(context.Background())
		h.must(err)
		if tail1.position != j.tail.position || tail2.position != j.tail.position || tail1.clock != tail2.clock {
			rt.Fatalf("the feed was read to %v and %v, written to %v", tail1, tail2, j.tail)
		}
		for name, p := range map[string]*projection.Projection{"snapshot": fromSnapshot, "feed": fromFeed} {
			live := h.exchange(p)
			got := h.answers()
			h.exchange(live)
			h.must(p.Close())
			if got != shown {
				rt.Fatalf("the %s gives\n%s\nand what was written showed\n%s", name, got, shown)
			}
		}
	})
}

// history plays random saves.
type history struct {
	t *rapid.T
	j *Journal
}

func (h history) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// snapshot takes one now, due or not.
func (h history) snapshot() {
	h.must(os.RemoveAll(h.j.snapshotPath()))
	h.j.tail.behind++
	h.must(h.j.keepSnapshot(context.Background()))
	if _, err := os.Stat(filepath.Join(h.j.vault.dir, snapshotName)); err != nil {
		h.t.Fatal(err)
	}
}

func (h history) play(saves int) {
	for range saves {
		switch rapid.IntRange(0, 6).Draw(h.t, "save") {
		case 0:
			_, err := h.j.AddPerson(context.Background(), Person{Alias: h.text("alias") + "x"})
			h.must(err)
		case 1:
			h.editPerson()
		case 2, 3:
			h.talk()
		case 4:
			h.editConversation()
		case 5:
			h.hideOrRestore()
		case 6:
			h.must(h.j.SetFavourite(context.Background(), h.text("key"), rapid.Bool().Draw(h.t, "on")))
		}
	}
}

func (h history) text(label string) string {
	return rapid.SampledFrom([]string{"Оксана п’є каву.", "Fietsen!", "ze wil", "її сад", "", "thee"}).Draw(h.t, label)
}

// states reads the records of a kind, as everybody does: alone, for what can be
// found is still filed behind a save.
func (h history) states(kind uint16) (states []projection.State) {
	h.must(h.j.view(context.Background(), func(p *projection.Projection) (err error) {
		states, err = p.States(kind)
		return err
	}))
	return states
}

// exchange has the journal show another projection, and gives the one before.
func (h history) exchange(p *projection.Projection) *projection.Projection {
	h.j.reading.Lock()
	defer h.j.reading.Unlock()
	p, h.j.projection = h.j.projection, p
	return p
}

// any picks the id of a record of a kind; ok is false when there is none.
func (h history) any(kind uint16) (id [16]byte, ok bool) {
	states := h.states(kind)
	if len(states) == 0 {
		return id, false
	}
	return rapid.SampledFrom(states).Draw(h.t, "record").ID, true
}

func (h history) editPerson() {
	id, ok := h.any(kindPerson)
	if !ok {
		return
	}
	before, err := h.j.Person(context.Background(), id)
	h.must(err)
	after := before
	after.Wish, after.Alias = h.text("wish"), h.text("alias")+"y"
	if rapid.Bool().Draw(h.t, "unseen") {
		before.seen = merge.Seen{} // as somebody else would have written it
	}
	_, err = h.j.EditPerson(context.Background(), before, after)
	h.must(err)
}

func (h history) talk() {
	c := Conversation{
		At:         time.Unix(int64(rapid.IntRange(1, 5).Draw(h.t, "at")), 0),
		GroupCount: 1, Note: h.text("note"), Domains: []string{h.text("domain")},
	}
	if id, ok := h.any(kindPerson); ok {
		c.People = []PersonID{id}
	}
	d := Draft{Conversation: c, FollowUps: []FollowUp{{What: "Bellen", Day: "2026-03-01"}}}
	_, err := h.j.SaveDraft(context.Background(), d)
	h.must(err)
}

func (h history) editConversation() {
	id, ok := h.any(kindConversation)
	if !ok {
		return
	}
	d, err := h.j.EditDraft(context.Background(), id)
	h.must(err)
	d.Conversation.Note, d.Conversation.Domains = h.text("note"), []string{h.text("domain")}
	d.Conversation.At = time.Unix(int64(rapid.IntRange(1, 5).Draw(h.t, "at")), 0)
	_, err = h.j.SaveDraft(context.Background(), d)
	h.must(err)
}

func (h history) hideOrRestore() {
	kind := rapid.SampledFrom([]uint16{kindPerson, kindConversation, kindFollowUp}).Draw(h.t, "kind")
	id, ok := h.any(kind)
	if !ok {
		return
	}
	key := merge.RecordKey{Kind: kind, ID: id}
	if rapid.Bool().Draw(h.t, "hide") {
		h.must(h.j.hide(context.Background(), key))
	} else {
		h.must(h.j.restore(context.Background(), key))
	}
}

// answers asks the journal everything that screens ask.
func (h history) answers() string {
	ctx := context.Background()
	var b strings.Builder
	for _, query := range []string{"", "о", "ка", "пє", "fie ze", "с"} {
		entries, err := h.j.Timeline(ctx, Filter{Query: query}, 0, 0)
		h.must(err)
		count, err := h.j.TimelineCount(ctx, Filter{Query: query})
		h.must(err)
		people, err := h.j.People(ctx, PeopleFilter{Query: query})
		h.must(err)
		fmt.Fprintln(&b, query, count, len(entries), entries, people)
	}
	h.must(h.j.view(ctx, func(p *projection.Projection) error {
		return p.All(func(kind uint16, id projection.ID, state []byte) {
			fmt.Fprintf(&b, "%d %x %x\n", kind, id, state)
			positions, err := p.Positions(kind, id)
			h.must(err)
			fmt.Fprintln(&b, positions)
		})
	}))
	followUps, err := h.j.FollowUps(ctx, FollowUpFilter{AnyState: true})
	h.must(err)
	for _, f := range followUps {
		fmt.Fprintln(&b, f.ID, f.What, f.Hidden)
	}
	favourites, err := h.j.Favourites(ctx)
	h.must(err)
	counts, err := h.j.Counts(ctx)
	h.must(err)
	fmt.Fprintln(&b, favourites, counts)
	return b.String()
}
