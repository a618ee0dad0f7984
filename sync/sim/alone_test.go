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
	if p.inviter == nil || p.inviter.gone {
		return false
	}
	h, knows := p.inviter.holding()
	return knows && !slices.ContainsFunc(h.Statements, func(s space.Held) bool {
		i, err := envelope.ParseInvitation(s.Statement)
		return err == nil && i.ID() == p.came
	})
}
