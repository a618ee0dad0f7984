package seal

import (
	"fmt"
	"io"
)

const (
	secretSaltSize = 16
	wrappedSize    = keySize + sealOverhead
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

// A wrap is the file key, sealed with a key that a salt and something that a
// person keeps give.
type wrap struct {
	salt [secretSaltSize]byte
	box  [wrappedSize]byte
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
	secret := Secret{f.kind, text}
	wrapping := f.params.derive(secret.canonical(), f.secret.salt[:])
	return f.open(f.secret, wrapping, f.boundToSecret())
}

// UnlockWithRecovery opens the keys with the recovery code. It returns
// ErrNoRecovery, and errors as Unlock does.
func (f *KeyFile) UnlockWithRecovery(code RecoveryCode) (*Keys, error) {
	if f.recovery == nil {
		return nil, fmt.Errorf("unlock: %w", ErrNoRecovery)
	}
	return f.open(*f.recovery, code.key(f.recovery.salt), boundToRecovery)
}

func (f *KeyFile) open(w wrap, wrapping [keySize]byte, bound []byte) (*Keys, error) {
	defer clear(wrapping[:])
	secret, err := openBytes(&wrapping, w.box[:], bound)
	if err != nil {
		return nil, fmt.Errorf("unlock: %w", ErrWrongSecret)
	}
	defer clear(secret)
	keys, err := openKeys(restoreFileKey([keySize]byte(secret)), f.keys)
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
	plain := keys.marshal()
	defer clear(plain)
	sealed, err := keys.File.Seal(random, keysPlace, plain)
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
	if err := secret.check(); err != nil {
		return fmt.Errorf("change secret: %w", err)
	}
	if err := params.check(); err != nil {
		return fmt.Errorf("change secret: %w", err)
	}
	if err := f.checkOwn(keys); err != nil {
		return fmt.Errorf("change secret: %w", err)
	}
	changed := KeyFile{kind: secret.Kind, params: params, recovery: f.recovery, keys: f.keys}
	if err := changed.secret.newSalt(random); err != nil {
		return fmt.Errorf("change secret: %w", err)
	}
	wrapping := params.derive(secret.canonical(), changed.secret.salt[:])
	defer clear(wrapping[:])
	if err := changed.secret.fill(random, keys.File, &wrapping, changed.boundToSecret()); err != nil {
		return fmt.Errorf("change secret: %w", err)
	}
	*f = changed
	return nil
}

// SetRecovery wraps the file key with a recovery code, in place of an earlier
// one; keys are those that were unlocked. After any error the old one holds.
func (f *KeyFile) SetRecovery(random io.Reader, keys *Keys, code RecoveryCode) error {
	if err := f.checkOwn(keys); err != nil {
		return fmt.Errorf("set recovery: %w", err)
	}
	var w wrap
	if err := w.newSalt(random); err != nil {
		return fmt.Errorf("set recovery: %w", err)
	}
	wrapping := code.key(w.salt)
	defer clear(wrapping[:])
	if err := w.fill(random, keys.File, &wrapping, boundToRecovery); err != nil {
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
	_, err := keys.File.Open(keysPlace, f.keys)
	return err
}

func (w *wrap) newSalt(random io.Reader) error {
	_, err := io.ReadFull(random, w.salt[:])
	return err
}

func (w *wrap) fill(random io.Reader, key *FileKey, wrapping *[keySize]byte, bound []byte) error {
	box, err := sealBytes(random, nil, wrapping, key.secret[:], bound)
	if err != nil {
		return err
	}
	w.box = [wrappedSize]byte(box)
	return nil
}
