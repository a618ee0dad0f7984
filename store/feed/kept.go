package feed

import (
	"context"
	"database/sql"
)

// keptDrafts are the ids of the drafts that may be on the disk, so that a save
// whose draft never got there has none to remove, and that none are read where
// there are none. An id too many costs a statement, one too few would leave a
// draft behind: so it is added before its draft is put, and removed once that is
// gone. Feed.adding guards it.
type keptDrafts map[DraftID]struct{}

func readKeptDrafts(ctx context.Context, db *sql.DB) (keptDrafts, error) {
	rows, err := db.QueryContext(ctx, `SELECT id FROM drafts`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	kept := keptDrafts{}
	for rows.Next() {
		var id []byte
		if err := scan(rows, &id); err != nil {
			return nil, err
		}
		var known DraftID
		copy(known[:], id) // of another length where it is damaged, of which Drafts tells
		kept.add(known)
	}
	return kept, rows.Err()
}

func (k keptDrafts) has(id DraftID) bool {
	_, has := k[id]
	return has
}

func (k keptDrafts) add(id DraftID)    { k[id] = struct{}{} }
func (k keptDrafts) remove(id DraftID) { delete(k, id) }
