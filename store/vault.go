package store

import (
	"context"
	"io"
	"time"
)

// MinPIN is the least number of digits of a PIN.
const MinPIN = 6

// SecretKind is what opens a vault.
type SecretKind string

// The kinds of secret.
const (
	PIN        SecretKind = "pin"        // digits, [MinPIN] or more
	Passphrase SecretKind = "passphrase" // words
)

// Options are what a vault takes from outside. The zero value is the real
// world.
type Options struct {
	Now  func() time.Time // wall clock; nil: time.Now
	Rand io.Reader        // source of keys and ids; nil: crypto/rand
	// Failed is told, on any goroutine, that a draft could not be put on disk
	// behind the writer's back (disk full, read-only). It is told once for a
	// run of failures, and with nil when drafts are on disk again.
	Failed func(error)
}

// Vault is the data folder of one person. It is locked until [Vault.Found] or
// [Vault.Unlock] hands out its [Journal].
type Vault struct{}

// Repair tells what was found damaged at [Open]. The damaged file was moved
// aside and kept; what could be read of it is in use.
type Repair struct {
	KeptAs string // path of the file that was moved aside
	Lost   int    // envelopes that could not be read back, at least
	Saved  int    // envelopes that could
}

// Open opens the vault in dir, which is made where it does not exist. It needs
// no secret. Errors of the feed surface as they are: ErrNewerFile, ErrInUse,
// ErrReadOnly, ErrKeyFileLost and ErrDiskFull of package feed.
func Open(dir string, o Options) (*Vault, error) { return nil, errUnfinished }

// Founded reports whether there is a journal in the vault; if not, this is the
// first minute.
func (v *Vault) Founded() bool { return false }

// SecretKind tells what the vault asks for; nothing before it is founded.
func (v *Vault) SecretKind() SecretKind { return "" }

// Repair tells what was found damaged at Open, and whether anything was. It
// tells once.
func (v *Vault) Repair() (Repair, bool) { return Repair{}, false }

// Found makes the journal of a new vault, opened by secret. The recovery code
// is given by [Journal.RecoveryCode]. ErrFounded where there is one already,
// ErrShortSecret for a secret that is none.
func (v *Vault) Found(ctx context.Context, secret []byte, kind SecretKind) (*Journal, error) {
	return nil, errUnfinished
}

// Unlock opens the journal with the PIN or passphrase. A wrong one gives
// *[WrongSecretError]; too many give *[WaitError], also after a restart.
// Nothing is ever wiped. It takes a third of a second or more by design.
func (v *Vault) Unlock(ctx context.Context, secret []byte) (*Journal, error) {
	return nil, errUnfinished
}

// Recover opens the journal with the recovery code and sets a new PIN or
// passphrase. Wrong codes count as wrong guesses.
func (v *Vault) Recover(ctx context.Context, code string, secret []byte, kind SecretKind) (*Journal, error) {
	return nil, errUnfinished
}

// GuessWait tells until when the next guess has to wait, and whether it does.
func (v *Vault) GuessWait() (time.Time, bool) { return time.Time{}, false }

// Settings gives the settings as they are kept; the zero value when there are
// none, or none that can be read.
func (v *Vault) Settings() Settings { return Settings{} }

// KeepSettings replaces the settings on disk, whole or not at all.
func (v *Vault) KeepSettings(s Settings) error { return errUnfinished }

// Close locks the journal, if it is open, and lets go of the folder.
func (v *Vault) Close() error { return nil }
