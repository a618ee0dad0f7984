package export

import (
	"context"
	"errors"
	"io"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/i18n"
	"bankje/store/jsonl"
)

// taken is what went along, and where it is.
type taken struct {
	kind                  kind
	period                period
	where                 string
	conversations, people int
	leftOut               int  // for somebody's no
	replaced              bool // there were signs that paper does not show
}

// save asks where the file is to be and writes it.
func (s *Screen) save() {
	c := s.context
	c.Outside.SaveFile(s.kind.fileName(c.Now()), func(to screen.NewFile) {
		working, of := parts.NewCounting(progress), max(s.count, 0)
		s.working = working
		c.Go.Redraw()
		t := taken{kind: s.kind, period: s.period, where: to.Where()}
		screen.WriteFile(working.Context(), c, to, func(ctx context.Context, w io.Writer) error {
			done := func(conversations int) { working.Progress(int64(min(conversations, of)), int64(of)) }
			write := writePaper
			if t.kind == linesKind {
				write = writeLines
			}
			if err := write(ctx, c, s.journal, w, &t, done); err != nil {
				return err
			}
			done(of) // those that nobody may read were counted too
			return nil
		}, func(err error) { s.saved(t, err) })
	})
}

func progress(p *i18n.Printer, done, of int64) string {
	return p.T("export.progress", "done", int(done), "of", int(of))
}

// writeLines writes JSON Lines.
func writeLines(ctx context.Context, c *screen.Context, j Journal, w io.Writer, t *taken, done func(int)) error {
	period := t.period.days(c.Now())
	header := jsonl.Header{
		App: fyne.CurrentApp().Metadata().Version, Written: c.Now(), Language: string(c.Text.Lang()), Period: period,
	}
	written, err := jsonl.Write(ctx, w, j.Tell(period), header, done)
	t.conversations, t.people = written.Records[jsonl.KindConversation], written.Records[jsonl.KindPerson]
	t.leftOut = written.LeftOut
	return err
}

// saved tells what came of it.
func (s *Screen) saved(t taken, err error) {
	c := s.context
	s.working.Cancel()
	s.working = nil
	if err == nil {
		s.taken = &t
	}
	c.Go.Redraw()
	switch {
	case errors.Is(err, context.Canceled):
		c.Go.Say(c.Text.T("export.cancelled"), nil)
	case err != nil:
		c.Go.Fail(err)
	}
}

func (s *Screen) busy() []fyne.CanvasObject {
	c := s.context
	return []fyne.CanvasObject{
		design.Center(kit.NewDrawing(design.IconLeaf, design.IconNotebook, design.IconShare)),
		kit.NewCard(design.Paper, s.working.Build(c, c.Text.T("export.busy"))),
	}
}

// told says what went along, where it is, and what to do with it.
func (s *Screen) told() []fyne.CanvasObject {
	p, t := s.context.Text, s.taken
	with := p.T("export.taken", "conversations", p.N("export.conversations", t.conversations), "people", p.N("export.people", t.people))
	objects := []fyne.CanvasObject{
		design.Center(kit.NewDrawing(design.IconLeaf, design.IconDone, design.IconShare)),
		kit.NewCard(design.Paper, design.Col(10, kit.NewBody(with),
			kit.NewQuietLine(design.IconMapPin, design.ColorMuted, p.T("export.where", "where", t.where)))),
	}
	note := func(icon design.Outline, text string) {
		objects = append(objects, kit.NewNotice(design.Sky, icon, text, nil))
	}
	if t.leftOut > 0 {
		note(design.IconShield, p.N("export.left_out", t.leftOut))
	}
	if t.replaced {
		note(design.IconInfo, p.T("export.paper.replaced"))
	}
	after := p.T("export.after_paper")
	if t.kind == linesKind {
		after = p.T("export.after_lines")
	}
	return append(objects, kit.NewNotice(design.Sand, design.IconWarning, after, nil))
}
