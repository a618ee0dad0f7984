package store_test

import (
	"testing"

	"golang.org/x/text/unicode/norm"

	"bankje/store"
)

func TestPassphraseOpensHoweverAKeyboardComposesItsLetters(t *testing.T) {
	const typed = "їжак чайник Zoë"
	apart, whole := norm.NFD.Bytes([]byte(typed)), norm.NFC.Bytes([]byte(typed))
	for _, set := range [][]byte{apart, whole} {
		v := open(t, t.TempDir(), options())
		j, err := v.Found(t.Context(), set, store.Passphrase)
		must(t, err)
		for _, given := range [][]byte{apart, whole} {
			must(t, j.Lock(t.Context()))
			if j, err = v.Unlock(t.Context(), given); err != nil {
				t.Fatalf("set as %q, given as %q: %v", set, given, err)
			}
		}
		must(t, j.ChangeSecret(t.Context(), apart, pin, store.PIN))
	}
}
