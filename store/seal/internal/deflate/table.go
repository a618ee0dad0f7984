package deflate

// metaOrder is the order in which the lengths of the meta code are written
// (RFC 1951, 3.2.7).
var metaOrder = [...]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

const (
	repeatPrevious = 16 // 3 to 6 times
	shortZeros     = 17 // 3 to 10 times
	longZeros      = 18 // 11 to 138 times
)

// A step writes one length, or a repetition with its extra bits.
type step struct {
	symbol uint8
	extra  uint8
}

var stepExtraBits = [len(metaOrder)]uint{repeatPrevious: 2, shortZeros: 3, longZeros: 7}

// A table tells the reader of a block its two codes. Their lengths are
// written in steps, with a code that is written first.
type table struct {
	literals, distances           code
	literalsTotal, distancesTotal int // trailing zeros left out
	meta                          code
	metaTotal                     int
	steps                         []step
}

func newTable(literals, distances []uint8) table {
	t := table{
		literals:       newCode(literals),
		distances:      newCode(distances),
		literalsTotal:  max(trimmed(literals), endOfBlock+1),
		distancesTotal: max(trimmed(distances), 1),
	}
	t.steps = steps(append(literals[:t.literalsTotal:t.literalsTotal], distances[:t.distancesTotal]...))
	counts := make([]int, len(metaOrder))
	for _, s := range t.steps {
		counts[s.symbol]++
	}
	t.meta = newCode(codeLengths(counts, maxMetaLength))
	for i, symbol := range metaOrder {
		if t.meta.lengths[symbol] > 0 {
			t.metaTotal = max(i+1, 4)
		}
	}
	return t
}

func trimmed(lengths []uint8) int {
	n := len(lengths)
	for n > 0 && lengths[n-1] == 0 {
		n--
	}
	return n
}

// steps shortens runs of equal lengths.
func steps(lengths []uint8) []step {
	list := make([]step, 0, len(lengths))
	for len(lengths) > 0 {
		run := 1
		for run < len(lengths) && lengths[run] == lengths[0] {
			run++
		}
		list = appendRun(list, lengths[0], run)
		lengths = lengths[run:]
	}
	return list
}

func appendRun(list []step, length uint8, run int) []step {
	if length > 0 {
		list, run = append(list, step{symbol: length}), run-1
	}
	for run >= 3 {
		symbol, least, most := uint8(repeatPrevious), 3, 6
		switch {
		case length == 0 && run >= 11:
			symbol, least, most = longZeros, 11, 138
		case length == 0:
			symbol, least, most = shortZeros, 3, 10
		}
		n := min(run, most)
		list, run = append(list, step{symbol, uint8(n - least)}), run-n
	}
	for range run {
		list = append(list, step{symbol: length})
	}
	return list
}

// size returns how many bits write takes.
func (t table) size() int {
	total := 5 + 5 + 4 + 3*t.metaTotal
	for _, s := range t.steps {
		total += int(t.meta.lengths[s.symbol]) + int(stepExtraBits[s.symbol])
	}
	return total
}

func (t table) write(w *bitWriter) {
	w.write(uint64(t.literalsTotal-(endOfBlock+1)), 5)
	w.write(uint64(t.distancesTotal-1), 5)
	w.write(uint64(t.metaTotal-4), 4)
	for _, symbol := range metaOrder[:t.metaTotal] {
		w.write(uint64(t.meta.lengths[symbol]), 3)
	}
	for _, s := range t.steps {
		w.symbol(t.meta, uint16(s.symbol))
		w.write(uint64(s.extra), stepExtraBits[s.symbol])
	}
}
