package postgres_test

import (
	"database/sql"
	"testing"

	"bankje/sync/relay"
	"bankje/sync/relay/storagetest"
)

func BenchmarkStorage(b *testing.B) {
	var address string
	storagetest.Benchmark(b, func(b *testing.B) storagetest.Opener {
		address = schema(b)
		return func() relay.Storage { return open(b, address) }
	}, func(b *testing.B) int64 {
		db, err := sql.Open("pgx", address)
		if err != nil {
			b.Fatal(err)
		}
		defer db.Close()
		var size int64
		err = db.QueryRow(`
			SELECT SUM(pg_total_relation_size(oid))
			FROM pg_class
			WHERE relkind = 'r' AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())`).Scan(&size)
		if err != nil {
			b.Fatal(err)
		}
		return size
	})
}
