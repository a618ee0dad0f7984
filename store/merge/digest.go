package merge

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
)

// Digest stands for a set of records: the sum, modulo 2^256, of a hash of each.
// The order in which records are added doesn't matter and one record can be
// exchanged without reading the others. The zero value is the empty set.
//
// Two devices that have the same changes and different digests have merged them
// differently: that is what it is for. It tells apart mistakes, not attacks:
// sums of hashes can be made to meet with far less work than the hash itself, by
// somebody who may write many records, and it is neither keyed nor signed.
type Digest [sha256.Size]byte

// digestLabel keeps these hashes apart from all others over the same bytes.
const digestLabel = "bankje merge record 1\x00"

// Add takes in a record's canonical bytes.
func (d *Digest) Add(key RecordKey, record []byte) {
	sum, carry := hashRecord(key, record), uint64(0)
	for i := len(d) - 8; i >= 0; i -= 8 {
		var limb uint64
		limb, carry = bits.Add64(binary.BigEndian.Uint64(d[i:]), binary.BigEndian.Uint64(sum[i:]), carry)
		binary.BigEndian.PutUint64(d[i:], limb)
	}
}

// Remove takes out a record that was added with the same bytes.
func (d *Digest) Remove(key RecordKey, record []byte) {
	sum, borrow := hashRecord(key, record), uint64(0)
	for i := len(d) - 8; i >= 0; i -= 8 {
		var limb uint64
		limb, borrow = bits.Sub64(binary.BigEndian.Uint64(d[i:]), binary.BigEndian.Uint64(sum[i:]), borrow)
		binary.BigEndian.PutUint64(d[i:], limb)
	}
}

func hashRecord(key RecordKey, record []byte) [sha256.Size]byte {
	buffer := make([]byte, 0, len(digestLabel)+2+len(key.ID)+len(record))
	buffer = append(buffer, digestLabel...)
	buffer = binary.BigEndian.AppendUint16(buffer, key.Kind)
	buffer = append(buffer, key.ID[:]...)
	return sha256.Sum256(append(buffer, record...))
}
