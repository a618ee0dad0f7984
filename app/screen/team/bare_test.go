package team

import (
	"os"
	"path/filepath"
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

// added is a device that came in by a file, and has nothing yet.
func added(t *testing.T, s *screentest.Stage) *store.Journal {
	t.Helper()
	s.Context.Sync = &screentest.Sync{}
	j, err := screentest.NewVault(t).FoundWith(t.Context(), s.OwnInvitation(t), "Планшет", []byte("246810"), store.PIN)
	must(t, err)
	return j
}

func TestADeviceThatHasNothingYetHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "devices-bare", func(t *testing.T, s *screentest.Stage) screen.Screen { return NewOwn(added(t, s)) })
}

func TestADeviceThatHasNothingYetIsToldOfASecondFile(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	w := s.Show(t, apptest.Looks[0], NewOwn(added(t, s)))
	if !apptest.Shows(w, "The invitation brings no conversations yet.") {
		t.Errorf("a new device shows %q", apptest.Texts(w))
	}
	team := s.Teammates(t, "Buurthuis Zuid", "Bohdan")
	bohdan := team.Mate(0)
	w = s.Show(t, apptest.Looks[0], New(bohdan, team.ID))
	if !apptest.Shows(w, "What was written comes in a second file") {
		t.Errorf("a new member is shown %q", apptest.Texts(w))
	}
	w = s.Show(t, apptest.Looks[0], New(s.Journal, team.ID))
	if apptest.Shows(w, "second file") {
		t.Errorf("who founded the team is shown %q", apptest.Texts(w))
	}
	p, err := s.Journal.AddOwnPrompt(t.Context(), store.OwnPrompt{NL: "Wat kookt u graag?"})
	must(t, err)
	must(t, s.Journal.SharePrompt(t.Context(), p.ID, team.ID))
	team.Meets(t, bohdan)
	w = s.Show(t, apptest.Looks[0], New(bohdan, team.ID))
	if apptest.Shows(w, "second file") {
		t.Errorf("once something came it shows %q", apptest.Texts(w))
	}
}

func TestAFileSaysInItsNameWhoseItIsAndEitherIsReadIn(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	two(t, s)
	s.Context.Sync = g.sync
	for extension, shown := range map[string]*Screen{".bankje-team": New(s.Journal, g.id), ".bankje-devices": NewOwn(s.Journal)} {
		w := s.Show(t, apptest.Looks[0], shown)
		apptest.Tap(t, w, "Save a file")
		files, err := filepath.Glob(filepath.Join(s.Folder, "*"+extension))
		if err != nil || len(files) != 1 {
			t.Fatalf("%v of %s were saved, %v", files, extension, err)
		}
		for _, other := range []string{".bankje-team", ".bankje-devices"} {
			s.File = filepath.Join(t.TempDir(), "x"+other)
			must(t, os.WriteFile(s.File, []byte("bundle"), 0o600))
			g.sync.Bundle = nil
			apptest.Tap(t, w, "Read in a file")
			if string(g.sync.Bundle) != "bundle" {
				t.Errorf("on the page of %s, %s is not read in: failed %v", extension, other, s.Failed)
			}
		}
	}
}
