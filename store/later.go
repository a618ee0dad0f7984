package store

import (
	"context"

	"bankje/store/merge"
	"bankje/sync/envelope"
)

// Later has a journal be that of a later version of the app, of which this one
// knows nothing: for tests of how two versions go together.
type Later struct {
	Editor uint32 // the version as which it edits
	// Amend adds to a change, before it is sealed in a space, what only that
	// version writes.
	Amend func(envelope.SpaceID, *merge.Change)
}

// editor is the version as which this app edits; nil: as itself.
func (l *Later) editor() uint32 {
	if l == nil {
		return editorVersion
	}
	return l.Editor
}

func (l *Later) amended(in envelope.SpaceID, change merge.Change) merge.Change {
	if l != nil && l.Amend != nil {
		l.Amend(in, &change)
	}
	return change
}

// LaterValues gives what stands in a field that only a later version of the app
// knows, of a record of any kind: each candidate, the greatest first. ErrNotFound.
func (j *Journal) LaterValues(ctx context.Context, record merge.RecordKey, field uint16) (values [][]byte, err error) {
	all, err := j.stateOf(ctx, record)
	for _, part := range all {
		for _, c := range part.record.Candidates(field, "") {
			values = append(values, c.Value)
		}
	}
	return values, err
}
