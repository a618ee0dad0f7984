package sqlite_test

import (
	"path/filepath"
	"testing"

	"bankje/sync/relay"
	"bankje/sync/relay/sqlite"
	"bankje/sync/relay/storagetest"
)

func TestKeepsThePromisesOfAStorage(t *testing.T) {
	storagetest.Run(t, func(t *testing.T) storagetest.Opener {
		path := filepath.Join(t.TempDir(), "relay.db")
		return func() relay.Storage { return open(t, path) }
	})
}

func open(t testing.TB, path string) *sqlite.Storage {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
