package shell

import (
	"slices"
	"testing"

	"bankje/i18n"
	"bankje/store"
)

// told writes down what somebody told, and gives who that is.
func (v *visitor) told(alias string) store.Person {
	v.t.Helper()
	ctx, j := v.t.Context(), v.shell.journal
	p, err := j.AddPerson(ctx, store.Person{Alias: alias, Energy: planted + " zingt graag",
		Consent: store.Consent{Answer: store.Yes, At: v.now}})
	if err != nil {
		v.t.Fatal(err)
	}
	_, err = j.SaveDraft(ctx, store.Draft{
		Conversation: store.Conversation{At: v.now, People: []store.PersonID{p.ID}, Note: planted + " vertelde over thuis"},
		FollowUps:    []store.FollowUp{{Person: p.ID, What: planted + " bellen"}},
	})
	if err != nil {
		v.t.Fatal(err)
	}
	return p
}

func TestSomebodyIsErasedForGood(t *testing.T) {
	v := settled(t, i18n.UK)
	v.told(planted)
	if len(v.finds(planted)) == 0 {
		t.Fatal("what was planted is nowhere, so this story can't fail")
	}
	v.shell.Redraw()
	v.taps(planted)
	v.taps("common.more")
	v.taps("erase.menu", "alias", planted)
	v.reads("erase.intro", "alias", planted)
	v.taps("erase.for_good")
	v.taps("erase.keep")
	if !slices.Contains(v.finds(planted), "the search") {
		t.Fatal("after thinking better of it something is gone")
	}
	v.taps("erase.for_good")
	v.taps("erase.now")
	v.reads("erase.erased")
	v.keptNothing()
	v.taps("common.done")
	v.reads("today.empty")
	v.dies()
	v.unlocks(pin)
	v.keptNothing()
}

func TestALaterNoOffersToEraseEverythingAndKeepsNothing(t *testing.T) {
	v := settled(t, i18n.NL)
	v.told(planted)
	v.shell.Redraw()
	v.taps(planted)
	v.taps("common.more")
	v.taps("person.edit")
	v.taps("person_form.not_allowed")
	v.taps("common.save")
	v.reads("erase.goes")
	v.taps("erase.for_good")
	v.taps("erase.now")
	v.reads("erase.erased")
	v.dies()
	v.unlocks(pin)
	v.keptNothing()
	people, err := v.shell.journal.People(t.Context(), everybody)
	if err != nil || len(people) != 0 {
		t.Errorf("people are %v, %v; want nobody", people, err)
	}
}
