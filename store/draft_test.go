package store_test

import (
	"errors"
	"testing"

	"bankje/store"
)

func TestDraftIsThereAfterALock(t *testing.T) {
	v, j := found(t)
	oksana := add(t, j, "Oksana")
	d, err := j.NewDraft(t.Context(), store.Conversation{People: []store.PersonID{oksana.ID}})
	must(t, err)
	d.Stage, d.Queue, d.Position = "talk", []string{"P10", "N03"}, 1
	d.Conversation.Note = "Ze vertelde over ї, ґ en thee"
	j.KeepSoon(d)
	j = relock(t, v, j)
	got, err := j.Draft(t.Context(), d.ID)
	must(t, err)
	if got.Conversation.Note != d.Conversation.Note || got.Stage != "talk" || got.Position != 1 || len(got.Queue) != 2 {
		t.Errorf("draft read back: %+v", got)
	}
	if got.KeptAt.IsZero() || got.StartedAt.IsZero() {
		t.Error("a draft does not say when it was begun and kept")
	}
	saved, err := j.SaveDraft(t.Context(), got)
	must(t, err)
	if saved.ID != d.Conversation.ID || saved.WrittenAt.IsZero() || !saved.EditedAt.IsZero() {
		t.Errorf("saved as %s at %v, edited %v; want the id of the draft, written and not edited", saved.ID, saved.WrittenAt, saved.EditedAt)
	}
	if _, err := j.Draft(t.Context(), d.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("after saving, Draft = %v, want ErrNotFound", err)
	}
}

func TestLateKeyDoesNotBringASavedDraftBack(t *testing.T) {
	_, j := found(t)
	d, err := j.NewDraft(t.Context(), store.Conversation{GroupCount: 3})
	must(t, err)
	_, err = j.SaveDraft(t.Context(), d)
	must(t, err)
	j.KeepSoon(d)
	must(t, j.FlushDrafts(t.Context()))
	dropped, err := j.NewDraft(t.Context(), store.Conversation{})
	must(t, err)
	must(t, j.DropDraft(t.Context(), dropped.ID))
	must(t, j.KeepDraft(t.Context(), dropped))
	if all, err := j.Drafts(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("%d drafts are there, %v; want none", len(all), err)
	}
}

func TestFollowUpsOfADraftAreSavedAlong(t *testing.T) {
	_, j := found(t)
	oksana := add(t, j, "Oksana")
	d, err := j.NewDraft(t.Context(), store.Conversation{People: []store.PersonID{oksana.ID}})
	must(t, err)
	d.FollowUps = []store.FollowUp{{Person: oksana.ID, What: "Naar de bibliotheek", Day: "2026-03-20"}, {What: " "}}
	if _, err := j.SaveDraft(t.Context(), d); !errors.Is(err, store.ErrNoText) {
		t.Errorf("SaveDraft with an empty follow-up = %v, want ErrNoText", err)
	}
	d.FollowUps = d.FollowUps[:1]
	saved, err := j.SaveDraft(t.Context(), d)
	must(t, err)
	all, err := j.FollowUps(t.Context(), store.FollowUpFilter{Conversation: saved.ID})
	must(t, err)
	if len(all) != 1 || all[0].What != "Naar de bibliotheek" || all[0].Day != "2026-03-20" {
		t.Errorf("follow-ups of the conversation: %+v", all)
	}
	if e := search(t, j, "")[0]; e.FollowUpsOpen != 1 {
		t.Errorf("the entry tells of %d open follow-ups, want 1", e.FollowUpsOpen)
	}
}

func TestEditingReplacesOnlyWhatWasSeenWhenItBegan(t *testing.T) {
	v, j := found(t)
	saved := talk(t, j, store.Conversation{GroupCount: 3, Note: "Eerst.", Domains: []string{"NW", "GZ"}})
	first, err := j.EditDraft(t.Context(), saved.ID)
	must(t, err)
	// Another device would edit under a draft id of its own.
	second := first
	second.ID[15]++
	must(t, j.KeepDraft(t.Context(), second))
	j = relock(t, v, j)

	first, err = j.Draft(t.Context(), first.ID)
	must(t, err)
	first.Conversation.Note, first.Conversation.Domains = "Van de een.", []string{"NW", "WO"}
	_, err = j.SaveDraft(t.Context(), first)
	must(t, err)
	second, err = j.Draft(t.Context(), second.ID)
	must(t, err)
	second.Conversation.Note, second.Conversation.Joy = "Van de ander.", "Zingen"
	got, err := j.SaveDraft(t.Context(), second)
	must(t, err)
	if got.Note != "Van de een.\n\nVan de ander." || len(got.Conflicts) != 1 {
		t.Errorf("note = %q, %d conflicts; want both edits, and not the first text", got.Note, len(got.Conflicts))
	}
	if len(got.Domains) != 2 || got.Domains[1] != "WO" {
		t.Errorf("domains = %v, want what the first edit made of them", got.Domains)
	}
	if entry := search(t, j, "ander")[0]; !entry.Conflict {
		t.Error("the entry does not tell of the two versions")
	}
	third, err := j.EditDraft(t.Context(), saved.ID)
	must(t, err)
	third.Conversation.Note = "Samen."
	got, err = j.SaveDraft(t.Context(), third)
	must(t, err)
	if got.Note != "Samen." || len(got.Conflicts) != 0 {
		t.Errorf("after settling: %q, %d conflicts", got.Note, len(got.Conflicts))
	}
}

func TestEditingIsContinuedNotBegunTwice(t *testing.T) {
	_, j := found(t)
	saved := talk(t, j, store.Conversation{GroupCount: 3, Note: "Eerst."})
	first, err := j.EditDraft(t.Context(), saved.ID)
	must(t, err)
	first.Conversation.Note = "Halverwege"
	j.KeepSoon(first)
	again, err := j.EditDraft(t.Context(), saved.ID)
	must(t, err)
	if again.ID != first.ID || again.Conversation.Note != "Halverwege" {
		t.Errorf("editing again gives %q, want the draft that is there", again.Conversation.Note)
	}
}

func TestAnEditLeftUntouchedIsBegunAnew(t *testing.T) {
	_, j := found(t)
	saved := talk(t, j, store.Conversation{GroupCount: 3, Note: "Eerst.", Domains: []string{"NW"}})
	first, err := j.EditDraft(t.Context(), saved.ID)
	must(t, err)
	if !first.Untouched() {
		t.Error("an edit that was only begun counts as touched")
	}
	other := first
	other.ID[15]++
	other.Conversation.Note = "Intussen."
	_, err = j.SaveDraft(t.Context(), other)
	must(t, err)
	again, err := j.EditDraft(t.Context(), saved.ID)
	must(t, err)
	if again.Conversation.Note != "Intussen." || !again.Untouched() {
		t.Errorf("editing begins with %q, want what the conversation says by now", again.Conversation.Note)
	}
	if all, err := j.Drafts(t.Context()); err != nil || len(all) != 1 {
		t.Errorf("%d drafts, %v; want one", len(all), err)
	}
	again.FollowUps = []store.FollowUp{{What: "Bellen"}}
	if again.Untouched() {
		t.Error("an edit with something agreed counts as untouched")
	}
}

func TestAllEarlierVersionsAreTold(t *testing.T) {
	v, j := found(t)
	oksana := add(t, j, "Oksana")
	saved := talk(t, j, store.Conversation{People: []store.PersonID{oksana.ID}, Note: "Eerst.", Domains: []string{"NW"}})
	d, err := j.EditDraft(t.Context(), saved.ID)
	must(t, err)
	d.Conversation.Note, d.Conversation.Domains, d.Conversation.GroupCount = "Daarna.", []string{"GZ"}, 2
	edited, err := j.SaveDraft(t.Context(), d)
	must(t, err)
	if edited.EditedAt.IsZero() {
		t.Error("an edited conversation does not say when")
	}
	must(t, j.HideConversation(t.Context(), saved.ID))
	j = relock(t, v, j)
	edits, err := j.Versions(t.Context(), saved.ID)
	must(t, err)
	if len(edits) != 3 || !edits[2].First || !edits[0].Mine {
		t.Fatalf("%d versions, want the first save, the edit and the hiding: %+v", len(edits), edits)
	}
	told := map[store.Field]store.FieldEdit{}
	for _, c := range edits[1].Changes {
		told[c.Field] = c
	}
	if note := told[store.FieldNote]; note.Before != "Eerst." || note.After != "Daarna." {
		t.Errorf("the edit of the note is told as %+v", note)
	}
	if d := told[store.FieldDomains]; len(d.Added) != 1 || d.Added[0] != "GZ" || len(d.Removed) != 1 || d.Removed[0] != "NW" {
		t.Errorf("the edit of the domains is told as %+v", d)
	}
	if told[store.FieldGroupCount].After != "2" {
		t.Errorf("the count of the group is told as %+v", told[store.FieldGroupCount])
	}
	if first := edits[2].Changes; len(first) == 0 || first[1].Field != store.FieldPeople || first[1].Added[0] != "Oksana" {
		t.Errorf("the first save is told as %+v", first)
	}
	if hidden := edits[0].Changes; len(hidden) != 1 || hidden[0].Field != store.FieldHidden {
		t.Errorf("the hiding is told as %+v", hidden)
	}
}
