package envelope

import "encoding/binary"

// A Confirmation is what a statement of type Confirm says: its author has
// carried out every erasure up to one statement, and no longer holds what they
// list.
type Confirmation struct {
	Number uint64 // of that statement, in this chain
	Hash   Hash   // of that statement
}

// Statement returns the statement that confirms, still to be placed and
// signed.
func (c Confirmation) Statement() Statement {
	b := binary.BigEndian.AppendUint64(nil, c.Number)
	return Statement{Type: Confirm, Payload: append(b, c.Hash[:]...)}
}

// ParseConfirmation reads the payload of a statement of type Confirm. It
// returns ErrMalformed.
func ParseConfirmation(s Statement) (Confirmation, error) {
	var c Confirmation
	err := parsePayload(s, Confirm, func(r *reader) {
		c.Number = r.uint64()
		r.fill(c.Hash[:])
		r.require(c.Number > 0 && c.Number < s.Number)
	})
	return c, err
}
