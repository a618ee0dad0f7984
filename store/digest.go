package store

import (
	"context"
	"errors"

	"bankje/store/merge"
	"bankje/store/projection"
)

// digestChunk is for how many records at a time reading is kept waiting.
const digestChunk = 256

// digestOf gives the digest of a space. It is not whole where something cannot be
// read, or came while it was made.
func (j *Journal) digestOf(ctx context.Context, number int) (digest merge.Digest, whole bool, err error) {
	j.reading.Lock()
	begun := j.tail.position
	j.reading.Unlock()
	for last, more := int64(0), true; more; {
		err := j.view(ctx, func(p *projection.Projection) error {
			if whole = j.tail.unreadable == 0 && j.tail.position == begun; !whole {
				more = false
				return nil
			}
			var failed error
			next, err := p.Some(last, digestChunk, func(kind uint16, id projection.ID, state []byte) {
				failed = errors.Join(failed, addParts(&digest, merge.RecordKey{Kind: kind, ID: id}, state, number))
			})
			last, more = next, next > 0
			return errors.Join(err, failed)
		})
		if err != nil {
			return digest, false, err
		}
	}
	return digest, whole, nil
}

// addParts takes what a record is in a space into the digest of that.
func addParts(digest *merge.Digest, key merge.RecordKey, state []byte, number int) error {
	if key.Kind == kindView {
		return nil
	}
	return eachPart(state, func(space int, encoded []byte) error {
		if space == number {
			digest.Add(key, encoded)
		}
		return nil
	})
}
