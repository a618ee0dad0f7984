package seal

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"bankje/sync/envelope"
)

var plains = rapid.Custom(func(t *rapid.T) []byte {
	words := rapid.SliceOf(rapid.SampledFrom(strings.Fields(dictionary1File))).Draw(t, "words")
	return append([]byte(strings.Join(words, " ")), rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")...)
})

func TestOpenGivesWhatWasSealed(t *testing.T) {
	m := newMember(t)
	rapid.Check(t, func(t *rapid.T) {
		plain := plains.Draw(t, "plain")
		e := m.seal(t, plain)
		if err := e.Verify(m.keys.Device.SigningKey()); err != nil {
			t.Fatal(err)
		}
		if got, err := m.key.Open(e); err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("opened %q, %v; want %q", got, err, plain)
		}
	})
}

func TestAnyFlippedBitOfAnEnvelopeIsRefused(t *testing.T) {
	m := newMember(t)
	rapid.Check(t, func(t *rapid.T) {
		data := m.seal(t, plains.Draw(t, "plain")).Bytes()
		bit := rapid.IntRange(0, len(data)*8-1).Draw(t, "bit")
		data[bit/8] ^= 1 << (bit % 8)
		e, err := envelope.Parse(data)
		if err != nil {
			return
		}
		if e.Verify(m.keys.Device.SigningKey()) == nil {
			t.Fatal("the change went unnoticed on arrival")
		}
		// Body hash and signature are for those who carry it; the seal alone
		// notices everything else.
		byte := bit / 8
		sealed := byte < len(e.Header.AssociatedData()) || byte >= envelope.HeaderSize+envelope.SignatureSize
		if _, err := m.key.Open(e); sealed && err == nil {
			t.Fatal("the change went unnoticed when opened")
		}
	})
}

func TestAnotherKeyOpensNothing(t *testing.T) {
	m := newMember(t)
	e := m.seal(t, []byte("only me"))
	random := newRandom()
	random.Read(make([]byte, 1000))
	other, err := NewEpochKey(random, 1)
	if err != nil {
		t.Fatal(err)
	}
	_, err = other.Open(e)
	expect(t, "another key", err, ErrDamaged)
	_, err = m.key.Open(e.Stub())
	expect(t, "a stub", err, ErrErased)
}

func TestShortChangesLookAlike(t *testing.T) {
	m := newMember(t)
	tick, word := m.seal(t, []byte{1}), m.seal(t, []byte(strings.Repeat("x", 200)))
	if len(tick.Bytes()) != len(word.Bytes()) {
		t.Errorf("%d and %d bytes, want the same", len(tick.Bytes()), len(word.Bytes()))
	}
}

func TestNotesShrink(t *testing.T) {
	m := newMember(t)
	for _, note := range benchmarkNotes {
		if body := m.seal(t, []byte(note.text)).Body; len(body) > len(note.text)*2/3 {
			t.Errorf("%s: a note of %d bytes has a body of %d, want two thirds at most", note.name, len(note.text), len(body))
		}
	}
}

func TestPaddingIsSmallAndHides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 2*MaxPlain).Draw(t, "n")
		padded := paddedSize(n)
		if padded < n || padded < minPadded || float64(padded) > max(minPadded, 1.12*float64(n)) {
			t.Fatalf("%d bytes are padded to %d", n, padded)
		}
		if paddedSize(padded) != padded {
			t.Fatalf("padding %d bytes gives %d, padding that gives %d", n, padded, paddedSize(padded))
		}
	})
}

func TestLargestChangeFitsAnEnvelope(t *testing.T) {
	m := newMember(t)
	noise := make([]byte, MaxPlain+1)
	newRandom().Read(noise)
	e := m.seal(t, noise[:MaxPlain])
	if _, err := envelope.Parse(e.Bytes()); err != nil {
		t.Errorf("the largest change: %v", err)
	}
	_, err := m.key.Seal(newRandom(), m.header, noise, m.keys.Device)
	expect(t, "a byte more", err, ErrTooLarge)
}

// TestHostileBodiesAreRefused seals what pack would never give: a member of
// the space may be hostile.
func TestHostileBodiesAreRefused(t *testing.T) {
	m := newMember(t)
	bomb := dictionary1.Deflate(make([]byte, MaxPlain+1))
	overlong := pad(formStored, nil)
	overlong[1] = 0xff
	overlong[2] = 0x7f
	for _, test := range []struct {
		name   string
		packed []byte
		want   error
	}{
		{"inflates beyond the limit", pad(formDeflate1, bomb), ErrDamaged},
		{"inflates to nothing", pad(formDeflate1, nil), ErrDamaged},
		{"goes on after its end", pad(formDeflate1, append(dictionary1.Deflate(nil), 0)), ErrDamaged},
		{"compressed in a later way", pad(2, nil), ErrNewer},
		{"longer than it is", overlong, ErrDamaged},
		{"a length without end", append([]byte{0}, bytes.Repeat([]byte{0xff}, 300)...), ErrDamaged},
		{"not padded", []byte{0, 0}, ErrDamaged},
		{"empty", nil, ErrDamaged},
	} {
		body, err := sealBytes(newRandom(), nil, &m.key.change, test.packed, m.header.AssociatedData())
		if err != nil {
			t.Fatal(err)
		}
		_, err = m.key.Open(envelope.Envelope{Header: m.header, Body: body})
		expect(t, test.name, err, test.want)
	}
}

// TestDictionary1IsNeverAltered fails when a word of the dictionary changes:
// then no note that was compressed with it can be read again. Better words
// belong in a dictionary with the next number.
func TestDictionary1IsNeverAltered(t *testing.T) {
	const want = "090e23a6a9d8bdd78813b8a3c8c6916c6de85519835abdd4b68687b7968d8774"
	text := strings.Join(strings.Fields(dictionary1File), " ")
	if got := fmt.Sprintf("%x", sha256.Sum256([]byte(text))); got != want {
		t.Errorf("dictionary 1 has hash %s, want %s", got, want)
	}
}

func TestNameOfASpace(t *testing.T) {
	m := newMember(t)
	for _, name := range []string{"", "Team Noord", strings.Repeat("ї", MaxName/2)} {
		sealed, err := m.key.SealName(newRandom(), name)
		if err != nil {
			t.Fatal(err)
		}
		if len(sealed) != minPadded+sealOverhead {
			t.Errorf("a name of %d bytes takes %d, and tells its length", len(name), len(sealed))
		}
		if got, err := m.key.OpenName(sealed); got != name || err != nil {
			t.Errorf("opened %q, %v; want %q", got, err, name)
		}
	}
	_, err := m.key.SealName(newRandom(), strings.Repeat("x", MaxName+1))
	expect(t, "a name too long", err, ErrTooLarge)
}
