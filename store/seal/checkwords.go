package seal

import (
	"crypto/sha256"
	"encoding/binary"

	"bankje/sync/envelope"
)

// CheckWords is how many words two people compare.
const CheckWords = 4

// CheckNumbers returns which words, of a list of the given size, two people
// compare who want to know whether they see the same: the one who came in
// with the statement of that hash, and the one who invited. With a list of
// 1,296 words or more somebody would have to try 2^41 statements to show the
// same words for another.
func CheckNumbers(space envelope.SpaceID, joining envelope.Hash, words int) [CheckWords]int {
	b := append([]byte("bankje check words 1\x00"), space[:]...)
	sum := sha256.Sum256(append(b, joining[:]...))
	var numbers [CheckWords]int
	for i := range numbers {
		numbers[i] = int(binary.BigEndian.Uint64(sum[8*i:]) % uint64(words))
	}
	return numbers
}
