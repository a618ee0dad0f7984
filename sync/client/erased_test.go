package client_test

import (
	"bytes"
	"context"
	"testing"

	"bankje/store"
	"bankje/sync/client"
	"bankje/sync/envelope"
)

// TestWhatCouldNotBeErasedAsItCameIsAtTheNextContact though that brings nothing: the app
// was left at the wrong moment, or the disk was full.
func TestWhatCouldNotBeErasedAsItCameIsAtTheNextContact(t *testing.T) {
	r, team, anna, bohdan := two(t, false)
	talk := bohdan.says(team, "over wie weg wil")
	round(r, team, bohdan, anna)
	person := bohdan.edits(talk, "nog veel meer over wie weg wil")
	_, err := anna.ErasePersonFrom(t.Context(), team, person, false)
	must(t, err)
	bohdan.meet(r, team)

	ctx, leave := context.WithCancel(t.Context())
	stop := anna.Watch(leave) // right after it came
	_, _ = client.Contact(ctx, anna, anna.Self(), r.reach(anna), envelope.SpaceID(team), nil)
	stop()
	if n := anna.inTeam(team); n != 1 {
		t.Fatalf("of the team she reads %d; the test tests nothing", n)
	}
	comeBy(t, 2, anna, bohdan)
	for name, p := range map[string]phone{"Anna": anna, "Bohdan": bohdan} {
		if n := p.inTeam(team); n > 0 {
			t.Errorf("%s reads it still", name)
		}
	}
}

// TestWhatAnotherHadErasedIsSeenToOnceAFileIsWhole: what that one wrote again for others
// may stand at its end.
func TestWhatAnotherHadErasedIsSeenToOnceAFileIsWhole(t *testing.T) {
	r, team, anna, bohdan := two(t, true)
	talk := bohdan.says(team, "over wie weg wil")
	round(r, team, bohdan, anna)
	person := anna.edits(talk, "nog veel meer over wie weg wil")
	must(t, anna.SetCoordinator(t.Context(), team, bohdan.Self(), false))
	_, err := bohdan.ErasePersonFrom(t.Context(), team, person, false)
	must(t, err)
	file := bohdan.file(team, nil)
	_, err = client.Import(t.Context(), bytes.NewReader(file[:len(file)-1]), anna, anna.Spaces(), nil)
	must(t, err)
	if n := anna.inTeam(team); n != 1 {
		t.Errorf("before the file has ended, of the team she reads %d", n)
	}
	anna.takes(file)
	if n := anna.inTeam(team); n > 0 {
		t.Error("she reads it still")
	}
}

// edits writes another note in a conversation, and gives whom it is about.
func (p phone) edits(talk store.ConversationID, note string) store.PersonID {
	p.t.Helper()
	d, err := p.EditDraft(p.t.Context(), talk)
	must(p.t, err)
	d.Conversation.Note = note
	_, err = p.SaveDraft(p.t.Context(), d)
	must(p.t, err)
	return d.Conversation.People[0]
}

// inTeam counts the conversations of a team.
func (p phone) inTeam(team store.TeamID) int {
	p.t.Helper()
	n, err := p.TimelineCount(p.t.Context(), store.Filter{Team: team})
	must(p.t, err)
	return n
}
