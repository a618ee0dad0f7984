package jsonl_test

import (
	"bytes"
	"io"
	"runtime"
	"testing"

	"bankje/store"
	"bankje/store/jsonl"
	"bankje/store/storetest"
)

// counter counts what is written, and what is in memory at the fullest.
type counter struct {
	bytes int64
	most  uint64
}

func (c *counter) Write(b []byte) (int, error) {
	c.bytes += int64(len(b))
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	c.most = max(c.most, m.HeapAlloc)
	return len(b), nil
}

// BenchmarkWrite writes a journal of 10,000 conversations.
func BenchmarkWrite(b *testing.B) {
	j := found(b)
	storetest.Fill(b, j, storetest.Busy)
	base := counter{}
	base.Write(nil)
	b.ReportAllocs()
	for b.Loop() {
		_, err := jsonl.Write(b.Context(), io.Discard, j.Tell(store.Period{}), jsonl.Header{}, func(int) {})
		must(b, err)
	}
	var c counter
	_, err := jsonl.Write(b.Context(), &c, j.Tell(store.Period{}), jsonl.Header{}, func(int) {})
	must(b, err)
	b.ReportMetric(float64(c.bytes), "file-B")
	b.ReportMetric(float64(c.most)-float64(base.most), "live-B")
}

// BenchmarkRead reads 10,000 conversations into an empty journal.
func BenchmarkRead(b *testing.B) {
	from := found(b)
	storetest.Fill(b, from, storetest.Busy)
	var file bytes.Buffer
	_, err := jsonl.Write(b.Context(), &file, from.Tell(store.Period{}), jsonl.Header{}, func(int) {})
	must(b, err)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		to := found(b)
		b.StartTimer()
		_, err := jsonl.Read(b.Context(), bytes.NewReader(file.Bytes()), to, jsonl.Options{})
		must(b, err)
	}
}
