package seal

import (
	"crypto/ed25519"
	"fmt"
	"io"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// What follows makes statements: each placed after the newest one of a state,
// and signed by Author. None looks whether the state takes it: its Check
// does.

// say places a statement and signs it.
func (k *Keys) say(s space.State, statement envelope.Statement) envelope.Statement {
	author := k.Author(s)
	return author.SignStatement(s.Next(author.id, statement))
}

// Say returns a statement that seals nothing, placed and signed: a change of
// role, an acceptance, a confirmation, a leaving.
func (k *Keys) Say(s space.State, statement envelope.Statement) envelope.Statement {
	return k.say(s, statement)
}

// Invite returns the statement by which whoever has the code may come in, until
// the end of a day, in a role. The note says for whom it is, to members only.
// ErrNoKey, ErrTooLarge for a note of more than MaxName bytes.
func (k *Keys) Invite(random io.Reader, s space.State, code InvitationCode, role envelope.Role, until envelope.Day, note string) (envelope.Statement, error) {
	key, err := k.current(s)
	if err != nil {
		return envelope.Statement{}, fmt.Errorf("invite: %w", err)
	}
	device := code.device()
	defer device.wipe()
	i := envelope.Invitation{Keys: device.publicKeys(), Role: role, Until: until, Epoch: key.epoch, EpochKey: key.Hash()}
	if i.SealedKey, err = key.handTo(s.Space(), envelope.Recipient(i.ID()), i.Keys); err != nil {
		return envelope.Statement{}, fmt.Errorf("invite: %w", err)
	}
	if i.Note, err = key.sealText(random, notePlace(s.Space(), i.ID()), note); err != nil {
		return envelope.Statement{}, fmt.Errorf("invite: %w", err)
	}
	i.Signature = device.sign(i.SigningBytes(s.Space(), k.Author(s).id))
	return k.say(s, i.Statement()), nil
}

// Join returns the statement by which this device comes in with a code, under a
// name that members read, and adds all keys of the space to k: they are to be
// stored before the statement is used. Where this device was a member before it
// comes in as a new one, which is added too.
//
// It returns ErrNoInvitation when the space has none for the code, or one that
// was not made by somebody who has the code, and ErrNoKey.
func (k *Keys) Join(random io.Reader, s space.State, all []envelope.Statement, code InvitationCode, name string) (envelope.Statement, error) {
	i, ok := s.Invitation(code.ID())
	if !ok || i.Verify(s.Space(), i.By) != nil {
		return envelope.Statement{}, fmt.Errorf("join: %w", ErrNoInvitation)
	}
	device := code.device()
	defer device.wipe()
	k.learnInvited(device, i, s.Space(), all)
	key, err := k.current(s)
	if err != nil {
		return envelope.Statement{}, fmt.Errorf("join: %w", err)
	}
	self, err := k.newcomer(random, s)
	if err != nil {
		return envelope.Statement{}, fmt.Errorf("join: %w", err)
	}
	j := envelope.Joining{Invitation: i.ID(), Keys: self.publicKeys()}
	if j.Name, err = key.sealText(random, deviceNamePlace(s.Space(), self.id), name); err != nil {
		return envelope.Statement{}, fmt.Errorf("join: %w", err)
	}
	j.Signature = device.sign(j.SigningBytes(s.Space()))
	return self.SignStatement(s.Next(self.id, j.Statement())), nil
}

// LearnInvited adds the keys that a space hands to invitations through which this
// phone came in: one that is signed again hands another than it did at first.
func (k *Keys) LearnInvited(s space.State, all []envelope.Statement, codes []InvitationCode) {
	for _, code := range codes {
		i, known := s.Invitation(code.ID())
		if _, mine := k.deviceIn(s.Space(), i.UsedBy); !known || !mine {
			continue
		}
		device := code.device()
		k.learnInvited(device, i, s.Space(), all)
		device.wipe()
	}
}

// learnInvited adds the keys that a space hands to the key of an invitation.
func (k *Keys) learnInvited(device *Device, i space.Invitation, id envelope.SpaceID, all []envelope.Statement) {
	to := envelope.Recipient(i.ID())
	if key, err := takeOver(device.kemSeed[:], id, i.Epoch, i.EpochKey, to, i.SealedKey); err == nil {
		k.AddEpoch(id, key)
	}
	k.learn(device.kemSeed[:], to, id, all)
}

// FoundedAs returns the name under which the space that a code lets into was
// founded: what it is called since does not count. Errors as [Keys.Join] has
// them, and of a name that does not open.
func (c InvitationCode) FoundedAs(s space.State, all []envelope.Statement) (string, error) {
	i, ok := s.Invitation(c.ID())
	if !ok || i.Verify(s.Space(), i.By) != nil || len(all) == 0 {
		return "", fmt.Errorf("read invitation: %w", ErrNoInvitation)
	}
	founding, err := envelope.ParseFounding(all[0])
	if err != nil {
		return "", fmt.Errorf("read invitation: %w", err)
	}
	device := c.device()
	defer device.wipe()
	var k Keys
	k.learnInvited(device, i, s.Space(), all)
	defer func() {
		for _, held := range k.epochs {
			held.key.wipe()
		}
	}()
	key, held := k.Key(s.Space(), founding.EpochKey)
	if !held {
		return "", fmt.Errorf("read invitation: %w", ErrNoKey)
	}
	return key.OpenName(founding.Name)
}

// newcomer returns the device as which this phone can come in: one that the
// space does not know. A member stays what it is, and is refused.
func (k *Keys) newcomer(random io.Reader, s space.State) (*Device, error) {
	self := k.Author(s)
	if d, known := s.Device(self.id); !known || d.Standing == space.Active {
		return self, nil
	}
	self, err := NewDevice(random)
	if err != nil {
		return nil, err
	}
	k.AddDevice(s.Space(), self)
	return self, nil
}

// Remove returns the statement that puts devices out and starts a new epoch, of
// which they get no key. The key is added to k; whoever remains, this device
// too, learns it from the statement.
func (k *Keys) Remove(random io.Reader, s space.State, devices []envelope.RemovedDevice) (envelope.Statement, error) {
	var out []envelope.DeviceID
	for _, d := range devices {
		out = append(out, d.Device)
	}
	epoch, err := k.newEpoch(random, s, out, nil)
	if err != nil {
		return envelope.Statement{}, fmt.Errorf("remove: %w", err)
	}
	return k.say(s, envelope.Removal{Devices: devices, Epoch: epoch}.Statement()), nil
}

// Rotate returns the statement that starts a new epoch and withdraws
// invitations, as Remove does.
func (k *Keys) Rotate(random io.Reader, s space.State, withdrawn []envelope.InvitationID) (envelope.Statement, error) {
	epoch, err := k.newEpoch(random, s, nil, withdrawn)
	if err != nil {
		return envelope.Statement{}, fmt.Errorf("rotate: %w", err)
	}
	return k.say(s, envelope.Rotation{Withdrawn: withdrawn, Epoch: epoch}.Statement()), nil
}

// newEpoch makes the key of the next epoch, for all but some.
func (k *Keys) newEpoch(random io.Reader, s space.State, removed []envelope.DeviceID, withdrawn []envelope.InvitationID) (envelope.NewEpoch, error) {
	key, err := NewEpochKey(random, s.Epoch().Number+1)
	if err != nil {
		return envelope.NewEpoch{}, err
	}
	n := envelope.NewEpoch{Number: key.epoch, Key: key.Hash()}
	for _, to := range s.Recipients(removed, withdrawn) {
		sealed, err := key.handTo(s.Space(), to.ID, to.Keys)
		if err != nil {
			return envelope.NewEpoch{}, err
		}
		n.Handed = append(n.Handed, envelope.HandedKey{To: to.ID, Sealed: sealed})
	}
	for _, earlier := range s.Unwrapped() {
		held, ok := k.Key(s.Space(), earlier.Key)
		if !ok && earlier.Lost {
			continue // whoever has it wraps it, once they may
		}
		if !ok {
			return envelope.NewEpoch{}, fmt.Errorf("epoch %d: %w", earlier.Number, ErrNoKey)
		}
		w, err := key.wrap(random, s.Space(), held)
		if err != nil {
			return envelope.NewEpoch{}, err
		}
		n.Earlier = append(n.Earlier, w)
	}
	k.AddEpoch(s.Space(), key)
	return n, nil
}

// Rename returns the statement that gives a device another name.
func (k *Keys) Rename(random io.Reader, s space.State, device envelope.DeviceID, name string) (envelope.Statement, error) {
	key, err := k.current(s)
	if err != nil {
		return envelope.Statement{}, fmt.Errorf("rename: %w", err)
	}
	sealed, err := key.sealText(random, deviceNamePlace(s.Space(), device), name)
	if err != nil {
		return envelope.Statement{}, fmt.Errorf("rename: %w", err)
	}
	return k.say(s, envelope.Naming{Device: device, Name: sealed}.Statement()), nil
}

// RenameSpace returns the statement that gives the space another name.
func (k *Keys) RenameSpace(random io.Reader, s space.State, name string) (envelope.Statement, error) {
	key, err := k.current(s)
	if err != nil {
		return envelope.Statement{}, fmt.Errorf("rename space: %w", err)
	}
	sealed, err := key.SealName(random, name)
	if err != nil {
		return envelope.Statement{}, fmt.Errorf("rename space: %w", err)
	}
	return k.say(s, envelope.Naming{Name: envelope.Sealed{Epoch: key.epoch, Bytes: sealed}}.Statement()), nil
}

// SetHome returns the statement that names the home relay by its id and its
// address.
func (k *Keys) SetHome(random io.Reader, s space.State, relay envelope.RelayID, address string) (envelope.Statement, error) {
	key, err := k.current(s)
	if err != nil {
		return envelope.Statement{}, fmt.Errorf("set home relay: %w", err)
	}
	sealed, err := key.sealText(random, addressPlace(s.Space(), relay), address)
	if err != nil {
		return envelope.Statement{}, fmt.Errorf("set home relay: %w", err)
	}
	return k.say(s, envelope.Home{Relay: relay, Address: sealed}.Statement()), nil
}

// Succeed returns the statement by which this device goes on as the next one,
// which is added to k: the keys are to be stored before the statement is used.
// The feed so far counts up to last.
func (k *Keys) Succeed(random io.Reader, s space.State, next *Device, reason envelope.SuccessionReason, last envelope.Head, name string) (envelope.Statement, error) {
	key, err := k.current(s)
	if err != nil {
		return envelope.Statement{}, fmt.Errorf("succeed: %w", err)
	}
	c := envelope.Succession{Reason: reason, Last: last, Keys: next.publicKeys()}
	if c.Name, err = key.sealText(random, deviceNamePlace(s.Space(), next.id), name); err != nil {
		return envelope.Statement{}, fmt.Errorf("succeed: %w", err)
	}
	c.Signature = next.sign(c.SigningBytes(s.Space(), k.Author(s).id))
	statement := k.say(s, c.Statement())
	k.AddDevice(s.Space(), next)
	return statement, nil
}

func (d *Device) publicKeys() envelope.PublicKeys {
	return envelope.PublicKeys{Signing: ed25519.PublicKey(d.SigningKey()), KEM: envelope.MLKEM768X25519, KEMKey: d.kemKey}
}
