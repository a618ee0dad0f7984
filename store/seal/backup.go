package seal

import (
	"errors"
	"fmt"
	"io"
)

// A Backup is the head of a back-up file: who can open it, and the keys. The
// file key is wrapped as in the key file, by the passphrase and the recovery
// code, and never by a PIN: a file lies where it can be guessed at for ever.
//
// A Backup is for one goroutine at a time.
type Backup struct {
	params     Params
	passphrase *wrap // nil: none
	recovery   *wrap // nil: none
	keys       []byte
	salt       [backupSaltSize]byte // of the key of what follows
}

// NewBackup makes the head of a back-up. It returns ErrNoRecovery when there is
// neither a passphrase nor a recovery code that could open it.
func (f *KeyFile) NewBackup(random io.Reader) (*Backup, error) {
	b := &Backup{recovery: f.recovery, keys: f.keys}
	if f.kind == Passphrase {
		b.params, b.passphrase = f.params, &f.secret
	}
	if b.passphrase == nil && b.recovery == nil {
		return nil, fmt.Errorf("make back-up: %w", ErrNoRecovery)
	}
	if _, err := io.ReadFull(random, b.salt[:]); err != nil {
		return nil, fmt.Errorf("make back-up: read randomness: %w", err)
	}
	return b, nil
}

// HasPassphrase says whether a passphrase opens the back-up.
func (b *Backup) HasPassphrase() bool { return b.passphrase != nil }

// HasRecovery says whether a recovery code opens the back-up.
func (b *Backup) HasRecovery() bool { return b.recovery != nil }

// Unlock opens the keys with the passphrase as typed. It returns
// ErrWrongSecret, also where there is none, or ErrDamaged or ErrNewer. Slow.
func (b *Backup) Unlock(text string) (*Keys, error) {
	if b.passphrase == nil {
		return nil, fmt.Errorf("unlock: %w", ErrWrongSecret)
	}
	return b.keyFile().Unlock(text)
}

// UnlockWithRecovery opens the keys with the recovery code. It returns
// ErrNoRecovery, and errors as Unlock does.
func (b *Backup) UnlockWithRecovery(code RecoveryCode) (*Keys, error) {
	return b.keyFile().UnlockWithRecovery(code)
}

// keyFile is the key file of which the head was made, as far as it is in it.
func (b *Backup) keyFile() *KeyFile {
	f := &KeyFile{kind: Passphrase, params: b.params, recovery: b.recovery, keys: b.keys}
	if b.passphrase != nil {
		f.secret = *b.passphrase
	}
	return f
}

// KeyFile makes the key file of a restored journal: a new PIN or passphrase,
// and the recovery code of before. Keys are those that were unlocked. It
// returns ErrWeakSecret. Slow.
func (b *Backup) KeyFile(random io.Reader, keys *Keys, secret Secret, params Params) (*KeyFile, error) {
	f := b.keyFile()
	if err := f.ChangeSecret(random, keys, secret, params); err != nil {
		return nil, err
	}
	return f, nil
}

// Write seals what follows the head, and writes both to w as it goes, but
// nothing before it is written to itself. The seal is whole only after Close,
// which does not close w.
func (b *Backup) Write(w io.Writer, keys *Keys) io.WriteCloser {
	head := b.marshal()
	return &backupWriter{to: w, aead: backupAEAD(keys.File, head), sealed: head}
}

// Read opens what follows the head in r, from which the head was read. The
// reader returns ErrDamaged for anything changed, cut short or added to; what
// it gave before that is as it was written, but not all.
func (b *Backup) Read(r io.Reader, keys *Keys) io.Reader {
	return newBackupReader(r, backupAEAD(keys.File, b.marshal()))
}

// ReadBackup reads the head of a back-up file. It returns ErrNotBackup for any
// other file, ErrNewer for one that a newer app wrote, ErrDamaged, or the error
// of r.
func ReadBackup(r io.Reader) (*Backup, error) {
	b, err := readBackup(r)
	if err != nil {
		return nil, fmt.Errorf("read back-up: %w", err)
	}
	return b, nil
}

// ErrNotBackup says that a file is no back-up at all.
var ErrNotBackup = errors.New("not a back-up")
