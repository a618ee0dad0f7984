package parts

import (
	"errors"
	"testing"
	"time"

	"bankje/i18n"
	"bankje/store"
)

func TestARefusalSaysWhatIsLeft(t *testing.T) {
	now := time.Date(2026, 11, 30, 12, 0, 30, 0, time.UTC)
	p := i18n.For(i18n.EN)
	for name, c := range map[string]struct {
		kind  store.SecretKind
		err   error
		until time.Time
		want  string
	}{
		"wrong PIN":         {store.PIN, &store.WrongSecretError{Left: 3}, time.Time{}, "This PIN is wrong. Nothing was erased. You can try 3 more times, then you will have to wait a little."},
		"wrong passphrase":  {store.Passphrase, &store.WrongSecretError{Left: 1}, time.Time{}, "This passphrase is wrong. Nothing was erased. You can try 1 more time, then you will have to wait a little."},
		"the last free try": {store.PIN, &store.WrongSecretError{}, now.Add(30 * time.Second), "Too many wrong codes. Nothing was erased. Try again in 30 seconds."},
		"too many":          {store.PIN, &store.WaitError{Until: now.Add(9500 * time.Millisecond)}, time.Time{}, "Too many wrong codes. Nothing was erased. Try again in 10 seconds."},
		"far too many":      {store.PIN, &store.WaitError{Until: now.Add(time.Hour)}, time.Time{}, "Too many wrong codes. Nothing was erased. Try again at 14:01."},
	} {
		got, known := refusal(p, c.kind, c.err, c.until, !c.until.IsZero(), now)
		if !known || got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if said, known := refusal(p, store.PIN, errors.New("disk"), time.Time{}, false, now); known {
		t.Errorf("a failure of the disk is told as %q", said)
	}
}
