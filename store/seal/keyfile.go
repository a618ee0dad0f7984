package seal

import (
	"errors"
	"fmt"
	"io"
)

// A KeyFile protects the keys of this device. A random file key seals them;
// it is wrapped once by the PIN or passphrase and, when set, once more by the
// recovery code. It is one small value, written as a whole.
//
// A KeyFile is for one goroutine at a time. Its slow methods, which run
// Argon2id, say so.
type KeyFile struct {
	kind     SecretKind
	params   Params
	secret   wrap
	recovery *wrap  // nil until a code is set
	keys     []byte // sealed
}

// NewKeyFile protects keys with a PIN or passphrase. It returns ErrWeakSecret
// for one guessed too easily. Slow.
func NewKeyFile(random io.Reader, keys *Keys, secret Secret, params Params) (*KeyFile, error) {
	f := new(KeyFile)
	if err := f.Store(random, keys); err != nil {
		return nil, err
	}
	if err := f.ChangeSecret(random, keys, secret, params); err != nil {
		return nil, err
	}
	return f, nil
}

// Kind returns what the person is to type.
func (f *KeyFile) Kind() SecretKind { return f.kind }

// HasRecovery says whether a recovery code was set.
func (f *KeyFile) HasRecovery() bool { return f.recovery != nil }

// Unlock opens the keys with the PIN or passphrase as typed. It returns
// ErrWrongSecret, or ErrDamaged or ErrNewer for what lies behind a right one.
// Slow.
func (f *KeyFile) Unlock(text string) (*Keys, error) {
	return f.open(f.secret, Secret{f.kind, text}.key(f.params), f.boundToSecret())
}

// UnlockWithRecovery opens the keys with the recovery code. It returns
// ErrNoRecovery, and errors as Unlock does.
func (f *KeyFile) UnlockWithRecovery(code RecoveryCode) (*Keys, error) {
	if f.recovery == nil {
		return nil, fmt.Errorf("unlock: %w", ErrNoRecovery)
	}
	return f.open(*f.recovery, code.key, boundToRecovery)
}

func (f *KeyFile) open(w wrap, key wrappingKey, bound []byte) (*Keys, error) {
	file, err := w.open(key, bound)
	if err != nil {
		return nil, fmt.Errorf("unlock: %w", err)
	}
	keys, err := openKeys(file, f.keys)
	if err != nil {
		return nil, fmt.Errorf("unlock: %w", err)
	}
	return keys, nil
}

// Store seals keys anew, after one was added. The PIN or passphrase and the
// recovery code stay as they are, so keys must be those that were unlocked.
func (f *KeyFile) Store(random io.Reader, keys *Keys) error {
	if err := f.checkOwn(keys); err != nil {
		return fmt.Errorf("store keys: %w", err)
	}
	sealed, err := keys.seal(random)
	if err != nil {
		return fmt.Errorf("store keys: %w", err)
	}
	f.keys = sealed
	return nil
}

// ChangeSecret wraps the file key with another PIN or passphrase; keys are
// those that were unlocked. It returns ErrWeakSecret for one guessed too
// easily. After any error the old one holds. Slow.
func (f *KeyFile) ChangeSecret(random io.Reader, keys *Keys, secret Secret, params Params) error {
	if err := errors.Join(secret.check(), params.check(), f.checkOwn(keys)); err != nil {
		return fmt.Errorf("change secret: %w", err)
	}
	changed := *f
	changed.kind, changed.params = secret.Kind, params
	var err error
	changed.secret, err = newWrap(random, keys.File, secret.key(params), changed.boundToSecret())
	if err != nil {
		return fmt.Errorf("change secret: %w", err)
	}
	*f = changed
	return nil
}

// SetRecovery wraps the file key with a recovery code, in place of an earlier
// one; keys are those that were unlocked. It returns ErrCodeLength for the
// zero RecoveryCode, which anybody knows. After any error the old one holds.
func (f *KeyFile) SetRecovery(random io.Reader, keys *Keys, code RecoveryCode) error {
	if code == (RecoveryCode{}) {
		return fmt.Errorf("set recovery: %w", ErrCodeLength)
	}
	if err := f.checkOwn(keys); err != nil {
		return fmt.Errorf("set recovery: %w", err)
	}
	w, err := newWrap(random, keys.File, code.key, boundToRecovery)
	if err != nil {
		return fmt.Errorf("set recovery: %w", err)
	}
	f.recovery = &w
	return nil
}

// checkOwn returns an error when keys are not those of this file, for then
// nobody could unlock it again.
func (f *KeyFile) checkOwn(keys *Keys) error {
	if f.keys == nil {
		return nil
	}
	_, err := openKeys(keys.File, f.keys)
	return err
}
