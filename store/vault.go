package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"sync"
	"time"

	"bankje/store/feed"
	"bankje/store/seal"
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
	// Work is how much work one guess at the PIN or passphrase takes when it is
	// set; nil: about 0.3 s on this device.
	Work *seal.Params
	// Fleeting says that nothing in the folder needs to outlive a power cut: no
	// save waits for the disk.
	Fleeting bool
	// ViewEvery is how many changes come to a space before others are told again
	// what is made of it here, with the next save; 0: 32.
	ViewEvery int
	// Later makes it the journal of a later version of the app; nil: of this one.
	Later *Later
}

// Vault is the data folder of one person. It is locked until [Vault.Found] or
// [Vault.Unlock] hands out its [Journal].
type Vault struct {
	dir    string
	now    func() time.Time
	random io.Reader
	failed func(error)
	work   *seal.Params

	fleeting  bool
	viewEvery uint64
	later     *Later

	mu      sync.Mutex
	feed    *feed.Feed
	keyFile *seal.KeyFile // nil: not founded
	journal *Journal      // nil: locked
	unsaved []feed.Draft  // sealed at a lock, but not on disk yet
	closed  bool

	settings sync.Mutex // held while the settings are read or replaced
}

// Open opens the vault in dir, which is made where it does not exist. It needs
// no secret. Errors of the feed surface as they are: ErrNewerFile, ErrInUse,
// ErrReadOnly, ErrKeyFileLost and ErrDiskFull. A damaged file
// is moved aside and what can be read of it is used; see [Vault.Repair].
func Open(dir string, o Options) (*Vault, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("open vault: %w", err)
	}
	v := &Vault{dir: dir, now: o.Now, random: o.Rand, failed: o.Failed, work: o.Work, fleeting: o.Fleeting, viewEvery: cmp.Or(uint64(o.ViewEvery), viewEvery), later: o.Later}
	if v.now == nil {
		v.now = time.Now
	}
	if v.random == nil {
		v.random = rand.Reader
	}
	v.random = &sharedReader{source: v.random}
	if v.failed == nil {
		v.failed = func(error) {}
	}
	if err := v.open(context.Background()); err != nil {
		return nil, fmt.Errorf("open vault: %w", err)
	}
	return v, nil
}

func (v *Vault) open(ctx context.Context) error {
	var err error
	v.feed, err = feed.Open(ctx, v.dir)
	if errors.Is(err, feed.ErrDamaged) {
		v.feed, err = v.salvage(ctx)
	}
	if err != nil {
		return err
	}
	if v.fleeting {
		if err := v.feed.Hurry(); err != nil {
			return errors.Join(err, v.feed.Close())
		}
	}
	if err := v.readKeyFile(ctx); err != nil {
		return errors.Join(err, v.feed.Close())
	}
	v.sweep()
	return nil
}

func (v *Vault) readKeyFile(ctx context.Context) error {
	data, err := v.feed.KeyFile(ctx)
	if errors.Is(err, feed.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	v.keyFile, err = seal.ParseKeyFile(data)
	return err
}

// Founded reports whether there is a journal in the vault; if not, this is the
// first minute.
func (v *Vault) Founded() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.keyFile != nil
}

// SecretKind tells what the vault asks for; nothing before it is founded.
func (v *Vault) SecretKind() SecretKind {
	v.mu.Lock()
	defer v.mu.Unlock()
	switch {
	case v.keyFile == nil:
		return ""
	case v.keyFile.Kind() == seal.Passphrase:
		return Passphrase
	default:
		return PIN
	}
}

// Close locks the journal, if it is open, and lets go of the folder.
func (v *Vault) Close() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return nil
	}
	v.closed = true
	var errs []error
	if v.journal != nil {
		errs = append(errs, v.journal.lock(context.Background()))
	}
	errs = append(errs, v.keepUnsaved(context.Background()), v.feed.Close())
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("close vault: %w", err)
	}
	return nil
}
