package team

import (
	"context"
	"errors"
	"io"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
	"bankje/sync/report"
)

// The extensions of files that carry between the devices of a team, and between
// one's own. What is in them tells where it belongs: either is read in anywhere.
const (
	teamExtension    = ".bankje-team"
	devicesExtension = ".bankje-devices"
)

// fileName is what a file is called that is written now.
func (s *Screen) fileName() string {
	name := "bankje-" + string(store.DayOf(s.context.Now()))
	if s.own {
		return name + devicesExtension
	}
	return name + teamExtension
}

// files are the way for a place that never has a network.
func (s *Screen) files() []fyne.CanvasObject {
	c := s.context
	objects := []fyne.CanvasObject{kit.NewSection(c.Text.T("team.files")), kit.NewMuted(c.Text.T("team.files_text"))}
	if s.file != nil {
		return append(objects, kit.NewCard(design.Paper, s.file.Build(c, c.Text.T(s.doing))))
	}
	rows := []fyne.CanvasObject{
		kit.NewSettingRow(design.IconDownload, c.Text.T("team.export"), "", s.export),
		kit.NewSettingRow(design.IconFolder, c.Text.T("team.import"), "", s.take),
	}
	if s.writes() {
		rows = append(rows, kit.NewSettingRow(design.IconRefresh, c.Text.T("team.laptop"), parts.ShortSite(s.laptop()), s.askLaptop))
	}
	return append(objects, kit.NewListCard(rows...))
}

// export writes all that is here of the team to a file.
func (s *Screen) export() {
	c := s.context
	c.Outside.SaveFile(s.fileName(), func(to screen.NewFile) {
		s.begin(parts.NewWorking(), "team.writing", "team.stopped_writing")
		written := 0
		screen.WriteFile(s.file.Context(), c, to, func(ctx context.Context, w io.Writer) error {
			return c.Sync.Export(ctx, s.id, w, func(count int) { written = count })
		}, func(err error) {
			s.ended(err, func() string { return c.Text.N("team.exported", written) })
		})
	})
}

// take takes in what a file brings.
func (s *Screen) take() {
	c := s.context
	c.Outside.OpenFile(func(from screen.OldFile) {
		s.begin(parts.NewWorking(), "team.reading", "team.stopped_reading")
		working := s.file
		var done report.Imported
		var err error
		c.Async(func(context.Context) {
			read := &counting{from: from, of: from.Size(), tell: working.Progress}
			done, err = c.Sync.Import(working.Context(), read, func(int) {})
			err = errors.Join(err, from.Close())
		}, func() { s.ended(err, func() string { return s.imported(done) }) })
	}, teamExtension, devicesExtension)
}

// counting tells how far a file was read.
type counting struct {
	from     io.Reader
	done, of int64
	tell     func(done, of int64)
}

func (r *counting) Read(b []byte) (int, error) {
	n, err := r.from.Read(b)
	r.done += int64(n)
	r.tell(r.done, r.of)
	return n, err
}

// begin shows work that takes long; doing is the id of what is told of it, and
// stopped of what is told when somebody stops it.
func (s *Screen) begin(work *parts.Working, doing, stopped string) {
	s.file, s.doing, s.stopped = work, doing, stopped
	s.context.Go.Redraw()
}

// ended tells what came of the work.
func (s *Screen) ended(err error, said func() string) {
	c := s.context
	s.file.Cancel()
	s.file = nil
	c.Go.Redraw()
	switch {
	case errors.Is(err, context.Canceled):
		c.Go.Say(c.Text.T(s.stopped), nil)
	case err != nil:
		c.Go.Fail(err)
	default:
		c.Go.Say(said(), nil)
	}
}

// imported says what a file brought.
func (s *Screen) imported(done report.Imported) string {
	p := s.context.Text
	switch {
	case done.Cut:
		return p.N("team.import_cut", done.New)
	case done.New > 0:
		return p.N("team.imported", done.New)
	case done.Others > 0:
		return p.T("team.import_other")
	case done.Aside > 0:
		return p.N("team.aside", done.Aside)
	}
	return p.T("team.import_nothing")
}
