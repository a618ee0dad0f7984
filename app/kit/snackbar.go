package kit

import (
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/design"
)

// snackbarTime is how long a message stays: long enough to read and undo.
const snackbarTime = 6 * time.Second

// Snackbar is a short message at the bottom of a window that goes by itself,
// with an action such as undo. Put its one instance over the screens:
//
//	design.Stack(screens, snackbar)
type Snackbar struct {
	design.Body
	after  func(time.Duration, func())
	holder *fyne.Container
	shown  int
}

// NewSnackbar makes a snackbar that shows nothing. After calls a function on
// Fyne's goroutine once a time has passed.
func NewSnackbar(after func(time.Duration, func())) *Snackbar {
	s := &Snackbar{after: after, holder: design.Stack()}
	s.Init(s, design.Arrange(snackbarLayout{}, s.holder))
	return s
}

// Say shows a message; action may be empty.
func (s *Snackbar) Say(text, action string, onAction func()) {
	s.shown++
	mine := s.shown
	words := design.NewText(text, design.SizeBody, design.ColorOnToast)
	line := fyne.CanvasObject(design.Pad(14, 0, words))
	if action != "" {
		button := newToastAction(action, func() {
			s.Dismiss()
			onAction()
		})
		line = design.Row(8, 0, line, button)
	}
	surface := design.NewSurface(design.ColorToast, design.ButtonRound).Raised()
	s.holder.Objects = []fyne.CanvasObject{design.Stack(newCatch("", nil), surface, design.PadEach(0, 8, 0, 16, line))}
	design.Relayout(s)
	s.Refresh()
	s.after(snackbarTime, func() {
		if s.shown == mine {
			s.Dismiss()
		}
	})
}

// Dismiss takes the message away.
func (s *Snackbar) Dismiss() {
	s.shown++
	s.holder.Objects = nil
	s.Refresh()
}

// Showing reports whether there is a message.
func (s *Snackbar) Showing() bool { return len(s.holder.Objects) > 0 }

// snackbarLayout keeps the message over the navigation bar.
type snackbarLayout struct{}

func (snackbarLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const above = 84
	width := max(0, min(size.Width, design.MaxWidth)-2*design.Gutter)
	height := design.HeightFor(objects[0], width)
	design.Place(objects[0], (size.Width-width)/2, max(0, size.Height-above-height), width, height)
}

func (snackbarLayout) NaturalWidth([]fyne.CanvasObject) float32       { return 1 }
func (snackbarLayout) HeightFor([]fyne.CanvasObject, float32) float32 { return 1 }
func (snackbarLayout) MinSize([]fyne.CanvasObject) fyne.Size          { return fyne.NewSize(1, 1) }

// toastAction is the button of a message.
type toastAction struct{ Tap }

func newToastAction(text string, onTap func()) *toastAction {
	a := &toastAction{}
	words := design.NewText(text, design.SizeBody, design.ColorToastAction).Strong()
	a.InitTap(a, text, design.AtLeast(design.Target, design.Target, design.Pad(4, 8, design.Middle(words))), 8, onTap)
	return a
}
