package shell

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/route"
)

// frame is what lies around the screens: the ground, the bar or the rail of
// places, and the message at the bottom.
type frame struct {
	shell   *Shell
	root    *fyne.Container
	line    *fyne.Container // above everything; empty but for who looks around
	body    *fyne.Container
	message *kit.Snackbar
	// alone is the screen outside the trail, before there is a journal to go
	// through; over is a place opened on top of it.
	alone, over screen.Screen

	wide   bool
	panes  []*pane     // that stand in the window
	rail   *kit.NavBar // nil until it is needed, and once it is to be drawn anew
	spread spread
	turn   int // counts what was shown, for a screen that leads on while it is drawn
}

func newFrame(s *Shell) *frame {
	f := &frame{shell: s, line: design.Stack(), message: kit.NewSnackbar(later)}
	f.body = &fyne.Container{Layout: frameLayout{f}}
	screens := &fyne.Container{Layout: underLine{}, Objects: []fyne.CanvasObject{f.line, f.body}}
	f.root = design.Stack(design.NewSurface(design.ColorGround, 0), screens, f.message)
	return f
}

// later calls a function on the UI goroutine once a time has passed.
func later(wait time.Duration, call func()) { time.AfterFunc(wait, func() { fyne.Do(call) }) }

// tabs are the places of the bar, in its order.
var tabs = []struct {
	route route.Route
	icon  design.Outline
	id    string
}{
	{route.Today{}, design.IconSun, "shell.tab.today"},
	{route.Journal{}, design.IconTalks, "shell.tab.journal"},
	{route.New{}, design.IconCirclePlus, "shell.tab.new"},
	{route.Cards{}, design.IconCards, "shell.tab.cards"},
	{route.Help{}, design.IconHandHelping, "shell.tab.help"},
}

// tabOf is the index in tabs of the place that r belongs to.
func tabOf(r route.Route) int {
	if _, ok := r.(route.Cards); ok {
		r = route.Cards{}
	}
	for i, tab := range tabs {
		if tab.route == r {
			return i
		}
	}
	return -1
}

// show puts on the window what is to be seen. A pane that stands there already
// stays as it is, with its focus.
func (f *frame) show() {
	f.arrange()
	design.Relayout(f.root)
	f.root.Refresh()
}

// forget makes all that is shown to be drawn anew.
func (f *frame) forget() {
	for _, p := range f.panes {
		p.drawn = nil
	}
	f.rail = nil
}

// arrange draws what is to be seen and isn't yet.
func (f *frame) arrange() {
	s := f.shell
	f.turn++
	turn := f.turn
	var next spread
	if len(s.trail.places) > 0 && f.alone == nil && f.over == nil {
		next = f.ofTrail(s.trail.panes(f.wide))
	} else if shown := s.shown(); shown != nil {
		f.keep(nil)
		next = spread{detail: shown.Build(s.context), full: f.over == nil}
	}
	if turn != f.turn {
		return // a screen led on while it was drawn
	}
	s.keepGoing()
	f.spread = next
	f.line.Objects = s.examplesLine()
	f.body.Objects = next.objects()
}

// ofTrail draws the panes of the trail.
func (f *frame) ofTrail(at panes) spread {
	places := f.shell.trail.places
	var shown []*pane
	for _, i := range at.shown() {
		shown = append(shown, places[i].screen)
	}
	f.keep(shown)
	next := spread{wide: f.wide}
	if at.list >= 0 {
		next.list = shown[0].draw()
	}
	switch {
	case at.detail >= 0:
		next.detail = shown[len(shown)-1].draw()
		next.full = fullWidth(places[at.detail].route)
	case next.list != nil:
		next.detail = nothingOpen(f.shell.context, places[at.list].route)
	}
	switch {
	case at.tabs && f.wide:
		next.tabs = f.railAt(tabOf(f.shell.trail.tab()))
	case at.tabs:
		next.tabs = f.bar(tabOf(f.shell.trail.tab()))
	}
	if at.list >= 0 {
		next.line = design.NewSurface(design.ColorLine, 0)
		kit.Mark(next.list, shown[0].opened())
	}
	return next
}

// keep lets go of the panes that are no longer shown. The focus goes with the
// one that has it.
func (f *frame) keep(shown []*pane) {
	canvas := f.shell.window.Canvas()
	focused, _ := canvas.Focused().(fyne.CanvasObject)
	stays := focused != nil && f.wide && f.rail != nil && kit.Holds(f.rail, focused)
	for _, p := range shown {
		stays = stays || focused != nil && p.drawn != nil && kit.Holds(p.drawn, focused)
	}
	if !stays {
		canvas.Unfocus()
	}
	for _, p := range f.panes {
		if !slices.Contains(shown, p) {
			p.drawn = nil
		}
	}
	f.panes = shown
}

// fullWidth reports whether a place is as wide as the window; others keep to
// the width of a column.
func fullWidth(r route.Route) bool {
	_, is := r.(route.Show)
	return is
}

func (f *frame) items() []kit.NavItem {
	items := make([]kit.NavItem, len(tabs))
	for i, tab := range tabs {
		items[i] = kit.NavItem{Icon: tab.icon, Label: f.shell.context.Text.T(tab.id)}
	}
	return items
}

func (f *frame) bar(chosen int) *kit.NavBar {
	return kit.NewNavBar(f.items(), chosen, func(i int) { f.shell.To(tabs[i].route) })
}

// railAt is the rail, with the tab that one is in.
func (f *frame) railAt(chosen int) *kit.NavBar {
	if f.rail == nil {
		f.rail = kit.NewNavRail(f.items(), chosen, func(i int) {
			f.shell.jump(tabs[i].route)
			f.rail.SetChosen(tabOf(f.shell.trail.tab())) // one may have stayed where one was
		})
	}
	f.rail.SetChosen(chosen)
	return f.rail
}

// tell shows one sentence for a while, with a way to undo if there is one.
func (f *frame) tell(sentence string, undo func()) {
	word := ""
	if undo != nil {
		word = f.shell.context.Text.T("common.undo")
	}
	f.message.Say(sentence, word, undo)
}

// closeOverlay closes what lies over the screen and reports whether anything
// did: a sheet, or one of Fyne's own menus.
func (f *frame) closeOverlay() bool {
	canvas := f.shell.window.Canvas()
	if kit.CloseTopSheet(canvas) {
		return true
	}
	top := canvas.Overlays().Top()
	if top != nil {
		canvas.Overlays().Remove(top)
	}
	return top != nil
}
