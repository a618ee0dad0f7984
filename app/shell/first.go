package shell

import (
	"bankje/app/screen/first"
	"bankje/app/screen/restore"
	"bankje/app/screen/seconddevice"
)

// firstMinute shows the first minute, from which somebody who has a back-up, or
// a journal on another device, goes on to that, and back.
func (s *Shell) firstMinute() {
	var begin *first.Screen
	begin = first.New(s.vault, s.opened, func() {
		s.alone(restore.New(s.vault, s.opened, func() { s.alone(begin) }))
	}, func() {
		s.alone(seconddevice.New(s.vault, s.options.Invited, s.opened, func() { s.alone(begin) }))
	})
	if s.vault.Settings().Language != "" {
		begin.Chosen()
	}
	s.alone(begin)
}
