package team

import (
	"slices"

	"bankje/app/screen/parts"
	"bankje/store"
)

// The questions of which what is typed is kept. A code is a secret, and is not.
const (
	asksName    = "name" // of a member
	asksTeam    = "team" // its name
	asksAddress = "address"
	asksLaptop  = "laptop"
)

// typed is what is being answered to a question, as it is kept over a lock and a
// kill.
type typed struct {
	Question string
	Member   store.DeviceID // whose name it is
	Text     string
}

// keep seals what is typed on the disk; nothing where nothing is answered, or
// nothing else than what stands.
func (s *Screen) keep() {
	answer := typed{}
	if q := s.asking; q != nil && q.kind != "" && q.text != q.before {
		answer = typed{q.kind, q.member, q.text}
	}
	parts.KeepTyped(s.context, s.journal, s.place, answer)
}

// Leave keeps what is typed before the page is covered, locked or left.
func (s *Screen) Leave() {
	if s.asking != nil {
		s.keep()
	}
}

// goOn puts the question again that was being answered, where it can still be.
func (s *Screen) goOn(answer typed) {
	if !s.writes() {
		return
	}
	switch answer.Question {
	case asksName:
		at := slices.IndexFunc(s.team.Members, func(m store.Member) bool { return m.Device == answer.Member })
		if at < 0 || !s.mayRename(s.team.Members[at]) {
			return
		}
		s.rename(s.team.Members[at])
	case asksTeam:
		s.renameTeam()
	case asksAddress:
		s.changeRelay()
	case asksLaptop:
		s.askLaptop()
	default:
		return
	}
	s.asking.text = answer.Text
	s.context.Go.Redraw()
}
