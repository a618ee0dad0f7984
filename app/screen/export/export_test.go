package export_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/export"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
	"bankje/store/jsonl"
)

// told is a stage with a few weeks of a volunteer.
func told(t *testing.T, language i18n.Language) *screentest.Stage {
	t.Helper()
	s := screentest.New(t, language)
	s.Tell(t)
	return s
}

// proves types the PIN.
func proves(t *testing.T, s *screentest.Stage, w fyne.Window, pin string) {
	t.Helper()
	for _, digit := range pin {
		apptest.Tap(t, w, string(digit))
	}
	apptest.Tap(t, w, s.Context.Text.T("export.take"))
}

// taken is what lies in the folder, by how its name ends.
func taken(t *testing.T, s *screentest.Stage, extension string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(s.Folder, "bankje-2026-11-22"+extension))
	if err != nil {
		t.Fatalf("%v; failed %v", err, s.Failed)
	}
	return content
}

func TestChoosingHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "export", func(t *testing.T, s *screentest.Stage) screen.Screen {
		s.Tell(t)
		return export.New(s.Vault, s.Journal)
	})
}

func TestEveryStepHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			s := told(t, language)
			refusing := s.Person(t, store.Person{Alias: "Надія"})
			s.Saved(t, store.Conversation{People: []store.PersonID{refusing.ID}, Note: "Емодзі ☕"})
			if _, err := s.Journal.RecordConsent(t.Context(), refusing.ID, store.No); err != nil {
				t.Fatal(err)
			}
			s.Person(t, store.Person{Alias: "Ганна", Energy: "Чай ☕"})
			p := s.Context.Text
			w := s.Show(t, look, export.New(s.Vault, s.Journal))
			picture := func(name string) {
				apptest.Check(t, w)
				look.Picture(t, w, "export-"+name+"-"+string(language))
			}
			apptest.Tap(t, w, p.T("export.for_program"))
			apptest.Tap(t, w, p.T("export.span.own"))
			picture("own")
			apptest.Tap(t, w, p.T("export.to_print"))
			apptest.Tap(t, w, p.T("export.span.all"))
			apptest.Tap(t, w, p.T("export.take"))
			picture("pin")
			proves(t, s, w, "246810")
			picture("done")
			if len(s.Failed) > 0 {
				t.Errorf("failed %v", s.Failed)
			}
			if path := os.Getenv("BANKJE_PAPER"); path != "" {
				if err := os.WriteFile(path+"-"+string(language)+".pdf", taken(t, s, ".pdf"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestNothingIsWrittenWithoutThePIN(t *testing.T) {
	s := told(t, i18n.NL)
	w := s.Show(t, apptest.Looks[0], export.New(s.Vault, s.Journal))
	apptest.Tap(t, w, "Neem mee")
	proves(t, s, w, "000000")
	left, err := os.ReadDir(s.Folder)
	if err != nil || len(left) > 0 || !apptest.Shows(w, "Deze pincode klopt niet") {
		t.Errorf("in the folder are %v, %v; it shows %q", left, err, apptest.Texts(w))
	}
}

func TestThePINIsAskedAgainOnceTheScreenWasLeft(t *testing.T) {
	s := told(t, i18n.NL)
	folder := s.Folder
	s.Folder = "" // she thinks better of the place
	shown := export.New(s.Vault, s.Journal)
	w := s.Show(t, apptest.Looks[0], shown)
	apptest.Tap(t, w, "Neem mee")
	proves(t, s, w, "246810")
	if apptest.Shows(w, "pincode") {
		t.Fatalf("it asks again at once: %q", apptest.Texts(w))
	}
	shown.Leave()
	s.Folder = folder
	apptest.Tap(t, w, "Neem mee")
	if left, _ := os.ReadDir(s.Folder); len(left) > 0 || !apptest.Shows(w, "dat u het zelf bent") {
		t.Errorf("in the folder are %v; it shows %q", left, apptest.Texts(w))
	}
	if !shown.Back() || apptest.Shows(w, "dat u het zelf bent") || shown.Back() {
		t.Errorf("Back shows %q", apptest.Texts(w))
	}
}

func TestLinesAreReadByAnotherJournal(t *testing.T) {
	s := told(t, i18n.EN)
	w := s.Show(t, apptest.Looks[0], export.New(s.Vault, s.Journal))
	apptest.Tap(t, w, "For a program")
	apptest.Tap(t, w, "Take with you")
	proves(t, s, w, "246810")
	if !apptest.Shows(w, "5 conversations and 4 people") || !apptest.Shows(w, s.Folder) {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
	other := screentest.New(t, i18n.EN)
	report, err := jsonl.Read(t.Context(), bytes.NewReader(taken(t, s, ".jsonl")), other.Journal, jsonl.Options{})
	if err != nil || report.Refused > 0 || report.New[jsonl.KindConversation] != 5 || report.Header.Language != "en" {
		t.Errorf("report %+v, %v", report, err)
	}
}

func TestAPeriodWithoutConversationsCannotBeTaken(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	w := s.Show(t, apptest.Looks[0], export.New(s.Vault, s.Journal))
	apptest.Tap(t, w, "Dit jaar")
	apptest.Tap(t, w, "Neem mee")
	if apptest.Shows(w, "dat u het zelf bent") || !apptest.Shows(w, "0 gesprekken") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestAPlaceWithoutRoomIsSaidAndKeepsNothing(t *testing.T) {
	for _, kind := range []string{"Om te printen", "Voor een programma"} {
		s := told(t, i18n.NL)
		s.Context.Outside = screentest.Full{Stage: s}
		w := s.Show(t, apptest.Looks[0], export.New(s.Vault, s.Journal))
		apptest.Tap(t, w, kind)
		apptest.Tap(t, w, "Neem mee")
		proves(t, s, w, "246810")
		left, err := os.ReadDir(s.Folder)
		if len(s.Failed) != 1 || len(left) > 0 || err != nil || !apptest.Shows(w, "Waarvoor?") {
			t.Errorf("failed %v; in the folder are %v, %v; it shows %q", s.Failed, left, err, apptest.Texts(w))
		}
	}
}

func TestWhatIsAboutWhoSaidNoStaysHere(t *testing.T) {
	s := told(t, i18n.NL)
	refusing := s.Person(t, store.Person{Alias: "Weigert", Energy: "Geheim"})
	s.Saved(t, store.Conversation{People: []store.PersonID{refusing.ID}, Note: "Geheim"})
	if _, err := s.Journal.RecordConsent(t.Context(), refusing.ID, store.No); err != nil {
		t.Fatal(err)
	}
	w := s.Show(t, apptest.Looks[0], export.New(s.Vault, s.Journal))
	apptest.Tap(t, w, "Voor een programma")
	apptest.Tap(t, w, "Neem mee")
	proves(t, s, w, "246810")
	if file := string(taken(t, s, ".jsonl")); strings.Contains(file, "Geheim") || strings.Contains(file, "Weigert") {
		t.Error("it went along")
	}
	if !apptest.Shows(w, "die nee zei") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestWhatOthersSharedIsNotCounted(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	s.Tell(t)
	w := s.Show(t, apptest.Looks[0], export.New(s.Vault, s.Journal))
	if !apptest.Shows(w, "5 conversations") {
		t.Fatalf("it shows %q", apptest.Texts(w))
	}
	team := s.Teammates(t, "Buurthuis Zuid", "Bohdan")
	team.Tells(t, team.Mate(0))
	w = s.Show(t, apptest.Looks[0], export.New(s.Vault, s.Journal))
	if !apptest.Shows(w, "5 conversations") {
		t.Errorf("once somebody shared one it shows %q", apptest.Texts(w))
	}
}
