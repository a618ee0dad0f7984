package seal

import (
	"fmt"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// Learn adds the keys that statements of a space hand to this device, and
// through them those of all epochs before. Statements may be in any order. What
// is not for this device is passed over: that a key is missing shows when it is
// needed.
func (k *Keys) Learn(id envelope.SpaceID, statements []envelope.Statement) {
	for _, device := range k.devicesOf(id) {
		k.learn(device.kemSeed[:], envelope.Recipient(device.id), id, statements)
	}
}

// learn adds keys that are handed to the owner of a private HPKE key.
func (k *Keys) learn(seed []byte, to envelope.Recipient, id envelope.SpaceID, statements []envelope.Statement) {
	var epochs []envelope.NewEpoch
	for _, statement := range statements {
		if epoch, ok := envelope.StartedEpoch(statement); ok {
			epochs = append(epochs, epoch)
		}
	}
	for _, epoch := range epochs {
		sealed, handed := epoch.For(to)
		if _, held := k.Key(id, epoch.Key); held || !handed {
			continue
		}
		if key, err := takeOver(seed, id, epoch.Number, epoch.Key, to, sealed); err == nil {
			k.AddEpoch(id, key)
		}
	}
	// Each key opens those before it, which open those before them.
	for k.unwrapSome(id, epochs) {
	}
}

// unwrapSome adds earlier keys that can be opened with those that are held, and
// says whether there were any.
func (k *Keys) unwrapSome(id envelope.SpaceID, epochs []envelope.NewEpoch) bool {
	some := false
	for _, epoch := range epochs {
		key, held := k.Key(id, epoch.Key)
		if !held {
			continue
		}
		for _, w := range epoch.Earlier {
			if _, held := k.Key(id, w.Key); held {
				continue
			}
			if earlier, err := key.unwrap(id, w); err == nil {
				k.AddEpoch(id, earlier)
				some = true
			}
		}
	}
	return some
}

// Key returns the key of a space that has the given hash, and whether it is
// held.
func (k *Keys) Key(id envelope.SpaceID, hash envelope.Hash) (*EpochKey, bool) {
	for _, held := range k.epochs {
		if held.space == id && held.key.Hash() == hash {
			return held.key, true
		}
	}
	return nil, false
}

// current returns the key of the epoch in use, or ErrNoKey.
func (k *Keys) current(s space.State) (*EpochKey, error) {
	key, ok := k.Key(s.Space(), s.Epoch().Key)
	if !ok {
		return nil, ErrNoKey
	}
	return key, nil
}

// Current returns the key to seal with in a space, or ErrNoKey.
func (k *Keys) Current(s space.State) (*EpochKey, error) { return k.current(s) }

// Open returns the change in an envelope of a space, with whichever of its
// epoch's keys fits: where chains of statements parted there are several of one
// number. It returns ErrNoKey, and errors as EpochKey.Open does.
func (k *Keys) Open(e envelope.Envelope) ([]byte, error) {
	err := fmt.Errorf("open change: epoch %d: %w", e.Header.Epoch, ErrNoKey)
	for _, held := range k.epochs {
		if held.space != e.Header.Space || held.key.epoch != e.Header.Epoch {
			continue
		}
		var plain []byte
		if plain, err = held.key.Open(e); err == nil {
			return plain, nil
		}
	}
	return nil, err
}

// SpaceName returns what a space is called; "" where its key is missing.
func (k *Keys) SpaceName(s space.State) string {
	return k.text(s.Space(), s.Name(), func(key *EpochKey, sealed []byte) (string, error) { return key.OpenName(sealed) })
}

// DeviceName returns what a device of a space is called; "" where it was never
// named.
func (k *Keys) DeviceName(s space.State, d space.Device) string {
	return k.text(s.Space(), d.Name, func(key *EpochKey, sealed []byte) (string, error) {
		return key.openText(deviceNamePlace(s.Space(), d.ID), sealed)
	})
}

// Note returns for whom an invitation is.
func (k *Keys) Note(s space.State, i space.Invitation) string {
	return k.text(s.Space(), i.Note, func(key *EpochKey, sealed []byte) (string, error) {
		return key.openText(notePlace(s.Space(), i.ID()), sealed)
	})
}

// HomeAddress returns where the home relay is reached; "" where there is none.
func (k *Keys) HomeAddress(s space.State) string { return k.RelayAddress(s.Space(), s.Home()) }

// RelayAddress returns where a relay is reached that a statement made the home of
// a space.
func (k *Keys) RelayAddress(id envelope.SpaceID, home envelope.Home) string {
	return k.text(id, home.Address, func(key *EpochKey, sealed []byte) (string, error) {
		return key.openText(addressPlace(id, home.Relay), sealed)
	})
}

// text opens a short text with a key of its epoch that fits.
func (k *Keys) text(id envelope.SpaceID, sealed envelope.Sealed, open func(*EpochKey, []byte) (string, error)) string {
	if len(sealed.Bytes) == 0 {
		return ""
	}
	for _, held := range k.epochs {
		if held.space == id && held.key.epoch == sealed.Epoch {
			if text, err := open(held.key, sealed.Bytes); err == nil {
				return text
			}
		}
	}
	return ""
}
