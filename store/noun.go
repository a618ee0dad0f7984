package store

import (
	"fmt"

	"bankje/store/merge"
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
	team      *TeamID // nil for what is always one's own
	hidden    *bool
	conflicts *[]Conflict
	seen      *merge.Seen
}

func (n noun[T]) key(id [16]byte) merge.RecordKey {
	return merge.RecordKey{Kind: n.kind, ID: id}
}

// fromShown gives the noun as its record shows it.
func (n noun[T]) fromShown(id [16]byte, s shown, from *viewpoint) T {
	t, conflicts := read(n.fields, s.record, from)
	a := n.about(&t)
	*a.id = id
	*a.conflicts = conflicts
	*a.hidden = s.hidden
	if a.team != nil {
		*a.team = from.team(s.home)
	}
	return t
}

// fromState gives the noun as its state has it, with what is seen of it now.
func (n noun[T]) fromState(id [16]byte, state []byte, from *viewpoint) (T, error) {
	record, err := decodeParts(state)
	if err != nil {
		var none T
		return none, fmt.Errorf("read record of kind %d: %w", n.kind, err)
	}
	return n.asSeen(id, record.shown(), from), nil
}

// asSeen gives the noun as its record shows it, with what is seen of it now.
func (n noun[T]) asSeen(id [16]byte, s shown, from *viewpoint) T {
	t := n.fromShown(id, s, from)
	*n.about(&t).seen = s.record.Seen()
	return t
}
