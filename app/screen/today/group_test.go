package today_test

import (
	"testing"

	"bankje/app/apptest"
	"bankje/app/screen/screentest"
	"bankje/app/screen/today"
	"bankje/i18n"
	"bankje/store"
)

// TestWhoWroteOnlyAboutAGroupHasBegun: there is something to lose, and nothing to
// be told of how to begin.
func TestWhoWroteOnlyAboutAGroupHasBegun(t *testing.T) {
	s := screentest.New(t, i18n.EN)
	w := s.Show(t, apptest.Looks[0], today.New(s.Journal))
	if apptest.Shows(w, "recovery code") || !apptest.Shows(w, "Begin by preparing") {
		t.Fatalf("at first it shows %q", apptest.Texts(w))
	}
	s.Saved(t, store.Conversation{GroupCount: 8, Note: "Koffie."})
	s.Redraw()
	if !apptest.Shows(w, "recovery code") || apptest.Shows(w, "Begin by preparing") {
		t.Errorf("after a group was there it shows %q", apptest.Texts(w))
	}
}
