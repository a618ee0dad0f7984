package adddevice_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/adddevice"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
)

const address = "https://relay.voorbeeld.nl"

func digits(t *testing.T, w fyne.Window, s *screentest.Stage, pin string) {
	t.Helper()
	for _, digit := range pin {
		apptest.Tap(t, w, string(digit))
	}
	apptest.Tap(t, w, s.Context.Text.T("common.next"))
}

func own(t *testing.T, s *screentest.Stage) store.Team {
	t.Helper()
	devices, err := s.Journal.Team(t.Context(), s.Journal.OwnSpace())
	if err != nil {
		t.Fatal(err)
	}
	return devices
}

func TestAddingADeviceHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		for _, look := range apptest.Looks {
			t.Run(string(language)+"/"+look.String(), func(t *testing.T) {
				s := screentest.New(t, language)
				s.Context.Sync = &screentest.Sync{}
				w := s.Show(t, look, adddevice.New(s.Vault, s.Journal))
				p := s.Context.Text.Instead("devices")
				step := func(name string) {
					t.Helper()
					apptest.Check(t, w)
					look.Picture(t, w, "add-device-"+name+"-"+string(language))
				}
				step("1-pin")
				digits(t, w, s, "246810")
				step("2-begin")
				apptest.Type(t, w, 0, "Телефон")
				apptest.Type(t, w, 1, address)
				apptest.Tap(t, w, p.T("start_team.begin"))
				step("3-form")
				apptest.Tap(t, w, p.T("invite.make"))
				step("4-code")
				for _, err := range s.Failed {
					t.Error(err)
				}
			})
		}
	}
}

func TestAnInvitationIsMadeBehindThePIN(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	sync := &screentest.Sync{}
	s.Context.Sync = sync
	w := s.Show(t, apptest.Looks[0], adddevice.New(s.Vault, s.Journal))
	digits(t, w, s, "000000")
	if !apptest.Shows(w, "Deze pincode klopt niet") || len(own(t, s).Invitations) > 0 {
		t.Fatalf("after a wrong PIN it shows %q", apptest.Texts(w))
	}
	digits(t, w, s, "246810")
	apptest.Type(t, w, 0, "Telefoon")
	apptest.Tap(t, w, "Verder")
	if !apptest.Shows(w, "Alleen voor een apparaat van uzelf") {
		t.Fatalf("what the invitation opens is not said: %q", apptest.Texts(w))
	}
	apptest.Tap(t, w, "Maak code")
	if devices := own(t, s); len(devices.Invitations) != 1 || !devices.Invitations[0].Coordinator || devices.Members[0].Name != "Telefoon" {
		t.Errorf("the devices are %+v; failed %v", devices, s.Failed)
	}
	if !apptest.Shows(w, "Zonder server gaat het met bestanden") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

// TestTheSecondTimeOnlyThePINIsAskedFor: the name and the relay are there.
func TestTheSecondTimeOnlyThePINIsAskedFor(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	s.SecondDevice(t, "Telefoon", "Tablet")
	w := s.Show(t, apptest.Looks[0], adddevice.New(s.Vault, s.Journal))
	digits(t, w, s, "246810")
	if !apptest.Shows(w, "Welk apparaat?") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

// TestACodeThatIsOfNoUseAnyMoreIsShownNoMore: here as for a team.
func TestACodeThatIsOfNoUseAnyMoreIsShownNoMore(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	s.SecondDevice(t, "Telefoon", "Tablet")
	sc := adddevice.New(s.Vault, s.Journal)
	w := s.Show(t, apptest.Looks[0], sc)
	sc.Follow() // while the PIN is asked for
	digits(t, w, s, "246810")
	apptest.Tap(t, w, "Maak code")
	devices := own(t, s)
	if err := s.Journal.Withdraw(t.Context(), devices.ID, devices.Invitations[0].ID); err != nil {
		t.Fatal(err)
	}
	sc.Follow()
	if !apptest.Shows(w, "De uitnodiging is ingetrokken") || apptest.Shows(w, "Bestand opslaan") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}

var _ screen.Backer = (*adddevice.Screen)(nil)
