package postgres_test

import (
	"testing"

	"bankje/sync/relay"
	"bankje/sync/relay/storagetest"
)

func BenchmarkStorage(b *testing.B) {
	var address string
	storagetest.Benchmark(b, func(b *testing.B) storagetest.Opener {
		address = storagetest.EmptySchema(b)
		return func() relay.Storage { return open(b, address) }
	}, func(b *testing.B) int64 { return sizeOf(b, address) })
}
