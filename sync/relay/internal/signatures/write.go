package signatures

import (
	"filippo.io/edwards25519"
	"filippo.io/edwards25519/field"
)

// write gives points as their Bytes method does. That divides for each, by Z,
// which takes as long as twenty additions of points; here all are divided at once:
// 1/Z is the product of all others over the product of all.
func write(points []edwards25519.Point) [][32]byte {
	before := make([]field.Element, len(points)) // the product of those before each
	product := new(field.Element).One()
	for i := range points {
		_, _, z, _ := points[i].ExtendedCoordinates()
		before[i].Set(product)
		product.Multiply(product, z)
	}
	inverse := product.Invert(product) // of the product of those that are left
	written := make([][32]byte, len(points))
	for i := len(points) - 1; i >= 0; i-- {
		x, y, z, _ := points[i].ExtendedCoordinates()
		one := new(field.Element).Multiply(inverse, &before[i])
		inverse.Multiply(inverse, z)
		x.Multiply(x, one)
		y.Multiply(y, one)
		copy(written[i][:], y.Bytes())
		written[i][31] |= byte(x.IsNegative() << 7)
	}
	return written
}
