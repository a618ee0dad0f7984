package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"bankje/app/screen"
)

// SaveFile asks where a file is to be kept: a phone with its own picker, a
// desktop with a sheet.
func (s *Shell) SaveFile(name string, chosen func(screen.NewFile)) {
	if !fyne.CurrentDevice().IsMobile() {
		s.openSaveSheet(name, chosen)
		return
	}
	d := dialog.NewFileSave(picker(s, func(w fyne.URIWriteCloser) { chosen(newURIFile(w)) }), s.window)
	d.SetFileName(name)
	d.Show()
}

// OpenFile asks for a file. A phone's picker is given no extensions: it knows
// kinds of files only, and would leave ours out.
func (s *Shell) OpenFile(chosen func(screen.OldFile), extensions ...string) {
	if !fyne.CurrentDevice().IsMobile() {
		s.openOpenSheet(extensions, chosen)
		return
	}
	dialog.ShowFileOpen(picker(s, func(r fyne.URIReadCloser) { chosen(uriSource{r}) }), s.window)
}

// picker goes on with what a phone's picker gives, which calls back on a
// goroutine of its own: only in the session that asked, and not at all for who
// thought better of it, who has picked nil.
func picker[F interface {
	comparable
	Close() error
}](s *Shell, then func(F)) func(F, error) {
	s.picking = true
	session := s.session
	return func(f F, err error) {
		fyne.Do(func() {
			var none F
			s.pickerClosed()
			switch {
			case err != nil:
				s.Fail(err)
			case f == none:
			case s.session != session:
				f.Close()
			default:
				then(f)
			}
		})
	}
}

// pickerClosed ends the time in which the picker was in front, which is not
// being away. That one came back to the app may be told before this or after.
func (s *Shell) pickerClosed() {
	s.backAgain()
	s.picking = false
}
