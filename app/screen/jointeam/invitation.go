package jointeam

import (
	"context"
	"errors"
	"io"
	"strings"

	"bankje/app/screen"
	"bankje/app/screen/parts"
	"bankje/store"
)

// open reads an invitation out of a file.
func (s *Screen) open() {
	c := s.context
	c.Outside.OpenFile(func(file screen.OldFile) {
		var invited store.Invited
		var err, wrong error
		c.Async(func(context.Context) {
			defer file.Close()
			var data []byte
			if data, err = io.ReadAll(io.LimitReader(file, store.MaxInvitationFile+1)); err == nil {
				invited, err = store.ReadInvitation(data)
			}
			if err == nil && len(invited.Statements) > 0 {
				wrong = invited.Check(s.own != nil)
			}
		}, func() {
			switch {
			case errors.Is(err, store.ErrNoInvitation):
				s.tell(c.Text.T("join_team.not_file"), false)
			case err != nil:
				c.Go.Fail(err)
			case wrong != nil:
				s.wrong(wrong)
			default:
				s.find(invited, false)
			}
		})
	}, parts.InvitationExtension)
}

// wrong says why an invitation is of no use here, and asks for another.
func (s *Screen) wrong(err error) {
	sentence, known := unusable(s.context.Text, err)
	if !known {
		s.context.Go.Fail(err)
		return
	}
	s.invited, s.trying = store.Invited{}, false
	s.tell(sentence, false)
}

// submit reads what was typed, and asks the relay for the team.
func (s *Screen) submit() { s.look(false) }

// keepTrying asks again and again, until it goes or somebody stops it.
func (s *Screen) keepTrying() { s.look(true) }

func (s *Screen) look(trying bool) {
	p := s.context.Text
	s.context.Canvas.Unfocus()
	code, address, err := store.ParseInvitation(s.typed.Code)
	if err != nil {
		s.tell(refusal(p, s.typed.Code, err), false)
		return
	}
	if address == "" {
		if strings.TrimSpace(s.typed.Relay) == "" {
			s.tell(p.T("join_team.needs_relay"), false)
			return
		}
		address = s.typed.Relay
	}
	address, problem := parts.RelayAddress(address)
	if problem != parts.NoRelayProblem {
		s.tell(p.T("parts.relay."+string(problem)), false)
		return
	}
	s.find(store.Invited{Code: code, Relay: address}, trying)
}
