// Package export takes one's own journal along in a file that anybody can read:
// to print, or for another program. It asks for the PIN first. Start with [New].
package export

import (
	"context"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// Journal is what the screen needs of the journal.
type Journal interface {
	Tell(store.Period) *store.Telling
	TellCount(context.Context, store.Period) (int, error)
	OwnPrompts(context.Context) ([]store.OwnPrompt, error)
	OwnCards(context.Context) ([]store.OwnCard, error)
}

// Screen asks what is to go along, and for the PIN, and then writes it. What it
// holds at a step is in order of the steps.
type Screen struct {
	journal Journal
	ask     *parts.Ask

	kind    kind
	period  period
	count   int  // conversations of the period; -1: not known yet
	asking  bool // for the PIN
	proven  bool // the PIN was right, since one came here
	working *parts.Working
	taken   *taken // nil: nothing was taken along

	context *screen.Context // that it was drawn with
	page    *kit.Page
	button  *kit.Button // that goes on from the choices
	counted int         // of the counts that were asked for, the number of the last
}

// New makes the screen.
func New(v parts.Opener, j Journal) *Screen {
	s := &Screen{journal: j, period: period{Span: always}, count: -1}
	s.ask = parts.NewAsk(v, func(*store.Journal, []byte) {
		s.asking, s.proven = false, true
		s.context.Go.Redraw()
		s.save()
	})
	return s
}

// Build draws the step.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	bar := parts.Bar(c, c.Text.T("export.title"))
	bar.Back = func() {
		if !s.Back() {
			c.Go.Back()
		}
	}
	if s.asking {
		return s.ask.Build(c, kit.NewBar(bar), c.Text.T("export.take"), design.NewText(c.Text.T("export.why_pin"), design.SizeBody, design.ColorMuted).Centered())
	}
	offset := parts.Offset(s.page)
	s.page = parts.Page(bar)
	switch {
	case s.working != nil:
		s.page.SetObjects(s.busy()...)
	case s.taken != nil:
		s.page.SetObjects(s.told()...)
		s.page.SetBottom(kit.NewButton(kit.Primary, c.Text.T("common.done"), c.Go.Back))
	default:
		s.button = s.take()
		s.page.SetBottom(s.button)
		s.choose()
		if s.count < 0 {
			s.look()
		}
	}
	s.page.SetOffset(offset)
	return s.page
}

// Back goes a step back, and ends what is being written; nothing of that is
// left.
func (s *Screen) Back() bool {
	switch {
	case s.working != nil:
		s.working.Cancel()
	case s.asking:
		s.asking = false
		s.context.Go.Redraw()
	default:
		return false
	}
	return true
}

// Leave forgets that the PIN was right: whoever comes back is asked again.
func (s *Screen) Leave() { s.proven = false }

// look counts the conversations of the period. Only the newest answer counts.
func (s *Screen) look() {
	s.counted++
	number, period := s.counted, s.period.days(s.context.Now())
	screen.Load(s.context, func(ctx context.Context) (int, error) {
		return s.journal.TellCount(ctx, period)
	}, func(count int) {
		if number == s.counted {
			s.count = count
			s.choose()
		}
	})
}
