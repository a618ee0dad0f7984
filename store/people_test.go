package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"bankje/store"

	"github.com/google/go-cmp/cmp"
)

func TestOnlyEditedFieldsAreWritten(t *testing.T) {
	_, j := found(t)
	before := add(t, j, "Oksana")
	renamed, recoloured := before, before
	renamed.Alias, recoloured.Colour = "Oksana P.", 4
	_, err := j.EditPerson(t.Context(), before, renamed)
	must(t, err)
	// The second save began from the same form as the first.
	got, err := j.EditPerson(t.Context(), before, recoloured)
	must(t, err)
	if got.Alias != "Oksana P." || got.Colour != 4 || got.Language != "uk" {
		t.Errorf("after two edits of different fields: %q, colour %d, %q; want both edits", got.Alias, got.Colour, got.Language)
	}
}

func TestTextsWrittenApartAreBothKept(t *testing.T) {
	v, j := found(t)
	before := add(t, j, "Oksana")
	mine, other := before, before
	mine.Energy, other.Energy = "Zingen in het koor.", "Її сад."
	_, err := j.EditPerson(t.Context(), before, mine)
	must(t, err)
	got, err := j.EditPerson(t.Context(), before, other)
	must(t, err)
	if got.Energy != "Zingen in het koor.\n\nЇї сад." || len(got.Conflicts) != 1 || len(got.Conflicts[0].Versions) != 2 {
		t.Errorf("energy = %q with conflicts %v, want both texts together", got.Energy, got.Conflicts)
	}
	settled := got
	settled.Energy = "Zingen, en haar tuin."
	_, err = j.EditPerson(t.Context(), got, settled)
	must(t, err)
	j = relock(t, v, j)
	got, err = j.Person(t.Context(), before.ID)
	must(t, err)
	if got.Energy != settled.Energy || len(got.Conflicts) != 0 {
		t.Errorf("after settling: %q, %d conflicts; want the one text", got.Energy, len(got.Conflicts))
	}
}

func TestPeopleAreSortedByLastConversation(t *testing.T) {
	_, j := found(t)
	oksana, taras, lesia := add(t, j, "Oksana"), add(t, j, "Taras"), add(t, j, "Леся")
	talk(t, j, store.Conversation{People: []store.PersonID{oksana.ID}, At: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)})
	talk(t, j, store.Conversation{People: []store.PersonID{taras.ID}, At: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)})
	_, err := j.AddFollowUp(t.Context(), store.FollowUp{Person: taras.ID, What: "Bellen"})
	must(t, err)
	all, err := j.People(t.Context(), store.PeopleFilter{})
	must(t, err)
	var got []string
	for _, p := range all {
		got = append(got, p.Alias)
	}
	if diff := cmp.Diff([]string{"Oksana", "Taras", "Леся"}, got); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	if all[0].LastAt.Day() != 2 || all[0].Conversations != 1 || all[1].OpenFollowUps != 1 || !all[2].LastAt.IsZero() {
		t.Errorf("people say %+v", all)
	}
	for query, want := range map[string]int{"о": 0, "ле": 1, "ЛЕС": 1, "ta": 1, "": 3, "eksana": 0} {
		if found, err := j.People(t.Context(), store.PeopleFilter{Query: query}); err != nil || len(found) != want {
			t.Errorf("people %q: %d, %v; want %d", query, len(found), err, want)
		}
	}
	must(t, j.HidePerson(t.Context(), lesia.ID))
	if all, _ := j.People(t.Context(), store.PeopleFilter{}); len(all) != 2 {
		t.Errorf("%d people show with one hidden, want 2", len(all))
	}
	if all, _ := j.People(t.Context(), store.PeopleFilter{Hidden: true}); len(all) != 1 {
		t.Errorf("%d people are hidden, want 1", len(all))
	}
	must(t, j.RestorePerson(t.Context(), lesia.ID))
	if all, _ := j.People(t.Context(), store.PeopleFilter{Limit: 2}); len(all) != 2 {
		t.Errorf("limit of 2 gives %d", len(all))
	}
}

func TestNothingIsSavedAboutWhoSaidNo(t *testing.T) {
	_, j := found(t)
	oksana := add(t, j, "Oksana")
	d, err := j.NewDraft(t.Context(), store.Conversation{People: []store.PersonID{oksana.ID}})
	must(t, err)
	if _, err := j.RecordConsent(t.Context(), oksana.ID, store.No); err != nil {
		t.Fatal(err)
	}
	if _, err := j.SaveDraft(t.Context(), d); !errors.Is(err, store.ErrNoConsent) {
		t.Errorf("SaveDraft = %v, want ErrNoConsent", err)
	}
	if _, err := j.Draft(t.Context(), d.ID); err != nil {
		t.Errorf("the draft is gone after a refused save: %v", err)
	}
	if _, err := j.AddFollowUp(t.Context(), store.FollowUp{Person: oksana.ID, What: "Bellen"}); !errors.Is(err, store.ErrNoConsent) {
		t.Errorf("AddFollowUp = %v, want ErrNoConsent", err)
	}
	d.FollowUps = []store.FollowUp{{Person: oksana.ID, What: "Bellen"}}
	d.Conversation.People, d.Conversation.GroupCount = nil, 3
	if _, err := j.SaveDraft(t.Context(), d); !errors.Is(err, store.ErrNoConsent) {
		t.Errorf("SaveDraft with a follow-up about them = %v, want ErrNoConsent", err)
	}
	if p, err := j.RecordConsent(t.Context(), oksana.ID, store.Yes); err != nil || p.Consent.Answer != store.Yes || p.Consent.At.IsZero() {
		t.Errorf("a later yes reads as %+v, %v", p.Consent, err)
	}
	if _, err := j.SaveDraft(t.Context(), d); err != nil {
		t.Errorf("SaveDraft after a yes: %v", err)
	}
}

func TestANoHoldsAfterUnlocking(t *testing.T) {
	dir := t.TempDir()
	v := open(t, dir, options())
	j, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	oksana := add(t, j, "Oksana")
	if _, err := j.RecordConsent(t.Context(), oksana.ID, store.No); err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{"snapshot", "feed"} {
		must(t, j.Lock(t.Context()))
		if from == "feed" {
			must(t, os.Remove(filepath.Join(dir, "snapshot")))
		}
		j = unlock(t, v)
		d := store.Draft{Conversation: store.Conversation{People: []store.PersonID{oksana.ID}}}
		if _, err := j.SaveDraft(t.Context(), d); !errors.Is(err, store.ErrNoConsent) {
			t.Errorf("SaveDraft once opened from the %s = %v, want ErrNoConsent", from, err)
		}
	}
}

func TestGlanceShowsLastTime(t *testing.T) {
	_, j := found(t)
	before := add(t, j, "Oksana")
	after := before
	after.Energy = "Zingen"
	oksana, err := j.EditPerson(t.Context(), before, after)
	must(t, err)
	who := []store.PersonID{oksana.ID}
	day := func(n int) time.Time { return time.Date(2026, 3, n, 12, 0, 0, 0, time.UTC) }
	talk(t, j, store.Conversation{At: day(1), People: who, Note: "Eerst", Prompts: []string{"P10", "P11"}, Wish: "Een fiets", Domains: []string{"NW"}})
	talk(t, j, store.Conversation{At: day(2), People: who, Note: "Daarna", Prompts: []string{"P11"}, Domains: []string{"NW", "GZ"}})
	_, err = j.AddFollowUp(t.Context(), store.FollowUp{Person: oksana.ID, What: "Bellen"})
	must(t, err)
	g, err := j.Glance(t.Context(), oksana.ID)
	must(t, err)
	if g.Excerpt != "Daarna" || g.Joy != "Zingen" || g.Wish != "Een fiets" || len(g.FollowUps) != 1 || !g.LastAt.Equal(day(2)) {
		t.Errorf("glance = %+v", g)
	}
	asked, err := j.AskedOf(t.Context(), oksana.ID)
	must(t, err)
	if diff := cmp.Diff(map[string]time.Time{"P10": day(1), "P11": day(2)}, asked); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
	domains, err := j.DomainsOf(t.Context(), oksana.ID)
	must(t, err)
	if diff := cmp.Diff(map[string]int{"NW": 2, "GZ": 1}, domains); diff != "" {
		t.Errorf("domains (-want +got):\n%s", diff)
	}
	entries, err := j.PersonConversations(t.Context(), oksana.ID, 1)
	if err != nil || len(entries) != 1 || entries[0].Excerpt != "Daarna" {
		t.Errorf("latest conversation with her: %+v, %v", entries, err)
	}
}
