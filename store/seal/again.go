package seal

import (
	"fmt"
	"io"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// Again returns the statement that says, behind the newest of a state, what one
// said on a chain that lost: with keys of the epoch in use, and handed to who is
// left. Several can come to the same: of removals, leavings and new epochs the
// first that is said again also puts out all others who are out, and wraps all
// keys.
//
// Codes are those of invitations that this phone made or came in by, and all the
// statements of the space. Without the code an invitation or a joining can be
// said again only as long as the key is the same: ErrNoInvitation, ErrNoKey.
func (k *Keys) Again(random io.Reader, s space.State, lost envelope.Statement, codes []InvitationCode, all []envelope.Statement) (envelope.Statement, error) {
	switch lost.Type {
	case envelope.Leave:
		// This phone may have come in anew since, as another device.
		left, mine := k.deviceIn(s.Space(), s.Line(lost.Author))
		if !mine {
			return k.againEpoch(random, s, lost)
		}
		return left.SignStatement(s.Next(left.id, envelope.Statement{Type: lost.Type, Payload: lost.Payload})), nil
	case envelope.Remove, envelope.Rotate:
		return k.againEpoch(random, s, lost)
	case envelope.Erase:
		return k.againErase(random, s, lost)
	case envelope.Invite:
		return k.againInvite(random, s, lost, codes)
	case envelope.Join:
		return k.againJoin(random, s, lost, codes, all)
	case envelope.Succeed:
		return k.againSucceed(random, s, lost)
	case envelope.Rename:
		return k.againName(random, s, lost)
	case envelope.SetHome:
		h, err := envelope.ParseHome(lost)
		if err != nil {
			return envelope.Statement{}, err
		}
		address, err := k.textAgain(s.Space(), h.Address, func(key *EpochKey, sealed []byte) (string, error) {
			return key.openText(addressPlace(s.Space(), h.Relay), sealed)
		})
		if err != nil {
			return envelope.Statement{}, fmt.Errorf("set home relay again: %w", err)
		}
		return k.SetHome(random, s, h.Relay, address)
	}
	return k.say(s, envelope.Statement{Type: lost.Type, Payload: lost.Payload}), nil
}

// againEpoch puts out who is out already, or starts an epoch that withdraws what
// is still open and wraps what no other does. ErrNoKey where nothing is to be
// withdrawn, and there is no key to wrap: it would say nothing.
func (k *Keys) againEpoch(random io.Reader, s space.State, lost envelope.Statement) (envelope.Statement, error) {
	if out := s.Pending(); len(out) > 0 {
		return k.Remove(random, s, out)
	}
	var withdrawn []envelope.InvitationID
	if n, err := envelope.ParseRotation(lost); err == nil {
		withdrawn = slices.DeleteFunc(n.Withdrawn, func(id envelope.InvitationID) bool {
			i, known := s.Invitation(id)
			return !known || !i.Open()
		})
	}
	if start, ok := envelope.StartedEpoch(lost); ok && len(withdrawn) == 0 {
		if _, held := k.Key(s.Space(), start.Key); !held {
			return envelope.Statement{}, fmt.Errorf("start epoch again: %w", ErrNoKey)
		}
	}
	return k.Rotate(random, s, withdrawn)
}

func (k *Keys) againErase(random io.Reader, s space.State, lost envelope.Statement) (envelope.Statement, error) {
	e, err := envelope.ParseErasure(lost)
	if err != nil {
		return envelope.Statement{}, err
	}
	subject, err := k.Subject(s.Space(), e)
	if err != nil {
		return envelope.Statement{}, err
	}
	key, err := k.current(s)
	if err != nil {
		return envelope.Statement{}, err
	}
	if e.Subject, err = key.SealSubject(random, subject); err != nil {
		return envelope.Statement{}, err
	}
	e.Epoch = key.epoch
	return k.say(s, e.Statement()), nil
}

// Subject returns whom an erasure is about, as SealSubject was given it.
// ErrNoKey.
func (k *Keys) Subject(id envelope.SpaceID, e envelope.Erasure) ([]byte, error) {
	for _, held := range k.epochs {
		if held.space == id && held.key.epoch == e.Epoch {
			if subject, err := held.key.OpenSubject(e.Subject); err == nil {
				return subject, nil
			}
		}
	}
	return nil, fmt.Errorf("open subject: %w", ErrNoKey)
}

func (k *Keys) againInvite(random io.Reader, s space.State, lost envelope.Statement, codes []InvitationCode) (envelope.Statement, error) {
	i, err := envelope.ParseInvitation(lost)
	if err != nil {
		return envelope.Statement{}, err
	}
	if code, ok := codeOf(i.ID(), codes); ok {
		note := k.Note(s, space.Invitation{Invitation: i})
		return k.Invite(random, s, code, i.Role, i.Until, note)
	}
	if e := s.Epoch(); i.Epoch != e.Number || i.EpochKey != e.Key || k.Author(s).id != lost.Author {
		return envelope.Statement{}, fmt.Errorf("invite again: %w", ErrNoInvitation)
	}
	return k.say(s, envelope.Statement{Type: lost.Type, Payload: lost.Payload}), nil
}

func codeOf(id envelope.InvitationID, codes []InvitationCode) (InvitationCode, bool) {
	for _, code := range codes {
		if code.ID() == id {
			return code, true
		}
	}
	return InvitationCode{}, false
}

func (k *Keys) againJoin(random io.Reader, s space.State, lost envelope.Statement, codes []InvitationCode, all []envelope.Statement) (envelope.Statement, error) {
	j, err := envelope.ParseJoining(lost)
	if err != nil {
		return envelope.Statement{}, err
	}
	if code, ok := codeOf(j.Invitation, codes); ok {
		name := k.DeviceName(s, space.Device{ID: lost.Author, Name: j.Name})
		return k.Join(random, s, all, code, name)
	}
	for _, device := range k.devicesOf(s.Space()) {
		if device.id == lost.Author {
			return device.SignStatement(s.Next(device.id, envelope.Statement{Type: lost.Type, Payload: lost.Payload})), nil
		}
	}
	return envelope.Statement{}, fmt.Errorf("join again: %w", ErrNoInvitation)
}

func (k *Keys) againSucceed(random io.Reader, s space.State, lost envelope.Statement) (envelope.Statement, error) {
	c, err := envelope.ParseSuccession(lost)
	if err != nil {
		return envelope.Statement{}, err
	}
	for _, next := range k.devicesOf(s.Space()) {
		if next.id == c.Keys.Device() {
			name := k.DeviceName(s, space.Device{ID: next.id, Name: c.Name})
			return k.Succeed(random, s, next, c.Reason, c.Last, name)
		}
	}
	return envelope.Statement{}, fmt.Errorf("succeed again: %w", ErrNoKey)
}

func (k *Keys) againName(random io.Reader, s space.State, lost envelope.Statement) (envelope.Statement, error) {
	n, err := envelope.ParseNaming(lost)
	if err != nil {
		return envelope.Statement{}, err
	}
	name, err := k.textAgain(s.Space(), n.Name, func(key *EpochKey, sealed []byte) (string, error) {
		if n.Device == (envelope.DeviceID{}) {
			return key.OpenName(sealed)
		}
		return key.openText(deviceNamePlace(s.Space(), n.Device), sealed)
	})
	switch {
	case err != nil:
		return envelope.Statement{}, fmt.Errorf("rename again: %w", err)
	case n.Device == (envelope.DeviceID{}):
		return k.RenameSpace(random, s, name)
	}
	return k.Rename(random, s, n.Device, name)
}

// textAgain opens what is to be sealed again. ErrNoKey, lest it be said again as
// nothing.
func (k *Keys) textAgain(id envelope.SpaceID, sealed envelope.Sealed, open func(*EpochKey, []byte) (string, error)) (string, error) {
	opened := len(sealed.Bytes) == 0
	text := k.text(id, sealed, func(key *EpochKey, b []byte) (string, error) {
		text, err := open(key, b)
		opened = opened || err == nil
		return text, err
	})
	if !opened {
		return "", ErrNoKey
	}
	return text, nil
}
