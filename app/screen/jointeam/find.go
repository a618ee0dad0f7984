package jointeam

import (
	"context"
	"errors"

	"bankje/app/screen/parts"
	"bankje/store"
	"bankje/sync/envelope"
	"bankje/sync/report"
)

// find asks the relay for the team of an invitation; one out of a file has it
// with it. With trying it asks again as long as there is hope.
func (s *Screen) find(invited store.Invited, trying bool) {
	s.stop()
	s.trying = trying
	if len(invited.Statements) > 0 {
		s.found(invited)
		return
	}
	c := s.context
	switch {
	case invited.Relay == "":
		s.tell(c.Text.T("join_team.needs_relay"), false)
	case s.relay() == nil:
		s.tell(c.Text.T("join_team.examples"), false)
	default:
		s.ask(invited, false)
	}
}

// ask asks the relay; patiently, once a pause is over.
func (s *Screen) ask(invited store.Invited, patiently bool) {
	c, relay := s.context, s.relay()
	ctx, cancel := context.WithCancel(context.Background())
	s.turn++
	turn := s.turn
	s.asking = cancel
	if !patiently {
		s.page = nil
		s.draw()
	}
	var statements []envelope.Statement
	var err error
	c.Async(func(context.Context) {
		if patiently {
			if err = s.wait(ctx); err != nil {
				return
			}
		}
		if statements, err = relay(ctx, invited.Relay, invited.Code); err == nil {
			err = store.Invited{Code: invited.Code, Statements: statements}.Check(s.own != nil)
		}
	}, func() {
		cancel()
		if turn != s.turn {
			return // somebody stopped it, or asked something else
		}
		s.asking = nil
		if err == nil {
			invited.Statements = statements
			s.found(invited)
			return
		}
		s.refused(invited, err)
	})
}

// refused says why the relay gave nothing. What may go later can be tried again,
// and is, where somebody asked for that.
func (s *Screen) refused(invited store.Invited, err error) {
	c := s.context
	var failure *report.Failure
	switch {
	case !errors.As(err, &failure):
		s.trying = false
		s.draw()
		s.wrong(err)
	case s.trying && passes(failure.Kind):
		s.ask(invited, true)
		s.draw()
	default:
		s.trying = false
		sentence := parts.SyncSentence(c, failure)
		if failure.Kind == report.NoNetwork && !isLink(s.typed.Code) && s.typed.Relay != "" {
			sentence += " " + c.Text.T("join_team.check_address") // it was typed
		}
		s.tell(sentence, passes(failure.Kind))
	}
}

// passes reports whether a failure may be over in a while.
func passes(kind report.Kind) bool {
	switch kind {
	case report.NoNetwork, report.NotRelay, report.TooOften, report.Busy, report.Slow, report.Broken:
		return true
	}
	return false
}

// found goes on to one's name.
func (s *Screen) found(invited store.Invited) {
	s.invited, s.said, s.again, s.trying, s.page = invited, "", false, false, nil
	s.draw()
}

// stop ends what is being asked, and hears nothing more of it.
func (s *Screen) stop() {
	s.turn++
	s.trying = false
	if s.asking != nil {
		s.asking()
		s.asking = nil
	}
}
