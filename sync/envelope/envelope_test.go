package envelope_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"bankje/sync/envelope"
)

func TestStubKeepsHashAndSignature(t *testing.T) {
	e := writeRun(2)[1]
	stub, err := envelope.Parse(e.Stub().Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if !stub.IsStub() || e.IsStub() {
		t.Errorf("stub: %v, whole: %v; want true and false", stub.IsStub(), e.IsStub())
	}
	if stub.Hash() != e.Hash() {
		t.Error("erasing a body changes the hash, and would break the chain")
	}
	if err := stub.Verify(public(testKey)); err != nil {
		t.Errorf("a stub does not verify: %v", err)
	}
}

func TestAnyFlippedBitIsRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := envelope.Header{Sequence: rapid.Uint64Range(2, envelope.MaxNumber).Draw(t, "sequence"), Previous: envelope.Hash{1}}
		body := rapid.SliceOfN(rapid.Byte(), 1, 400).Draw(t, "body")
		data := sign(h, body, testKey).Bytes()
		bit := rapid.IntRange(0, len(data)*8-1).Draw(t, "bit")
		data[bit/8] ^= 1 << (bit % 8)
		e, err := envelope.Parse(data)
		if err == nil {
			err = e.Verify(public(testKey))
		}
		if err == nil {
			t.Fatal("the change went unnoticed")
		}
	})
}

func TestEnvelopeComesBackAsItWas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hash := rapid.Custom(func(t *rapid.T) (h envelope.Hash) {
			copy(h[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "bytes"))
			return h
		})
		want := sign(envelope.Header{
			Space:    envelope.SpaceID(hash.Draw(t, "space")),
			Sequence: rapid.Uint64Range(1, envelope.MaxNumber).Draw(t, "sequence"),
			Epoch:    rapid.Uint32().Draw(t, "epoch"),
			Members:  hash.Draw(t, "members"),
		}, rapid.SliceOfN(rapid.Byte(), 1, 400).Draw(t, "body"), testKey)
		if want.Header.Sequence > 1 {
			want.Header.Previous = envelope.Hash{1}
		}
		got, err := envelope.Parse(want.Bytes())
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Fatalf("%v (-want +got):\n%s", err, diff)
		}
	})
}

func TestParseRefusesByName(t *testing.T) {
	whole := writeRun(1)[0].Bytes()
	tooLate := sign(envelope.Header{Sequence: envelope.MaxNumber + 1, Previous: envelope.Hash{1}}, nil, testKey)
	with := func(at int, b byte) []byte {
		data := slices.Clone(whole)
		data[at] = b
		return data
	}
	const sequence, previous = 1 + 32 + 16 + 7, 1 + 32 + 16 + 8 + 4 + 32
	for _, test := range []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, envelope.ErrMalformed},
		{"version 0", with(0, 0), envelope.ErrMalformed},
		{"a newer version", with(0, 2), envelope.ErrVersion},
		{"half a header", whole[:100], envelope.ErrMalformed},
		{"half a signature", whole[:envelope.HeaderSize+32], envelope.ErrMalformed},
		{"sequence 0", with(sequence, 0), envelope.ErrMalformed},
		{"a sequence that fits in no database", tooLate.Bytes(), envelope.ErrMalformed},
		{"sequence 2 that follows nothing", with(sequence, 2), envelope.ErrMalformed},
		{"sequence 1 that follows something", with(previous, 1), envelope.ErrMalformed},
		{"a body over the limit", append(slices.Clone(whole), make([]byte, envelope.MaxBody)...), envelope.ErrMalformed},
	} {
		if _, err := envelope.Parse(test.data); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
	}
}

func TestVerifyRefusesAnotherKey(t *testing.T) {
	e := writeRun(1)[0]
	for _, key := range [][]byte{nil, make([]byte, 31), make([]byte, 32)} {
		if err := e.Verify(key); !errors.Is(err, envelope.ErrSignature) {
			t.Errorf("key of %d bytes: %v, want ErrSignature", len(key), err)
		}
	}
}
