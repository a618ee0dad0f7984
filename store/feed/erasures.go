package feed

import (
	"context"
	"errors"
	"path/filepath"

	"bankje/sync/envelope"
)

// erasures are what the statements of all spaces erase.
type erasures map[envelope.SpaceID][]envelope.Erasure

// add takes in a statement of any type. One that cannot be read erases
// nothing here.
func (e erasures) add(s statement) {
	if listed, err := parseErasure(s.bytes); err == nil {
		e[s.space] = append(e[s.space], listed)
	}
}

// covers says whether an envelope is erased.
func (e erasures) covers(by owner, sequence uint64) bool {
	for i := range e[by.space] {
		if e[by.space][i].Covers(by.device, sequence) {
			return true
		}
	}
	return false
}

// obey puts stubs in the place of envelopes that are erased: a damaged file
// also holds forms of rows from before.
func (r *remains) obey() {
	erased := make(erasures)
	for _, s := range r.statements {
		erased.add(s)
	}
	for number, row := range r.envelopes {
		if erased.covers(row.owner, row.sequence) {
			r.envelopes[number] = row.stub()
		}
	}
}

// stub returns the row without the body; one that only a newer app can read
// is left as it is.
func (r row) stub() row {
	e, err := envelope.Parse(r.bytes)
	if err != nil {
		return r
	}
	return rowOf(r.number, e.Stub())
}

// overwriteErased destroys, in a damaged file that is about to be moved aside,
// the bodies that the statements of its salvage erase: a process that was
// killed may have left them there.
func overwriteErased(ctx context.Context, dir string) error {
	erased, err := erasuresIn(ctx, filepath.Join(dir, salvagedName))
	if err != nil || len(erased) == 0 {
		return err
	}
	damaged := filepath.Join(dir, journalName)
	rows, err := gatherForms(damaged)
	if err != nil {
		return err
	}
	var bodies [][]byte
	for _, e := range rows.envelopes {
		if h := e.Header; erased.covers(owner{h.Space, h.Device}, h.Sequence) {
			bodies = append(bodies, e.Body)
		}
	}
	sought := newSought(bodies)
	return errors.Join(overwriteIn(damaged, sought), overwriteIn(damaged+logSuffix, sought))
}

// erasuresIn reads what the statements in a whole file erase.
func erasuresIn(ctx context.Context, path string) (erasures, error) {
	db, err := openDatabase(path)
	if err != nil {
		return nil, err
	}
	all, err := (&Feed{db: db}).readStatements(ctx)
	erased := make(erasures)
	for _, s := range all {
		erased.add(s)
	}
	return erased, errors.Join(err, db.Close())
}
