package shell

import (
	"bankje/app/screen/first"
	"bankje/app/screen/restore"
)

// firstMinute shows the first minute, from which somebody who has a back-up goes
// on to that, and back.
func (s *Shell) firstMinute() {
	var begin *first.Screen
	begin = first.New(s.vault, s.opened, func() {
		s.alone(restore.New(s.vault, s.opened, func() { s.alone(begin) }))
	})
	if s.vault.Settings().Language != "" {
		begin.Chosen()
	}
	s.alone(begin)
}
