package feed

import (
	"encoding/binary"
	"hash/crc32"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func statementChecksum(n int64, space, bytes []byte) uint32 {
	return checksum("statements", binary.BigEndian.AppendUint64(nil, uint64(n)), space, bytes)
}

// checksum returns the CRC-32C of a row: the name of its table, then each
// value behind its length, so that no row passes for one of another table.
// It guards against worn flash, not against people: the seal does that.
func checksum(table string, values ...[]byte) uint32 {
	sum := crc32.Update(0, castagnoli, []byte(table))
	var length [8]byte
	for _, v := range values {
		binary.BigEndian.PutUint64(length[:], uint64(len(v)))
		sum = crc32.Update(sum, castagnoli, length[:])
		sum = crc32.Update(sum, castagnoli, v)
	}
	return sum
}
