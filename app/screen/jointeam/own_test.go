package jointeam

import (
	"os"
	"path/filepath"
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

// shutOut is a stage whose device was shut out of its journal, with an invitation
// of the other one in a file.
func shutOut(t *testing.T, s *screentest.Stage) {
	t.Helper()
	devices := s.SecondDevice(t, "Telefoon", "Tablet")
	tablet := devices.Mate(0)
	must(t, tablet.RemoveMember(t.Context(), devices.ID, s.Journal.Self()))
	devices.Meets(t, tablet)
	code, err := tablet.Invite(t.Context(), devices.ID, true, store.DayOf(screentest.Now).AddDays(7), "")
	must(t, err)
	data, err := tablet.InvitationFile(devices.ID, code)
	must(t, err)
	s.File = filepath.Join(t.TempDir(), "x.bankje-invite")
	must(t, os.WriteFile(s.File, data, 0o600))
}

func TestWhoWasShutOutComesBackWithAFile(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	shutOut(t, s)
	w := s.Show(t, apptest.Looks[0], NewOwn(s.Journal))
	apptest.Tap(t, w, "Open bestand")
	apptest.Type(t, w, 0, "Telefoon")
	apptest.Tap(t, w, "Verder")
	if !apptest.Shows(w, "Dit apparaat hoort erbij") {
		t.Fatalf("failed %v; it shows %q", s.Failed, apptest.Texts(w))
	}
	apptest.Tap(t, w, "Naar mijn apparaten")
	if want := (route.Devices{}); len(s.Went) != 1 || s.Went[0] != want {
		t.Errorf("went %v", s.Went)
	}
	if _, err := s.Journal.AddPerson(t.Context(), store.Person{Alias: "Vira"}); err != nil {
		t.Errorf("it does not save: %v", err)
	}
}

func TestAnInvitationIntoAnotherJournalIsNotTaken(t *testing.T) {
	other, s := screentest.New(t, i18n.NL), screentest.New(t, i18n.NL)
	shutOut(t, other)
	for name, shown := range map[string]screen.Screen{"niet samengaan": NewOwn(s.Journal), "iemands eigen logboek": New(s.Journal)} {
		s.File = other.File
		w := s.Show(t, apptest.Looks[0], shown)
		apptest.Tap(t, w, "Open bestand")
		if !apptest.Shows(w, name) {
			apptest.Type(t, w, 0, "Telefoon")
			apptest.Tap(t, w, "Verder")
		}
		if !apptest.Shows(w, name) || len(s.Journal.Spaces()) > 1 {
			t.Errorf("it shows %q, not %q; failed %v", apptest.Texts(w), name, s.Failed)
		}
	}
}
