package shell

import (
	"context"
)

// anew sets a journal aside that nobody can open any more, and begins with the
// first minute of a new one.
func (s *Shell) anew() {
	var keptAs string
	var err error
	s.context.Async(
		func(context.Context) { keptAs, err = s.vault.SetAside() },
		func() {
			s.trail = trail[*pane]{}
			s.Start(s.open)
			if err != nil {
				s.Fail(err)
				return
			}
			s.Say(s.context.Text.T("unlock.kept_as", "path", keptAs), nil)
		})
}
