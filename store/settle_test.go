package store_test

import (
	"context"
	"testing"

	"bankje/store"
)

// apart has two phones edit the note of one conversation without seeing each
// other, and then meet.
func apart(t *testing.T) (anna, bohdan phone, team store.TeamID, id store.ConversationID) {
	t.Helper()
	anna, bohdan = newPhone(t), newPhone(t)
	team = anna.found(bohdan)
	talk := anna.talk("soep", "")
	must(t, anna.ShareConversation(t.Context(), talk.ID, team))
	meet(team, anna, bohdan)
	for note, p := range map[string]phone{"soep met brood": anna, "soep met rijst": bohdan} {
		p.editsNote(talk.ID, note)
	}
	meet(team, anna, bohdan)
	return anna, bohdan, team, talk.ID
}

func TestOneOfTwoTextsIsKeptOnEveryPhone(t *testing.T) {
	anna, bohdan, team, id := apart(t)
	c, err := anna.Conversation(t.Context(), id)
	must(t, err)
	must(t, anna.SettleText(t.Context(), c, store.FieldNote, "soep met rijst"))
	meet(team, anna, bohdan)
	for _, p := range []phone{anna, bohdan} {
		got, err := p.Conversation(t.Context(), id)
		must(t, err)
		if got.Note != "soep met rijst" || len(got.Conflicts) != 0 {
			t.Errorf("it reads %q with %d conflicts", got.Note, len(got.Conflicts))
		}
	}
}

func TestBothTextsAreKeptAsOneThoughNothingElseChanges(t *testing.T) {
	anna, bohdan, team, id := apart(t)
	c, err := bohdan.Conversation(t.Context(), id)
	must(t, err)
	must(t, bohdan.SettleText(t.Context(), c, store.FieldNote, c.Note))
	meet(team, anna, bohdan)
	got, err := anna.Conversation(t.Context(), id)
	must(t, err)
	if got.Note != c.Note || len(got.Conflicts) != 0 {
		t.Errorf("it reads %q with %d conflicts, want %q", got.Note, len(got.Conflicts), c.Note)
	}
}

func TestWhatWasNotSeenWhileSettlingStaysBesideIt(t *testing.T) {
	anna, bohdan, team, id := apart(t)
	old, err := anna.Conversation(t.Context(), id)
	must(t, err)
	d, err := bohdan.EditDraft(t.Context(), id)
	must(t, err)
	d.Conversation.Note = "toch pannenkoeken"
	_, err = bohdan.SaveDraft(t.Context(), d)
	must(t, err)
	must(t, anna.SettleText(t.Context(), old, store.FieldNote, "soep met brood"))
	meet(team, anna, bohdan)
	got, err := anna.Conversation(t.Context(), id)
	must(t, err)
	if len(got.Conflicts) != 1 || len(got.Conflicts[0].Versions) != 2 {
		t.Errorf("it reads %q with conflicts %+v", got.Note, got.Conflicts)
	}
}

func TestEveryTextThatTwoMayWriteIsSettledOnEveryPhone(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found(bohdan)
	person, err := anna.AddPerson(t.Context(), store.Person{Alias: "Oksana", Energy: "zingen"})
	must(t, err)
	must(t, anna.SharePerson(t.Context(), person.ID, team))
	prompt, err := anna.AddOwnPrompt(t.Context(), store.OwnPrompt{NL: "Wat kookt u?"})
	must(t, err)
	must(t, anna.SharePrompt(t.Context(), prompt.ID, team))
	must(t, anna.SetCoordinator(t.Context(), team, bohdan.Self(), true))
	meet(team, anna, bohdan)
	card, err := anna.KeepOwnCard(t.Context(), store.OwnCard{}, store.OwnCard{Name: "De Ark", Purpose: "koffie"})
	must(t, err)
	must(t, anna.ShareCard(t.Context(), card.ID, team))
	promised, err := anna.AddFollowUp(t.Context(), store.FollowUp{What: "bellen", Team: team})
	must(t, err)
	meet(team, anna, bohdan)
	for text, p := range map[string]phone{"van Anna": anna, "van Bohdan": bohdan} {
		edit(t, p.Person, p.EditPerson, person.ID, func(x *store.Person) { x.Energy = text })
		edit(t, p.OwnPrompt, p.EditOwnPrompt, prompt.ID, func(x *store.OwnPrompt) { x.NL = text })
		edit(t, p.OwnCard, p.KeepOwnCard, card.ID, func(x *store.OwnCard) { x.Purpose = text })
		edit(t, p.FollowUp, p.EditFollowUp, promised.ID, func(x *store.FollowUp) { x.What = text })
	}
	meet(team, anna, bohdan)
	settle(t, anna, anna.Person, person.ID, func(x store.Person) []store.Conflict { return x.Conflicts })
	settle(t, anna, anna.OwnPrompt, prompt.ID, func(x store.OwnPrompt) []store.Conflict { return x.Conflicts })
	settle(t, anna, anna.OwnCard, card.ID, func(x store.OwnCard) []store.Conflict { return x.Conflicts })
	settle(t, anna, anna.FollowUp, promised.ID, func(x store.FollowUp) []store.Conflict { return x.Conflicts })
	meet(team, anna, bohdan)
	for _, p := range []phone{anna, bohdan} {
		x, err := p.Person(t.Context(), person.ID)
		must(t, err)
		y, err := p.OwnPrompt(t.Context(), prompt.ID)
		must(t, err)
		z, err := p.OwnCard(t.Context(), card.ID)
		must(t, err)
		f, err := p.FollowUp(t.Context(), promised.ID)
		must(t, err)
		if x.Energy != "van Bohdan" || y.NL != "van Bohdan" || z.Purpose != "van Bohdan" || f.What != "van Bohdan" {
			t.Errorf("it reads %q, %q, %q, %q", x.Energy, y.NL, z.Purpose, f.What)
		}
		if n := len(x.Conflicts) + len(y.Conflicts) + len(z.Conflicts) + len(f.Conflicts); n != 0 {
			t.Errorf("%d conflicts are left", n)
		}
	}
}

// edit reads something, changes it and saves it.
func edit[T, ID any](t *testing.T, read func(context.Context, ID) (T, error), save func(_ context.Context, before, after T) (T, error), id ID, change func(*T)) {
	t.Helper()
	before, err := read(t.Context(), id)
	must(t, err)
	after := before
	change(&after)
	_, err = save(t.Context(), before, after)
	must(t, err)
}

// settle keeps what Bohdan wrote of the only text that was written twice.
func settle[T store.Record, ID any](t *testing.T, p phone, read func(context.Context, ID) (T, error), id ID, conflicts func(T) []store.Conflict) {
	t.Helper()
	record, err := read(t.Context(), id)
	must(t, err)
	all := conflicts(record)
	if len(all) != 1 || len(all[0].Versions) != 2 {
		t.Fatalf("there is %+v, want one text with two versions", all)
	}
	must(t, p.SettleText(t.Context(), record, all[0].Field, "van Bohdan"))
}

func TestAVersionTellsItsDeviceByTheNameThatMembersGaveIt(t *testing.T) {
	anna, bohdan, team, id := apart(t)
	must(t, bohdan.RenameMember(t.Context(), team, bohdan.Self(), "Bohdans telefoon"))
	meet(team, anna, bohdan)
	c, err := anna.Conversation(t.Context(), id)
	must(t, err)
	if len(c.Conflicts) != 1 {
		t.Fatalf("%d texts have versions", len(c.Conflicts))
	}
	for _, v := range c.Conflicts[0].Versions {
		if !v.Here && v.Device != "Bohdans telefoon" {
			t.Errorf("the device is %q", v.Device)
		}
	}
}
