package screentest

import (
	"testing"
	"time"

	"bankje/store"
	"bankje/store/seal"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// Apart shares a conversation with a team, in which somebody else and oneself
// then edit its note without seeing each other.
func (s *Stage) Apart(t testing.TB, id store.ConversationID, mine, other string) {
	t.Helper()
	vault, err := store.Open(t.TempDir(), store.Options{Now: func() time.Time { return Now }, Work: &seal.MinParams})
	must(t, err)
	t.Cleanup(func() { must(t, vault.Close()) })
	bohdan, err := vault.Found(t.Context(), s.secret, store.PIN)
	must(t, err)
	team, err := s.Journal.FoundTeam(t.Context(), "Buurthuis Zuid", "Anna")
	must(t, err)
	code, err := s.Journal.Invite(t.Context(), team, false, store.DayOf(Now).AddDays(7), "")
	must(t, err)
	statements, err := s.Journal.Statements(envelope.SpaceID(team))
	must(t, err)
	_, err = bohdan.JoinTeam(t.Context(), statements, code, "Bohdan")
	must(t, err)
	carry(t, team, bohdan, s.Journal)
	must(t, s.Journal.ShareConversation(t.Context(), id, team))
	carry(t, team, s.Journal, bohdan)
	for note, j := range map[string]*store.Journal{mine: s.Journal, other: bohdan} {
		d, err := j.EditDraft(t.Context(), id)
		must(t, err)
		d.Conversation.Note = note
		_, err = j.SaveDraft(t.Context(), d)
		must(t, err)
	}
	carry(t, team, bohdan, s.Journal)
}

// carry brings all that one journal has of a team to another.
func carry(t testing.TB, team store.TeamID, from, to *store.Journal) {
	t.Helper()
	id := envelope.SpaceID(team)
	d := space.Delivery{Space: id}
	h, err := from.Holding(t.Context(), id)
	must(t, err)
	d.Statements, err = from.Statements(id)
	must(t, err)
	for _, run := range h.Runs {
		some, err := from.Stretch(t.Context(), id, run.Device, run.First, 1<<20)
		must(t, err)
		d.Envelopes = append(d.Envelopes, some...)
	}
	_, err = to.Take(t.Context(), d)
	must(t, err)
}
