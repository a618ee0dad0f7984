package shell

import (
	"context"
	"log/slog"
	"time"

	"bankje/app/screen/route"
	"bankje/app/screen/unlock"
	"bankje/store"
)

// locked shows the lock; the trail stays, so that unlocking returns to it.
func (s *Shell) locked() { s.alone(unlock.New(s.vault, s.opened)) }

// opened begins a session with an unlocked journal, where the last one ended.
func (s *Shell) opened(j *store.Journal) {
	s.journal = j
	s.session++
	s.settings = s.vault.Settings()
	s.applySettings()
	s.frame.alone, s.frame.over = nil, nil
	if len(s.trail.places) == 0 {
		s.To(route.Today{})
	} else {
		for i, p := range s.trail.places {
			s.trail.places[i].screen = s.compose(p.route)
		}
		s.Redraw()
	}
	if repair, was := s.vault.Repair(); was {
		text := s.context.Text.N("error.damaged", repair.Saved, "path", repair.KeptAs)
		s.frame.tell(text, nil)
	}
}

// Lock seals what is being written, drops the keys and shows the lock.
func (s *Shell) Lock() {
	if s.journal == nil {
		return
	}
	s.leave()
	j := s.journal
	s.journal = nil
	s.session++
	for s.frame.closeOverlay() {
		// Whatever lies over the screen may hold readable words.
	}
	s.frame.message.Dismiss()
	s.trail.takeBack() // whoever unlocks has the phone in hand again
	for i := range s.trail.places {
		s.trail.places[i].screen = nil // it holds readable words
	}
	s.applySettings()
	s.locked()
	s.options.Async(
		func(ctx context.Context) {
			if err := j.Lock(ctx); err != nil {
				slog.Error("lock the journal", "error", err)
			}
		},
		func() {})
}

// away brings what is being written to safety, since a phone may kill the app
// without another word, and remembers when it was left.
func (s *Shell) away() {
	s.leave()
	s.leftAt = s.options.Now()
	if j := s.journal; j != nil {
		s.options.Async(
			func(ctx context.Context) {
				if err := j.Leave(ctx); err != nil {
					slog.Error("prepare for being killed", "error", err)
				}
			},
			func() {})
	}
}

// backAgain locks when the app was away for longer than chosen.
func (s *Shell) backAgain() {
	if s.journal == nil || s.leftAt.IsZero() {
		return
	}
	away := s.options.Now().Sub(s.leftAt)
	s.leftAt = time.Time{} // phones tell of one return more than once
	if locksAfter(away, lockTime(s.settings), s.inTalk()) {
		s.Lock()
	}
}

// inTalk reports whether somebody is in the middle of a conversation.
func (s *Shell) inTalk() bool {
	for _, p := range s.trail.places {
		if _, ok := p.route.(route.Talk); ok {
			return true
		}
	}
	return false
}
