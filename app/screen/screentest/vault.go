package screentest

import (
	"testing"
	"time"

	"bankje/store"
	"bankje/store/seal"
)

// NewVault opens a vault in which nothing was founded, for the screens that
// stand before the journal.
func NewVault(t testing.TB) *store.Vault {
	t.Helper()
	vault, err := store.Open(t.TempDir(), store.Options{
		Now:  func() time.Time { return Now },
		Work: &seal.MinParams,
	})
	must(t, err)
	t.Cleanup(func() { must(t, vault.Close()) })
	return vault
}
