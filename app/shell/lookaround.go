package shell

import (
	"context"
	"errors"
	"log/slog"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/examples"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/busy"
	"bankje/store"
)

// StartLookingAround shows the made-up examples at once. The vault is opened
// when one stops.
func (s *Shell) StartLookingAround(open func() (*store.Vault, error)) {
	s.open = open
	s.readSettings()
	s.applySettings()
	s.LookAround()
}

// LookAround shows the made-up examples. One's own journal is locked and let go
// of meanwhile.
func (s *Shell) LookAround() {
	if s.looking {
		return
	}
	own := s.setDown("look_around.making")
	o := examples.Options{
		Language: s.context.Text.Lang(), Now: s.options.Now, Failed: s.DraftFailed, Settings: s.settings,
	}
	var vault *store.Vault
	var journal *store.Journal
	var err error
	s.context.Async(
		func(ctx context.Context) {
			letGo(own)
			vault, journal, err = examples.Open(ctx, s.options.Examples, o)
		},
		func() {
			if err != nil {
				s.Start(s.open)
				s.frame.tell(sentence(s.context.Text, err, "look_around.failed"), nil)
				return
			}
			s.vault, s.looking = vault, true
			s.opened(journal)
		})
}

// stopLooking throws the examples away and goes back to where one came from:
// the first minute, or the lock of one's own journal.
func (s *Shell) stopLooking() {
	made := s.setDown("look_around.stopping")
	s.looking = false
	s.context.Async(
		func(context.Context) {
			letGo(made)
			s.eraseExamples()
		},
		func() { s.Start(s.open) })
}

// setDown ends the session, says with a text what is done now, and gives the
// vault to be let go of; nil where none was open.
func (s *Shell) setDown(sentence string) *store.Vault {
	s.endSession()
	s.trail = trail[*pane]{}
	vault := s.vault
	s.vault = nil
	s.applySettings()
	s.alone(busy.New(func(c *screen.Context) string { return c.Text.T(sentence) }))
	return vault
}

// letGo closes a vault, if there is one.
func letGo(v *store.Vault) {
	if v == nil {
		return
	}
	if err := v.Close(); err != nil {
		slog.Error("close the journal", "error", err)
	}
}

// eraseExamples throws away examples that were left, also by a process that was
// killed, but for those that somebody looks at in another window.
func (s *Shell) eraseExamples() {
	if s.options.Examples == "" {
		return
	}
	if err := examples.Erase(s.options.Examples); err != nil && !errors.Is(err, store.ErrInUse) {
		slog.Error("throw the examples away", "error", err)
	}
}

// takeBack ends a hand-over without a lock: of examples there is nothing to
// protect.
func (s *Shell) takeBack() {
	s.trail.takeBack()
	s.Redraw()
}

// examplesLine says on every screen that all of it is made up, and leads away.
// Who was handed the phone reads it too, but stays where she is.
func (s *Shell) examplesLine() []fyne.CanvasObject {
	if !s.looking {
		return nil
	}
	words := kit.NewQuietLine(design.IconSparkles, design.Sand.Ink(), s.context.Text.T("look_around.line"))
	line := design.Pad(14, design.Gutter, words)
	if !s.trail.handedOver() {
		stop := kit.NewLink(s.context.Text.T("look_around.stop"), s.stopLooking)
		line = design.PadEach(1, design.Gutter, 0, design.Gutter, design.Fold(8, 0, words, stop))
	}
	return []fyne.CanvasObject{design.NewSurface(design.Sand.Fill(), 0), line}
}
