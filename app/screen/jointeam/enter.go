package jointeam

import (
	"context"
	"errors"
	"strings"

	"bankje/app/screen/parts"
	"bankje/store"
	"bankje/sync/envelope"
)

// joined is the team that one came into.
type joined struct {
	is    bool
	team  store.Team
	words [4]int
}

// join comes into the team.
func (s *Screen) join() {
	c := s.context
	me := strings.Join(strings.Fields(s.typed.Me), " ")
	c.Canvas.Unfocus()
	if me == "" {
		s.tell(c.Text.T("join_team.no_name"), false)
		return
	}
	if s.own != nil && s.own.named != nil {
		s.own.named(s.invited, me)
		return
	}
	if s.busy {
		return
	}
	s.busy = true
	var in joined
	var err error
	invited := s.invited
	c.Async(func(ctx context.Context) { in, err = s.enter(ctx, invited, me) }, func() {
		s.busy = false
		switch {
		case errors.Is(err, store.ErrFounded):
			s.tell(c.Text.T("join_team.in_already"), false)
		case err != nil:
			s.wrong(err)
		default:
			s.joined, s.said, s.page = in, "", nil
			s.keep()
			s.draw()
		}
	})
}

func (s *Screen) enter(ctx context.Context, invited store.Invited, me string) (joined, error) {
	id, err := s.journal.JoinTeam(ctx, invited.Statements, invited.Code, me)
	if err != nil {
		return joined{}, err
	}
	return s.in(ctx, id)
}

// in tells of the team that this device is in, and the words to compare.
func (s *Screen) in(ctx context.Context, id store.TeamID) (joined, error) {
	team, err := s.journal.Team(ctx, id)
	if err != nil {
		return joined{}, err
	}
	self, err := s.journal.SelfIn(envelope.SpaceID(id))
	if err != nil {
		return joined{}, err
	}
	words, err := s.journal.CheckNumbers(id, self, parts.CheckWordCount)
	return joined{is: true, team: team, words: words}, err
}
