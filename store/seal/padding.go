package seal

import "math/bits"

// minPadded is the least size of what is sealed, in bytes: a tick, a date and
// a short word all look alike.
const minPadded = 256

// paddedSize returns the size to which n bytes are padded: at least minPadded,
// then Padmé, which tells no more than O(log log n) bits of the length and
// adds at most 12 %, less the longer it is.
func paddedSize(n int) int {
	if n <= minPadded {
		return minPadded
	}
	exponent := bits.Len(uint(n)) - 1
	mantissa := bits.Len(uint(exponent))
	mask := 1<<(exponent-mantissa) - 1
	return (n + mask) &^ mask
}
