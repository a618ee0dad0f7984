package startteam

import (
	"context"
	"errors"
	"strings"

	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/app/screen/route"
	"bankje/sync/report"
)

// submit founds the team, if all is there that it needs.
func (s *Screen) submit() {
	p := s.context.Text
	address := ""
	if strings.TrimSpace(s.typed.Relay) != "" {
		var problem parts.RelayProblem
		if address, problem = parts.RelayAddress(s.typed.Relay); problem != parts.NoRelayProblem {
			s.tell(p.T("parts.relay." + string(problem)))
			return
		}
	}
	switch {
	case clean(s.typed.Name) == "" && s.own == nil:
		s.tell(p.T("start_team.no_name"))
	case clean(s.typed.Me) == "":
		s.tell(p.T("start_team.no_me"))
	default:
		s.begin(address)
	}
}

// without founds the team for now without the relay that does not answer.
func (s *Screen) without() {
	s.typed.Relay, s.code, s.asked = "", "", false
	s.begin("")
}

// begin founds the team and has the relay carry it. Until that is through
// nothing can be tapped: two taps must not found two teams.
func (s *Screen) begin(address string) {
	if s.busy {
		return
	}
	c := s.context
	s.busy, s.said, s.away = true, "", false
	s.show()
	var err error
	typed, code := s.typed, clean(s.code)
	c.Async(
		func(ctx context.Context) { err = s.found(ctx, c.Sync, address, typed, code) },
		func() {
			s.busy = false
			s.keep()
			if err != nil {
				s.refused(err)
				return
			}
			if s.own != nil {
				s.own()
				return
			}
			c.Go.Instead(route.Team{ID: s.team})
			c.Go.Say(c.Text.T("start_team.begun", "team", clean(s.typed.Name)), nil)
		})
}

// found founds the team, once it is sure that its relay answers. It goes on
// where it was when it is called again.
func (s *Screen) found(ctx context.Context, carry screen.Sync, address string, typed form, code string) error {
	carried := carry != nil && address != ""
	if carried && s.team.IsZero() {
		relay, err := carry.Relay(ctx, address)
		if err == nil && relay.Registration && code == "" {
			err = report.Fail(report.Registration)
		}
		if err != nil {
			return err
		}
	}
	if s.team.IsZero() {
		team, err := s.journal.FoundTeam(ctx, clean(typed.Name), clean(typed.Me))
		if err != nil {
			return err
		}
		s.team = team
	}
	if address != "" {
		if err := s.journal.SetRelay(ctx, s.team, address); err != nil {
			return err
		}
	}
	if carried {
		return carry.Found(ctx, s.team, code)
	}
	return nil
}

// refused tells why it went no further. A team that is founded stays so.
func (s *Screen) refused(err error) {
	c := s.context
	if errors.Is(err, report.Fail(report.Registration)) {
		sentence := c.Text.T("start_team.needs_code")
		if s.asked && clean(s.code) != "" {
			sentence = c.Text.T("start_team.wrong_code")
		}
		s.asked = true
		s.tell(sentence)
		return
	}
	if !s.team.IsZero() { // the relay can be asked again from its page
		if s.own != nil {
			c.Go.Instead(route.Devices{})
		} else {
			c.Go.Instead(route.Team{ID: s.team})
		}
		c.Go.Fail(err)
		return
	}
	var failure *report.Failure
	if !errors.As(err, &failure) {
		s.show()
		c.Go.Fail(err)
		return
	}
	s.away = true
	s.tell(parts.SyncSentence(c, failure) + " " + c.Text.T("start_team.not_begun"))
}

// clean takes away the spaces that nobody meant.
func clean(text string) string { return strings.Join(strings.Fields(text), " ") }
