package screentest

import (
	"testing"
	"time"

	"bankje/store"
	"bankje/store/seal"
	"bankje/sync/envelope"
)

// Team is one of whoever holds the stage and others, who have no network.
type Team struct {
	ID    store.TeamID
	stage *Stage
	mates []*store.Journal
}

// Teammates founds a team with these others.
func (s *Stage) Teammates(t testing.TB, name string, others ...string) *Team {
	t.Helper()
	id, err := s.Journal.FoundTeam(t.Context(), name, "Anna")
	must(t, err)
	team := &Team{ID: id, stage: s}
	for _, other := range others {
		vault, err := store.Open(t.TempDir(), store.Options{Now: func() time.Time { return Now }, Work: &seal.MinParams})
		must(t, err)
		t.Cleanup(func() { must(t, vault.Close()) })
		mate, err := vault.Found(t.Context(), s.secret, store.PIN)
		must(t, err)
		code, err := s.Journal.Invite(t.Context(), id, false, store.DayOf(Now).AddDays(7), "")
		must(t, err)
		statements, err := s.Journal.Statements(envelope.SpaceID(id))
		must(t, err)
		_, err = mate.JoinTeam(t.Context(), statements, code, other)
		must(t, err)
		team.mates = append(team.mates, mate)
		team.Meets(t, mate)
	}
	return team
}

// Mate gives the journal of one of the others, by the order of their names.
func (m *Team) Mate(i int) *store.Journal { return m.mates[i] }

// Meets carries what the stage and somebody else have to each other.
func (m *Team) Meets(t testing.TB, mate *store.Journal) {
	t.Helper()
	carry(t, m.ID, mate, m.stage.Journal)
	carry(t, m.ID, m.stage.Journal, mate)
	carry(t, m.ID, mate, m.stage.Journal)
}

// Both has the stage and somebody else edit something of the team without seeing
// each other, and then meet.
func (m *Team) Both(t testing.TB, mate *store.Journal, edit func(j *store.Journal, mine bool) error) {
	t.Helper()
	m.Meets(t, mate)
	must(t, edit(m.stage.Journal, true))
	must(t, edit(mate, false))
	m.Meets(t, mate)
}

// Tells has somebody else write a conversation down and share it.
func (m *Team) Tells(t testing.TB, mate *store.Journal) store.ConversationID {
	t.Helper()
	oksana, err := mate.AddPerson(t.Context(), store.Person{Alias: "Oksana", Language: "uk", Address: store.Formal,
		Consent: store.Consent{Answer: store.Yes, At: ago(20, 9)}})
	must(t, err)
	d, err := mate.NewDraft(t.Context(), store.Conversation{At: ago(1, 15), People: []store.PersonID{oksana.ID}, Setting: store.SettingHomeVisit,
		Domains: []string{"NW", "VT"}, Wish: "Iemand die de eerste keer meegaat.", Joy: "Muziek. Ze begon vanzelf te neuriën.",
		Note: "Op dinsdag is er een koor in het buurthuis; ze wil eerst een keer luisteren."})
	must(t, err)
	talk, err := mate.SaveDraft(t.Context(), d)
	must(t, err)
	must(t, mate.ShareConversation(t.Context(), talk.ID, m.ID))
	m.Meets(t, mate)
	return talk.ID
}

// MemberOf finds who is called so in a team.
func (s *Stage) MemberOf(t testing.TB, team store.TeamID, name string) store.Member {
	t.Helper()
	read, err := s.Journal.Team(t.Context(), team)
	must(t, err)
	for _, m := range read.Members {
		if m.Name == name {
			return m
		}
	}
	t.Fatalf("nobody is called %s", name)
	return store.Member{}
}
