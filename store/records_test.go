package store_test

import (
	"errors"
	"testing"

	"bankje/store"

	"github.com/google/go-cmp/cmp"
)

func TestFollowUpsGoByTheirDay(t *testing.T) {
	v, j := found(t)
	oksana := add(t, j, "Oksana")
	for _, f := range []store.FollowUp{
		{What: "Zonder dag"},
		{What: "Later", Day: "2026-04-02", Person: oksana.ID},
		{What: "Eerder", Day: "2026-03-20", Until: "2026-03-22"},
	} {
		_, err := j.AddFollowUp(t.Context(), f)
		must(t, err)
	}
	j = relock(t, v, j)
	list := func(f store.FollowUpFilter) []string {
		all, err := j.FollowUps(t.Context(), f)
		must(t, err)
		var got []string
		for _, f := range all {
			got = append(got, f.What)
		}
		return got
	}
	if diff := cmp.Diff([]string{"Eerder", "Later", "Zonder dag"}, list(store.FollowUpFilter{})); diff != "" {
		t.Errorf("follow-ups (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Eerder"}, list(store.FollowUpFilter{DueUntil: "2026-03-31"})); diff != "" {
		t.Errorf("due (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Later"}, list(store.FollowUpFilter{Query: "lat"})); diff != "" {
		t.Errorf("found (-want +got):\n%s", diff)
	}
	before, err := j.Person(t.Context(), oksana.ID)
	must(t, err)
	paused := before
	paused.PausedSince = store.Day("2026-03-01").Start()
	_, err = j.EditPerson(t.Context(), before, paused)
	must(t, err)
	if diff := cmp.Diff([]string{"Eerder", "Zonder dag"}, list(store.FollowUpFilter{})); diff != "" {
		t.Errorf("with a person paused (-want +got):\n%s", diff)
	}
	if got := list(store.FollowUpFilter{WithPaused: true, Person: oksana.ID}); len(got) != 1 {
		t.Errorf("those of the paused person: %v", got)
	}
}

func TestDoneFollowUpSaysWhen(t *testing.T) {
	_, j := found(t)
	before, err := j.AddFollowUp(t.Context(), store.FollowUp{What: "Bellen", Day: "2026-03-20"})
	must(t, err)
	if !before.Due("2026-03-20") || before.Due("2026-03-19") || !before.Late("2026-03-21") {
		t.Error("an open follow-up is not due on its day and late after it")
	}
	after := before
	after.State = store.FollowUpDone
	done, err := j.EditFollowUp(t.Context(), before, after)
	must(t, err)
	if done.DoneAt.IsZero() || done.Due("2026-03-20") {
		t.Errorf("done at %v; want a time, and no longer due", done.DoneAt)
	}
	reopened := done
	reopened.State = store.FollowUpOpen
	open, err := j.EditFollowUp(t.Context(), done, reopened)
	must(t, err)
	if !open.DoneAt.IsZero() {
		t.Error("a follow-up that was opened again says when it was done")
	}
	must(t, j.HideFollowUp(t.Context(), open.ID))
	if all, _ := j.FollowUps(t.Context(), store.FollowUpFilter{AnyState: true}); len(all) != 0 {
		t.Errorf("a hidden follow-up is listed: %+v", all)
	}
	must(t, j.RestoreFollowUp(t.Context(), open.ID))
	if f, err := j.FollowUp(t.Context(), open.ID); err != nil || f.Hidden {
		t.Errorf("restored follow-up: hidden %v, %v", f.Hidden, err)
	}
}

func TestGroupsAreCountedNeverListed(t *testing.T) {
	_, j := found(t)
	choir, err := j.AddGroup(t.Context(), store.Group{Name: "Koor", Colour: 3})
	must(t, err)
	if _, err := j.AddGroup(t.Context(), store.Group{Name: " "}); !errors.Is(err, store.ErrNoAlias) {
		t.Errorf("a group without a name: %v, want ErrNoAlias", err)
	}
	talk(t, j, store.Conversation{Group: choir.ID, GroupCount: 9})
	renamed := choir
	renamed.Name = "Хор"
	_, err = j.EditGroup(t.Context(), choir, renamed)
	must(t, err)
	all, err := j.Groups(t.Context())
	must(t, err)
	if len(all) != 1 || all[0].Name != "Хор" || all[0].LastCount != 9 || all[0].Conversations != 1 {
		t.Errorf("groups = %+v", all)
	}
	if e := search(t, j, "хо"); len(e) != 1 || e[0].Group != "Хор" || e[0].GroupCount != 9 {
		t.Errorf("found by the name of the group: %+v", e)
	}
	must(t, j.HideGroup(t.Context(), choir.ID))
	if all, _ := j.Groups(t.Context()); len(all) != 0 {
		t.Errorf("a hidden group is listed: %+v", all)
	}
	must(t, j.RestoreGroup(t.Context(), choir.ID))
}

func TestOwnPromptsAreKept(t *testing.T) {
	v, j := found(t)
	before, err := j.AddOwnPrompt(t.Context(), store.OwnPrompt{NL: "Wat ruik je graag?", Domains: []string{"VT"}})
	must(t, err)
	after := before
	after.UK = "Які запахи Ви любите?"
	_, err = j.EditOwnPrompt(t.Context(), before, after)
	must(t, err)
	if _, err := j.AddOwnPrompt(t.Context(), store.OwnPrompt{}); !errors.Is(err, store.ErrNoText) {
		t.Errorf("an empty prompt: %v, want ErrNoText", err)
	}
	j = relock(t, v, j)
	found, err := j.FindOwnPrompts(t.Context(), "запах")
	must(t, err)
	if len(found) != 1 || found[0].Text("en") != "Wat ruik je graag?" || found[0].Text("uk") != after.UK {
		t.Errorf("found prompts %+v", found)
	}
	must(t, j.HideOwnPrompt(t.Context(), before.ID))
	if all, _ := j.OwnPrompts(t.Context()); len(all) != 0 {
		t.Errorf("a hidden prompt is listed")
	}
	must(t, j.RestoreOwnPrompt(t.Context(), before.ID))
	if p, err := j.OwnPrompt(t.Context(), before.ID); err != nil || p.Hidden {
		t.Errorf("restored prompt: hidden %v, %v", p.Hidden, err)
	}
}

func TestCardFilledInForOneIsNotForAll(t *testing.T) {
	v, j := found(t)
	oksana, taras := add(t, j, "Oksana"), add(t, j, "Taras")
	_, err := j.KeepOwnCard(t.Context(), store.OwnCard{}, store.OwnCard{Fills: "huisarts", Phone: "010 1234567"})
	must(t, err)
	hers, err := j.KeepOwnCard(t.Context(), store.OwnCard{}, store.OwnCard{Fills: "huisarts", Person: oksana.ID, Phone: "010 7654321"})
	must(t, err)
	// Filling in the same card again is an edit of it.
	again, err := j.KeepOwnCard(t.Context(), store.OwnCard{}, store.OwnCard{Fills: "huisarts", Person: oksana.ID, Phone: "010 1111111"})
	must(t, err)
	if again.ID != hers.ID {
		t.Error("a card that was filled in is filled in twice")
	}
	j = relock(t, v, j)
	for who, want := range map[store.PersonID]string{oksana.ID: "010 1111111", taras.ID: "010 1234567", {}: "010 1234567"} {
		if card, ok, err := j.CardFor(t.Context(), "huisarts", who); err != nil || !ok || card.Phone != want {
			t.Errorf("card for %s: %q, %v, %v; want %q", who, card.Phone, ok, err, want)
		}
	}
	if _, ok, _ := j.CardFor(t.Context(), "tandarts", oksana.ID); ok {
		t.Error("a card that nobody filled in is there")
	}
	if _, err := j.KeepOwnCard(t.Context(), store.OwnCard{}, store.OwnCard{Phone: "1"}); !errors.Is(err, store.ErrNoAlias) {
		t.Errorf("an own card without a name: %v, want ErrNoAlias", err)
	}
	must(t, j.HideOwnCard(t.Context(), hers.ID))
	if card, _, _ := j.CardFor(t.Context(), "huisarts", oksana.ID); card.Phone != "010 1234567" {
		t.Errorf("with hers hidden the card is %q, want the one for all", card.Phone)
	}
	must(t, j.RestoreOwnCard(t.Context(), hers.ID))
	if all, err := j.OwnCards(t.Context()); err != nil || len(all) != 2 {
		t.Errorf("%d cards, %v; want 2", len(all), err)
	}
}

func TestFavouritesAreKept(t *testing.T) {
	v, j := found(t)
	card, tip := store.FavouriteKey("card", "113"), store.FavouriteKey("tip", "T01")
	must(t, j.SetFavourite(t.Context(), card, true))
	must(t, j.SetFavourite(t.Context(), tip, true))
	must(t, j.SetFavourite(t.Context(), card, true))
	must(t, j.SetFavourite(t.Context(), card, false))
	j = relock(t, v, j)
	got, err := j.Favourites(t.Context())
	must(t, err)
	if diff := cmp.Diff(map[string]bool{tip: true}, got); diff != "" {
		t.Errorf("favourites (-want +got):\n%s", diff)
	}
}

func TestCountsLeaveOutWhatIsHidden(t *testing.T) {
	_, j := found(t)
	oksana := add(t, j, "Oksana")
	saved := talk(t, j, store.Conversation{People: []store.PersonID{oksana.ID}})
	_, err := j.NewDraft(t.Context(), store.Conversation{})
	must(t, err)
	must(t, j.HideConversation(t.Context(), saved.ID))
	got, err := j.Counts(t.Context())
	must(t, err)
	if diff := cmp.Diff(store.Counts{People: 1, Drafts: 1}, got); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
}

func TestDaysTurnInTheNetherlands(t *testing.T) {
	late := store.Day("2026-03-28").Start().AddDate(0, 0, 1).Add(-1)
	if got := store.DayOf(late); got != "2026-03-28" {
		t.Errorf("the last instant of the day falls on %s", got)
	}
	if got := store.Day("2026-03-28").AddDays(2); got != "2026-03-30" {
		t.Errorf("two days later is %s, also when the clock changes", got)
	}
	if n := store.Day("2026-03-28").DaysUntil("2026-03-30"); n != 2 {
		t.Errorf("there are %d nights between, want 2", n)
	}
	if _, err := store.ParseDay("28-03-2026"); err == nil {
		t.Error("a day in another form is read")
	}
}

func TestAListOfFollowUpsCanBeCutShort(t *testing.T) {
	_, j := found(t)
	for _, day := range []store.Day{"2026-03-22", "2026-03-20", "2026-03-21"} {
		_, err := j.AddFollowUp(t.Context(), store.FollowUp{What: "Bellen", Day: day})
		must(t, err)
	}
	first, err := j.FollowUps(t.Context(), store.FollowUpFilter{Limit: 2})
	must(t, err)
	if len(first) != 2 || first[0].Day != "2026-03-20" || first[1].Day != "2026-03-21" {
		t.Errorf("the first two are %+v", first)
	}
}
