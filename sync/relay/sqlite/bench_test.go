package sqlite_test

import (
	"os"
	"path/filepath"
	"testing"

	"bankje/sync/relay"
	"bankje/sync/relay/storagetest"
)

func BenchmarkStorage(b *testing.B) {
	var path string
	storagetest.Benchmark(b, func(b *testing.B) storagetest.Opener {
		path = filepath.Join(b.TempDir(), "relay.db")
		return func() relay.Storage { return open(b, path) }
	}, func(b *testing.B) int64 {
		// What the log holds is moved to the file when it is closed.
		db := open(b, path)
		if err := db.Backup(b.Context(), path+".copy"); err != nil {
			b.Fatal(err)
		}
		info, err := os.Stat(path + ".copy")
		if err != nil {
			b.Fatal(err)
		}
		return info.Size()
	})
}
