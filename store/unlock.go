package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"bankje/store/feed"
	"bankje/store/seal"
	"bankje/sync/envelope"
)

// errClosed is what a closed vault answers.
var errClosed = errors.New("store: vault is closed")

// Found makes the journal of a new vault, opened by secret. ErrFounded where
// there is one already, ErrShortSecret for a secret that is none.
func (v *Vault) Found(ctx context.Context, secret []byte, kind SecretKind) (*Journal, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return nil, errClosed
	}
	if v.keyFile != nil {
		return nil, ErrFounded
	}
	keys, err := v.found(ctx, secretOf(secret, kind))
	if err != nil {
		return nil, fmt.Errorf("found journal: %w", err)
	}
	return v.begin(ctx, keys)
}

// found makes the keys and the one space of the vault, and puts them on disk.
func (v *Vault) found(ctx context.Context, secret seal.Secret) (*seal.Keys, error) {
	keys, err := seal.NewKeys(v.random)
	if err != nil {
		return nil, err
	}
	statement, err := keys.Found(v.random, "")
	if err != nil {
		return nil, err
	}
	file, err := seal.NewKeyFile(v.random, keys, secret, v.params())
	if err != nil {
		return nil, shortSecret(err)
	}
	if err := v.keepFounding(statement.Bytes()); err != nil {
		return nil, err
	}
	space := envelope.FoundedSpace(statement)
	if err := v.feed.Found(ctx, file.Marshal(), space, statement.Bytes()); err != nil {
		return nil, err
	}
	v.keyFile = file
	return keys, nil
}

// Unlock opens the journal with the PIN or passphrase. A wrong one gives
// *[WrongSecretError]; too many give *[WaitError], also after a restart.
// Nothing is ever wiped. It takes a third of a second or more by design.
// An unlocked vault checks the secret and gives the journal that is open.
func (v *Vault) Unlock(ctx context.Context, secret []byte) (*Journal, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	keys, err := v.guess(ctx, secret)
	if err != nil {
		return nil, err
	}
	if v.journal != nil {
		keys.Wipe()
		return v.journal, nil
	}
	return v.begin(ctx, keys)
}

// guess tries the secret. It is counted as wrong before it is tried, so that
// whoever kills the app in between has not guessed for nothing.
func (v *Vault) guess(ctx context.Context, secret []byte) (*seal.Keys, error) {
	switch {
	case v.closed:
		return nil, errClosed
	case v.keyFile == nil:
		return nil, ErrNotFounded
	}
	if until, wait := v.guessWait(ctx); wait {
		return nil, &WaitError{Until: until}
	}
	guesses, err := v.feed.CountGuess(ctx, v.now())
	if err != nil {
		return nil, fmt.Errorf("unlock: %w", err)
	}
	keys, err := v.keyFile.Unlock(composed(secret))
	if errors.Is(err, seal.ErrWrongSecret) {
		return nil, &WrongSecretError{Left: max(feed.FreeGuesses-guesses.Wrong, 0)}
	}
	if err != nil {
		return nil, fmt.Errorf("unlock: %w", err)
	}
	if err := v.feed.ForgetGuesses(ctx); err != nil {
		return nil, fmt.Errorf("unlock: %w", err)
	}
	return keys, nil
}

// GuessWait tells until when the next guess has to wait, and whether it does.
func (v *Vault) GuessWait() (time.Time, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return time.Time{}, false
	}
	return v.guessWait(context.Background())
}

func (v *Vault) guessWait(ctx context.Context) (time.Time, bool) {
	now := v.now()
	guesses, err := v.feed.Guesses(ctx, now)
	if err != nil {
		// The guess itself is counted in the same table and will tell.
		return time.Time{}, false
	}
	wait := guesses.Wait(now)
	return now.Add(wait), wait > 0
}

// Recover opens the journal with the recovery code and sets a new PIN or
// passphrase. *[WrongCodeError] for a code that does not fit, ErrShortSecret
// for a secret that is none. A code has too many digits to be guessed, so
// wrong ones are not slowed down.
func (v *Vault) Recover(ctx context.Context, code string, secret []byte, kind SecretKind) (*Journal, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	keys, err := v.recoveredKeys(code)
	if err != nil {
		return nil, err
	}
	if err := v.changeSecret(ctx, keys, secretOf(secret, kind)); err != nil {
		return nil, fmt.Errorf("recover: %w", err)
	}
	if err := v.feed.ForgetGuesses(ctx); err != nil {
		return nil, fmt.Errorf("recover: %w", err)
	}
	if v.journal != nil {
		keys.Wipe()
		return v.journal, nil
	}
	return v.begin(ctx, keys)
}

// changeSecret puts a key file on disk that another secret opens. What v holds
// changes only when that worked.
func (v *Vault) changeSecret(ctx context.Context, keys *seal.Keys, secret seal.Secret) error {
	return v.changeKeyFile(ctx, func(file *seal.KeyFile) error {
		return shortSecret(file.ChangeSecret(v.random, keys, secret, v.params()))
	})
}

// changeKeyFile changes a copy of the key file, puts it on disk, and only then
// takes it for the key file.
func (v *Vault) changeKeyFile(ctx context.Context, change func(*seal.KeyFile) error) error {
	file, err := seal.ParseKeyFile(v.keyFile.Marshal())
	if err != nil {
		return err
	}
	if err := change(file); err != nil {
		return err
	}
	if err := v.feed.SetKeyFile(ctx, file.Marshal()); err != nil {
		return err
	}
	v.keyFile = file
	return nil
}

func (v *Vault) params() seal.Params {
	if v.work != nil {
		return *v.work
	}
	return seal.Calibrate(v.now)
}

func secretOf(text []byte, kind SecretKind) seal.Secret {
	if kind == Passphrase {
		return seal.Secret{Kind: seal.Passphrase, Text: composed(text)}
	}
	return seal.Secret{Kind: seal.PIN, Text: composed(text)}
}

func shortSecret(err error) error {
	if errors.Is(err, seal.ErrWeakSecret) {
		return ErrShortSecret
	}
	return err
}
