package deflate

import "math/bits"

// The alphabets of RFC 1951, 3.2.5 to 3.2.7.
const (
	endOfBlock    = 256
	literalCount  = 286
	distanceCount = 30
	maxCodeLength = 15
	maxMetaLength = 7

	fixedBlock   = 1
	dynamicBlock = 2
)

// A class is a symbol for a range of lengths or distances, with as many extra
// bits as it takes to say which.
type class struct {
	symbol uint16
	extra  uint8
	base   uint16
}

var (
	lengthClasses   = makeLengthClasses()
	distanceClasses = makeDistanceClasses()

	fixedLiterals  = newCode(fixedLiteralLengths())
	fixedDistances = newCode(fill(make([]uint8, distanceCount), 5))
)

func makeLengthClasses() (classes [maxMatch + 1]class) {
	symbol, base := endOfBlock+1, 3
	for step := range 28 {
		extra := max(0, step/4-1)
		for length := base; length < base+1<<extra; length++ {
			classes[length] = class{uint16(symbol), uint8(extra), uint16(base)}
		}
		symbol, base = symbol+1, base+1<<extra
	}
	classes[maxMatch] = class{literalCount - 1, 0, maxMatch}
	return classes
}

func makeDistanceClasses() (classes [distanceCount]class) {
	base := 1
	for symbol := range classes {
		extra := max(0, symbol/2-1)
		classes[symbol] = class{uint16(symbol), uint8(extra), uint16(base)}
		base += 1 << extra
	}
	return classes
}

func fixedLiteralLengths() []uint8 {
	lengths := fill(make([]uint8, literalCount+2), 8)
	fill(lengths[144:256], 9)
	fill(lengths[256:280], 7)
	return lengths
}

func fill(lengths []uint8, length uint8) []uint8 {
	for i := range lengths {
		lengths[i] = length
	}
	return lengths
}

// distanceClass finds the class of a distance: two to each power of two.
func distanceClass(distance int) class {
	if distance <= 2 {
		return distanceClasses[distance-1]
	}
	behind := uint(distance - 1)
	power := bits.Len(behind) - 1
	return distanceClasses[2*power+int(behind>>(power-1)&1)]
}

// encode writes tokens as one block, with the fixed code or one of its own,
// whichever is shorter.
func encode(tokens []token) []byte {
	var literalCounts [literalCount]int
	var distanceCounts [distanceCount]int
	literals, distances := literalCounts[:], distanceCounts[:]
	literals[endOfBlock] = 1
	for _, t := range tokens {
		if !t.isMatch() {
			literals[t]++
			continue
		}
		literals[lengthClasses[t.length()].symbol]++
		distances[distanceClass(t.distance()).symbol]++
	}
	own := newTable(codeLengths(literals, maxCodeLength), codeLengths(distances, maxCodeLength))
	w := bitWriter{out: make([]byte, 0, len(tokens)*2+64)}
	w.write(1, 1) // the last block
	fixed := fixedLiterals.cost(literals) + fixedDistances.cost(distances)
	if own.size()+own.literals.cost(literals)+own.distances.cost(distances) < fixed {
		w.write(dynamicBlock, 2)
		own.write(&w)
		w.tokens(tokens, own.literals, own.distances)
	} else {
		w.write(fixedBlock, 2)
		w.tokens(tokens, fixedLiterals, fixedDistances)
	}
	return w.bytes()
}
