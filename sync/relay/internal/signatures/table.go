package signatures

import "filippo.io/edwards25519"

// A table holds, of a point P, 256ⁱ·P times 1 to n for i from 0 to 31: with 128 of
// each, P is multiplied by any number with 32 additions; with 8, with 64 and four
// doublings.
type table [32][]edwards25519.Point

// How many multiples a table has in each place. A wide one is of 660 kB.
const (
	narrow = 8
	wide   = 128
)

// newTable makes a table; n is a power of two. A narrow one takes as long as
// verifying three or four signatures, a wide one as long as fifty.
func newTable(p *edwards25519.Point, n int) *table {
	var t table
	for i := range t {
		t[i] = make([]edwards25519.Point, n)
		t[i][0].Set(p)
		for times := 1; times < n; times++ {
			t[i][times].Add(&t[i][times-1], p)
		}
		p = new(edwards25519.Point).Set(&t[i][n-1]) // n times
		for times := n; times < 256; times *= 2 {
			p.Add(p, p)
		}
	}
	return &t
}

// addTimes adds the point of the table, as often as a number says.
func (t *table) addTimes(to *edwards25519.Point, number *edwards25519.Scalar) {
	if len(t[0]) == wide {
		for i, digit := range digits256(number.Bytes()) {
			t.add(to, i, digit)
		}
		return
	}
	// The odd digits first, sixteen times, for which nothing may be there yet.
	digits := digits16(number.Bytes())
	for i := range 32 {
		t.add(to, i, digits[2*i+1])
	}
	for range 4 {
		to.Add(to, to)
	}
	for i := range 32 {
		t.add(to, i, digits[2*i])
	}
}

// add adds a digit's multiple of what stands in a place of the table.
func (t *table) add(to *edwards25519.Point, place int, digit int16) {
	switch {
	case digit > 0:
		to.Add(to, &t[place][digit-1])
	case digit < 0:
		to.Subtract(to, &t[place][-digit-1])
	}
}

// digits256 writes a number of less than 2²⁵³ to the base of 256, with digits
// from -128 to 128.
func digits256(number []byte) (all [32]int16) {
	carry := int16(0)
	for i, b := range number {
		all[i] = int16(b) + carry
		if carry = 0; all[i] > 128 {
			all[i] -= 256
			carry = 1
		}
	}
	return all // the last digit is small
}

// digits16 does so to the base of 16, with digits from -8 to 8.
func digits16(number []byte) (all [64]int16) {
	carry := int16(0)
	for i := range all {
		all[i] = int16(number[i/2]>>(i%2*4)&15) + carry
		if carry = 0; all[i] > 8 {
			all[i] -= 16
			carry = 1
		}
	}
	return all
}
