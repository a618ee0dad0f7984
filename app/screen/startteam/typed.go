package startteam

import (
	"strings"

	"bankje/app/screen/parts"
)

// Leave keeps what is typed before the form is covered, locked or left.
func (s *Screen) Leave() { s.keep() }

// keep seals what is typed on the disk; nothing once the team is there.
func (s *Screen) keep() {
	kept := s.typed
	if !s.team.IsZero() || s.dropped {
		kept = form{}
	}
	if s.read {
		parts.KeepTyped(s.context, s.journal, s.place, kept)
	}
}

// drop leaves the form without what is typed.
func (s *Screen) drop() {
	s.dropped = true
	s.keep()
	s.context.Go.Back()
}

// Back asks before what is typed is lost. Once the team is there nothing is.
func (s *Screen) Back() bool {
	if s.busy {
		return true
	}
	if !s.team.IsZero() || strings.TrimSpace(s.typed.Name+s.typed.Me+s.typed.Relay) == "" {
		return false
	}
	parts.AskToSave(s.context, s.submit, s.drop)
	return true
}

func (s *Screen) leave() {
	if !s.Back() {
		s.context.Go.Back()
	}
}
