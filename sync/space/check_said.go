package space

import (
	"crypto/hpke"
	"errors"
	"slices"

	"bankje/sync/envelope"
)

// This file says of each type of statement what it may say; Check looks at the rest.

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
	case i.lets(statement.Author):
	case i.Withdrawn:
		return ErrInvitationWithdrawn
	default:
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
