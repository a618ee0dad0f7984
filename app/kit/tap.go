package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"bankje/app/design"
)

// flashTime is how long something stays marked as pressed.
const flashTime = 100 * time.Millisecond

// Tap is the base of what can be tapped: it runs an action on a tap, a slow
// press, Enter and Space, flashes when it does, and shows where the keyboard's
// focus is. Embed it and call [Tap.InitTap] in the constructor.
type Tap struct {
	design.Body
	name     string
	onTap    func()
	veil     *design.Surface
	ring     *design.Surface
	radius   float32
	place    any             // where a tap leads; nil for nowhere in particular
	mark     *fyne.Container // nil until that was open beside it
	hovered  bool
	disabled bool
}

var (
	_ fyne.Tappable          = (*Tap)(nil)
	_ fyne.SecondaryTappable = (*Tap)(nil)
	_ fyne.Focusable         = (*Tap)(nil)
	_ fyne.Accessible        = (*Tap)(nil)
	_ desktop.Hoverable      = (*Tap)(nil)
)

// InitTap says which widget embeds this base, its name for who cannot see it,
// what it is drawn by, how round its corners are and what it does.
func (t *Tap) InitTap(self fyne.Widget, name string, content fyne.CanvasObject, radius float32, onTap func()) {
	t.name, t.onTap, t.radius = name, onTap, radius
	t.veil = design.NewSurface("", radius)
	t.ring = design.NewSurface("", radius).Outlined(design.ColorInk, 2) // to be seen on every fill
	t.veil.Hide()
	t.ring.Hide()
	t.Init(self, design.Stack(content, t.veil, t.ring))
}

// SetOnTap changes the action.
func (t *Tap) SetOnTap(onTap func()) { t.onTap = onTap }

// SetEnabled allows or refuses taps.
func (t *Tap) SetEnabled(enabled bool) { t.disabled = !enabled }

// Enabled reports whether taps are allowed.
func (t *Tap) Enabled() bool { return !t.disabled }

// Tapped flashes and runs the action.
func (t *Tap) Tapped(*fyne.PointEvent) {
	if t.disabled || t.onTap == nil {
		return
	}
	t.flash()
	t.onTap()
}

// TappedSecondary serves slow fingers: on a phone Fyne calls a press of 300 ms
// or more a secondary tap and would otherwise drop it.
func (t *Tap) TappedSecondary(e *fyne.PointEvent) {
	if fyne.CurrentDevice().IsMobile() {
		t.Tapped(e)
	}
}

// flash marks it as pressed for a moment. It is an animation because Fyne ends
// one on its own goroutine, in tests at once.
func (t *Tap) flash() {
	t.veil.Set(design.ColorPressed, "")
	t.veil.Show()
	(&fyne.Animation{Duration: flashTime, Tick: func(done float32) {
		if done == 1 {
			t.showHover()
		}
	}}).Start()
}

func (t *Tap) showHover() {
	if !t.hovered || t.disabled {
		t.veil.Hide()
		return
	}
	t.veil.Set(design.ColorHover, "")
	t.veil.Show()
}

// MouseIn marks what the mouse points at.
func (t *Tap) MouseIn(*desktop.MouseEvent) { t.hovered = true; t.showHover() }

// MouseMoved does nothing.
func (t *Tap) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (t *Tap) MouseOut() { t.hovered = false; t.showHover() }

// FocusGained shows the focus to who came by the keyboard; a pointer shows
// itself where it is.
func (t *Tap) FocusGained() {
	if !t.hovered && !fyne.CurrentDevice().IsMobile() {
		t.ring.Show()
		t.Refresh() // the window does not know yet of what it never drew
		reveal(t.Root())
	}
}

// FocusLost hides the focus.
func (t *Tap) FocusLost() { t.ring.Hide() }

// TypedRune hands what is typed on to the window.
func (t *Tap) TypedRune(r rune) { typedRune(t, r) }

// TypedKey runs the action on Enter and Space and hands other keys, Back among
// them, on to the window.
func (t *Tap) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.Tapped(nil)
	default:
		typedKey(t, e)
	}
}

// AccessibilityLabel is the name.
func (t *Tap) AccessibilityLabel() string { return t.name }

// AccessibilityRole says that it is a button.
func (t *Tap) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
