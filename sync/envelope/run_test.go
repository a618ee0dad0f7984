package envelope_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"bankje/sync/envelope"
)

func TestGoodRunVerifiesWhole(t *testing.T) {
	for n := range 5 {
		if good, err := envelope.VerifyRun(public(testKey), writeRun(n)); good != n || err != nil {
			t.Errorf("run of %d: %d good, %v", n, good, err)
		}
	}
	run := writeRun(5)
	run[2] = run[2].Stub()
	if good, err := envelope.VerifyRun(public(testKey), run); good != 5 || err != nil {
		t.Errorf("run with a stub: %d good, %v", good, err)
	}
	if good, err := envelope.VerifyRun(public(testKey), run[3:]); good != 2 || err != nil {
		t.Errorf("run from the middle: %d good, %v", good, err)
	}
}

func TestRunIsGoodUpToTheFirstDamage(t *testing.T) {
	resign := func(e *envelope.Envelope) { *e = sign(e.Header, e.Body, testKey) }
	for _, test := range []struct {
		name   string
		damage func(run []envelope.Envelope) // at index 2 of 5
		good   int
		want   error
	}{
		{"a body was changed", func(run []envelope.Envelope) { run[2].Body = []byte("other") }, 2, envelope.ErrBody},
		{"one is missing", func(run []envelope.Envelope) { copy(run[2:], run[3:]) }, 2, envelope.ErrChain},
		{"one is of another space", func(run []envelope.Envelope) { run[2].Header.Space[0]++; resign(&run[2]) }, 2, envelope.ErrChain},
		{"one links elsewhere", func(run []envelope.Envelope) { run[2].Header.Previous[0]++; resign(&run[2]) }, 2, envelope.ErrChain},
		// Whoever changes a signature breaks the link after it; the run ends
		// before, at the one signature that does not fit.
		{"a signature was changed", func(run []envelope.Envelope) { run[2].Signature[0]++ }, 2, envelope.ErrSignature},
		{"the last signature was changed", func(run []envelope.Envelope) { run[4].Signature[0]++ }, 4, envelope.ErrSignature},
	} {
		run := writeRun(5)
		test.damage(run)
		good, err := envelope.VerifyRun(public(testKey), run)
		if good != test.good || !errors.Is(err, test.want) {
			t.Errorf("%s: %d good, %v; want %d, %v", test.name, good, err, test.good, test.want)
		}
	}
}

func TestRunFindsAnyFlippedBit(t *testing.T) {
	whole := writeRun(6)
	rapid.Check(t, func(t *rapid.T) {
		run := slices.Clone(whole)
		at := rapid.IntRange(0, len(run)-1).Draw(t, "envelope")
		data := run[at].Bytes()
		bit := rapid.IntRange(0, len(data)*8-1).Draw(t, "bit")
		data[bit/8] ^= 1 << (bit % 8)
		damaged, err := envelope.Parse(data)
		if err != nil {
			return
		}
		run[at] = damaged
		if good, err := envelope.VerifyRun(public(testKey), run); good != at || err == nil {
			t.Fatalf("%d good, %v; want %d and why", good, err, at)
		}
	})
}

func TestRunOfAnotherDeviceIsRefused(t *testing.T) {
	if good, err := envelope.VerifyRun(make([]byte, 32), writeRun(3)); good != 0 || !errors.Is(err, envelope.ErrSignature) {
		t.Errorf("%d good, %v; want 0, ErrSignature", good, err)
	}
}

func BenchmarkVerifyRun(b *testing.B) {
	run := writeRun(500)
	for b.Loop() {
		if _, err := envelope.VerifyRun(public(testKey), run); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(run)), "ns/envelope")
}
