package store

import (
	"context"
	"fmt"

	"bankje/store/merge"
)

// hide hides a record; one that is hidden stays so. One that is shared goes for
// the whole team, and along with it what stands of it in one's own space: else it
// would be one's own again, which is for who shared it and did not delete it.
func (j *Journal) hide(ctx context.Context, key merge.RecordKey) error {
	return j.saveRecord(ctx, key, func(record parts) []part {
		home := record.shown().home
		return record.where(func(p part) bool {
			return (p.space == home || p.space == own) && p.record.Visibility() != merge.Hidden
		})
	}, func(record *merge.Record) merge.Write {
		return merge.Write{Op: merge.OpDelete, Replaces: record.Live()}
	})
}

// restore takes back the last hiding of a record, in each space that it was in:
// one save has one time in all of them. What somebody else deleted before stays
// deleted.
func (j *Journal) restore(ctx context.Context, key merge.RecordKey) error {
	return j.saveRecord(ctx, key, func(record parts) []part {
		seen := record.shown()
		last := merge.Time(0)
		for _, p := range record {
			last = max(last, deletedAt(p.record))
		}
		return record.where(func(p part) bool {
			if !seen.hidden { // somebody wrote to it who did not see that it was deleted
				return p.space == seen.home && p.record.Visibility() == merge.Returned
			}
			return deletedAt(p.record) == last
		})
	}, func(record *merge.Record) merge.Write {
		return merge.Write{Op: merge.OpRestore, Replaces: record.Replaces(merge.FieldRecord, "")}
	})
}

// deletedAt gives when a record was deleted last; 0 when it is not.
func deletedAt(record *merge.Record) (last merge.Time) {
	for _, c := range record.Candidates(merge.FieldRecord, "") {
		if c.Op == merge.OpDelete {
			last = max(last, c.Time)
		}
	}
	return last
}

// where gives the parts of a record of which is holds.
func (p parts) where(is func(part) bool) (some []part) {
	for _, part := range p {
		if is(part) {
			some = append(some, part)
		}
	}
	return some
}

// saveRecord saves a write to the record itself in some of the spaces that have
// it, all or nothing; in none, nothing.
func (j *Journal) saveRecord(ctx context.Context, key merge.RecordKey, where func(parts) []part, write func(*merge.Record) merge.Write) error {
	_, err := j.told(j.saveRecordAlone(ctx, key, where, write))
	return err
}

func (j *Journal) saveRecordAlone(ctx context.Context, key merge.RecordKey, where func(parts) []part, write func(*merge.Record) merge.Write) ([]opened, error) {
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return nil, ErrLocked
	}
	record, err := j.stateOf(ctx, key)
	if err != nil {
		return nil, fmt.Errorf("save: %w", err)
	}
	var placed []placedWrites
	for _, part := range where(record) {
		w := write(part.record)
		w.Record, w.Kind, w.Field = key.ID, key.Kind, merge.FieldRecord
		placed = append(placed, placedWrites{j.spaces[part.space], []merge.Write{w}})
	}
	if len(placed) == 0 {
		return nil, nil
	}
	return j.append(ctx, formOf(ctx), j.clock.Now(j.now().UnixMilli()), placed)
}
