package team

import (
	"errors"
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/sync/report"
)

func TestOverALaptopNearbyAndItsAddressIsRemembered(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	g.sync.Carried = report.Carried{Sent: 2, Received: 3}
	w := s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
	apptest.Tap(t, w, "Sync over a laptop nearby")
	if !apptest.Shows(w, "can see which devices come by and how much they bring") {
		t.Errorf("it does not say what others see: %q", apptest.Texts(w))
	}
	apptest.Type(t, w, 0, "http://example.org")
	apptest.Tap(t, w, "Sync")
	if g.sync.Laptop != "" || len(s.Failed) != 1 || !errors.Is(s.Failed[0], report.Fail(report.PlainAddress)) {
		t.Fatalf("plain http in public: carried over %q, failed %v", g.sync.Laptop, s.Failed)
	}
	apptest.Clear(t, w, 0)
	apptest.Type(t, w, 0, "192.168.1.5:8655")
	apptest.Tap(t, w, "Sync")
	if g.sync.Laptop != "http://192.168.1.5:8655" {
		t.Fatalf("carried over %q; failed %v", g.sync.Laptop, s.Failed)
	}
	want := "Sent to the laptop: 2. Received from it: 3. The team’s own server gets it at the next contact."
	if len(s.Said) != 1 || s.Said[0] != want {
		t.Errorf("it says %q", s.Said)
	}
	s.Redraw()
	if !apptest.Shows(w, "192.168.1.5") {
		t.Errorf("the address is not remembered: %q", apptest.Texts(w))
	}
}

func TestTheQuestionForTheLaptopHoldsInEveryLook(t *testing.T) {
	for _, language := range []i18n.Language{i18n.NL, i18n.UK} {
		s := screentest.New(t, language)
		g := grouped(t, s)
		apptest.Each(t, func(t *testing.T, look apptest.Look) {
			shown := New(s.Journal, g.id)
			w := s.Show(t, look, shown)
			shown.askLaptop()
			apptest.Check(t, w)
			look.Picture(t, w, "team-laptop-"+string(language))
		})
	}
}
