// Package restore brings a journal back from a back-up, on a phone where there
// is none: the file, what opens it, reading it, and a new PIN or passphrase.
// Start with [New].
package restore

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"bankje/app/design"
	"bankje/app/kit"
	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// Vault is what the screen needs of the vault.
type Vault interface {
	Restore(ctx context.Context, f *store.BackupFile, progress func(done, of int64)) (*store.Restoring, error)
}

// Screen restores a back-up. What it holds at a step is in order of the steps.
type Screen struct {
	vault  Vault
	opened func(*store.Journal)
	leave  func()

	said    string // what came of the last try
	busy    bool
	chosen  screen.OldFile    // nil: no file was chosen
	file    *store.BackupFile // nil: not read yet
	entry   *parts.CodeEntry
	phrase  bool           // asks for the passphrase rather than for the code
	typed   string         // the passphrase, which is too long to type twice
	working *parts.Working // nil: nothing is being read
	read    *store.Restoring
	secret  *parts.Secret

	context *screen.Context // that it was drawn with
}

// New makes the screen; opened is called on the UI goroutine with the restored
// journal, and leave when somebody goes back from the first step.
func New(v Vault, opened func(*store.Journal), leave func()) *Screen {
	s := &Screen{vault: v, opened: opened, leave: leave}
	s.begin()
	return s
}

// begin makes the steps as they are before a file is chosen.
func (s *Screen) begin() {
	s.file, s.working, s.read, s.typed = nil, nil, nil, ""
	s.entry = parts.NewCodeEntry(s.code)
	s.secret = parts.NewSecret(s.found)
}

// Build draws the step.
func (s *Screen) Build(c *screen.Context) fyne.CanvasObject {
	s.context = c
	bar := parts.Bar(c, "")
	bar.Back = func() { s.Back() }
	switch {
	case s.read != nil:
		return s.secret.Build(c, bar)
	case s.working != nil:
		return parts.Centered(kit.NewBar(bar), picture(), kit.NewCard(design.Paper, s.working.Build(c, c.Text.T("restore.busy"))))
	case s.file != nil && s.phrase:
		return s.passphrase(c, bar)
	case s.file != nil:
		return s.entry.Build(c, bar, s.otherWay(c, "restore.by_passphrase", s.file.HasPassphrase())...)
	}
	return s.pick(c, bar)
}

func picture() fyne.CanvasObject {
	return design.Center(kit.NewDrawing(design.IconLeaf, design.IconArchive, design.IconNotebook))
}

// Back goes a step back. While a file is read it ends that.
func (s *Screen) Back() bool {
	switch {
	case s.busy:
	case s.working != nil:
		s.working.Cancel()
		return true
	case s.read != nil && s.secret.Back():
	case s.read != nil, s.file != nil:
		s.drop()
	default:
		s.leave()
		return true
	}
	s.context.Go.Redraw()
	return true
}

// drop lets go of the file, and of what was read of it.
func (s *Screen) drop() {
	read, chosen := s.read, s.chosen
	s.begin()
	s.chosen, s.said = nil, ""
	s.context.Async(func(context.Context) {
		if read != nil {
			// What stays is removed when Bankje is opened again.
			_ = read.Drop()
		}
		if chosen != nil {
			_ = chosen.Close()
		}
	}, func() {})
}

// pick says what is going to happen, and asks for the file.
func (s *Screen) pick(c *screen.Context, bar kit.BarOptions) fyne.CanvasObject {
	objects := []fyne.CanvasObject{picture(), parts.Title(c.Text.T("restore.title")),
		design.NewText(c.Text.T("restore.what"), design.SizeBody, design.ColorInk).Centered().Leading(1.2)}
	if s.said != "" {
		objects = append(objects, kit.NewNotice(design.Sand, design.IconInfo, s.said, nil))
	}
	find := kit.NewIconTextButton(kit.Primary, design.IconFolder, c.Text.T("restore.find"), func() {
		c.Outside.OpenFile(s.open, ".bankje")
	})
	return parts.Centered(kit.NewBar(bar), append(objects, find)...)
}

// open reads how the file begins, and so what opens it.
func (s *Screen) open(chosen screen.OldFile) {
	s.chosen = chosen
	var file *store.BackupFile
	var err error
	s.context.Async(
		func(context.Context) { file, err = store.ReadBackup(chosen) },
		func() {
			if err != nil {
				s.refuse(err)
				return
			}
			s.file, s.said = file, ""
			s.phrase = !file.HasCode()
			s.context.Go.Redraw()
		})
}

// refuse says why the file is of no use, and goes back to where one is chosen.
func (s *Screen) refuse(err error) {
	sentence, known := unreadable.Of(s.context.Text, err)
	s.drop()
	s.said = sentence
	s.context.Go.Redraw()
	if !known {
		s.context.Go.Fail(err)
	}
}

// unreadable says what is wrong with a back-up. Other errors are about something
// else.
var unreadable = parts.Sentences{
	{context.Canceled, "restore.cancelled"},
	{store.ErrNotBackup, "restore.not_backup"},
	{store.ErrBackupDamaged, "restore.damaged"},
	{store.ErrNewerFile, "restore.newer"},
	{store.ErrDiskFull, "restore.disk_full"},
}

// otherWay leads to the other of two things that open the file, if it is one.
func (s *Screen) otherWay(c *screen.Context, id string, is bool) []fyne.CanvasObject {
	if !is {
		return nil
	}
	return []fyne.CanvasObject{design.Center(kit.NewLink(c.Text.T(id), func() {
		s.phrase, s.said = !s.phrase, ""
		c.Go.Redraw()
	}))}
}

// passphrase asks for the passphrase that held when the back-up was made.
func (s *Screen) passphrase(c *screen.Context, bar kit.BarOptions) fyne.CanvasObject {
	said := s.said
	if said == "" {
		said = c.Text.T("restore.passphrase_hint")
	}
	var field *kit.Field
	try := func() {
		typed := []byte(field.Text())
		s.unlock(func() error { return s.file.UnlockWithPassphrase(typed) })
	}
	field = kit.NewPassphraseField(kit.FieldOptions{
		Label: c.Text.T("unlock.passphrase_field"), Text: s.typed,
		OnChanged: func(text string) { s.typed = text }, OnSubmitted: func(string) { try() },
	}, c.Text.T("unlock.show"), c.Text.T("unlock.hide"))
	parts.Soon(c, func() {
		field.Focus()
		field.Continue(s.typed)
	})
	button := kit.NewButton(kit.Primary, c.Text.T("common.next"), try)
	button.SetEnabled(!s.busy)
	objects := []fyne.CanvasObject{parts.Title(c.Text.T("unlock.passphrase")),
		design.NewText(said, design.SizeBody, design.ColorMuted).Centered(), field, button}
	return parts.Centered(kit.NewBar(bar), append(objects, s.otherWay(c, "restore.by_code", s.file.HasCode())...)...)
}

func (s *Screen) code(typed string) {
	s.unlock(func() error { return s.file.UnlockWithCode(typed) })
}

// unlock tries what opens the file, and reads it when that was right.
func (s *Screen) unlock(try func() error) {
	if s.busy {
		return
	}
	c := s.context
	s.busy, s.said = true, c.Text.T("unlock.busy")
	c.Go.Redraw()
	var err error
	c.Async(
		func(context.Context) { err = try() },
		func() {
			s.busy = false
			var wrong *store.WrongSecretError
			sentence, known := parts.CodeRefusal(c.Text, err)
			switch {
			case err == nil:
				s.said = ""
				s.readAll()
				return
			case errors.As(err, &wrong):
				s.said = c.Text.T("restore.wrong_passphrase")
			case known:
				s.said = sentence
				s.entry.Say(sentence)
			default:
				s.refuse(err)
				return
			}
			c.Go.Redraw()
		})
}

// readAll reads the file beside the vault.
func (s *Screen) readAll() {
	c, working, file := s.context, parts.NewWorking(), s.file
	s.working = working
	c.Go.Redraw()
	var read *store.Restoring
	var err error
	c.Async(
		func(context.Context) { read, err = s.vault.Restore(working.Context(), file, working.Progress) },
		func() {
			working.Cancel()
			s.working = nil
			if err != nil {
				s.refuse(err)
				return
			}
			s.read = read
			c.Go.Redraw()
		})
}

// found gives the journal its new PIN or passphrase and opens it.
func (s *Screen) found(secret string, kind store.SecretKind) {
	c := s.context
	s.setBusy(c.Text.T("unlock.busy"))
	var journal *store.Journal
	var err error
	c.Async(
		func(ctx context.Context) { journal, err = s.read.Found(ctx, []byte(secret), kind) },
		func() {
			s.setBusy("")
			if err != nil {
				c.Go.Fail(err)
				return
			}
			_ = s.chosen.Close()
			s.opened(journal)
		})
}

func (s *Screen) setBusy(sentence string) {
	s.busy = sentence != ""
	s.secret.Busy(sentence)
	s.context.Go.Redraw()
}
