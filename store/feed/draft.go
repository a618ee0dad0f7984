package feed

import (
	"context"
	"fmt"
)

// A DraftID names a draft, as a UUID.
type DraftID [16]byte

// A Draft is what was being typed, sealed.
type Draft struct {
	ID     DraftID
	Sealed []byte
}

// PutDraft keeps a draft, in place of an earlier form of it. When it returns
// without an error the draft is on the disk. Earlier forms remain in the log
// for a while, sealed like the last.
func (f *Feed) PutDraft(ctx context.Context, d Draft) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("keep draft: %w", err)
	}
	f.adding.Lock()
	defer f.adding.Unlock()
	f.kept.add(d.ID)
	return fail("keep draft", putDraft(context.WithoutCancel(ctx), f.db, d))
}

func putDraft(ctx context.Context, db execer, d Draft) error {
	_, err := db.ExecContext(ctx, `
		INSERT INTO drafts (id, bytes, crc)
		VALUES ($1, $2, $3)
		ON CONFLICT (id) DO UPDATE SET
			bytes = excluded.bytes,
			crc   = excluded.crc`,
		d.ID[:], d.Sealed, checksum("drafts", d.ID[:], d.Sealed))
	return err
}

// DropDraft removes a draft that is to become nothing. There need not be one.
func (f *Feed) DropDraft(ctx context.Context, id DraftID) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("drop draft: %w", err)
	}
	f.adding.Lock()
	defer f.adding.Unlock()
	_, err := f.save.dropDraft.ExecContext(context.WithoutCancel(ctx), id[:])
	if err == nil {
		f.kept.remove(id)
	}
	return fail("drop draft", err)
}

// noDrafts says whether there can be none on the disk.
func (f *Feed) noDrafts() bool {
	f.adding.Lock()
	defer f.adding.Unlock()
	return len(f.kept) == 0
}

// Drafts returns all drafts, by id.
func (f *Feed) Drafts(ctx context.Context) ([]Draft, error) {
	if f.noDrafts() {
		return nil, nil
	}
	rows, err := f.db.QueryContext(context.WithoutCancel(ctx), `
		SELECT id, bytes, crc
		FROM drafts
		ORDER BY id`)
	if err != nil {
		return nil, fail("read drafts", err)
	}
	defer rows.Close()
	var drafts []Draft
	for rows.Next() {
		var id, sealed []byte
		var crc uint32
		if err := scan(rows, &id, &sealed, &crc); err != nil {
			return nil, fail("read drafts", err)
		}
		if len(id) != len(DraftID{}) || crc != checksum("drafts", id, sealed) {
			return nil, fail("read drafts", ErrDamaged)
		}
		drafts = append(drafts, Draft{DraftID(id), sealed})
	}
	return drafts, fail("read drafts", rows.Err())
}
