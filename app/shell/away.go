package shell

import "time"

// talkAway is how long the journal stays open while the app is away in the
// middle of a conversation: picking up the phone again must not cost a PIN.
const talkAway = 15 * time.Minute

// locksAfter says whether the journal is to be locked when one comes back after
// being away. A negative time away means that the clock was set back meanwhile:
// nobody knows how long it was, so it locks.
func locksAfter(away, limit time.Duration, inTalk bool) bool {
	if inTalk && limit < talkAway {
		limit = talkAway
	}
	return away < 0 || away >= limit
}

// stayAway has a window that stays in the background lock by itself after a while:
// a desktop's is in sight meanwhile. A phone's app is not, and locks when one comes
// back.
func (s *Shell) stayAway(wait time.Duration) {
	left := s.leftAt
	s.options.After(wait, func() {
		if s.leftAt.Equal(left) && s.journal != nil && !s.looking {
			s.stillAway()
		}
	})
}

func (s *Shell) stillAway() {
	away, limit := s.options.Now().Sub(s.leftAt), lockTime(s.settings)
	switch {
	case locksAfter(away, limit, s.inTalk()):
		s.leftAt = time.Time{}
		s.Lock()
	case locksAfter(away, limit, false):
		s.hideNotes()
		s.stayAway(talkAway - away)
	default: // the clock was set meanwhile
		s.stayAway(limit - away)
	}
}
