package space

import (
	"errors"
	"fmt"

	"bankje/sync/envelope"
)

// Check returns nil when the statement may follow the newest one here, and
// else why not: one of the errors of this package, or envelope.ErrMalformed or
// envelope.ErrSignature. It decides nothing by a date.
//
// After a statement of a type that this version does not know, ErrNewer is
// joined to the reason: an updated app may find otherwise.
func (s State) Check(statement envelope.Statement) error {
	err := s.check(statement)
	if err == nil {
		return nil
	}
	if s.newer {
		err = errors.Join(err, ErrNewer)
	}
	return fmt.Errorf("%v %d: %w", statement.Type, statement.Number, err)
}

// CheckOn is Check for the home relay, which alone goes by the date: it also
// returns ErrInvitationExpired for a joining after the last day of its
// invitation.
func (s State) CheckOn(today envelope.Day, statement envelope.Statement) error {
	if err := s.Check(statement); err != nil || statement.Type != envelope.Join {
		return err
	}
	j, err := envelope.ParseJoining(statement)
	if err != nil {
		return err
	}
	if today > s.invitations[j.Invitation].Until {
		return fmt.Errorf("%v %d: %w", statement.Type, statement.Number, ErrInvitationExpired)
	}
	return nil
}

func (s State) check(statement envelope.Statement) error {
	if statement.Space != s.space || statement.Number != s.number+1 || statement.Previous != s.head {
		return ErrPlace
	}
	hash := statement.Hash()
	s.proven = s.proofs.has(hash)
	err := s.checkSaid(statement)
	if err == nil && !s.proven {
		s.proofs.add(hash)
	}
	return err
}

func (s State) checkSaid(statement envelope.Statement) error {
	if statement.Type == envelope.Join {
		return s.checkJoin(statement)
	}
	author, err := s.member(statement.Author)
	if out := s.devices[statement.Author]; out.leaves(statement) {
		author, err = out, nil
	}
	if err != nil {
		return err
	}
	if err := s.prove(func() error { return statement.Verify(author.Keys.Signing) }); err != nil {
		return err
	}
	return s.checkPayload(statement, author)
}

// prove looks at signatures and keys, unless it is known that they are good.
func (s State) prove(looks ...func() error) error {
	for _, look := range looks {
		if s.proven {
			break
		}
		if err := look(); err != nil {
			return err
		}
	}
	return nil
}

func (s State) checkPayload(statement envelope.Statement, author Device) error {
	if forCoordinators[statement.Type] && author.Role != envelope.Coordinator {
		return ErrNotCoordinator
	}
	switch statement.Type {
	case envelope.Invite:
		return checked(envelope.ParseInvitation, s.checkInvite)(statement, author)
	case envelope.ChangeRole:
		return checked(envelope.ParseRoleChange, s.checkRole)(statement, author)
	case envelope.Remove:
		return checked(envelope.ParseRemoval, s.checkRemove)(statement, author)
	case envelope.Rotate:
		return checked(envelope.ParseRotation, s.checkRotate)(statement, author)
	case envelope.Erase:
		return checked(envelope.ParseErasure, s.checkErase)(statement, author)
	case envelope.Accept:
		return checked(envelope.ParseAcceptance, s.checkAccept)(statement, author)
	case envelope.Succeed:
		return checked(envelope.ParseSuccession, s.checkSucceed)(statement, author)
	case envelope.Rename:
		return checked(envelope.ParseNaming, s.checkName)(statement, author)
	case envelope.Confirm:
		return checked(envelope.ParseConfirmation, s.checkConfirm)(statement, author)
	case envelope.Leave:
		return checked(envelope.ParseLeaving, s.checkLeave)(statement, author)
	case envelope.SetHome:
		return checked(envelope.ParseHome, s.checkHome)(statement, author)
	}
	return nil // a type that a newer version knows: verified, and carried
}

// forCoordinators has the types that no member may sign. What a member may
// say of itself only is looked at with the payload.
var forCoordinators = map[envelope.StatementType]bool{
	envelope.Invite: true, envelope.ChangeRole: true, envelope.Remove: true, envelope.Rotate: true,
	envelope.Erase: true, envelope.Accept: true, envelope.SetHome: true,
}

// checked returns a check of a statement from the parser of its payload and
// the check of that.
func checked[P any](parse func(envelope.Statement) (P, error), check func(P, Device) error) func(envelope.Statement, Device) error {
	return func(statement envelope.Statement, author Device) error {
		payload, err := parse(statement)
		if err != nil {
			return err
		}
		return check(payload, author)
	}
}

// member returns a device that is in the space, or ErrUnknownDevice or
// ErrNotMember.
func (s State) member(id envelope.DeviceID) (Device, error) {
	d, ok := s.devices[id]
	switch {
	case !ok:
		return Device{}, ErrUnknownDevice
	case d.Standing != Active:
		return Device{}, ErrNotMember
	}
	return d, nil
}
