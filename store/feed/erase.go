package feed

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"bankje/sync/envelope"
)

// An Erasure is what is to be destroyed in one space, and what comes in its
// place.
type Erasure struct {
	Space     envelope.SpaceID
	Again     []envelope.Envelope // what concerns others: the next ones of their device
	Statement []byte              // of type envelope.Erase, the next of the space
	Drop      []DraftID
	Put       []Draft
	Forms     [][]byte // sealed bytes that only damaged files still hold
}

// ErrNotOverwritten says that something was erased, for good, but that its
// bytes may still stand in a file of the folder: there was no room to write
// the file anew. Each opening tries that again.
var ErrNotOverwritten = errors.New("erased, but not overwritten yet")

// erasingName is the local value that is there from the moment in which
// something is erased until its bytes are in no file any more.
const erasingName = "feed.erasing"

// Erase appends envelopes and a statement, puts stubs in the place of all
// envelopes that the statement lists, and drops and puts drafts: all of it or
// nothing. When it returns without an error, nothing of the bodies and of the
// drafts is in any file of the folder, damaged ones that were moved aside
// included; what the flash memory itself keeps nobody can tell. Killed at any
// moment it has done nothing to the journal, or the next opening ends it.
//
// It returns ErrNotNext as Append does, ErrDamaged for an envelope that is not
// as it was written, and ErrNotOverwritten.
func (f *Feed) Erase(ctx context.Context, e Erasure) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("erase: %w", err)
	}
	ctx = context.WithoutCancel(ctx)
	listed, err := parseErasure(e.Statement)
	if err != nil {
		return fail("erase", err)
	}
	err = f.addInTransaction(ctx, func(tx *sql.Tx) error { return f.erase(ctx, tx, e, listed) })
	if err != nil {
		f.heads.forget()
		return fail("erase", err)
	}
	for _, again := range e.Again {
		f.runs.add(owner{e.Space, again.Header.Device}, again.Header.Sequence, again.Hash())
	}
	if err := f.finishErasing(ctx); err != nil {
		return fail("erase", errors.Join(ErrNotOverwritten, err))
	}
	return nil
}

func parseErasure(statement []byte) (envelope.Erasure, error) {
	s, err := envelope.ParseStatement(statement)
	if err != nil {
		return envelope.Erasure{}, err
	}
	return envelope.ParseErasure(s)
}

// erase does the work of Erase in its transaction.
func (f *Feed) erase(ctx context.Context, tx *sql.Tx, e Erasure, listed envelope.Erasure) error {
	for _, again := range e.Again {
		if _, err := f.insertNext(ctx, tx, again); err != nil {
			return err
		}
	}
	if err := addStatement(ctx, tx, e.Space, e.Statement); err != nil {
		return err
	}
	if err := putLocal(ctx, tx, erasingName, []byte{1}); err != nil {
		return err
	}
	forms := e.Forms
	for _, of := range listed.Feeds {
		bodies, err := f.stubFeed(ctx, tx, owner{e.Space, of.Device}, of.Runs)
		if err != nil {
			return err
		}
		forms = append(forms, bodies...)
	}
	sealed, err := f.exchangeDrafts(ctx, tx, e)
	if err != nil {
		return err
	}
	// Last before the commit: the journal has all of it as long as this fails.
	return overwriteAside(f.dir, append(forms, sealed...))
}

// stubFeed puts stubs in the place of the envelopes in the runs of one feed,
// and returns the bodies. What is not there yet, or is a stub, stays so.
func (f *Feed) stubFeed(ctx context.Context, tx *sql.Tx, by owner, runs []envelope.Run) ([][]byte, error) {
	feed, known := f.owners.feedOf(by)
	if !known {
		return nil, nil
	}
	var bodies [][]byte
	for _, run := range runs {
		full, err := f.readRun(ctx, tx, feed, run)
		if err != nil {
			return nil, err
		}
		for _, stored := range full {
			if err := putStub(ctx, tx, stored); err != nil {
				return nil, err
			}
			bodies = append(bodies, stored.Envelope.Body)
		}
	}
	return bodies, nil
}

// readRun returns the envelopes of a run that are no stubs. One in a form that
// only a newer app can read is not among them: where its body begins is not
// known here.
func (f *Feed) readRun(ctx context.Context, tx *sql.Tx, feed int64, run envelope.Run) ([]Stored, error) {
	rows, err := tx.QueryContext(ctx, selectStored+`
		WHERE feed = $1 AND sequence BETWEEN $2 AND $3`,
		feed, run.First, run.Last)
	if err != nil {
		return nil, err
	}
	var full []Stored
	for stored, err := range f.scanStored(rows) {
		if err != nil {
			return nil, err
		}
		if !stored.Newer && !stored.Envelope.IsStub() {
			full = append(full, stored)
		}
	}
	return full, nil
}

func putStub(ctx context.Context, tx *sql.Tx, stored Stored) error {
	stub := rowOf(stored.Number, stored.Envelope.Stub())
	_, err := tx.ExecContext(ctx, `
		UPDATE envelopes
		SET bytes = $2, crc = $3
		WHERE n = $1`,
		stub.number, stub.bytes, stub.checksum())
	return err
}

// exchangeDrafts drops and puts drafts, and returns what stood in the places
// of both.
func (f *Feed) exchangeDrafts(ctx context.Context, tx *sql.Tx, e Erasure) ([][]byte, error) {
	ids := e.Drop
	for _, d := range e.Put {
		ids = append(ids[:len(ids):len(ids)], d.ID)
	}
	var sealed [][]byte
	for _, id := range ids {
		var before []byte
		err := tx.QueryRowContext(ctx, `DELETE FROM drafts WHERE id = $1 RETURNING bytes`, id[:]).Scan(&before)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, err
		}
		sealed = append(sealed, before)
	}
	for _, d := range e.Put {
		f.kept.add(d.ID)
		if err := putDraft(ctx, tx, d); err != nil {
			return nil, err
		}
	}
	return sealed, nil
}

// Overwritten says whether nothing of what was erased is left in any file.
func (f *Feed) Overwritten(ctx context.Context) (bool, error) {
	_, err := readLocal(context.WithoutCancel(ctx), f.db, erasingName)
	if errors.Is(err, ErrNotFound) {
		return true, nil
	}
	return false, fail("read whether all is overwritten", err)
}

// finishErasing takes care that nothing of what was erased is left in the
// database and its log. The file is written anew: SQLite overwrites a row that
// goes, but not the places in which the row stood before a page was rearranged.
func (f *Feed) finishErasing(ctx context.Context) error {
	for _, step := range []string{
		`VACUUM`,
		`PRAGMA wal_checkpoint(TRUNCATE)`,
		`DELETE FROM local WHERE name = '` + erasingName + `'`,
	} {
		if _, err := f.db.ExecContext(ctx, step); err != nil {
			return err
		}
	}
	return nil
}

// resumeErasing ends at an opening what a killed process had begun. Where
// there is no room, the journal opens all the same.
func (f *Feed) resumeErasing(ctx context.Context) error {
	_, err := readLocal(ctx, f.db, erasingName)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err == nil || errors.Is(err, ErrDamaged) {
		err = f.finishErasing(ctx)
	}
	if errors.Is(fail("", err), ErrDiskFull) {
		return nil
	}
	return err
}
