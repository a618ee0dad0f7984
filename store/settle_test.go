package store_test

import (
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
		d, err := p.EditDraft(t.Context(), talk.ID)
		must(t, err)
		d.Conversation.Note = note
		_, err = p.SaveDraft(t.Context(), d)
		must(t, err)
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
