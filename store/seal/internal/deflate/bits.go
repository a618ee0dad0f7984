package deflate

// A bitWriter packs bits into bytes, lowest first.
type bitWriter struct {
	out     []byte
	pending uint64
	count   uint // of pending bits
}

// write appends the lowest n bits of value, at most 32 at a time.
func (w *bitWriter) write(value uint64, n uint) {
	w.pending |= value << w.count
	w.count += n
	for ; w.count >= 8; w.count -= 8 {
		w.out = append(w.out, byte(w.pending))
		w.pending >>= 8
	}
}

func (w *bitWriter) symbol(c code, symbol uint16) {
	w.write(uint64(c.bits[symbol]), uint(c.lengths[symbol]))
}

func (w *bitWriter) class(c code, cl class, value int) {
	w.symbol(c, cl.symbol)
	w.write(uint64(value)-uint64(cl.base), uint(cl.extra))
}

func (w *bitWriter) tokens(tokens []token, literals, distances code) {
	for _, t := range tokens {
		if !t.isMatch() {
			w.symbol(literals, uint16(t))
			continue
		}
		w.class(literals, lengthClasses[t.length()], t.length())
		w.class(distances, distanceClass(t.distance()), t.distance())
	}
	w.symbol(literals, endOfBlock)
}

// bytes returns everything written, the last byte filled up with zeros.
func (w *bitWriter) bytes() []byte {
	if w.count > 0 {
		w.out = append(w.out, byte(w.pending))
	}
	return w.out
}
