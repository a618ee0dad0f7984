package store

import (
	"fmt"

	"bankje/store/merge"
	"bankje/sync/envelope"
)

// noun says how one kind of thing is kept, so that reading and saving are
// written once for all of them.
type noun[T any] struct {
	kind     uint16
	fields   []field[T]
	about    func(*T) about
	validate func(T) error
}

// about points to what every noun has.
type about struct {
	id        *[16]byte
	hidden    *bool
	conflicts *[]Conflict
	seen      *merge.Seen
}

func (n noun[T]) key(id [16]byte) merge.RecordKey {
	return merge.RecordKey{Kind: n.kind, ID: id}
}

// fromRecord gives the noun as its record has it.
func (n noun[T]) fromRecord(id [16]byte, record *merge.Record, self envelope.DeviceID) T {
	t, conflicts := read(n.fields, record, self)
	a := n.about(&t)
	*a.id = id
	*a.conflicts = conflicts
	*a.hidden = record.Visibility() == merge.Hidden
	return t
}

// fromState gives the noun as its state has it, with what is seen of it now.
func (n noun[T]) fromState(id [16]byte, state []byte, self envelope.DeviceID) (T, error) {
	record, err := merge.DecodeRecord(state)
	if err != nil {
		var none T
		return none, fmt.Errorf("read record of kind %d: %w", n.kind, err)
	}
	return n.asSeen(id, record, self), nil
}

// asSeen gives the noun as its record has it, with what is seen of it now.
func (n noun[T]) asSeen(id [16]byte, record *merge.Record, self envelope.DeviceID) T {
	t := n.fromRecord(id, record, self)
	*n.about(&t).seen = record.Seen()
	return t
}
