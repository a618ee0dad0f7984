package export

import (
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store"
)

// kind is what the file is for.
type kind int

const (
	paperKind kind = iota // to print
	linesKind             // for a program
)

// extension is how the name of a file of the kind ends.
func (k kind) extension() string {
	if k == linesKind {
		return ".jsonl"
	}
	return ".pdf"
}

// fileName is what a file is called that is written at a time.
func (k kind) fileName(at time.Time) string {
	return "bankje-" + string(store.DayOf(at)) + k.extension()
}

// span is a stretch of time as one says it.
type span string

const (
	always   span = "all"
	thisYear span = "year"
	ownSpan  span = "own"
)

// period is what goes along. Own counts for an own span only.
type period struct {
	Span span
	Own  store.Period
}

// days are the first and last day; zero ones are open.
func (p period) days(now time.Time) store.Period {
	switch p.Span {
	case thisYear:
		day := now.In(i18n.Amsterdam())
		return store.Period{From: store.DayOf(i18n.AddDays(day, 1-day.YearDay()))}
	case ownSpan:
		return p.Own
	}
	return store.Period{}
}

// text says the days; of everything, that it is that.
func (p period) text(c *screen.Context) string {
	days := p.days(c.Now())
	day := func(d store.Day) string { return c.Text.Day(d.Start(), time.Time{}) }
	switch {
	case days.IsZero():
		return c.Text.T("export.paper.everything")
	case days.To.IsZero():
		return c.Text.T("export.paper.since", "day", day(days.From))
	case days.From.IsZero():
		return c.Text.T("export.paper.until", "day", day(days.To))
	}
	return c.Text.T("export.paper.between", "from", day(days.From), "to", day(days.To))
}

// choose draws what can be chosen, and what one has to know first. There is
// nothing to take where nothing would go along.
func (s *Screen) choose() {
	c := s.context
	s.button.SetEnabled(s.count != 0 || s.period.days(c.Now()).IsZero())
	hint := c.Text.T("export.paper_hint")
	if s.kind == linesKind {
		hint = c.Text.T("export.lines_hint")
	}
	s.page.SetObjects(
		kit.NewBody(c.Text.T("export.what")),
		kit.NewNotice(design.Sand, design.IconWarning, c.Text.T("export.warning"), nil),
		kit.NewSection(c.Text.T("export.what_for")),
		kit.NewSegmented([]string{c.Text.T("export.to_print"), c.Text.T("export.for_program")}, int(s.kind), func(i int) {
			s.kind = kind(i)
			s.choose()
		}),
		kit.NewMuted(hint),
		kit.NewSection(c.Text.T("export.which")),
		s.spans())
}

// spans offers the stretches of time, and for an own one its first and last day.
func (s *Screen) spans() fyne.CanvasObject {
	c := s.context
	all := []span{always, thisYear, ownSpan}
	var words []string
	at := 0
	for i, span := range all {
		words = append(words, c.Text.T("export.span."+string(span)))
		if span == s.period.Span {
			at = i
		}
	}
	objects := []fyne.CanvasObject{kit.NewSegmented(words, at, func(i int) {
		s.setPeriod(period{Span: all[i], Own: s.period.Own})
	})}
	if s.period.Span == ownSpan {
		objects = append(objects, parts.PeriodRows(c, s.period.Own, func(own store.Period) {
			s.setPeriod(period{Span: ownSpan, Own: own})
		}))
	}
	if s.count >= 0 {
		objects = append(objects, kit.NewQuietLine(design.IconTalks, design.ColorMuted, c.Text.N("export.conversations", s.count)))
	}
	return design.Col(10, objects...)
}

func (s *Screen) setPeriod(p period) {
	s.period, s.count = p, -1
	s.choose()
	s.look()
}

// take is the button that goes on.
func (s *Screen) take() *kit.Button {
	return kit.NewIconTextButton(kit.Primary, design.IconShare, s.context.Text.T("export.take"), func() {
		if s.proven {
			s.save()
			return
		}
		s.asking = true
		s.context.Go.Redraw()
	})
}
