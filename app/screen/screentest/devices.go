package screentest

import (
	"testing"

	"bankje/store"
	"bankje/sync/envelope"
)

// SecondDevice adds another device to the journal of the stage, which calls
// itself by one name and the other by the second; the two have met.
func (s *Stage) SecondDevice(t testing.TB, me, second string) *Team {
	t.Helper()
	own := s.Journal.OwnSpace()
	must(t, s.Journal.RenameMember(t.Context(), own, s.Journal.Self(), me))
	j, err := NewVault(t).FoundWith(t.Context(), s.OwnInvitation(t), second, s.secret, store.PIN)
	must(t, err)
	devices := &Team{ID: own, stage: s, mates: []*store.Journal{j}}
	devices.Meets(t, j)
	return devices
}

// OwnInvitation is one into the journal of the stage, as it is in a file.
func (s *Stage) OwnInvitation(t testing.TB) store.Invited {
	t.Helper()
	own := s.Journal.OwnSpace()
	code, err := s.Journal.Invite(t.Context(), own, true, store.DayOf(Now).AddDays(7), "")
	must(t, err)
	statements, err := s.Journal.Statements(envelope.SpaceID(own))
	must(t, err)
	return store.Invited{Code: code, Statements: statements}
}
