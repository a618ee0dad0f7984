package deflate

import (
	"math/bits"
	"slices"
)

// A code gives each symbol its bits; a symbol of length 0 does not occur.
type code struct {
	bits    []uint16 // first bit lowest, as they are written
	lengths []uint8
}

// newCode gives the symbols of given lengths their bits (RFC 1951, 3.2.2).
func newCode(lengths []uint8) code {
	var counts, next [maxCodeLength + 2]uint16
	for _, length := range lengths {
		counts[length]++
	}
	counts[0] = 0
	for length := range maxCodeLength {
		next[length+1] = (next[length] + counts[length]) << 1
	}
	c := code{make([]uint16, len(lengths)), lengths}
	for symbol, length := range lengths {
		if length > 0 {
			c.bits[symbol] = bits.Reverse16(next[length]) >> (16 - length)
			next[length]++
		}
	}
	return c
}

// cost returns how many bits it takes to write each symbol as often as given.
func (c code) cost(counts []int) int {
	total := 0
	for symbol, count := range counts {
		total += count * int(c.lengths[symbol])
	}
	return total
}

// codeLengths returns the lengths of a Huffman code for symbols that occur as
// often as given, none over limit. Where one would be, the counts are
// flattened and the code is made again: at the latest when all are 1 it fits.
func codeLengths(counts []int, limit int) []uint8 {
	var flattened [literalCount]int // the largest alphabet
	counts = flattened[:copy(flattened[:], counts)]
	for {
		lengths := huffman(counts)
		if int(slices.Max(lengths)) <= limit {
			return lengths
		}
		for symbol, count := range counts {
			counts[symbol] = (count + 1) / 2
		}
	}
}

// A node of the tree is a symbol or joins two nodes before it.
type node struct {
	count       uint32
	left, right uint16 // of a symbol, left is the symbol
	depth       uint8
}

// huffman makes the tree with two queues: symbols by count, then joints, of
// which each is at least as large as the one made before it.
func huffman(counts []int) []uint8 {
	var room [2 * literalCount]node
	nodes := leaves(room[:0], counts)
	lengths, symbols := make([]uint8, len(counts)), len(nodes)
	leaf, joint := 0, symbols
	smallest := func() int {
		if leaf < symbols && (joint == len(nodes) || nodes[leaf].count <= nodes[joint].count) {
			leaf++
			return leaf - 1
		}
		joint++
		return joint - 1
	}
	for range symbols - 1 {
		left, right := smallest(), smallest()
		nodes = append(nodes, node{nodes[left].count + nodes[right].count, uint16(left), uint16(right), 0})
	}
	for i := len(nodes) - 1; i >= symbols; i-- {
		nodes[nodes[i].left].depth, nodes[nodes[i].right].depth = nodes[i].depth+1, nodes[i].depth+1
	}
	for _, leaf := range nodes[:symbols] {
		lengths[leaf.left] = max(leaf.depth, 1) // a lone symbol takes a bit
	}
	return lengths
}

// leaves appends the symbols that occur, the rarest first.
func leaves(nodes []node, counts []int) []node {
	var room [literalCount]uint64
	keys := room[:0]
	for symbol, count := range counts {
		if count > 0 {
			keys = append(keys, uint64(count)<<16|uint64(symbol))
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		nodes = append(nodes, node{count: uint32(key >> 16), left: uint16(key)})
	}
	return nodes
}
