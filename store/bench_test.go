package store_test

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"bankje/store"
	"bankje/store/storetest"
)

// story is what the benchmarks write: the made-up journal, or the entries of
// the file that BANKJE_NDJSON names.
func story(b *testing.B, size storetest.Size) storetest.Story {
	b.Helper()
	name := os.Getenv("BANKJE_NDJSON")
	if name == "" {
		return storetest.Tell(size, storetest.End)
	}
	file, err := os.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	s, err := storetest.ReadNDJSON(file)
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// newJournal founds a journal in a new folder.
func newJournal(b *testing.B) (string, *store.Vault, *store.Journal) {
	b.Helper()
	dir := b.TempDir()
	v, err := store.Open(dir, options())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { v.Close() })
	j, err := v.Found(b.Context(), pin, store.PIN)
	if err != nil {
		b.Fatal(err)
	}
	return dir, v, j
}

// large writes the large journal once and gives its folder, closed.
func large(b *testing.B, size storetest.Size) (*store.Vault, string) {
	b.Helper()
	dir, v, j := newJournal(b)
	if _, err := storetest.Write(b.Context(), j, story(b, size)); err != nil {
		b.Fatal(err)
	}
	if err := j.Lock(b.Context()); err != nil {
		b.Fatal(err)
	}
	return v, dir
}

// BenchmarkSave saves conversations one by one, each on disk before the next.
func BenchmarkSave(b *testing.B) {
	_, _, j := newJournal(b)
	s := story(b, storetest.Size{People: 500, Conversations: 10_000, Months: 24})
	var people []store.Person
	for _, p := range s.People {
		saved, err := j.AddPerson(b.Context(), p)
		if err != nil {
			b.Fatal(err)
		}
		people = append(people, saved)
	}
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		d := s.Conversations[i%len(s.Conversations)].Draft(people)
		start := time.Now()
		if _, err := j.SaveDraft(b.Context(), d); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	report(b, took)
}

// BenchmarkEdit edits conversations here and there in a journal of two years.
func BenchmarkEdit(b *testing.B) {
	v, _ := large(b, storetest.Busy)
	j, err := v.Unlock(b.Context(), pin)
	if err != nil {
		b.Fatal(err)
	}
	page, err := j.Timeline(b.Context(), store.Filter{}, 0, 5000)
	if err != nil {
		b.Fatal(err)
	}
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		c := page[i*37%len(page)]
		start := time.Now()
		d, err := j.EditDraft(b.Context(), c.ID)
		if err != nil {
			b.Fatal(err)
		}
		d.Conversation.Note += " fiets"
		if _, err := j.SaveDraft(b.Context(), d); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	report(b, took)
}

// BenchmarkDigest makes the digest of a journal of two years, as is done once
// after each contact that brought something.
func BenchmarkDigest(b *testing.B) {
	v, _ := large(b, storetest.Busy)
	j, err := v.Unlock(b.Context(), pin)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := store.DigestOwn(j); err != nil {
			b.Fatal(err)
		}
	}
}

// report gives the median and the 99th percentile.
func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	at := func(percent int) float64 { return float64(took[len(took)*percent/100].Microseconds()) / 1000 }
	b.ReportMetric(at(50), "p50-ms")
	b.ReportMetric(at(99), "p99-ms")
}

// BenchmarkOpenSnapshot opens the large journal from its snapshot, the secret
// included: subtract what BenchmarkSecret takes.
func BenchmarkOpenSnapshot(b *testing.B) {
	v, _ := large(b, storetest.Large)
	unlockEach(b, v, func() {})
}

// BenchmarkOpenFeed opens the large journal from the feed alone.
func BenchmarkOpenFeed(b *testing.B) {
	v, dir := large(b, storetest.Large)
	unlockEach(b, v, func() {
		if err := os.Remove(filepath.Join(dir, "snapshot")); err != nil {
			b.Fatal(err)
		}
	})
}

// BenchmarkSecret opens an empty journal: what the secret alone takes.
func BenchmarkSecret(b *testing.B) {
	_, v, j := newJournal(b)
	if err := j.Lock(b.Context()); err != nil {
		b.Fatal(err)
	}
	unlockEach(b, v, func() {})
}

func unlockEach(b *testing.B, v *store.Vault, before func()) {
	for b.Loop() {
		b.StopTimer()
		before()
		b.StartTimer()
		j, err := v.Unlock(b.Context(), pin)
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := j.Lock(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// BenchmarkSearch types words letter by letter into the search of the large
// journal, and reads a page at each.
func BenchmarkSearch(b *testing.B) {
	v, _ := large(b, storetest.Large)
	j, err := v.Unlock(b.Context(), pin)
	if err != nil {
		b.Fatal(err)
	}
	var typed []string
	for _, words := range []string{"fietsen", "велосипед", "zus koken", "Oksana тарас", "пам'ять", "moestuin tomaten", "її сестра", "xyz"} {
		letters := []rune(words)
		for n := range letters {
			typed = append(typed, string(letters[:n+1]))
		}
	}
	var took []time.Duration
	for b.Loop() {
		for _, query := range typed {
			start := time.Now()
			if _, err := j.Timeline(b.Context(), store.Filter{Query: query}, 0, 20); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(start))
		}
	}
	report(b, took)
}

// BenchmarkMemory tells what the process holds with 10,000 conversations open.
func BenchmarkMemory(b *testing.B) {
	v, _ := large(b, storetest.Busy)
	if _, err := v.Unlock(b.Context(), pin); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		runtime.GC()
	}
	b.ReportMetric(residentMB(b), "resident-MB")
}
