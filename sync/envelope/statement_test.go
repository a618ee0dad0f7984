package envelope_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"bankje/sync/envelope"
)

func TestFoundingComesBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := testFounding()
		want.Name = rapid.SliceOfN(rapid.Byte(), 1, 300).Draw(t, "name")
		want.KEMKey = rapid.SliceOfN(rapid.Byte(), 1, 1300).Draw(t, "key")
		s := signStatement(want.Statement(), testKey)
		read, err := envelope.ParseStatement(s.Bytes())
		if diff := cmp.Diff(s, read); err != nil || diff != "" {
			t.Fatalf("statement: %v (-want +got):\n%s", err, diff)
		}
		got, err := envelope.ParseFounding(read)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Fatalf("founding: %v (-want +got):\n%s", err, diff)
		}
	})
}

func TestAnyFlippedBitOfAFoundingIsRefused(t *testing.T) {
	whole := signStatement(testFounding().Statement(), testKey).Bytes()
	rapid.Check(t, func(t *rapid.T) {
		data := slices.Clone(whole)
		bit := rapid.IntRange(0, len(data)*8-1).Draw(t, "bit")
		data[bit/8] ^= 1 << (bit % 8)
		s, err := envelope.ParseStatement(data)
		if err == nil {
			_, err = envelope.ParseFounding(s)
		}
		if err == nil {
			t.Fatal("the change went unnoticed")
		}
	})
}

func TestStatementOfALaterTypeIsCarried(t *testing.T) {
	s := signStatement(envelope.Statement{
		Type:     200,
		Space:    envelope.SpaceID{1},
		Number:   9,
		Previous: envelope.Hash{2},
		Author:   envelope.NewDeviceID(public(testKey)),
		Payload:  []byte("of a later version"),
	}, testKey)
	read, err := envelope.ParseStatement(s.Bytes())
	if diff := cmp.Diff(s, read); err != nil || diff != "" {
		t.Fatalf("%v (-want +got):\n%s", err, diff)
	}
	if err := read.Verify(public(testKey)); err != nil {
		t.Error(err)
	}
	if _, err := envelope.ParseFounding(read); !errors.Is(err, envelope.ErrMalformed) {
		t.Errorf("read as a founding: %v, want ErrMalformed", err)
	}
}

func TestStatementOutOfPlaceIsRefused(t *testing.T) {
	later := envelope.Statement{Type: 2, Space: envelope.SpaceID{1}, Number: 2, Previous: envelope.Hash{1}}
	for name, change := range map[string]func(s *envelope.Statement){
		"type 0":                 func(s *envelope.Statement) { s.Type = 0 },
		"number 0":               func(s *envelope.Statement) { s.Number = 0 },
		"a number too great":     func(s *envelope.Statement) { s.Number = envelope.MaxNumber + 1 },
		"a second founding":      func(s *envelope.Statement) { s.Type = envelope.Found },
		"first without type":     func(s *envelope.Statement) { s.Number = 1 },
		"a link to nothing":      func(s *envelope.Statement) { s.Previous = envelope.Hash{} },
		"no space":               func(s *envelope.Statement) { s.Space = envelope.SpaceID{} },
		"payload over the limit": func(s *envelope.Statement) { s.Payload = make([]byte, envelope.MaxPayload+1) },
	} {
		s := later
		change(&s)
		if _, err := envelope.ParseStatement(s.Bytes()); !errors.Is(err, envelope.ErrMalformed) {
			t.Errorf("%s: %v, want ErrMalformed", name, err)
		}
	}
	newer := later.Bytes()
	newer[0] = 2
	if _, err := envelope.ParseStatement(newer); !errors.Is(err, envelope.ErrVersion) {
		t.Errorf("newer frame: %v, want ErrVersion", err)
	}
}

func TestSpacesDifferByWhatFoundsThem(t *testing.T) {
	first, second := testFounding(), testFounding()
	second.Nonce[0]++
	if envelope.FoundedSpace(signStatement(first.Statement(), testKey)) ==
		envelope.FoundedSpace(signStatement(second.Statement(), testKey)) {
		t.Error("two foundings give one space")
	}
}
