package shell

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"bankje/app/screen/route"
	"bankje/app/screen/unlock"
	"bankje/store"
)

// locked shows the lock; the trail stays, so that unlocking returns to it.
func (s *Shell) locked() { s.alone(unlock.New(s.vault, s.opened, s.anew)) }

// opened begins a session with an unlocked journal, where the last one ended.
func (s *Shell) opened(j *store.Journal) {
	s.journal = j
	s.session++
	s.unwatch = j.Watch(s.changed)
	s.carry()
	s.readSettings()
	s.applySettings()
	s.frame.alone, s.frame.over = nil, nil
	if len(s.trail.places) == 0 {
		s.To(route.Today{})
		s.goOn()
	} else {
		for i, p := range s.trail.places {
			s.trail.places[i] = s.placeAt(p.route)
		}
		s.Redraw()
	}
	s.greet()
	s.remind()
	s.watchDay()
}

// wrongClock is how far the device's clock may lie before what was written
// already; people are told of more.
const wrongClock = 24 * time.Hour

// greet tells what somebody has to know who just opened the journal: that it
// was repaired, or that the clock looks wrong.
func (s *Shell) greet() {
	if repair, was := s.vault.Repair(); was {
		s.frame.tell(s.context.Text.N("error.damaged", repair.Saved, "path", repair.KeptAs), nil)
		return
	}
	if s.journal.ClockBehind() > wrongClock {
		s.frame.tell(s.context.Text.T("error.clock"), nil)
	}
}

// Lock seals what is being written, drops the keys and shows the lock. Made-up
// examples have none: there it ends a hand-over, as unlocking does.
func (s *Shell) Lock() {
	if s.journal == nil {
		return
	}
	if s.looking {
		s.takeBack()
		return
	}
	j := s.journal
	rested := s.carrying.rest()
	s.endSession()
	s.trail.takeBack() // whoever unlocks has the phone in hand again
	for i := range s.trail.places {
		s.trail.places[i].screen = nil // it holds readable words
	}
	s.applySettings()
	s.locked()
	s.options.Async(
		func(ctx context.Context) {
			<-rested
			if err := j.Lock(ctx); err != nil {
				slog.Error("lock the journal", "error", err)
			}
		},
		func() {})
}

// endSession brings to safety what is being written and leaves nothing of the
// journal, if one is open, on the window.
func (s *Shell) endSession() {
	s.leave()
	if s.journal != nil {
		s.unwatch()
		s.carrying.rest()
		s.carrying.Carrier = nil
	}
	s.journal = nil
	s.session++
	s.picking = false
	for s.frame.closeOverlay() {
		// Whatever lies over the screen may hold readable words.
	}
	s.frame.message.Dismiss()
}

// away brings what is being written to safety, since a phone may kill the app
// without another word, and remembers when it was left.
func (s *Shell) away() {
	s.leave()
	s.leftAt = s.options.Now()
	s.remind()
	if fyne.CurrentDevice().IsMobile() { // a desktop's window only lost the focus
		s.carrying.rest()
	} else {
		s.stayAway(lockTime(s.settings))
	}
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
	defer s.carrying.run()
	if s.looking || s.journal == nil || s.leftAt.IsZero() {
		return
	}
	away := s.options.Now().Sub(s.leftAt)
	s.leftAt = time.Time{} // phones tell of one return more than once
	limit := lockTime(s.settings)
	switch {
	case locksAfter(away, limit, s.inTalk() || s.picking):
		s.Lock()
	case s.picking:
		// The phone's own picker was in front, at the app's wish.
	case locksAfter(away, limit, false):
		s.hideNotes()
	}
}

// hideNotes goes back to the talk itself, which shows no notes: it alone kept
// the journal open. What was handed over stays with whoever holds the phone.
func (s *Shell) hideNotes() {
	if s.trail.handedOver() {
		return
	}
	for s.frame.closeOverlay() {
		// A sheet may show what was written.
	}
	s.trail.toTalk()
	s.Redraw()
}

// inTalk reports whether somebody is in the middle of a conversation.
func (s *Shell) inTalk() bool {
	return slices.ContainsFunc(s.trail.places, isTalk[*pane])
}
