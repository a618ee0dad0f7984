// Package examples makes the journal that one looks around in: made-up people
// and conversations of the past months, in a folder of its own that is sealed
// with a key nobody keeps, and erased when one stops. Start with [Open].
package examples

import (
	"context"
	"crypto/rand"
	"fmt"
	"sync"
	"time"

	"bankje/assets"
	"bankje/i18n"
	"bankje/store"
	"bankje/store/seal"
)

// Options are what the examples take from outside.
type Options struct {
	Language i18n.Language
	Now      func() time.Time // wall clock
	Failed   func(error)      // as store.Options has it
	Settings store.Settings   // to begin with
}

// Open makes the examples in dir, after erasing those that were left there, and
// gives their vault with the journal open. ErrNotOurs, and the errors of
// store.Open. Whoever is done closes the vault and calls [Erase].
func Open(ctx context.Context, dir string, o Options) (*store.Vault, *store.Journal, error) {
	told, err := assets.LoadExamples()
	if err != nil {
		return nil, nil, err
	}
	if err := prepare(dir); err != nil {
		return nil, nil, err
	}
	then := &clock{now: o.Now}
	vault, err := store.Open(dir, store.Options{
		Now: then.time, Failed: o.Failed, Work: &seal.MinParams, Fleeting: true,
	})
	if err != nil {
		return nil, nil, fmt.Errorf("open examples: %w", err)
	}
	journal, err := fill(ctx, vault, writer{told: told, language: o.Language, now: o.Now(), clock: then})
	if err == nil {
		err = vault.KeepSettings(withoutCode(o.Settings))
	}
	if err != nil {
		_ = vault.Close() // what went wrong before is what there is to tell
		return nil, nil, fmt.Errorf("make examples: %w", err)
	}
	then.set(time.Time{})
	return vault, journal, nil
}

// fill founds a journal under a secret that nobody keeps, and writes the
// examples in it.
func fill(ctx context.Context, vault *store.Vault, w writer) (*store.Journal, error) {
	var err error
	w.clock.set(w.at(halfAYear, "09:00"))
	w.journal, err = vault.Found(ctx, []byte(rand.Text()), store.Passphrase)
	if err != nil {
		return nil, err
	}
	return w.journal, w.write(ctx)
}

// halfAYear is how many days ago the journal was begun.
const halfAYear = 180

// withoutCode gives settings that ask for no recovery code: there is nothing to
// recover.
func withoutCode(s store.Settings) store.Settings {
	s.CodeShown, s.CodeKept = true, true
	return s
}

// clock is the wall clock, or the time at which an example is being written.
type clock struct {
	now func() time.Time

	mu   sync.Mutex
	then time.Time // zero: now
}

func (c *clock) time() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.then.IsZero() {
		return c.now()
	}
	return c.then
}

func (c *clock) set(then time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.then = then
}
