package invite_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/invite"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/envelope"
)

// relay is one that knows an invitation once it had a contact.
type relay struct {
	screen.Sync
	had bool
}

func (r *relay) Invited(context.Context, string, store.InvitationCode) ([]envelope.Statement, error) {
	if !r.had {
		return nil, store.ErrNoInvitation
	}
	return nil, nil
}

// newStage is a stage whose journal has a team, with a relay or without.
func newStage(t *testing.T, language i18n.Language, address string) (*screentest.Stage, store.TeamID) {
	t.Helper()
	s := screentest.New(t, language)
	team, err := s.Journal.FoundTeam(t.Context(), "Buurthuis Zuid", "Anna")
	if err == nil && address != "" {
		err = s.Journal.SetRelay(t.Context(), team, address)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s, team
}

const address = "https://relay.voorbeeld.nl"

var group = regexp.MustCompile(`^[2-9A-HJKMNP-Z]{4}$`)

// shown is the code that stands on the screen.
func shown(t *testing.T, w fyne.Window) store.InvitationCode {
	t.Helper()
	var groups []string
	for _, text := range apptest.Texts(w) {
		if group.MatchString(text) {
			groups = append(groups, text)
		}
	}
	code, _, err := store.ParseInvitation(strings.Join(groups, " "))
	if err != nil {
		t.Fatalf("%q is no code: %v", groups, err)
	}
	return code
}

func team(t *testing.T, s *screentest.Stage, id store.TeamID) store.Team {
	t.Helper()
	of, err := s.Journal.Team(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return of
}

func TestTheFormHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "invite-form", func(t *testing.T, s *screentest.Stage) screen.Screen {
		id, err := s.Journal.FoundTeam(t.Context(), "Buurthuis Zuid", "Anna")
		if err != nil {
			t.Fatal(err)
		}
		return invite.New(s.Journal, id)
	})
}

func TestTheCodeHoldsInEveryLook(t *testing.T) {
	for language, word := range map[i18n.Language]string{i18n.NL: "Maak code", i18n.UK: "Створити код"} {
		for name, at := range map[string]string{"relay": address, "file": ""} {
			s, id := newStage(t, language, at)
			sc := invite.New(s.Journal, id)
			made := false
			apptest.Each(t, func(t *testing.T, look apptest.Look) {
				w := s.Show(t, look, sc)
				if !made {
					apptest.Tap(t, w, word)
					made = true
				}
				apptest.Check(t, w)
				look.Picture(t, w, "invite-"+name+"-"+string(language))
			})
		}
	}
}

func TestWhoHasTheCodeComesIn(t *testing.T) {
	s, id := newStage(t, i18n.NL, address)
	w := s.Show(t, apptest.Looks[0], invite.New(s.Journal, id))
	apptest.Type(t, w, 0, "Serhij")
	apptest.Tap(t, w, "Maak code")
	code := shown(t, w)
	if open := team(t, s, id).Invitations; len(open) != 1 || open[0].Note != "Serhij" || open[0].Until != "2026-12-06" || open[0].Coordinator {
		t.Errorf("open are %+v", open)
	}
	statements, err := s.Journal.Statements(envelope.SpaceID(id))
	if err != nil {
		t.Fatal(err)
	}
	other := screentest.New(t, i18n.UK)
	if _, err := other.Journal.JoinTeam(t.Context(), statements, code, "Serhij"); err != nil {
		t.Errorf("the code that was shown: %v", err)
	}
	apptest.Tap(t, w, "Kopieer link")
	if s.Copied != code.Link(address) {
		t.Error("another link was copied")
	}
}

func TestTheFileLetsInWithoutNetwork(t *testing.T) {
	s, id := newStage(t, i18n.NL, "")
	w := s.Show(t, apptest.Looks[0], invite.New(s.Journal, id))
	apptest.Tap(t, w, "Maak code")
	apptest.Tap(t, w, "Bestand opslaan")
	files, err := filepath.Glob(filepath.Join(s.Folder, "*.bankje-invite"))
	if err != nil || len(files) != 1 {
		t.Fatalf("saved %q, %v; failed %v", files, err, s.Failed)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	invited, err := store.ReadInvitation(data)
	if err != nil {
		t.Fatal(err)
	}
	other := screentest.New(t, i18n.UK)
	if _, err := other.Journal.JoinTeam(t.Context(), invited.Statements, invited.Code, "Serhij"); err != nil {
		t.Error(err)
	}
}

func TestItIsSaidWhenTheRelayKnowsTheInvitation(t *testing.T) {
	s, id := newStage(t, i18n.NL, address)
	r := &relay{}
	s.Context.Sync = r
	sc := invite.New(s.Journal, id)
	w := s.Show(t, apptest.Looks[0], sc)
	apptest.Tap(t, w, "Maak code")
	if !apptest.Shows(w, "kent de uitnodiging nog niet") {
		t.Fatalf("before the contact it shows %q", apptest.Texts(w))
	}
	r.had = true
	sc.FollowSync()
	if !apptest.Shows(w, "De ander kan nu komen") {
		t.Errorf("after the contact it shows %q", apptest.Texts(w))
	}
}

func TestAnInvitationIsWithdrawn(t *testing.T) {
	s, id := newStage(t, i18n.NL, address)
	w := s.Show(t, apptest.Looks[0], invite.New(s.Journal, id))
	apptest.Tap(t, w, "Maak code")
	apptest.Tap(t, w, "Trek in")
	apptest.Check(t, w)
	apptest.Look{Size: apptest.Phone, Scale: 1}.Picture(t, w, "invite-withdraw")
	tapLast(t, w, "Trek in")
	if open := team(t, s, id).Invitations; len(open) != 0 || len(s.Went) != 1 {
		t.Errorf("open are %+v; went %v, failed %v", open, s.Went, s.Failed)
	}
}

// tapLast taps the button of a sheet, which bears the name of the one beneath.
func tapLast(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	var last fyne.Tappable
	for _, o := range apptest.Find[fyne.Tappable](w) {
		if named, ok := o.(interface{ AccessibilityLabel() string }); ok && named.AccessibilityLabel() == name {
			last = o
		}
	}
	if last == nil {
		t.Fatalf("no %q", name)
	}
	last.Tapped(&fyne.PointEvent{})
}

func TestBackAsksBeforeACodeThatNobodyHasIsLost(t *testing.T) {
	s, id := newStage(t, i18n.NL, address)
	sc := invite.New(s.Journal, id)
	w := s.Show(t, apptest.Looks[0], sc)
	if sc.Back() {
		t.Error("an empty form holds one back")
	}
	apptest.Tap(t, w, "Maak code")
	if !sc.Back() {
		t.Fatal("the code is lost")
	}
	apptest.Tap(t, w, "Ja, de ander heeft hem")
	if len(s.Went) != 1 {
		t.Errorf("went %v", s.Went)
	}
}

func TestTheCodeIsInNoDraft(t *testing.T) {
	s, id := newStage(t, i18n.NL, address)
	w := s.Show(t, apptest.Looks[0], invite.New(s.Journal, id))
	apptest.Tap(t, w, "Maak code")
	forms, err := s.Journal.Forms(t.Context())
	if err != nil || len(forms) > 0 {
		t.Errorf("kept %v, %v", forms, err)
	}
}
