package store_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"bankje/store"
	"bankje/store/feed"
)

// wall is a clock that a test sets.
type wall struct {
	mu sync.Mutex
	at time.Time
}

func (w *wall) now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.at
}

func (w *wall) move(by time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.at = w.at.Add(by)
}

// at gives options with a clock that starts in March 2026.
func at() (store.Options, *wall) {
	w := &wall{at: time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC)}
	o := options()
	o.Now = w.now
	return o, w
}

func TestFirstMinute(t *testing.T) {
	v := open(t, filepath.Join(t.TempDir(), "new", "folder"), options())
	if v.Founded() || v.SecretKind() != "" {
		t.Error("a new vault is founded already")
	}
	if _, err := v.Unlock(t.Context(), pin); !errors.Is(err, store.ErrNotFounded) {
		t.Errorf("Unlock = %v, want ErrNotFounded", err)
	}
	for _, short := range []string{"", "12345", "12345a"} {
		if _, err := v.Found(t.Context(), []byte(short), store.PIN); !errors.Is(err, store.ErrShortSecret) {
			t.Errorf("Found with PIN %q = %v, want ErrShortSecret", short, err)
		}
	}
	_, err := v.Found(t.Context(), []byte("paard batterij nietje"), store.Passphrase)
	must(t, err)
	if !v.Founded() || v.SecretKind() != store.Passphrase {
		t.Errorf("founded %v with %q, want a passphrase", v.Founded(), v.SecretKind())
	}
	if _, err := v.Found(t.Context(), pin, store.PIN); !errors.Is(err, store.ErrFounded) {
		t.Errorf("Found again = %v, want ErrFounded", err)
	}
}

func TestWrongPINSlowsDownAndNeverWipes(t *testing.T) {
	dir := t.TempDir()
	o, clock := at()
	v := open(t, dir, o)
	j, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	oksana := add(t, j, "Oksana")
	must(t, j.Lock(t.Context()))
	guess := func() error {
		_, err := v.Unlock(t.Context(), []byte("000000"))
		return err
	}
	for left := feed.FreeGuesses - 1; left >= 0; left-- {
		var wrong *store.WrongSecretError
		if err := guess(); !errors.As(err, &wrong) || wrong.Left != left {
			t.Fatalf("wrong PIN = %v, want %d tries left", err, left)
		}
	}
	last := time.Duration(0)
	for range 3 {
		var wait *store.WaitError
		if err := guess(); !errors.As(err, &wait) {
			t.Fatalf("a guess too many = %v, want a wait", err)
		}
		now := wait.Until.Sub(clock.now())
		if now <= last {
			t.Errorf("wait of %v after one of %v, want it to grow", now, last)
		}
		last = now
		// Restarting the app does not help, nor does the right PIN.
		must(t, v.Close())
		v = open(t, dir, o)
		if until, waits := v.GuessWait(); !waits || !until.Equal(wait.Until) {
			t.Errorf("after a restart the wait is until %v, want %v", until, wait.Until)
		}
		if _, err := v.Unlock(t.Context(), pin); !errors.As(err, &wait) {
			t.Errorf("the right PIN during a wait = %v, want a wait", err)
		}
		clock.move(now)
		var wrong *store.WrongSecretError
		if err := guess(); !errors.As(err, &wrong) {
			t.Fatalf("a guess after the wait = %v, want it to be tried", err)
		}
	}
	clock.move(feed.LongestWait)
	if p, err := unlock(t, v).Person(t.Context(), oksana.ID); err != nil || p.Alias != "Oksana" {
		t.Errorf("after all the guesses: %q, %v; want everything there", p.Alias, err)
	}
	if _, waits := v.GuessWait(); waits {
		t.Error("the right PIN does not end the waiting")
	}
}

func TestAnotherPINOpensTheSameJournal(t *testing.T) {
	v, j := found(t)
	oksana := add(t, j, "Oksana")
	other := []byte("135791")
	if err := j.ChangeSecret(t.Context(), other, other, store.PIN); !errors.As(err, new(*store.WrongSecretError)) {
		t.Errorf("change with a wrong PIN = %v, want *WrongSecretError", err)
	}
	if err := j.ChangeSecret(t.Context(), pin, []byte("1"), store.PIN); !errors.Is(err, store.ErrShortSecret) {
		t.Errorf("change to a short PIN = %v, want ErrShortSecret", err)
	}
	must(t, j.ChangeSecret(t.Context(), pin, other, store.PIN))
	must(t, j.Lock(t.Context()))
	if _, err := v.Unlock(t.Context(), pin); !errors.As(err, new(*store.WrongSecretError)) {
		t.Errorf("the old PIN = %v, want *WrongSecretError", err)
	}
	j, err := v.Unlock(t.Context(), other)
	must(t, err)
	if _, err := j.Person(t.Context(), oksana.ID); err != nil {
		t.Error(err)
	}
}

func TestRecoveryCodeReplacesAForgottenPIN(t *testing.T) {
	v, j := found(t)
	oksana := add(t, j, "Oksana")
	if v.HasRecoveryCode() {
		t.Error("there is a recovery code before anybody asked for one")
	}
	first, err := j.RecoveryCode(t.Context())
	must(t, err)
	code, err := j.RecoveryCode(t.Context())
	must(t, err)
	must(t, j.Lock(t.Context()))
	other := []byte("135791")
	var wrong *store.WrongCodeError
	if _, err := v.Recover(t.Context(), first, other, store.PIN); !errors.As(err, &wrong) || wrong.Mistyped {
		t.Errorf("the code before = %v, want that it does not fit", err)
	}
	if _, err := v.Recover(t.Context(), code[:len(code)-1]+"x", other, store.PIN); !errors.As(err, &wrong) || !wrong.Mistyped {
		t.Errorf("a mistyped code = %v, want that it is mistyped", err)
	}
	j, err = v.Recover(t.Context(), code, other, store.PIN)
	must(t, err)
	if _, err := j.Person(t.Context(), oksana.ID); err != nil || !v.HasRecoveryCode() {
		t.Errorf("recovered: %v, code still there %v", err, v.HasRecoveryCode())
	}
	must(t, j.Lock(t.Context()))
	if _, err := v.Unlock(t.Context(), other); err != nil {
		t.Errorf("the new PIN: %v", err)
	}
}

func TestSettingsAreKnownBeforeUnlocking(t *testing.T) {
	dir := t.TempDir()
	v := open(t, dir, options())
	if s := v.Settings(); s.Language != "" {
		t.Errorf("a new vault has settings: %+v", s)
	}
	must(t, v.KeepSettings(store.Settings{Language: "uk", TextSize: 1.5, Screens: map[string]string{"hint": "away"}}))
	must(t, v.Close())
	v = open(t, dir, options())
	if s := v.Settings(); s.Language != "uk" || s.TextSize != 1.5 || s.Screens["hint"] != "away" {
		t.Errorf("settings after a restart: %+v", s)
	}
	must(t, os.WriteFile(filepath.Join(dir, "settings.json"), []byte(`{"language": "u`), 0o600))
	if s := v.Settings(); s.Language != "" {
		t.Errorf("damaged settings read as %+v, want none", s)
	}
}

func TestVaultIsForOneProcess(t *testing.T) {
	dir := t.TempDir()
	open(t, dir, options())
	if _, err := store.Open(dir, options()); !errors.Is(err, feed.ErrInUse) {
		t.Errorf("Open again = %v, want ErrInUse", err)
	}
}

func TestFileOfANewerAppIsNotTouched(t *testing.T) {
	dir := t.TempDir()
	v := open(t, dir, options())
	_, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	must(t, v.Close())
	db, err := sql.Open("sqlite", filepath.Join(dir, "journal.db"))
	must(t, err)
	// The version says the number of scripts twice.
	_, err = db.Exec(`PRAGMA user_version = 0x00630063`)
	must(t, errors.Join(err, db.Close()))
	before, err := os.ReadFile(filepath.Join(dir, "journal.db"))
	must(t, err)
	if _, err := store.Open(dir, options()); !errors.Is(err, feed.ErrNewerFile) {
		t.Fatalf("Open = %v, want ErrNewerFile", err)
	}
	if after, _ := os.ReadFile(filepath.Join(dir, "journal.db")); string(after) != string(before) {
		t.Error("the file of a newer app was changed")
	}
}

func TestClockMayBeWrong(t *testing.T) {
	o, clock := at()
	v := open(t, t.TempDir(), o)
	j, err := v.Found(t.Context(), pin, store.PIN)
	must(t, err)
	before := add(t, j, "Oksana")
	for i, by := range []time.Duration{-365 * 24 * time.Hour, 10 * 365 * 24 * time.Hour, -10 * 365 * 24 * time.Hour} {
		clock.move(by)
		after := before
		after.Wish = string('a' + rune(i))
		saved, err := j.EditPerson(t.Context(), before, after)
		must(t, err)
		talk(t, j, store.Conversation{At: clock.now(), People: []store.PersonID{before.ID}, Note: "klok " + after.Wish})
		j = relock(t, v, j)
		got, err := j.Person(t.Context(), before.ID)
		must(t, err)
		if got.Wish != saved.Wish || got.Wish != after.Wish || len(got.Conflicts) != 0 {
			t.Errorf("after the clock moved by %v the last save reads as %q, want %q", by, got.Wish, after.Wish)
		}
		before = got
		if n := len(search(t, j, "klok")); n != i+1 {
			t.Errorf("after the clock moved by %v %d conversations are found, want %d", by, n, i+1)
		}
	}
}
