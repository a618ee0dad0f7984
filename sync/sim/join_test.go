package sim

import (
	"fmt"
	"slices"

	"bankje/store"
	"bankje/sync/envelope"
)

// An invited one has a code, and may use it much later.
type invited struct {
	code store.InvitationCode
	by   *phone
}

var teamErrors = []error{store.ErrNotMember, store.ErrNotCoordinator, store.ErrLastCoordinator, store.ErrKeyAwaited, store.ErrNotFound, store.ErrDiskFull}

func (w *world) someoneIsInvited(p *phone) {
	code, err := p.invites(w.chance(40))
	w.may(err, teamErrors...)
	if err == nil {
		w.codes = append(w.codes, invited{code, p})
	}
}

// someoneJoins has a new phone use a code, or one that is out, asking a relay or
// with a file of who invited it.
func (w *world) someoneJoins(p *phone) {
	_, knows := p.state()
	comesBack := knows && !p.isIn()
	if len(w.codes) == 0 || len(w.phones) == len(names) && !comesBack {
		return
	}
	if w.own {
		w.anotherBegins(p, comesBack)
		return
	}
	at := w.random.IntN(len(w.codes))
	i := w.codes[at]
	if w.chance(90) { // otherwise somebody passes the code on
		w.codes = slices.Delete(w.codes, at, at+1)
	}
	if !comesBack {
		p = w.stranger()
	}
	p.inviter = i.by
	if len(w.relays) > 0 && w.chance(60) {
		err := p.joins(i.code, pick(w, w.relays))
		w.tell("%s asks a relay with a code: %v", p, said(err))
		w.mayJoin(err)
		return
	}
	if i.by.gone {
		return
	}
	statements, err := i.by.Statements(w.space())
	w.must(err)
	w.may(p.enters(i.code, statements), store.ErrNoInvitation, store.ErrFounded, store.ErrDiskFull)
}

// stranger gives a phone that never heard of the team.
func (w *world) stranger() *phone {
	for _, p := range w.phones {
		if _, known := p.state(); !known && !p.gone {
			return p
		}
	}
	return w.buy(names[len(w.phones)])
}

func (w *world) mayJoin(err error) {
	w.t.Helper()
	if err != nil && !isAny(err, store.ErrNoInvitation, store.ErrFounded) {
		w.mayContact(err)
	}
}

// theTeamChanges has somebody say something about the team.
func (w *world) theTeamChanges(p *phone) {
	state, known := p.state()
	if !known {
		return
	}
	other := pick(w, state.Devices())
	open := state.OpenInvitations()
	var what string
	var err error
	switch at := w.random.IntN(6); {
	case w.own && (at == 2 || at == 3):
		return // each of one's own devices may do all, and none leaves by itself
	case at < 2 && other.ID != p.me():
		what, err = "removes", p.RemoveMember(w.ctx, w.team, other.ID)
	case at == 2:
		role := other.Role == envelope.Member
		what, err = fmt.Sprintf("says that one coordinates, %v:", role), p.SetCoordinator(w.ctx, w.team, other.ID, role)
	case at == 3 && w.chance(30):
		what, err = "leaves, and with it", p.LeaveTeam(w.ctx, w.team)
	case at == 4 && len(open) > 0:
		what, err = "withdraws an invitation, and not", p.Withdraw(w.ctx, w.team, pick(w, open).ID())
	case at == 5 && p.unsent(other.ID) > 0:
		what, err = "accepts the unsent work of", p.AcceptUnsent(w.ctx, w.team, other.ID)
	default:
		return
	}
	w.tell("%s %s %.6s: %s", p, what, other.ID, said(err))
	w.may(err, teamErrors...)
}

// unsent counts what waits on the phone of a device that is out.
func (p *phone) unsent(device envelope.DeviceID) int {
	p.world.t.Helper()
	team, err := p.Team(p.world.ctx, p.world.team)
	p.world.must(err)
	for _, m := range team.Members {
		if m.Device == device {
			return m.Unsent
		}
	}
	return 0
}

// theTeamMoves to another relay: since the one of before is gone for good, or for
// another reason, while others go on there.
func (w *world) theTeamMoves(p *phone) {
	if len(w.relays) == 0 || len(w.relays) == 3 || !p.isIn() {
		return
	}
	state, _ := p.state()
	if !state.IsCoordinator(p.me()) || p.full {
		return
	}
	if w.chance(40) {
		w.relays[len(w.relays)-1].closes()
	}
	to := w.rent([]string{"Buiten", "Binnen", "Boven"}[len(w.relays)])
	err := p.SetRelay(w.ctx, w.team, to.address) // it may have heard that it no longer may
	w.tell("%s has the team carried by %s: %s", p, to.address, said(err))
	w.may(err, teamErrors...)
}

// aPhoneBreaks for good, unless few are left.
func (w *world) aPhoneBreaks(p *phone) {
	left := 0
	for _, other := range w.phones {
		if !other.gone && other != p && other.isIn() {
			left++
		}
	}
	if left >= 2 {
		p.breaks()
	}
}
