package store_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"bankje/store"
)

// keep keeps what is written in a form.
func keep[T store.Formed](t *testing.T, j *store.Journal, place string, before, now T) {
	t.Helper()
	data, err := json.Marshal(store.Written[T]{Before: before, Now: now})
	must(t, err)
	j.KeepForm(place, data)
}

// written reads what is written in a form.
func written[T store.Formed](t *testing.T, j *store.Journal, place string) store.Written[T] {
	t.Helper()
	form, err := j.Form(t.Context(), place)
	must(t, err)
	var w store.Written[T]
	must(t, json.Unmarshal(form.Data, &w))
	return w
}

func TestFormIsThereAfterALock(t *testing.T) {
	v, j := found(t)
	keep(t, j, "group/new", store.Group{}, store.Group{Name: "Vrouwenca"})
	keep(t, j, "group/new", store.Group{}, store.Group{Name: "Vrouwencafé ї", Colour: 4})
	keep(t, j, "person/new", store.Person{}, store.Person{Alias: "Oksana"})
	j = relock(t, v, j)
	if got := written[store.Group](t, j, "group/new").Now; got.Name != "Vrouwencafé ї" || got.Colour != 4 {
		t.Errorf("the form reads %+v, want what was written last", got)
	}
	if all, err := j.Forms(t.Context()); err != nil || len(all) != 2 {
		t.Errorf("%d forms, %v; want one a place", len(all), err)
	}
	if drafts, err := j.Drafts(t.Context()); err != nil || len(drafts) != 0 {
		t.Errorf("%d drafts of conversations, %v; a form is none", len(drafts), err)
	}
}

func TestFormIsGoneOnceItIsSavedOrDropped(t *testing.T) {
	v, j := found(t)
	keep(t, j, "group/new", store.Group{}, store.Group{Name: "Koor"})
	save := func(ctx context.Context) error {
		_, err := j.AddGroup(ctx, store.Group{Name: "Koor"})
		return err
	}
	must(t, j.SaveForm(t.Context(), "group/new", save))
	keep(t, j, "person/new", store.Person{}, store.Person{Alias: "Oksana"})
	j.KeepForm("person/new", nil)
	if _, err := j.Form(t.Context(), "person/new"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a form just dropped: %v, want ErrNotFound", err)
	}
	j = relock(t, v, j)
	if all, err := j.Forms(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("%d forms are left, %v", len(all), err)
	}
	keep(t, j, "group/new", store.Group{}, store.Group{Name: "Breien"})
	j = relock(t, v, j)
	if got := written[store.Group](t, j, "group/new").Now; got.Name != "Breien" {
		t.Errorf("the next new group reads %+v", got)
	}
}

func TestFormStaysWhenItsSaveFails(t *testing.T) {
	_, j := found(t)
	keep(t, j, "person/new", store.Person{}, store.Person{Energy: "Koken"})
	err := j.SaveForm(t.Context(), "person/new", func(ctx context.Context) error {
		_, err := j.AddPerson(ctx, store.Person{Energy: "Koken"})
		return err
	})
	if !errors.Is(err, store.ErrNoAlias) {
		t.Fatalf("SaveForm = %v, want ErrNoAlias", err)
	}
	if got := written[store.Person](t, j, "person/new").Now; got.Energy != "Koken" {
		t.Errorf("after a save that failed the form reads %+v", got)
	}
}

func TestFormThatIsSavedAfterAKillReplacesOnlyWhatWasSeen(t *testing.T) {
	v, j := found(t)
	saved := add(t, j, "Oksana")
	before := saved
	now := before
	now.Energy = "Zingen"
	keep(t, j, "person/oksana", before, now)
	// Meanwhile somebody else writes of the same person.
	other := before
	other.Energy = "Koken"
	_, err := j.EditPerson(t.Context(), before, other)
	must(t, err)
	j = relock(t, v, j)
	w := written[store.Person](t, j, "person/oksana")
	got, err := j.EditPerson(t.Context(), w.Before, w.Now)
	must(t, err)
	if len(got.Conflicts) != 1 {
		t.Errorf("energy is %q with %d conflicts; want both kept", got.Energy, len(got.Conflicts))
	}
}

func TestFormWithoutAChangeIsDroppedByItsSave(t *testing.T) {
	_, j := found(t)
	saved := add(t, j, "Oksana")
	keep(t, j, "person/oksana", saved, saved)
	must(t, j.SaveForm(t.Context(), "person/oksana", func(ctx context.Context) error {
		_, err := j.EditPerson(ctx, saved, saved)
		return err
	}))
	if _, err := j.Form(t.Context(), "person/oksana"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Form = %v, want ErrNotFound", err)
	}
}

func TestWhatIsNoFormIsToldWithoutItsWords(t *testing.T) {
	var w store.Written[store.Person]
	err := json.Unmarshal([]byte(`{"Now":{"Alias":42}}`), &w)
	if err == nil {
		t.Fatal("a number is read as an alias")
	}
}

func TestErasingSomebodyDropsTheFormsAboutThem(t *testing.T) {
	v, j := found(t)
	oksana, taras := add(t, j, "Oksana"), add(t, j, "Taras")
	keep(t, j, "person "+oksana.ID.String(), store.Person{}, store.Person{Alias: "Oksanka"})
	keep(t, j, "follow-up new", store.FollowUp{}, store.FollowUp{Person: oksana.ID, What: "Koor zoeken"})
	keep(t, j, "follow-up other", store.FollowUp{}, store.FollowUp{Person: taras.ID, What: "Fiets"})
	_, err := j.ErasePerson(t.Context(), oksana.ID, false)
	must(t, err)
	j = relock(t, v, j)
	if all, err := j.Forms(t.Context()); err != nil || len(all) != 1 || all[0].Place != "follow-up other" {
		t.Errorf("forms left: %d, %v; want the one about Taras", len(all), err)
	}
	keep(t, j, "follow-up new", store.FollowUp{}, store.FollowUp{Person: taras.ID, What: "Slot"})
	if got := written[store.FollowUp](t, j, "follow-up new").Now; got.What != "Slot" {
		t.Errorf("afterwards the same form reads %+v", got)
	}
}
