package shell

import (
	"slices"

	"bankje/app/screen/route"
)

// place is one step of the trail: where one is, and the screen that shows it,
// which keeps its query and its scroll offset while other places cover it.
type place[S any] struct {
	route  route.Route
	screen S
}

// trail is the way back: the places that Back returns through, the tab first.
// It knows nothing of Fyne; S is whatever shows a place.
type trail[S any] struct {
	places []place[S]
}

// isTab reports whether r is one of the five tabs of the bottom bar. Cards is a
// tab in any of its segments.
func isTab(r route.Route) bool {
	switch r.(type) {
	case route.Today, route.Journal, route.New, route.Cards, route.Help:
		return true
	}
	return false
}

// top is the place that is shown. The trail must not be empty.
func (t *trail[S]) top() place[S] { return t.places[len(t.places)-1] }

// tab is the tab under everything else.
func (t *trail[S]) tab() route.Route { return t.places[0].route }

// to puts p on top, or, if p is a tab, in place of everything.
func (t *trail[S]) to(p place[S]) {
	if isTab(p.route) {
		t.places = []place[S]{p}
		return
	}
	t.places = append(t.places, p)
}

// instead puts p in place of the top, so that Back skips what was there.
func (t *trail[S]) instead(p place[S]) {
	if len(t.places) > 1 && !isTab(p.route) {
		t.places = t.places[:len(t.places)-1]
	}
	t.to(p)
}

// handedOver reports whether somebody else holds the phone.
func (t *trail[S]) handedOver() bool {
	return slices.ContainsFunc(t.places, givesAway[S])
}

// takeBack drops what was handed over, and what was opened from there.
func (t *trail[S]) takeBack() {
	if i := slices.IndexFunc(t.places, givesAway[S]); i >= 0 {
		t.places = t.places[:i]
	}
}

func givesAway[S any](p place[S]) bool {
	shown, ok := p.route.(route.Show)
	return ok && shown.HandOver
}

// toTalk drops what was opened from a talk.
func (t *trail[S]) toTalk() {
	if i := slices.IndexFunc(t.places, isTalk[S]); i >= 0 {
		t.places = t.places[:i+1]
	}
}

func isTalk[S any](p place[S]) bool {
	_, ok := p.route.(route.Talk)
	return ok
}

// back says where Back leads: one place down (popped is true); from a tab to
// Today; from Today out of the app (leave is true).
func (t *trail[S]) back() (popped, leave bool) {
	if len(t.places) > 1 {
		t.places = t.places[:len(t.places)-1]
		return true, false
	}
	return false, t.tab() == route.Route(route.Today{})
}
