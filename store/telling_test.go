package store_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"bankje/store"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// told is what is told of a period, and how much was left out.
func told(t *testing.T, j *store.Journal, period store.Period) ([]store.Record, int) {
	t.Helper()
	telling := j.Tell(period)
	var all []store.Record
	for r, err := range telling.Records(t.Context()) {
		must(t, err)
		all = append(all, r)
	}
	return all, telling.LeftOut
}

// asWritten compares records without what was seen of them.
var asWritten = cmp.Options{
	cmpopts.IgnoreUnexported(store.Person{}, store.Group{}, store.Conversation{}, store.FollowUp{}, store.OwnPrompt{}, store.OwnCard{}),
	cmpopts.EquateEmpty(),
}

// everything writes at least one record of each kind.
func everything(t *testing.T, j *store.Journal) store.Person {
	t.Helper()
	ctx := t.Context()
	oksana, err := j.AddPerson(ctx, store.Person{Alias: "Oksana", Language: "uk", Consent: store.Consent{Answer: store.Yes, At: time.UnixMilli(1.7e12)}})
	must(t, err)
	lonely := add(t, j, "Леся")
	must(t, j.HidePerson(ctx, lonely.ID))
	women, err := j.AddGroup(ctx, store.Group{Name: "Vrouwencafé", Colour: 3})
	must(t, err)
	c := talk(t, j, store.Conversation{People: []store.PersonID{oksana.ID}, Note: "Koffie.", Prompts: []string{"P10", "P02"}})
	talk(t, j, store.Conversation{Group: women.ID, GroupCount: 9, At: time.Date(2025, 3, 1, 9, 0, 0, 0, time.UTC)})
	gone := talk(t, j, store.Conversation{People: []store.PersonID{oksana.ID}, Note: "Weg."})
	must(t, j.HideConversation(ctx, gone.ID))
	_, err = j.AddFollowUp(ctx, store.FollowUp{Person: oksana.ID, Conversation: c.ID, What: "Bellen", Day: "2026-03-20"})
	must(t, err)
	_, err = j.AddFollowUp(ctx, store.FollowUp{What: "Koek kopen"})
	must(t, err)
	_, err = j.AddOwnPrompt(ctx, store.OwnPrompt{UK: "Що Ви готуєте?", Domains: []string{"NW"}})
	must(t, err)
	_, err = j.KeepOwnCard(ctx, store.OwnCard{}, store.OwnCard{Fills: "gp", Person: oksana.ID, Phone: "0101234567"})
	must(t, err)
	must(t, j.SetFavourite(ctx, "prompt:P10", true))
	must(t, j.SetFavourite(ctx, "card:113", true))
	return oksana
}

func TestWhatIsToldAndBroughtInIsTheSameJournal(t *testing.T) {
	_, from := found(t)
	everything(t, from)
	all, left := told(t, from, store.Period{})
	if len(all) != 10 || left != 0 {
		t.Fatalf("%d records are told and %d left out, want 10 and none: %+v", len(all), left, all)
	}
	v, to := found(t)
	must(t, to.Bring(t.Context(), all))
	to = relock(t, v, to)
	again, _ := told(t, to, store.Period{})
	if diff := cmp.Diff(all, again, asWritten); diff != "" {
		t.Errorf("the other journal differs:\n%s", diff)
	}
	for _, r := range all {
		if here, err := to.Presence(t.Context(), r); err != nil || here != store.Same {
			t.Errorf("%T is %d there, %v; want the same", r, here, err)
		}
	}
	if len(search(t, to, "koff oks")) != 1 {
		t.Error("what was brought in is not found")
	}
}

func TestNothingAboutWhoSaidNoIsTold(t *testing.T) {
	_, j := found(t)
	oksana := everything(t, j)
	_, err := j.RecordConsent(t.Context(), oksana.ID, store.No)
	must(t, err)
	all, left := told(t, j, store.Period{})
	for _, r := range all {
		about, _ := r.Names()
		if p, ok := r.(store.Person); slices.Contains(about, oksana.ID) || ok && p.ID == oksana.ID {
			t.Errorf("told: %+v", r)
		}
	}
	if left != 4 {
		t.Errorf("%d left out, want the person, a conversation, its follow-up and a card", left)
	}
	_, other := found(t)
	if err := other.Bring(t.Context(), []store.Record{store.Person{ID: store.PersonID{1}, Alias: "X", Consent: store.Consent{Answer: store.No}}}); !errors.Is(err, store.ErrNoConsent) {
		t.Errorf("bringing in who said no gave %v", err)
	}
}

func TestAPeriodTellsOnlyWhatIsOfIt(t *testing.T) {
	_, j := found(t)
	everything(t, j)
	all, _ := told(t, j, store.Period{From: "2025-01-01", To: "2025-12-31"})
	if len(all) != 2 {
		t.Fatalf("told of 2025: %+v; want the group and its conversation", all)
	}
	if _, ok := all[0].(store.Group); !ok {
		t.Errorf("first comes %+v; want whom the conversation names", all[0])
	}
	if all, _ = told(t, j, store.Period{From: "2026-01-01"}); len(all) != 3 {
		t.Errorf("told from 2026 on: %+v; want a person, a conversation, a follow-up", all)
	}
}

func TestOneMayStopListeningAtAnyRecord(t *testing.T) {
	_, j := found(t)
	everything(t, j)
	for _, period := range []store.Period{{}, {From: "2026-01-01"}} {
		all, _ := told(t, j, period)
		for n := range all {
			heard := 0
			for range j.Tell(period).Records(t.Context()) {
				if heard++; heard > n {
					break
				}
			}
		}
	}
}

func TestWhoIsHiddenGoesAlongOnlyWhenNamed(t *testing.T) {
	_, j := found(t)
	oksana := everything(t, j)
	must(t, j.HidePerson(t.Context(), oksana.ID))
	all, _ := told(t, j, store.Period{})
	_, to := found(t)
	must(t, to.Bring(t.Context(), all))
	p, err := to.Person(t.Context(), oksana.ID)
	if err != nil || !p.Hidden {
		t.Errorf("the hidden person came as %+v, %v", p, err)
	}
	shown, err := to.People(t.Context(), store.PeopleFilter{})
	if err != nil || len(shown) != 0 {
		t.Errorf("people that show: %v, %v", shown, err)
	}
}

func TestAllOfABatchIsBroughtOrNothing(t *testing.T) {
	_, j := found(t)
	good := store.Person{ID: store.PersonID{1}, Alias: "Oksana"}
	if err := j.Bring(t.Context(), []store.Record{good, store.Group{ID: store.GroupID{2}}}); !errors.Is(err, store.ErrNoAlias) {
		t.Fatalf("a group without a name gave %v", err)
	}
	if _, err := j.Person(t.Context(), good.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("half a batch came in: %v", err)
	}
	must(t, j.Bring(t.Context(), []store.Record{good}))
	add(t, j, "Taras") // the next save continues what was brought
}

func TestWhatIsHereIsRecognised(t *testing.T) {
	_, j := found(t)
	p := add(t, j, "Oksana")
	c := talk(t, j, store.Conversation{People: []store.PersonID{p.ID}, Note: "Koffie."})
	edited := c
	edited.Note = "Thee."
	must(t, j.HideConversation(t.Context(), c.ID))
	for want, r := range map[store.Presence]store.Record{
		store.Same: p, store.Absent: store.Favourite("prompt:P01"), store.Removed: c,
	} {
		if got, err := j.Presence(t.Context(), r); err != nil || got != want {
			t.Errorf("%T is %d, %v; want %d", r, got, err, want)
		}
	}
	must(t, j.RestoreConversation(t.Context(), c.ID))
	if got, err := j.Presence(t.Context(), edited); err != nil || got != store.Different {
		t.Errorf("another note is %d, %v", got, err)
	}
}

func TestWhoWasErasedIsRecognisedAndCanBeBroughtBack(t *testing.T) {
	v, j := found(t)
	p, other := add(t, j, "Oksana"), add(t, j, "Taras")
	group, err := j.AddGroup(t.Context(), store.Group{Name: "Vrouwencafé"})
	must(t, err)
	_, err = j.ErasePerson(t.Context(), p.ID, false)
	must(t, err)
	_, err = j.EraseGroup(t.Context(), group.ID, false)
	must(t, err)
	must(t, j.Lock(t.Context()))
	j = unlock(t, v)
	stands := func(r store.Record, want store.Presence) {
		t.Helper()
		if got, err := j.Presence(t.Context(), r); err != nil || got != want {
			t.Errorf("%T is %d, %v; want %d", r, got, err, want)
		}
	}
	stands(p, store.Erased)
	stands(group, store.Erased)
	stands(other, store.Same)
	stands(store.Person{ID: store.PersonID{7}, Alias: "New"}, store.Absent)
	must(t, j.Bring(t.Context(), []store.Record{p}))
	stands(p, store.Same)
	must(t, j.Lock(t.Context()))
	j = unlock(t, v)
	stands(p, store.Same)
}

// TestWhatOthersSharedIsNotCountedToTakeAlong: it is told neither.
func TestWhatOthersSharedIsNotCountedToTakeAlong(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	must(t, anna.ShareConversation(t.Context(), anna.talk("van Anna", "").ID, team))
	bohdan.talk("van Bohdan", "")
	meet(team, anna, bohdan)
	for name, p := range map[string]phone{"Anna": anna, "Bohdan": bohdan} {
		count, err := p.TellCount(t.Context(), store.Period{})
		must(t, err)
		told := 0
		for record, err := range p.Tell(store.Period{}).Records(t.Context()) {
			must(t, err)
			if c, is := record.(store.Conversation); is {
				told++
				if c.Note != "van "+name {
					t.Errorf("%s is told %q", name, c.Note)
				}
			}
		}
		if count != 1 || told != 1 {
			t.Errorf("%s: %d are counted and %d told; want one", name, count, told)
		}
	}
	long := store.Period{To: "1999-12-31"}
	if count, err := anna.TellCount(t.Context(), long); count != 0 || err != nil {
		t.Errorf("of a period without any %d are counted, %v", count, err)
	}
}
