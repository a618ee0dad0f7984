package team

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/apptest"
	"bankje/app/screen"
	"bankje/app/screen/route"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/report"
)

// two adds a tablet to the phone of the stage, with a relay and something that
// was written on the tablet.
func two(t *testing.T, s *screentest.Stage) *screentest.Team {
	t.Helper()
	devices := s.SecondDevice(t, "Телефон", "Планшет у вітальні")
	must(t, s.Journal.SetRelay(t.Context(), devices.ID, "https://bankje.example.org"))
	_, err := devices.Mate(0).AddOwnPrompt(t.Context(), store.OwnPrompt{NL: "Wat kookt u graag?"})
	must(t, err)
	devices.Meets(t, devices.Mate(0))
	s.Append(t, devices.ID)
	s.Context.Sync = &screentest.Sync{Spaces: []report.Space{{ID: envelope.SpaceID(devices.ID), Last: screentest.Now.Add(-50 * time.Minute)}}}
	return devices
}

func TestOnesOwnDevicesHoldInEveryLook(t *testing.T) {
	screentest.Look(t, "devices", func(t *testing.T, s *screentest.Stage) screen.Screen {
		two(t, s)
		return NewOwn(s.Journal)
	})
}

func TestNoOtherDeviceYetHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "devices-none", func(_ *testing.T, s *screentest.Stage) screen.Screen { return NewOwn(s.Journal) })
}

func TestADeviceThatIsShutOutHoldsInEveryLook(t *testing.T) {
	screentest.Look(t, "devices-out", func(t *testing.T, s *screentest.Stage) screen.Screen {
		devices := two(t, s)
		must(t, devices.Mate(0).RemoveMember(t.Context(), devices.ID, s.Journal.Self()))
		devices.Meets(t, devices.Mate(0))
		return NewOwn(s.Journal)
	})
}

// showOwn shows the page in Dutch.
func showOwn(t *testing.T, s *screentest.Stage) fyne.Window {
	t.Helper()
	return s.Show(t, apptest.Looks[0], NewOwn(s.Journal))
}

func TestWithoutAnotherDeviceOneIsAdded(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	w := showOwn(t, s)
	apptest.Tap(t, w, "Apparaat toevoegen")
	if !slices.Contains(s.Went, route.Route(route.AddDevice{})) {
		t.Errorf("went %v", s.Went)
	}
}

// TestOnesOwnDevicesAreNotCalledATeam: nor are there roles, or a way to leave.
func TestOnesOwnDevicesAreNotCalledATeam(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	two(t, s)
	w := showOwn(t, s)
	apptest.Tap(t, w, "Планшет у вітальні")
	for _, word := range []string{"team", "Team", "lid", "oördinator", "Verlaat", "uitgenodigd"} {
		if apptest.Shows(w, word) {
			t.Errorf("%q stands there: %q", word, apptest.Texts(w))
		}
	}
	if !apptest.Shows(w, "Kijk op het andere apparaat naar deze vier woorden") {
		t.Errorf("the words to compare are not there: %q", apptest.Texts(w))
	}
}

// TestWhatIsOddAboutOnesOwnDevicesIsNotToldOfATeam: there is no coordinator to go
// to either.
func TestWhatIsOddAboutOnesOwnDevicesIsNotToldOfATeam(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	devices := two(t, s)
	odd := report.Space{ID: envelope.SpaceID(devices.ID), Crowded: true, Forked: true, Parted: true, Branched: true,
		Differ: []envelope.DeviceID{{}}, Lacking: 2, Ahead: 48 * time.Hour}
	only := odd
	only.Crowded, only.Parted, only.Branched, only.Differs = false, false, false, true
	w := showOwn(t, s)
	for _, language := range i18n.All() {
		for _, at := range []report.Space{odd, only} {
			s.Context.Sync = &screentest.Sync{Spaces: []report.Space{at}}
			s.Speak(language)
			if shown := len(oddities(at, true)); shown < 5 {
				t.Fatalf("only %d are told", shown)
			}
			for _, word := range []string{"team", "Team", "команд", "Команд", "oördinator", "oordinator", "оординатор"} {
				if apptest.Shows(w, word) {
					t.Errorf("%s: %q stands there: %q", language, word, apptest.Texts(w))
				}
			}
		}
	}
}

func TestALostDeviceIsShutOut(t *testing.T) {
	s := screentest.New(t, i18n.NL)
	devices := two(t, s)
	w := showOwn(t, s)
	apptest.Tap(t, w, "Планшет у вітальні")
	apptest.Tap(t, w, "Sluit dit apparaat uit")
	apptest.Tap(t, w, "Ja, sluit het uit")
	own, err := s.Journal.Team(t.Context(), devices.ID)
	must(t, err)
	for _, m := range own.Members {
		if !m.Me && m.Standing != store.StandingRemoved {
			t.Errorf("the tablet is %q", m.Standing)
		}
	}
	if len(s.Failed) > 0 || !apptest.Shows(w, "hoorde er eerder bij") {
		t.Errorf("failed %v; it shows %q", s.Failed, apptest.Texts(w))
	}
}
