package store

import (
	"context"

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
	if err != nil {
		return err
	}
	wrong := merge.Dot{Sequence: 1}
	for _, state := range states {
		record, err := decodeParts(state.State)
		if err != nil || record.in(number) == nil {
			continue
		}
		key := merge.RecordKey{Kind: kindConversation, ID: state.ID}
		edit := merge.Edit{Record: key, Dot: wrong, Writes: []merge.Write{
			{Record: key.ID, Kind: key.Kind, Op: merge.OpUnset, Field: conversationNote, Replaces: []merge.Dot{wrong}},
		}}
		_, err = put(j.projection, edit, number, made{}, 1, j.viewpoint())
		return err
	}
	return ErrNotFound
}

// DigestOwn makes the digest of one's own space, as Agree does where it has members.
func DigestOwn(j *Journal) error {
	_, _, err := j.digestOf(context.Background(), own)
	return err
}
