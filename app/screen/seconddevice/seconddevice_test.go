package seconddevice_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/jointeam"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/app/screen/seconddevice"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/report"
)

const address = "https://relay.voorbeeld.nl"

// added is a new device at the screen, and the one that has the journal.
type added struct {
	t       *testing.T
	stage   *screentest.Stage // of the new one, but for its journal, which is the old one's
	invited store.Invited
	vault   *store.Vault
	opened  *store.Journal
	left    bool
	asked   []string
	refuse  error
	shown   *seconddevice.Screen
}

func begin(t *testing.T, language i18n.Language) *added {
	t.Helper()
	a := &added{t: t, stage: screentest.New(t, language), vault: screentest.NewVault(t)}
	must(t, a.stage.Journal.RenameMember(t.Context(), a.stage.Journal.OwnSpace(), a.stage.Journal.Self(), "Telefoon"))
	must(t, a.stage.Journal.SetRelay(t.Context(), a.stage.Journal.OwnSpace(), address))
	a.invited = a.stage.OwnInvitation(t)
	a.shown = seconddevice.New(a.vault, a.ask, func(j *store.Journal) { a.opened = j }, func() { a.left = true })
	return a
}

func (a *added) ask(_ context.Context, at string, code store.InvitationCode) ([]envelope.Statement, error) {
	a.asked = append(a.asked, at)
	if a.refuse != nil {
		return nil, a.refuse
	}
	if code != a.invited.Code {
		return nil, store.ErrNoInvitation
	}
	return a.invited.Statements, nil
}

func (a *added) file(team store.TeamID, code store.InvitationCode) {
	a.t.Helper()
	data, err := a.stage.Journal.InvitationFile(team, code)
	must(a.t, err)
	a.stage.File = filepath.Join(a.t.TempDir(), "x.bankje-invite")
	must(a.t, os.WriteFile(a.stage.File, data, 0o600))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// choose chooses a PIN.
func (a *added) choose(w fyne.Window) {
	a.t.Helper()
	p := a.stage.Context.Text
	apptest.Tap(a.t, w, p.T("secret.choose_pin"))
	for range 2 {
		for _, digit := range "135790" {
			apptest.Tap(a.t, w, string(digit))
		}
		apptest.Tap(a.t, w, p.T("common.next"))
	}
}

func TestAddingThisDeviceHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		for _, look := range apptest.Looks {
			t.Run(string(language)+"/"+look.String(), func(t *testing.T) {
				a := begin(t, language)
				w := a.stage.Show(t, look, a.shown)
				p := a.stage.Context.Text.Instead("devices")
				step := func(name string) {
					t.Helper()
					apptest.Check(t, w)
					look.Picture(t, w, "second-device-"+name+"-"+string(language))
				}
				step("1-code")
				apptest.Type(t, w, 0, a.invited.Code.Link(address))
				apptest.Tap(t, w, p.T("common.next"))
				step("2-name")
				apptest.Type(t, w, 0, "Планшет")
				apptest.Tap(t, w, p.T("join_team.join"))
				step("3-secret")
				a.choose(w)
				if a.opened == nil {
					t.Fatalf("no journal; failed %v, shows %q", a.stage.Failed, apptest.Texts(w))
				}
				a.stage.Play(jointeam.NewAdded(a.opened))
				step("4-added")
			})
		}
	}
}

func TestTheCodeMakesThisDeviceOneMore(t *testing.T) {
	a := begin(t, i18n.NL)
	w := a.stage.Show(t, apptest.Looks[0], a.shown)
	apptest.Type(t, w, 0, a.invited.Code.String())
	apptest.Type(t, w, 1, "relay.voorbeeld.nl")
	apptest.Tap(t, w, "Volgende")
	apptest.Type(t, w, 0, "Tablet")
	apptest.Tap(t, w, "Verder")
	a.choose(w)
	if a.opened == nil || a.opened.OwnSpace() != a.stage.Journal.OwnSpace() || a.asked[0] != address {
		t.Fatalf("asked %q, failed %v; it shows %q", a.asked, a.stage.Failed, apptest.Texts(w))
	}
	if want := []route.Route{route.AddedDevice{}}; len(a.stage.Went) != 1 || a.stage.Went[0] != want[0] {
		t.Errorf("went %v", a.stage.Went)
	}
	a.stage.Play(jointeam.NewAdded(a.opened))
	if !apptest.Shows(w, "Dit apparaat hoort erbij") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

func TestAFileMakesThisDeviceOneMore(t *testing.T) {
	a := begin(t, i18n.NL)
	a.file(a.stage.Journal.OwnSpace(), a.invited.Code)
	w := a.stage.Show(t, apptest.Looks[0], a.shown)
	apptest.Tap(t, w, "Open bestand")
	apptest.Type(t, w, 0, "Tablet")
	apptest.Tap(t, w, "Verder")
	a.choose(w)
	if a.opened == nil || len(a.asked) > 0 {
		t.Errorf("asked %q, failed %v; it shows %q", a.asked, a.stage.Failed, apptest.Texts(w))
	}
}

func TestAnInvitationToATeamIsNotTaken(t *testing.T) {
	a := begin(t, i18n.NL)
	team, err := a.stage.Journal.FoundTeam(t.Context(), "Zuid", "Anna")
	must(t, err)
	code, err := a.stage.Journal.Invite(t.Context(), team, true, "2026-12-31", "")
	must(t, err)
	a.file(team, code)
	w := a.stage.Show(t, apptest.Looks[0], a.shown)
	apptest.Tap(t, w, "Open bestand")
	if !apptest.Shows(w, "Dit is een uitnodiging voor een team") || a.vault.Founded() {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

// TestAnInvitationThatWasUsedMeanwhileIsToldAfterThePIN: and another can be typed.
func TestAnInvitationThatWasUsedMeanwhileIsToldAfterThePIN(t *testing.T) {
	a := begin(t, i18n.NL)
	j, err := screentest.NewVault(t).FoundWith(t.Context(), a.invited, "Laptop", []byte("246810"), store.PIN)
	must(t, err)
	a.invited.Statements, err = j.Statements(envelope.SpaceID(j.OwnSpace()))
	must(t, err)
	w := a.stage.Show(t, apptest.Looks[0], a.shown)
	apptest.Type(t, w, 0, a.invited.Code.Link(address))
	apptest.Tap(t, w, "Volgende")
	apptest.Type(t, w, 0, "Tablet")
	apptest.Tap(t, w, "Verder")
	a.choose(w)
	if !apptest.Shows(w, "is al een apparaat toegevoegd") || a.vault.Founded() || a.opened != nil {
		t.Errorf("failed %v; it shows %q", a.stage.Failed, apptest.Texts(w))
	}
}

func TestBackGoesToTheFirstMinute(t *testing.T) {
	a := begin(t, i18n.NL)
	a.refuse = report.Fail(report.NoNetwork)
	w := a.stage.Show(t, apptest.Looks[0], a.shown)
	apptest.Type(t, w, 0, a.invited.Code.Link(address))
	apptest.Tap(t, w, "Volgende")
	if apptest.Shows(w, "Naam van dit apparaat") {
		t.Fatalf("it shows %q", apptest.Texts(w))
	}
	if !a.shown.Back() || !a.left {
		t.Error("Back leads nowhere")
	}
}

var _ screen.Backer = (*seconddevice.Screen)(nil)
