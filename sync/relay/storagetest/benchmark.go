package storagetest

import (
	"testing"

	"bankje/sync/envelope"
	"bankje/sync/relay"
)

// BenchmarkPage is how many bytes of envelopes a phone sends at once that has
// much to send.
const BenchmarkPage = 512 << 10

// Benchmark inserts 10,000 envelopes of usual size as phones send them, by one
// device in large pages or by many one by one, and reads them as a phone that is
// new. size tells how many bytes a database takes on the disk.
func Benchmark(b *testing.B, empty func(b *testing.B) Opener, size func(b *testing.B) int64) {
	b.Run("pages", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s := empty(b)()
			id := found(b, s, 1)
			run := newAuthor(id, 1).write(10_000)
			b.StartTimer()
			for page := BenchmarkPage / 786; len(run) > 0; {
				n := min(page, len(run))
				insert(b, s, run[:n], false)
				run = run[n:]
			}
			b.ReportMetric(float64(size(b)), "disk-B")
		}
	})
	b.Run("one by one", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s := empty(b)()
			id := found(b, s, 1)
			var authors []*author
			for n := range 20 {
				authors = append(authors, newAuthor(id, n))
			}
			b.StartTimer()
			for i := range 10_000 {
				insert(b, s, authors[i%20].write(1), false)
			}
			b.ReportMetric(float64(size(b)), "disk-B")
		}
	})
	b.Run("read", func(b *testing.B) {
		s := empty(b)()
		id := found(b, s, 1)
		insert(b, s, newAuthor(id, 1).write(10_000), false)
		b.ReportAllocs()
		for b.Loop() {
			readAll(b, s, id)
		}
	})
}

func readAll(b *testing.B, s relay.Storage, id envelope.SpaceID) {
	for n := relay.Number(0); n < 10_000; {
		view(b, s, id, func(tx relay.Tx) (err error) {
			_, n, err = tx.After(n, envelope.DeviceID{}, BenchmarkPage)
			return err
		})
	}
}
