package deflate

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var words = strings.Fields("het gesprek ging over de huisarts en een brief дуже добре сьогодні говорили про школу — 🙂")

// sentences draws texts that repeat the dictionary and themselves, and bytes
// that do neither.
var sentences = rapid.Custom(func(t *rapid.T) []byte {
	text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 400).Draw(t, "words"), " ")
	return append([]byte(text), rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")...)
})

func TestEveryInflaterReadsIt(t *testing.T) {
	text := []byte(strings.Join(words, " "))
	d := NewDictionary(text)
	rapid.Check(t, func(t *rapid.T) {
		plain := sentences.Draw(t, "plain")
		deflated := d.Deflate(plain)
		got, err := io.ReadAll(flate.NewReaderDict(bytes.NewReader(deflated), text))
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("the standard library reads %q, %v; want %q", got, err, plain)
		}
	})
}

func TestSameTextGivesSameBytes(t *testing.T) {
	text := []byte(strings.Join(words, " "))
	used := NewDictionary(text)
	rapid.Check(t, func(t *rapid.T) {
		plain := sentences.Draw(t, "plain")
		if got, want := used.Deflate(plain), NewDictionary(text).Deflate(plain); !bytes.Equal(got, want) {
			t.Fatal("what was compressed before changes the result")
		}
	})
}

func TestLongTextOutgrowsTheWindow(t *testing.T) {
	d := NewDictionary([]byte(strings.Join(words, " ")))
	for _, size := range []int{windowSize - len(d.text), windowSize - len(d.text) + 1, 5 * windowSize} {
		plain := bytes.Repeat([]byte("een brief van de gemeente, "), size/27+1)[:size]
		got, err := d.Inflate(d.Deflate(plain), size)
		if err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%d bytes do not come back: %v", size, err)
		}
	}
}

// TestMatchesReachAsFarAsTheWindow repeats pieces of a dictionary that all but
// fills the window, its first and last bytes among them.
func TestMatchesReachAsFarAsTheWindow(t *testing.T) {
	noise := make([]byte, windowSize)
	rand.NewChaCha8([32]byte{}).Read(noise)
	rapid.Check(t, func(t *rapid.T) {
		room := rapid.IntRange(0, 1500).Draw(t, "room")
		dictionary := noise[room:]
		var plain []byte
		for len(plain) < room {
			from := rapid.IntRange(0, len(dictionary)-1).Draw(t, "from")
			from = rapid.SampledFrom([]int{0, from, len(dictionary) - 5}).Draw(t, "edge")
			piece := dictionary[from:min(from+rapid.IntRange(1, 600).Draw(t, "length"), len(dictionary))]
			plain = append(plain, piece...)
		}
		plain = plain[:rapid.SampledFrom([]int{room, min(room+1, len(plain))}).Draw(t, "size")]
		deflated := NewDictionary(dictionary).Deflate(plain)
		got, err := io.ReadAll(flate.NewReaderDict(bytes.NewReader(deflated), dictionary))
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("%d bytes do not come back: %v", len(plain), err)
		}
	})
}

func TestNoDictionary(t *testing.T) {
	d := NewDictionary(nil)
	for _, plain := range []string{"", "a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", strings.Repeat("пані ", 900)} {
		got, err := d.Inflate(d.Deflate([]byte(plain)), len(plain))
		if err != nil || string(got) != plain {
			t.Errorf("%d bytes do not come back: %v", len(plain), err)
		}
	}
}

func TestInflatingIsBounded(t *testing.T) {
	d := NewDictionary(nil)
	deflated := d.Deflate(make([]byte, 1000))
	if _, err := d.Inflate(deflated, 1000); err != nil {
		t.Errorf("as many bytes as allowed: %v", err)
	}
	if _, err := d.Inflate(deflated, 999); !errors.Is(err, ErrCorrupt) {
		t.Errorf("more bytes than allowed: %v, want ErrCorrupt", err)
	}
}

func TestInflatingWantsOneWholeStream(t *testing.T) {
	d := NewDictionary(nil)
	deflated := d.Deflate([]byte(strings.Join(words, " ")))
	for cut := range deflated {
		if _, err := d.Inflate(deflated[:cut], 1000); !errors.Is(err, ErrCorrupt) {
			t.Fatalf("cut to %d bytes: %v, want ErrCorrupt", cut, err)
		}
	}
	if _, err := d.Inflate(append(deflated, 0), 1000); !errors.Is(err, ErrCorrupt) {
		t.Errorf("a byte too many: %v, want ErrCorrupt", err)
	}
}

// TestSkewedCountsStayInLimit draws counts that grow like Fibonacci numbers,
// for which a Huffman code is at its deepest.
func TestSkewedCountsStayInLimit(t *testing.T) {
	counts := make([]int, 40)
	counts[0], counts[1] = 1, 1
	for i := 2; i < len(counts); i++ {
		counts[i] = counts[i-1] + counts[i-2]
	}
	for _, limit := range []int{maxMetaLength, maxCodeLength} {
		space := 0.0
		for _, length := range codeLengths(counts, limit) {
			if length == 0 || int(length) > limit {
				t.Fatalf("length %d, want 1 to %d", length, limit)
			}
			space += 1 / float64(int(1)<<length)
		}
		if space != 1 {
			t.Errorf("limit %d: the code fills %v of its space, want all", limit, space)
		}
	}
}

func FuzzInflate(f *testing.F) {
	d := NewDictionary([]byte(strings.Join(words, " ")))
	f.Add([]byte{})
	f.Add(d.Deflate([]byte("een gesprek over de huisarts")))
	f.Fuzz(func(t *testing.T, deflated []byte) {
		const limit = 1 << 16
		plain, err := d.Inflate(deflated, limit)
		if err != nil {
			return
		}
		again, err := d.Inflate(d.Deflate(plain), limit)
		if err != nil || !bytes.Equal(again, plain) {
			t.Fatalf("%q does not come back: %v", plain, err)
		}
	})
}
