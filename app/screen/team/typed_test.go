package team

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/screentest"
	"bankje/i18n"
	"bankje/sync/report"
)

func TestWhatIsTypedOnThePageOutlivesALock(t *testing.T) {
	for row, text := range map[string]string{
		"Rename the team": "Лавочка", "My name in the team": "Anneke", "Server": "192.168.1.5:8655", "Sync over a laptop nearby": "10.0.0.7:8655",
	} {
		s := screentest.New(t, i18n.EN)
		g := grouped(t, s)
		w := s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
		apptest.Tap(t, w, row)
		apptest.Clear(t, w, 0)
		apptest.Type(t, w, 0, text)
		s.Reopen(t)
		shown := New(s.Journal, g.id)
		w = s.Show(t, apptest.Looks[0], shown)
		if shown.asking == nil || shown.asking.text != text || !apptest.Shows(w, row) {
			t.Errorf("%s: after a lock it shows %q; failed %v", row, apptest.Texts(w), s.Failed)
		}
		shown.Back()
		s.Reopen(t)
		w = s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
		if !apptest.Shows(w, "Who is in it") {
			t.Errorf("%s: gone back from, it shows %q", row, apptest.Texts(w))
		}
	}
}

func TestTheCodeOfARelayIsNotKept(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	g := grouped(t, s)
	g.sync.Spaces[0].Failed = report.Fail(report.Registration)
	w := s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
	apptest.Tap(t, w, "Fill in the server code")
	apptest.Type(t, w, 0, "zeg-vriend")
	s.Reopen(t)
	w = s.Show(t, apptest.Looks[0], New(s.Journal, g.id))
	if !apptest.Shows(w, "Who is in it") {
		t.Errorf("it shows %q", apptest.Texts(w))
	}
}
