package space

import (
	"crypto/hpke"
	"errors"
	"fmt"
	"slices"

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

func (s State) checkInvite(i envelope.Invitation, author Device) error {
	if _, ok := s.invitations[i.ID()]; ok {
		return ErrKnownInvitation
	}
	if e := s.Epoch(); i.Epoch != e.Number || i.EpochKey != e.Key {
		return ErrEpochKey
	}
	err := s.prove(
		func() error { return i.Verify(s.space, author.ID) },
		func() error { return usable(i.Keys) })
	return errors.Join(err, s.checkSealed(i.Note))
}

func (s State) checkJoin(statement envelope.Statement) error {
	j, err := envelope.ParseJoining(statement)
	if err != nil {
		return err
	}
	i, ok := s.invitations[j.Invitation]
	switch {
	case !ok:
		return ErrUnknownInvitation
	case i.Withdrawn:
		return ErrInvitationWithdrawn
	case i.UsedBy != envelope.DeviceID{}:
		return ErrInvitationUsed
	}
	if err := s.checkNewcomer(j.Keys); err != nil {
		return err
	}
	err = s.prove(
		func() error { return j.Verify(s.space, i.Keys.Signing) },
		func() error { return statement.Verify(j.Keys.Signing) })
	return errors.Join(err, s.checkSealed(j.Name))
}

// checkNewcomer says whether a device with these keys can be new here.
func (s State) checkNewcomer(keys envelope.PublicKeys) error {
	if _, ok := s.devices[keys.Device()]; ok {
		return ErrKnownDevice
	}
	return s.prove(func() error { return usable(keys) })
}

func (s State) checkRole(c envelope.RoleChange, _ Device) error {
	d, err := s.member(c.Device)
	switch {
	case err != nil:
		return err
	case d.Role == c.Role:
		return ErrNothingNew
	case c.Role != envelope.Coordinator && s.coordinators(c.Device) == 0:
		return ErrLastCoordinator
	}
	return nil
}

func (s State) checkRemove(m envelope.Removal, author Device) error {
	var out []envelope.DeviceID
	for _, d := range m.Devices {
		if d.Device == author.ID {
			return ErrOneself
		}
		if _, err := s.member(d.Device); err != nil && !s.devices[d.Device].Pending {
			return err
		}
		out = append(out, d.Device)
	}
	if s.coordinators(out...) == 0 {
		return ErrLastCoordinator
	}
	for id, d := range s.devices {
		if d.Pending && !slices.Contains(out, id) {
			return ErrPending
		}
	}
	return s.checkEpoch(m.Epoch, out, nil)
}

func (s State) checkRotate(n envelope.Rotation, _ Device) error {
	for _, id := range n.Withdrawn {
		switch i, ok := s.invitations[id]; {
		case !ok:
			return ErrUnknownInvitation
		case i.Withdrawn:
			return ErrInvitationWithdrawn
		case !i.Open():
			return ErrInvitationUsed
		}
	}
	for _, d := range s.devices {
		if d.Pending {
			return ErrPending
		}
	}
	return s.checkEpoch(n.Epoch, nil, n.Withdrawn)
}

// checkEpoch says whether an epoch may start once these devices are removed
// and these invitations withdrawn.
func (s State) checkEpoch(n envelope.NewEpoch, removed []envelope.DeviceID, withdrawn []envelope.InvitationID) error {
	current := s.Epoch()
	if n.Number != current.Number+1 {
		return ErrEpoch
	}
	wrapped := slices.ContainsFunc(n.Earlier, func(w envelope.WrappedKey) bool {
		return w.Epoch == current.Number && w.Key == current.Key
	})
	known := slices.ContainsFunc(s.epochs, func(e Epoch) bool { return e.Key == n.Key })
	if !wrapped || known {
		return ErrEpochKey
	}
	same := slices.EqualFunc(n.Handed, s.Recipients(removed, withdrawn), func(h envelope.HandedKey, r Recipient) bool {
		return h.To == r.ID
	})
	if !same && !s.newer { // a newer type may have let somebody in
		return ErrRecipients
	}
	return nil
}

func (s State) checkErase(e envelope.Erasure, _ Device) error {
	return s.checkSealed(envelope.Sealed{Epoch: e.Epoch, Bytes: e.Subject})
}

func (s State) checkAccept(a envelope.Acceptance, _ Device) error {
	d, ok := s.devices[a.Device]
	switch {
	case !ok:
		return ErrUnknownDevice
	case d.Standing == Active || a.Last.Sequence <= d.Last.Sequence:
		return ErrNothingNew
	}
	return nil
}

func (s State) checkSucceed(c envelope.Succession, author Device) error {
	if err := s.checkNewcomer(c.Keys); err != nil {
		return err
	}
	err := s.prove(func() error { return c.Verify(s.space, author.ID) })
	return errors.Join(err, s.checkSealed(c.Name))
}

func (s State) checkName(n envelope.Naming, author Device) error {
	if n.Device != author.ID && author.Role != envelope.Coordinator {
		return ErrNotCoordinator
	}
	if _, ok := s.devices[n.Device]; !ok && n.Device != (envelope.DeviceID{}) {
		return ErrUnknownDevice
	}
	return s.checkSealed(n.Name)
}

func (s State) checkConfirm(c envelope.Confirmation, author Device) error {
	if at, ok := s.known[c.Hash]; !ok || at.lost || at.number != c.Number {
		return ErrPlace
	}
	if c.Number <= author.Confirmed {
		return ErrNothingNew
	}
	return nil
}

func (s State) checkLeave(_ envelope.Leaving, author Device) error {
	if s.coordinators(author.ID) == 0 {
		return ErrLastCoordinator
	}
	return nil
}

func (s State) checkHome(h envelope.Home, _ Device) error { return s.checkSealed(h.Address) }

// checkSealed says whether the key of what is sealed exists.
func (s State) checkSealed(sealed envelope.Sealed) error {
	if sealed.Epoch == 0 || sealed.Epoch > s.Epoch().Number {
		return ErrEpoch
	}
	return nil
}

// usable returns ErrKey for a public key to which nobody could seal: in the
// hands of a member it would keep the space from ever starting an epoch. One
// of a KEM that only a newer version knows cannot be tried.
func usable(keys envelope.PublicKeys) error {
	if keys.KEM != envelope.MLKEM768X25519 {
		return nil
	}
	public, err := hpke.MLKEM768X25519().NewPublicKey(keys.KEMKey)
	if err != nil {
		return ErrKey
	}
	if _, _, err := hpke.NewSender(public, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), nil); err != nil {
		return ErrKey
	}
	return nil
}
