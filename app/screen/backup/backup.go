// Package backup makes an encrypted back-up in a file, and tells when the last
// one was made and where it is. Start with [New].
package backup

import (
	"context"
	"errors"
	"io"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/store"
)

// Vault is what the screen needs of the vault.
type Vault interface{ CanBackUp() bool }

// Journal is what the screen needs of the journal.
type Journal interface {
	Backup(ctx context.Context, w io.Writer, progress func(done, of int64)) error
	KeepBackedUp(ctx context.Context, where string) error
	LastBackup(ctx context.Context) (store.BackedUp, bool, error)
}

// Screen makes back-ups.
type Screen struct {
	vault   Vault
	journal Journal
	working *parts.Working // nil: nothing is being written
	last    last           // as it was read before: what is below it stays in its place

	context *screen.Context // that it was drawn with
	page    *kit.Page
}

// New makes the screen.
func New(v Vault, j Journal) *Screen { return &Screen{vault: v, journal: j} }

// Build draws what a back-up is for and fills in when the last one was made.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	bar := parts.Bar(c, c.Text.T("backup.title"))
	bar.Back = func() {
		if !s.Back() {
			c.Go.Back()
		}
	}
	s.page = parts.Page(bar)
	s.show(c)
	screen.Load(c, s.fetch, func(read last) {
		s.last = read
		s.show(c)
	})
	return s.page
}

// Back ends what is being written, and stays; nothing of it is left.
func (s *Screen) Back() bool {
	if s.working == nil {
		return false
	}
	s.working.Cancel()
	return true
}

// last is the back-up that was made last.
type last struct {
	store.BackedUp
	is, read bool
}

func (s *Screen) fetch(ctx context.Context) (last, error) {
	made, is, err := s.journal.LastBackup(ctx)
	return last{made, is, true}, err
}

// told says when the last back-up was made, and where it is; "" until that is read.
func (l last) told(c *screen.Context) string {
	switch {
	case !l.read:
		return ""
	case !l.is:
		return c.Text.T("backup.none")
	}
	return c.Text.T("backup.last", "day", c.Text.Day(l.At, c.Now()), "clock", c.Text.Clock(l.At), "where", l.Where)
}

func (s *Screen) show(c *screen.Context) {
	objects := []fyne.CanvasObject{
		design.Center(kit.NewDrawing(design.IconLeaf, design.IconArchive, design.IconKey)),
		kit.NewBody(c.Text.T("backup.what")),
	}
	if told := s.last.told(c); told != "" {
		objects = append(objects, kit.NewQuietLine(design.IconArchive, design.ColorMuted, told))
	}
	s.page.SetObjects(append(objects, s.action(c)...)...)
}

// action is the one thing to do: make a back-up, wait for one, or first make a
// code that can open it.
func (s *Screen) action(c *screen.Context) []fyne.CanvasObject {
	switch {
	case s.working != nil:
		return []fyne.CanvasObject{kit.NewCard(design.Paper, s.working.Build(c, c.Text.T("backup.busy")))}
	case !s.vault.CanBackUp():
		make := kit.NewButton(kit.Primary, c.Text.T("recovery.make"), func() { c.Go.To(route.Recovery{}) })
		return []fyne.CanvasObject{
			kit.NewNotice(design.Sand, design.IconKey, c.Text.T("backup.needs_code"), nil), make}
	}
	return []fyne.CanvasObject{
		kit.NewNotice(design.Sage, design.IconShield, c.Text.T("backup.opens_with"), nil),
		kit.NewIconTextButton(kit.Primary, design.IconDownload, c.Text.T("backup.make"), s.make),
		kit.NewListCard(kit.NewSwitchRow(design.IconBell, c.Text.T("backup.remind"), c.Text.T("backup.remind_hint"),
			parts.BackupReminder(c.Settings), func(on bool) { c.Go.Apply(parts.WithBackupReminder(c.Settings, on)) })),
	}
}

// fileName is what a back-up is called that is made at a time.
func fileName(at time.Time) string { return "bankje-" + string(store.DayOf(at)) + ".bankje" }

// make asks where the file is to be and writes it.
func (s *Screen) make() {
	c := s.context
	c.Outside.SaveFile(fileName(c.Now()), func(to screen.NewFile) {
		working := parts.NewWorking()
		s.working = working
		c.Go.Redraw()
		screen.WriteFile(working.Context(), c, to, func(ctx context.Context, w io.Writer) error {
			return s.journal.Backup(ctx, w, working.Progress)
		}, func(err error) { s.made(to.Where(), err) })
	})
}

// made tells what came of it.
func (s *Screen) made(where string, err error) {
	c := s.context
	s.working.Cancel()
	s.working = nil
	switch {
	case errors.Is(err, context.Canceled):
		c.Go.Redraw()
		c.Go.Say(c.Text.T("backup.cancelled"), nil)
	case err != nil:
		c.Go.Redraw()
		c.Go.Fail(err)
	default:
		screen.Do(c, func(ctx context.Context) error { return s.journal.KeepBackedUp(ctx, where) }, func() {
			c.Go.Redraw()
			c.Go.Say(c.Text.T("backup.made"), nil)
		})
	}
}
