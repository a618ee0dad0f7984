package shell

import (
	"fyne.io/fyne/v2"

	"bankje/app/screen"
	"bankje/app/screen/route"
)

// pane is a place of the trail with its screen, for which it is the navigator:
// of two places beside each other each goes on from where it stands.
type pane struct {
	*Shell
	route  route.Route
	screen screen.Screen
	drawn  fyne.CanvasObject // nil while it isn't shown, and once it is to be drawn anew
}

// placeAt makes a place with its screen.
func (s *Shell) placeAt(r route.Route) place[*pane] {
	return place[*pane]{r, &pane{Shell: s, route: r, screen: s.compose(r)}}
}

// draw draws the screen, unless it stands there already.
func (p *pane) draw() fyne.CanvasObject {
	if p.drawn == nil {
		c := *p.context
		c.Go, c.Opened = p, p.opened
		p.drawn = p.screen.Build(&c)
	}
	return p.drawn
}

// index is where on the trail the place is; -1 once it was left.
func (p *pane) index() int {
	for i, other := range p.trail.places {
		if other.screen == p {
			return i
		}
	}
	return -1
}

// opened is the place that stands open beside this list; nil for none.
func (p *pane) opened() route.Route {
	if i := p.index(); i >= 0 && i+1 < len(p.trail.places) && p.trail.panes(p.frame.wide).list == i {
		return p.trail.places[i+1].route
	}
	return nil
}

// To opens a place on top of this one. What stands open beside it goes, but for
// the same place, which stays or is gone back to.
func (p *pane) To(r route.Route) {
	i := p.index()
	if i >= 0 && r == p.opened() {
		p.returnTo(i + 1)
		return
	}
	if i < 0 || p.leaveAbove(i) {
		p.Shell.To(r)
	}
}

// Instead opens a place in place of this one.
func (p *pane) Instead(r route.Route) {
	if i := p.index(); i < 0 || p.leaveAbove(i) {
		p.Shell.Instead(r)
	}
}

// Back leaves this place. One that was left already, as while it was saving,
// has nothing to go back from.
func (p *pane) Back() {
	if i := p.index(); i >= 0 && p.leaveAbove(i) {
		p.Shell.Back()
	}
}

// Redraw builds this screen anew, or what is shown once this one is gone.
func (p *pane) Redraw() {
	if p.index() < 0 || p.Shell.shown() != p.screen && p.opened() == nil {
		p.Shell.Redraw()
		return
	}
	p.drawn = nil
	p.frame.show()
}

// returnTo goes back to a place of the trail.
func (s *Shell) returnTo(i int) {
	if i < len(s.trail.places)-1 && s.leaveAbove(i) {
		s.frame.show()
	}
}

// leaveAbove leaves what lies on top of a place and reports whether that was
// possible: a form with unsaved text asks first.
func (s *Shell) leaveAbove(i int) bool {
	if i >= len(s.trail.places)-1 {
		return true
	}
	if !s.mayLeave() {
		return false
	}
	s.leave()
	s.trail.places = s.trail.places[:i+1]
	return true
}

// mostSteps is more than any screen has steps to take back.
const mostSteps = 8

// mayLeave asks the place on top as the back key does, through all its steps,
// for somebody who goes elsewhere from beside it. It reports false when the
// place asks something in turn, or can't be left.
func (s *Shell) mayLeave() bool {
	b, ok := s.shown().(screen.Backer)
	if !ok {
		return true
	}
	for range mostSteps {
		if !b.Back() {
			return true
		}
		if s.window.Canvas().Overlays().Top() != nil {
			return false
		}
	}
	return false
}

// jump opens a tab, or another place, for who is anywhere.
func (s *Shell) jump(r route.Route) {
	if s.frame.alone == nil && !s.isKept(r) && s.mayLeave() {
		s.To(r)
	}
}
