package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"bankje/store/merge"
	"bankje/store/projection"
)

// readNoun reads one record, hidden or not. ErrNotFound.
func readNoun[T any](ctx context.Context, j *Journal, n noun[T], id [16]byte) (T, error) {
	var t T
	err := j.view(ctx, func(p *projection.Projection) error {
		state, found, err := p.State(n.kind, id)
		if err != nil {
			return err
		}
		if !found {
			return ErrNotFound
		}
		t, err = n.fromState(id, state, j.viewpoint())
		return err
	})
	return t, err
}

// savedNoun gives a record as a save left it, and reads it only where the save
// did not write to it.
func savedNoun[T any](ctx context.Context, j *Journal, n noun[T], id [16]byte, saved []opened) (T, error) {
	for _, change := range slices.Backward(saved) {
		for i, edit := range change.edits {
			if edit.Record == n.key(id) {
				return n.asSeen(id, change.made[i].record.shown(), j.viewpoint()), nil
			}
		}
	}
	return readNoun(ctx, j, n, id)
}

// readAll reads all records of a kind that show, the oldest first.
func readAll[T any](ctx context.Context, j *Journal, n noun[T]) ([]T, error) {
	var all []T
	err := j.view(ctx, func(p *projection.Projection) error {
		states, err := p.States(n.kind)
		if err != nil {
			return err
		}
		all, err = fromStates(n, states, j)
		return err
	})
	return all, err
}

// fromStates takes apart those records that show.
func fromStates[T any](n noun[T], states []projection.State, j *Journal) ([]T, error) {
	var all []T
	for _, s := range states {
		t, err := n.fromState(s.ID, s.State, j.viewpoint())
		if err != nil {
			return nil, err
		}
		if !*n.about(&t).hidden {
			all = append(all, t)
		}
	}
	return all, nil
}

// addNoun saves a new record and gives it as it was saved.
func addNoun[T any](ctx context.Context, j *Journal, n noun[T], t T) (T, error) {
	into := TeamID{}
	if team := n.about(&t).team; team != nil {
		into = *team
	}
	saved, err := j.saveInto(ctx, into, func(now time.Time) ([]merge.Write, error) {
		return newWrites(j, n, &t, now)
	})
	if err != nil {
		var none T
		return none, err
	}
	return savedNoun(ctx, j, n, *n.about(&t).id, saved)
}

// newWrites gives the writes of a new record, and the record its id.
func newWrites[T any](j *Journal, n noun[T], t *T, now time.Time) ([]merge.Write, error) {
	if err := n.validate(*t); err != nil {
		return nil, err
	}
	id := n.about(t).id
	if *id == ([16]byte{}) {
		made, err := newID(now, j.random)
		if err != nil {
			return nil, err
		}
		*id = made
	}
	return writes(n.fields, n.key(*id), new(T), t, new(merge.Seen)), nil
}

// editNoun saves what differs between before, as it was read, and after.
func editNoun[T any](ctx context.Context, j *Journal, n noun[T], before, after T) (T, error) {
	a := n.about(&before)
	saved, err := j.save(ctx, nil, func(time.Time) ([]merge.Write, error) {
		if err := n.validate(after); err != nil {
			return nil, err
		}
		if err := j.mayEdit(ctx, n.key(*a.id)); err != nil {
			return nil, err
		}
		return writes(n.fields, n.key(*a.id), &before, &after, a.seen), nil
	})
	if err != nil {
		var none T
		return none, err
	}
	return savedNoun(ctx, j, n, *a.id, saved)
}

// mayEdit answers ErrNewerRecord when a later version of the app asks that
// this one leaves the record alone, and ErrNotFound.
func (j *Journal) mayEdit(ctx context.Context, key merge.RecordKey) error {
	record, err := j.stateOf(ctx, key)
	if err != nil {
		return err
	}
	for _, part := range record {
		if part.record.MinimumEditor() > j.vault.later.editor() {
			return ErrNewerRecord
		}
	}
	return nil
}

// missing turns ErrNotFound into the zero value.
func missing[T any](t T, err error) (T, error) {
	if errors.Is(err, ErrNotFound) {
		var none T
		return none, nil
	}
	return t, err
}
