package store_test

import (
	"errors"
	"testing"

	"bankje/store"
	"bankje/sync/envelope"
)

func TestAnInvitationInAFileNeedsNoNetwork(t *testing.T) {
	anna, bohdan := newPhone(t), newPhone(t)
	team := anna.found()
	must(t, anna.SetRelay(t.Context(), team, "https://relay.example.org"))
	code, err := anna.Invite(t.Context(), team, false, "2026-12-31", "")
	must(t, err)
	file, err := anna.InvitationFile(team, code)
	must(t, err)
	invited, err := store.ReadInvitation(file)
	must(t, err)
	if invited.Code != code || invited.Relay != "https://relay.example.org" {
		t.Errorf("read another code, or relay %q", invited.Relay)
	}
	joined, err := bohdan.JoinTeam(t.Context(), invited.Statements, invited.Code, "Bohdan")
	must(t, err)
	of, err := bohdan.Team(t.Context(), joined)
	must(t, err)
	if joined != team || of.Name != "Лавочка Zuid" {
		t.Errorf("joined %v, %q", joined, of.Name)
	}
}

func TestACutInvitationFileIsRefused(t *testing.T) {
	anna := newPhone(t)
	team := anna.found()
	code, err := anna.Invite(t.Context(), team, false, "2026-12-31", "")
	must(t, err)
	file, err := anna.InvitationFile(team, code)
	must(t, err)
	for _, length := range []int{0, 8, 30, 37, 60, len(file) - 1} {
		if _, err := store.ReadInvitation(file[:length]); !errors.Is(err, store.ErrNoInvitation) {
			t.Errorf("%d of %d bytes: %v, want ErrNoInvitation", length, len(file), err)
		}
	}
}

func TestTheGroupWithAWrongLetterIsTold(t *testing.T) {
	anna := newPhone(t)
	code, err := anna.Invite(t.Context(), anna.found(), false, "2026-12-31", "")
	must(t, err)
	letters := []byte(code.String())
	const at = 11 // in the third group
	wrong := byte('A')
	if letters[at] == wrong {
		wrong = 'B'
	}
	letters[at] = wrong
	var mistyped *store.MistypedError
	if _, _, err := store.ParseInvitation(string(letters)); !errors.As(err, &mistyped) || mistyped.Group != 3 {
		t.Errorf("%v, %+v; want group 3", err, mistyped)
	}
}

// The relay had heard that Bohdan removed Vira before it hears that Dana was invited,
// and came in: both are signed again, and the key is another.
func TestWhoCameInByWhatLostHasTheKeyAlsoAfterTheAppWasEnded(t *testing.T) {
	anna, bohdan, vira, dana := newPhone(t), newPhone(t), newPhone(t), newPhone(t)
	team := anna.found()
	anna.let(team, bohdan, true)
	anna.let(team, vira, false)
	anna.carry(team, bohdan)
	must(t, bohdan.RemoveMember(t.Context(), team, vira.Self()))
	anna.let(team, dana, false)
	removed := bohdan.all(team)
	removed.Appended = []envelope.Hash{bohdan.head(team)}
	_, err := anna.Take(t.Context(), removed)
	must(t, err)
	anna.shares(team, "soep")
	again := anna.all(team)
	again.Appended = removed.Appended
	_, err = dana.Take(t.Context(), again)
	must(t, err)
	dana = dana.unlocked()
	dana.carry(team, anna)
	anna.shares(team, "brood")
	anna.carry(team, dana)
	dana.reads(team, "soep", "brood")
	dana.restored().reads(team, "soep", "brood")
}
