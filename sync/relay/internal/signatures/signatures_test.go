package signatures

import (
	"crypto/ed25519"
	"encoding/binary"
	"encoding/hex"
	"math/big"
	"slices"
	"testing"

	"filippo.io/edwards25519"
)

// sign makes messages that one key signed, the same ones for the same seed.
func sign(seed byte, n int) (ed25519.PublicKey, []Signed) {
	private := ed25519.NewKeyFromSeed(slices.Repeat([]byte{seed}, ed25519.SeedSize))
	all := make([]Signed, n)
	for i := range all {
		message := make([]byte, 190)
		binary.LittleEndian.PutUint64(message, uint64(i))
		all[i] = Signed{message, [ed25519.SignatureSize]byte(ed25519.Sign(private, message))}
	}
	return private.Public().(ed25519.PublicKey), all
}

// standard counts as the standard library does.
func standard(key ed25519.PublicKey, all []Signed) int {
	for i, s := range all {
		if !ed25519.Verify(key, s.Message, s.Signature[:]) {
			return i
		}
	}
	return len(all)
}

// countWithoutAsking counts without the standard library.
func countWithoutAsking(k Key, all []Signed) int {
	for i := range all {
		var found [together]bool
		if k.look(all[i:i+1], found[:]); !found[0] {
			return i
		}
	}
	return len(all)
}

func TestAllThatIsSignedIsCountedWithoutAsking(t *testing.T) {
	for seed := range byte(8) {
		key, all := sign(seed, 64)
		for _, width := range []int{narrow, wide} {
			if n := countWithoutAsking(newKey(key, width), all); n != len(all) {
				t.Errorf("key %d with %d multiples: %d of %d", seed, width, n, len(all))
			}
		}
	}
}

func TestItCountsUpToTheFirstThatIsNotSigned(t *testing.T) {
	for _, n := range []int{0, 1, few, few + 1, 64, 200} {
		key, all := sign(1, n)
		if got := NewKey(key, n).Count(all); got != n {
			t.Errorf("all of %d are signed, and %d are counted", n, got)
		}
		for _, bad := range []int{0, n / 2, n - 1} {
			if bad < 0 || n == 0 {
				continue
			}
			spoiled := slices.Clone(all)
			spoiled[bad].Signature[7] ^= 1
			if got := NewKey(key, n).Count(spoiled); got != bad {
				t.Errorf("of %d the one at %d is not signed, and %d are counted", n, bad, got)
			}
		}
	}
}

// Points of small order, and points and numbers written otherwise than they
// should be, are where ways to verify differ.
var oddPoints = []string{
	"0100000000000000000000000000000000000000000000000000000000000000",
	"0100000000000000000000000000000000000000000000000000000000000080",
	"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"0000000000000000000000000000000000000000000000000000000000000000",
	"0000000000000000000000000000000000000000000000000000000000000080",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
	"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
}

// order is that of the group, L.
var order, _ = new(big.Int).SetString("7237005577332262213973186563042994240857116359379907606001950938285454250989", 10)

// oddNumbers are some that are to be s, from 0 on, also beyond the order.
func oddNumbers() [][]byte {
	one := big.NewInt(1)
	var all [][]byte
	for _, n := range []*big.Int{
		new(big.Int), one, big.NewInt(8), big.NewInt(128), big.NewInt(129), big.NewInt(256),
		new(big.Int).Sub(order, one), order, new(big.Int).Add(order, one), new(big.Int).Lsh(one, 252), new(big.Int).Lsh(one, 255),
	} {
		b := n.FillBytes(make([]byte, 32))
		slices.Reverse(b)
		all = append(all, b)
	}
	return all
}

func TestWhatIsOddIsCountedAsTheStandardLibraryDoes(t *testing.T) {
	var rs [][]byte
	for _, text := range oddPoints {
		b, err := hex.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		rs = append(rs, b)
	}
	keys := slices.Clone(rs)
	for _, number := range oddNumbers() {
		if s, err := new(edwards25519.Scalar).SetCanonicalBytes(number); err == nil {
			rs = append(rs, new(edwards25519.Point).ScalarBaseMult(s).Bytes())
		}
	}
	signed := 0
	for i, key := range slices.Concat(keys, keys) {
		prepared := newKey(key, []int{narrow, wide}[i/len(keys)])
		for _, r := range rs {
			for _, number := range oddNumbers() {
				s := Signed{[]byte("soep"), [ed25519.SignatureSize]byte(slices.Concat(r, number))}
				want := standard(key, []Signed{s})
				signed += want
				if got := prepared.Count([]Signed{s}); got != want {
					t.Errorf("key %x, signature %x: %d, want %d", key, s.Signature, got, want)
				}
				if prepared.minus != nil && countWithoutAsking(prepared, []Signed{s}) != want {
					t.Errorf("key %x, signature %x: without asking it is not %d", key, s.Signature, want)
				}
			}
		}
	}
	if signed < 10 {
		t.Errorf("this test is of no use: %d are signed", signed)
	}
}

func TestManyMessagesOfOneDeviceAreCountedWithAWideTable(t *testing.T) {
	var keys Keys
	for seed := range byte(mostRecent + 2) { // some are forgotten again
		key, all := sign(seed, worthWide/2)
		for message := range 3 {
			k := keys.Key(key, len(all))
			if n := k.Count(all); n != len(all) {
				t.Errorf("%d of %d", n, len(all))
			}
			if is := len(k.minus[0]) == wide; is != (message > 0) {
				t.Errorf("message %d: a wide table is %v", message, is)
			}
		}
	}
	if len(keys.recent) != mostRecent {
		t.Errorf("%d keys are kept", len(keys.recent))
	}
}

func TestDigitsMakeUpTheirNumber(t *testing.T) {
	numbers := oddNumbers()[:7]
	numbers = append(numbers, slices.Concat(slices.Repeat([]byte{0x88}, 31), []byte{0x0f}),
		slices.Concat(slices.Repeat([]byte{0x7f}, 31), []byte{0x0f}), slices.Concat(slices.Repeat([]byte{0x80}, 31), []byte{0x0f}))
	for _, number := range numbers {
		little := slices.Clone(number)
		slices.Reverse(little)
		want := new(big.Int).SetBytes(little)
		by16, by256 := digits16(number), digits256(number)
		for base, digits := range map[int64][]int16{16: by16[:], 256: by256[:]} {
			sum := new(big.Int)
			for _, digit := range slices.Backward(digits) {
				if int64(digit) > base/2 || int64(digit) < -base/2 {
					t.Errorf("%x to the base of %d has a digit %d", number, base, digit)
				}
				sum.Add(sum.Mul(sum, big.NewInt(base)), big.NewInt(int64(digit)))
			}
			if sum.Cmp(want) != 0 {
				t.Errorf("%x to the base of %d is %v, want %v", number, base, digits, want)
			}
		}
	}
}

func FuzzCount(f *testing.F) {
	f.Add(byte(1), uint16(3), []byte{1})
	f.Add(byte(2), uint16(64*7+40), []byte{0, 0, 0, 0x10})
	f.Fuzz(func(t *testing.T, seed byte, at uint16, change []byte) {
		key, all := sign(seed, few+3)
		i := int(at) % len(all)
		for j, b := range change {
			if where := int(at)/len(all) + j; where < ed25519.SignatureSize {
				all[i].Signature[where] ^= b
			}
		}
		want := standard(key, all)
		for _, width := range []int{narrow, wide} {
			k := newKey(key, width)
			if got := k.Count(all); got != want {
				t.Errorf("%d are counted, want %d", got, want)
			}
			if got := countWithoutAsking(k, all); got != want {
				t.Errorf("%d are counted without asking, want %d", got, want)
			}
		}
	})
}

func BenchmarkCount(b *testing.B) {
	key, all := sign(1, 220)
	base()
	for b.Loop() {
		NewKey(key, len(all)).Count(all)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(all)), "µs/signature")
}

// BenchmarkStandard is what BenchmarkCount is compared with.
func BenchmarkStandard(b *testing.B) {
	key, all := sign(1, 220)
	for b.Loop() {
		standard(key, all)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(all)), "µs/signature")
}
