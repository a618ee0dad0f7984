package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"bankje/store/seal"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// say makes a statement about a team, puts it on the disk and lets it hold here
// at once. It travels with the next contact; should somebody have said something
// else meanwhile, the two come together as package space tells.
//
// ErrNotFound, ErrNotMember, ErrNotCoordinator, ErrLastCoordinator, ErrKeyAwaited,
// and errors as saving has them.
func (j *Journal) say(ctx context.Context, team TeamID, what func(*joined) (envelope.Statement, error)) error {
	changed, err := j.sayAlone(ctx, envelope.SpaceID(team), what)
	if err != nil {
		return fmt.Errorf("say to the team: %w", saidWrong(err))
	}
	if changed {
		j.watchers.tell()
		_ = j.eraseUnheard(ctx, envelope.SpaceID(team), true) // it is tried again
	}
	return nil
}

func (j *Journal) sayAlone(ctx context.Context, id envelope.SpaceID, what func(*joined) (envelope.Statement, error)) (bool, error) {
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return false, ErrLocked
	}
	s, err := j.joinedSpace(id)
	if err != nil {
		return false, err
	}
	if err := s.members.MayWrite(j.author(s).ID()); err != nil {
		return false, err
	}
	in := newIncoming(j, s)
	if err := in.say(ctx, what); err != nil {
		return false, errors.Join(err, j.readAgain(ctx, s))
	}
	return in.changed, nil
}

// say adds what is said, behind what has to be said again before.
func (in *incoming) say(ctx context.Context, what func(*joined) (envelope.Statement, error)) error {
	if err := in.signAgain(ctx, isAny); err != nil {
		return err
	}
	statement, err := what(in.space)
	if err != nil {
		return err
	}
	if err := in.space.members.Check(statement); err != nil {
		return err
	}
	in.takeStatements([]envelope.Statement{statement})
	return in.keepSaid(ctx)
}

// keepSaid puts on the disk what was said here.
func (in *incoming) keepSaid(ctx context.Context) (err error) {
	if in.anew, err = in.countsOtherwise(ctx); err != nil {
		return err
	}
	return in.keep(ctx, space.Delivery{})
}

// RenameTeam gives the team another name.
func (j *Journal) RenameTeam(ctx context.Context, team TeamID, name string) error {
	return j.say(ctx, team, func(s *joined) (envelope.Statement, error) {
		return j.keys.RenameSpace(j.random, s.members, name)
	})
}

// RenameMember gives a device of a team another name: this one, or as a
// coordinator any.
func (j *Journal) RenameMember(ctx context.Context, team TeamID, device DeviceID, name string) error {
	return j.say(ctx, team, func(s *joined) (envelope.Statement, error) {
		return j.keys.Rename(j.random, s.members, device, name)
	})
}

// SetRelay says where the team's relay is reached: only a coordinator may. ""
// for a team that travels by files only.
func (j *Journal) SetRelay(ctx context.Context, team TeamID, address string) error {
	return j.say(ctx, team, func(s *joined) (envelope.Statement, error) {
		return j.keys.SetHome(j.random, s.members, envelope.NewRelayID(address), address)
	})
}

// Invite makes an invitation for one device, as a coordinator, until the end of
// a day. Whoever has the code can come in, once, and read the whole history of
// the team. The note says to members for whom it is. One into one's own space
// makes a coordinator.
func (j *Journal) Invite(ctx context.Context, team TeamID, coordinator bool, until Day, note string) (InvitationCode, error) {
	code, err := seal.NewInvitationCode(j.random)
	if err != nil {
		return InvitationCode{}, fmt.Errorf("invite: %w", err)
	}
	role := envelope.Member
	if coordinator || team == j.OwnSpace() { // each device of one's own may do all
		role = envelope.Coordinator
	}
	last := envelope.Day(until.Start().Add(12*time.Hour).Unix() / (24 * 60 * 60))
	err = j.say(ctx, team, func(s *joined) (envelope.Statement, error) {
		if err := j.keepCode(ctx, s.members, code); err != nil {
			return envelope.Statement{}, err
		}
		return j.keys.Invite(j.random, s.members, code, role, last, note)
	})
	return code, err
}

// Withdraw takes an invitation back. A new epoch starts, of which it opens
// nothing.
func (j *Journal) Withdraw(ctx context.Context, team TeamID, invitation InvitationID) error {
	return j.say(ctx, team, func(s *joined) (envelope.Statement, error) {
		return j.keys.Rotate(j.random, s.members, []InvitationID{invitation})
	})
}

// SetCoordinator makes a device a coordinator, or a member like others.
func (j *Journal) SetCoordinator(ctx context.Context, team TeamID, device DeviceID, coordinator bool) error {
	role := envelope.Member
	if coordinator {
		role = envelope.Coordinator
	}
	return j.say(ctx, team, func(s *joined) (envelope.Statement, error) {
		return j.keys.Say(s.members, envelope.RoleChange{Device: device, Role: role}.Statement()), nil
	})
}

// RemoveMember shuts a device out. It keeps what it had; of what is written from
// now on it can open nothing. What it wrote and has not sent yet waits, should
// it come, for a coordinator.
func (j *Journal) RemoveMember(ctx context.Context, team TeamID, device DeviceID) error {
	return j.say(ctx, team, func(s *joined) (envelope.Statement, error) {
		last, err := j.lastHeld(ctx, s.id, device)
		if err != nil {
			return envelope.Statement{}, err
		}
		return j.keys.Remove(j.random, s.members, []envelope.RemovedDevice{{Device: device, Last: last}})
	})
}

// AcceptUnsent lets count what a device wrote beyond its removal and has come
// since.
func (j *Journal) AcceptUnsent(ctx context.Context, team TeamID, device DeviceID) error {
	return j.say(ctx, team, func(s *joined) (envelope.Statement, error) {
		last, err := j.lastHeld(ctx, s.id, device)
		if err != nil {
			return envelope.Statement{}, err
		}
		return j.keys.Say(s.members, envelope.Acceptance{Device: device, Last: last}.Statement()), nil
	})
}

// LeaveTeam takes this device out of a team. What it had stays readable here.
func (j *Journal) LeaveTeam(ctx context.Context, team TeamID) error {
	return j.say(ctx, team, func(s *joined) (envelope.Statement, error) {
		return j.keys.Say(s.members, envelope.Leaving{Last: headOf(s.head.Sequence, s.head.Hash)}.Statement()), nil
	})
}

// lastHeld gives how far a device's feed is here without a gap.
func (j *Journal) lastHeld(ctx context.Context, id envelope.SpaceID, device DeviceID) (envelope.Head, error) {
	runs, err := j.feed.Runs(ctx, id)
	for _, run := range runs {
		if run.Device == device && run.First == 1 {
			return headOf(run.Last, run.Hash), nil
		}
	}
	return envelope.Head{}, err
}

func headOf(sequence uint64, hash envelope.Hash) envelope.Head {
	return envelope.Head{Sequence: sequence, Hash: hash}
}
