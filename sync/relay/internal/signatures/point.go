package signatures

import "filippo.io/edwards25519/field"

// A point of the curve in extended coordinates: x = X/Z, y = Y/Z, xy = T/Z.
type point struct{ x, y, z, t field.Element }

// A summand is a point in the form in which it is added most quickly.
type summand struct{ sum, difference, product field.Element } // y+x, y-x, 2dxy

// twiceD is 2d of the curve's equation -x² + y² = 1 + dx²y², d = -121665/121666.
var twiceD = func() *field.Element {
	d := new(field.Element).Invert(number(121666))
	d.Multiply(d, number(121665))
	d.Negate(d)
	return d.Add(d, d)
}()

func number(n uint32) *field.Element {
	b := make([]byte, 32)
	b[0], b[1], b[2], b[3] = byte(n), byte(n>>8), byte(n>>16), byte(n>>24)
	e, err := new(field.Element).SetBytes(b)
	if err != nil {
		panic("signatures: " + err.Error()) // never: there are 32 bytes
	}
	return e
}

// zero makes p the neutral element.
func (p *point) zero() {
	p.x.Zero()
	p.y.One()
	p.z.One()
	p.t.Zero()
}

// add adds q to p, which also holds for equal points and for the neutral one.
func (p *point) add(q *summand) {
	var a, b, c, d field.Element
	a.Add(&p.y, &p.x)
	a.Multiply(&a, &q.sum)
	b.Subtract(&p.y, &p.x)
	b.Multiply(&b, &q.difference)
	c.Multiply(&p.t, &q.product)
	d.Add(&p.z, &p.z)
	p.complete(&a, &b, &c, &d)
}

// subtract subtracts q from p.
func (p *point) subtract(q *summand) {
	var a, b, c, d field.Element
	a.Add(&p.y, &p.x)
	a.Multiply(&a, &q.difference)
	b.Subtract(&p.y, &p.x)
	b.Multiply(&b, &q.sum)
	c.Multiply(&p.t, &q.product)
	c.Negate(&c)
	d.Add(&p.z, &p.z)
	p.complete(&a, &b, &c, &d)
}

// complete is what adding and subtracting have in common.
func (p *point) complete(a, b, c, d *field.Element) {
	var e, f, g, h field.Element
	e.Subtract(a, b)
	f.Subtract(d, c)
	g.Add(d, c)
	h.Add(a, b)
	p.x.Multiply(&e, &f)
	p.y.Multiply(&g, &h)
	p.z.Multiply(&f, &g)
	p.t.Multiply(&e, &h)
}

// double doubles p.
func (p *point) double() {
	var xx, yy, zz, e, f, g, h field.Element
	xx.Square(&p.x)
	yy.Square(&p.y)
	zz.Square(&p.z)
	zz.Add(&zz, &zz)
	e.Add(&p.x, &p.y)
	e.Square(&e)
	h.Add(&yy, &xx)
	e.Subtract(&e, &h)
	g.Subtract(&yy, &xx)
	f.Subtract(&zz, &g)
	p.x.Multiply(&e, &f)
	p.y.Multiply(&g, &h)
	p.z.Multiply(&f, &g)
	p.t.Multiply(&e, &h)
}

// invert inverts all elements, none of which is zero, for the price of one and
// three multiplications each.
func invert(all []field.Element) {
	before := make([]field.Element, len(all)) // products of all before each
	var product field.Element
	product.One()
	for i := range all {
		before[i] = product
		product.Multiply(&product, &all[i])
	}
	product.Invert(&product)
	for i := len(all) - 1; i >= 0; i-- {
		element := all[i]
		all[i].Multiply(&product, &before[i])
		product.Multiply(&product, &element)
	}
}
