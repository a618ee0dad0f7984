package store_test

import (
	"errors"
	"testing"

	"bankje/store"
	"bankje/store/seal"
)

func TestACodeIsCheckedWithoutOpeningAnything(t *testing.T) {
	vault, err := store.Open(t.TempDir(), store.Options{Work: &seal.MinParams})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := vault.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := vault.CheckCode(""); !errors.Is(err, store.ErrNotFounded) {
		t.Errorf("before there is a journal: %v", err)
	}
	journal, err := vault.Found(t.Context(), []byte("135790"), store.PIN)
	if err != nil {
		t.Fatal(err)
	}
	code, err := journal.RecoveryCode(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	newer, err := journal.RecoveryCode(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := journal.Lock(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := vault.CheckCode(newer); err != nil {
		t.Errorf("the code that holds: %v", err)
	}
	var wrong *store.WrongCodeError
	if err := vault.CheckCode(code); !errors.As(err, &wrong) || wrong.Mistyped {
		t.Errorf("the code before: %v, want one that does not fit", err)
	}
	mistyped := string('0'+(newer[0]-'0'+1)%10) + newer[1:]
	if err := vault.CheckCode(mistyped); !errors.As(err, &wrong) || !wrong.Mistyped {
		t.Errorf("a wrong digit: %v, want one that was mistyped", err)
	}
	if _, err := journal.Drafts(t.Context()); !errors.Is(err, store.ErrLocked) {
		t.Errorf("checking a code opened the journal: %v", err)
	}
}
