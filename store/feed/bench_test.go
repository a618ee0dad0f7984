package feed

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// BenchmarkAppend saves as the app does: an envelope of 900 bytes, and the
// draft that it came from removed with it; and a quick entry, that was no draft.
func BenchmarkAppend(b *testing.B) {
	for _, drafted := range []bool{true, false} {
		b.Run(fmt.Sprintf("drafted=%t", drafted), func(b *testing.B) {
			f, anna, draft := open(b), newAuthor('a'), Draft{DraftID{1}, noise(1, 900)}
			var took []time.Duration
			for b.Loop() {
				if drafted {
					if err := f.PutDraft(b.Context(), draft); err != nil {
						b.Fatal(err)
					}
				}
				e := anna.next(900)
				start := time.Now()
				if _, err := f.Append(b.Context(), &draft.ID, e); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
		})
	}
}

// BenchmarkReadAll reads a journal of 26,000 envelopes of 700 bytes.
func BenchmarkReadAll(b *testing.B) {
	f, anna := open(b), newAuthor('a')
	hurry(b, f)
	add(b, f, anna, 26000, 700)
	for b.Loop() {
		count := 0
		for _, err := range f.Range(b.Context(), testSpace, 0) {
			if err != nil {
				b.Fatal(err)
			}
			count++
		}
		if count != 26000 {
			b.Fatalf("read %d envelopes", count)
		}
	}
}
