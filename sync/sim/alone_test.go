package sim

import (
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// What was said on a chain that lost, and no relay has appended, is heard of by a file
// alone where its author may not say it again, was restored to before it, or is no more:
// see DESIGN.md of package sync. Then somebody carries one.

// knowsAlone says whether a phone knows of such a removal or erasure, and another does
// not.
func (p *phone) knowsAlone() bool {
	w := p.world
	w.t.Helper()
	h, _ := p.holding()
	return slices.ContainsFunc(h.Statements, func(s space.Held) bool {
		if s.Type != envelope.Erase && s.Type != envelope.Remove || s.Continues || s.Appended || w.maySayAgain(s, h.State) {
			return false
		}
		return slices.ContainsFunc(w.phones, func(other *phone) bool {
			state, knows := other.state()
			return knows && !other.gone && !state.Knows(s.Hash)
		})
	})
}

// maySayAgain says whether the author of a statement that lost has it, and may sign it
// again.
func (w *world) maySayAgain(s space.Held, state space.State) bool {
	signs := state.Line(s.Author)
	return state.IsCoordinator(signs) && slices.ContainsFunc(w.phones, func(p *phone) bool {
		if p.gone || p.me() != signs {
			return false
		}
		state, knows := p.state()
		return knows && state.Knows(s.Hash)
	})
}

// inviterForgot says whether the phone that invited this one was restored to before
// that: no relay has the invitation, and whoever made it hears of it by a file.
func (p *phone) inviterForgot() bool {
	return p.inviter != nil && !p.inviter.gone && slices.Contains(p.inviter.forgot, p.came) && !p.inviter.hasInvitation(p.came)
}

// hasInvitation says whether a phone has the statement that makes an invitation.
func (p *phone) hasInvitation(id envelope.InvitationID) bool {
	_, has := p.invitation(id)
	return has
}

// invitation gives the statement that makes an invitation, if a phone has it.
func (p *phone) invitation(id envelope.InvitationID) (space.Held, bool) {
	h, _ := p.holding()
	at := slices.IndexFunc(h.Statements, func(s space.Held) bool {
		i, err := envelope.ParseInvitation(s.Statement)
		return err == nil && i.ID() == id
	})
	if at < 0 {
		return space.Held{}, false
	}
	return h.Statements[at], true
}

// forgets notes which invitations a phone that was restored, or begins as a copy, knows
// no more: it has not their codes either.
func (p *phone) forgets() {
	for _, id := range p.made {
		if !p.hasInvitation(id) {
			p.forgot = append(p.forgot, id)
		}
	}
}

// mayBeInvitedAgain says whether the invitation by which a phone came in can be signed
// again: by the phone that made it, or a copy that goes on in its stead, if it may say so
// and has the code. That is not needed as long as its author and the key are the same.
func (p *phone) mayBeInvitedAgain(state space.State) bool {
	signs, now := state.Line(p.inviter.me()), state.Epoch()
	s, _ := p.invitation(p.came)
	i, err := envelope.ParseInvitation(s.Statement)
	needsCode := err == nil && (i.Epoch != now.Number || i.EpochKey != now.Key || s.Author != signs)
	return state.IsCoordinator(signs) && slices.ContainsFunc(p.world.phones, func(other *phone) bool {
		return !other.gone && other.me() == signs && (!needsCode || other.hasCode(p.came))
	})
}

// hasCode says whether a phone has made an invitation, or is a copy of one that had, and
// was not restored since to before that.
func (p *phone) hasCode(id envelope.InvitationID) bool {
	return slices.Contains(p.made, id) && !slices.Contains(p.forgot, id)
}

// keepsOut says whether somebody is out, as a phone knows it, by what lost and who is no
// more would have to say again: the relay has not heard of it, and counts their feed.
func (p *phone) keepsOut() bool {
	h, _ := p.holding()
	return len(h.State.Pending()) > 0 && slices.ContainsFunc(h.Statements, func(s space.Held) bool {
		out := s.Type == envelope.Remove || s.Type == envelope.Leave
		return out && !s.Continues && !p.world.isThere(s.Author, h.State)
	})
}
