package shell

import (
	"fyne.io/fyne/v2"

	"bankje/app/screen"
)

// changed is told by the journal, on any goroutine, of each save and of each
// change that arrives. However many there are, the screens are told once.
func (s *Shell) changed() {
	if !s.changes.Swap(true) {
		fyne.Do(s.follow)
	}
}

// follow has what is shown read anew: the list beside what was saved, and what
// stands open beside a list in which something was done.
func (s *Shell) follow() {
	s.changes.Store(false)
	if s.journal == nil {
		return
	}
	for _, p := range s.frame.panes {
		if f, ok := p.screen.(screen.Follower); ok && p.drawn != nil {
			f.Follow()
		}
	}
}
