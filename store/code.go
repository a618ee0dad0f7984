package store

import (
	"errors"
	"fmt"

	"bankje/store/seal"
)

// CheckCode tells whether a recovery code opens this vault, before a new PIN or
// passphrase is asked for: nil, or *[WrongCodeError]. It opens nothing and
// changes nothing.
func (v *Vault) CheckCode(code string) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	keys, err := v.recoveredKeys(code)
	if err != nil {
		return err
	}
	keys.Wipe()
	return nil
}

// recoveredKeys are what a recovery code unlocks. v.mu is held.
func (v *Vault) recoveredKeys(code string) (*seal.Keys, error) {
	switch {
	case v.closed:
		return nil, errClosed
	case v.keyFile == nil:
		return nil, ErrNotFounded
	}
	parsed, err := seal.ParseRecoveryCode(code)
	if err != nil {
		return nil, &WrongCodeError{Mistyped: true}
	}
	keys, err := v.keyFile.UnlockWithRecovery(parsed)
	if errors.Is(err, seal.ErrWrongSecret) || errors.Is(err, seal.ErrNoRecovery) {
		return nil, &WrongCodeError{}
	}
	if err != nil {
		return nil, fmt.Errorf("recover: %w", err)
	}
	return keys, nil
}
