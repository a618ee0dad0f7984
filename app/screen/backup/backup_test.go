package backup_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/backup"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
)

// coded is a stage with a recovery code.
func coded(t *testing.T, language i18n.Language) *screentest.Stage {
	t.Helper()
	s := screentest.New(t, language)
	s.Tell(t)
	if _, err := s.Journal.RecoveryCode(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestBackupHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "backup-code", func(t *testing.T, s *screentest.Stage) screen.Screen {
		return backup.New(s.Vault, s.Journal)
	})
	screentest.Look(t, "backup", func(t *testing.T, s *screentest.Stage) screen.Screen {
		if _, err := s.Journal.RecoveryCode(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := s.Journal.KeepBackedUp(t.Context(), "/media/stick/bankje-2026-11-22.bankje"); err != nil {
			t.Fatal(err)
		}
		return backup.New(s.Vault, s.Journal)
	})
}

func TestABackupIsMadeWhereOneChooses(t *testing.T) {
	s := coded(t, i18n.EN)
	w := s.Show(t, apptest.Looks[0], backup.New(s.Vault, s.Journal))
	if !apptest.Shows(w, "not made a back-up yet") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Make a back-up")
	path := filepath.Join(s.Folder, "bankje-2026-11-22.bankje")
	if info, err := os.Stat(path); err != nil || info.Size() < 1000 {
		t.Fatalf("the file is %v, %v; failed %v", info, err, s.Failed)
	}
	if !apptest.Shows(w, path) || len(s.Said) != 1 {
		t.Errorf("it shows %q and said %q", apptest.Texts(w), s.Said)
	}
}

func TestWithoutACodeThereIsNoBackupButAWayToOne(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	w := s.Show(t, apptest.Looks[0], backup.New(s.Vault, s.Journal))
	apptest.Tap(t, w, "Maak een code")
	if len(s.Went) != 1 || s.Went[0] != route.Route(route.Recovery{}) {
		t.Errorf("it leads to %v", s.Went)
	}
}

func TestWhoThinksBetterOfItChangesNothing(t *testing.T) {
	s := coded(t, i18n.NL)
	s.Folder = ""
	w := s.Show(t, apptest.Looks[0], backup.New(s.Vault, s.Journal))
	apptest.Tap(t, w, "Maak een reservekopie")
	if len(s.Said)+len(s.Failed) > 0 || !apptest.Shows(w, "nog geen reservekopie") {
		t.Errorf("said %q, failed %v", s.Said, s.Failed)
	}
}

func TestAPlaceWithoutRoomIsSaidAndKeepsNothing(t *testing.T) {
	s := coded(t, i18n.NL)
	s.Context.Outside = screentest.Full{Stage: s}
	w := s.Show(t, apptest.Looks[0], backup.New(s.Vault, s.Journal))
	apptest.Tap(t, w, "Maak een reservekopie")
	left, err := os.ReadDir(s.Folder)
	if len(s.Failed) != 1 || len(left) > 0 || err != nil {
		t.Errorf("failed %v; in the folder are %v, %v", s.Failed, left, err)
	}
	if !apptest.Shows(w, "nog geen reservekopie") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestTheReminderIsTurnedOff(t *testing.T) {
	s := coded(t, i18n.NL)
	w := s.Show(t, apptest.Looks[0], backup.New(s.Vault, s.Journal))
	apptest.Tap(t, w, "Herinner mij eraan")
	if parts.BackupReminder(s.Context.Settings) {
		t.Errorf("it is on: %+v", s.Context.Settings)
	}
}

// TestWhatStopsABackupStaysInItsPlace: a thumb that is on its way to it would come
// down on something else.
func TestWhatStopsABackupStaysInItsPlace(t *testing.T) {
	s := coded(t, i18n.NL)
	if err := s.Journal.KeepBackedUp(t.Context(), "/media/stick/bankje-2026-11-22.bankje"); err != nil {
		t.Fatal(err)
	}
	w := s.Show(t, apptest.Looks[0], backup.New(s.Vault, s.Journal))
	later := func() {}
	s.Context.Async = func(work func(context.Context), done func()) {
		later = func() { work(t.Context()); done() }
	}
	s.Redraw()
	if !apptest.Shows(w, "/media/stick") {
		t.Errorf("until it is read again it shows %q", apptest.Texts(w))
	}
	later()
	if !apptest.Shows(w, "/media/stick") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestABackupThatIsStoppedLeavesNothing(t *testing.T) {
	s := coded(t, i18n.NL)
	shown := backup.New(s.Vault, s.Journal)
	w := s.Show(t, apptest.Looks[0], shown)
	at := s.Context.Async
	s.Context.Async = func(work func(context.Context), done func()) {
		shown.Back()
		at(work, done)
	}
	apptest.Tap(t, w, "Maak een reservekopie")
	left, err := os.ReadDir(s.Folder)
	if want := []string{"Gestopt. Er is geen reservekopie gemaakt."}; !slices.Equal(s.Said, want) || len(left) > 0 || err != nil {
		t.Errorf("it says %q, failed %v; in the folder are %v, %v", s.Said, s.Failed, left, err)
	}
}
