package shell

import (
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/route"
)

// frame is what lies around the screens: the ground, the bar of places, and
// the message at the bottom.
type frame struct {
	shell   *Shell
	root    *fyne.Container
	body    *fyne.Container
	message *kit.Snackbar
	// alone is the screen outside the trail, before there is a journal to go
	// through; over is a place opened on top of it.
	alone, over screen.Screen
}

func newFrame(s *Shell) *frame {
	f := &frame{shell: s, body: design.Stack(), message: kit.NewSnackbar(later)}
	f.root = design.Stack(design.NewSurface(design.ColorGround, 0), f.body, f.message)
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

// show builds the shown screen, with the bar of places under a tab.
func (f *frame) show() {
	s := f.shell
	shown := s.shown()
	if shown == nil {
		return
	}
	s.window.Canvas().Unfocus()
	built := shown.Build(s.context)
	if f.alone == nil && f.over == nil && len(s.trail.places) == 1 {
		built = design.Arrange(overBar{}, built, f.bar(tabOf(s.trail.tab())))
	}
	f.body.Objects = []fyne.CanvasObject{built}
	design.Relayout(f.root)
	f.root.Refresh()
}

func (f *frame) bar(chosen int) *kit.NavBar {
	items := make([]kit.NavItem, len(tabs))
	for i, tab := range tabs {
		items[i] = kit.NavItem{Icon: tab.icon, Label: f.shell.context.Text.T(tab.id)}
	}
	return kit.NewNavBar(items, chosen, func(i int) { f.shell.To(tabs[i].route) })
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
