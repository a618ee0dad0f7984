package store

import (
	"context"
	"errors"

	"bankje/store/merge"
	"bankje/sync/envelope"
)

// MergeWrongly has a journal make something else of what it has of a space, as a
// fault in merging would.
func MergeWrongly(j *Journal, id envelope.SpaceID) error {
	j.reading.Lock()
	defer j.reading.Unlock()
	number, _ := j.viewpoint().number(id)
	states, err := j.projection.States(kindConversation)
	for _, state := range states {
		key := merge.RecordKey{Kind: kindConversation, ID: state.ID}
		before, err1 := decodeParts(state.State)
		after, err2 := decodeParts(state.State)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		if part := after.in(number); part != nil {
			part.Apply(merge.Edit{Dot: merge.Dot{Sequence: 1}})
			return j.projection.Replace(row(key, before, j.viewpoint()), row(key, after, j.viewpoint()), 1)
		}
	}
	return errors.Join(err, ErrNotFound)
}

// DigestOwn makes the digest of one's own space, as Agree does where it has members.
func DigestOwn(j *Journal) error {
	_, _, err := j.digestOf(context.Background(), own)
	return err
}
