package feed

import (
	"context"
	"database/sql"
	"fmt"

	"bankje/sync/envelope"
)

// AppendAll adds envelopes of one device, each behind the one before, in one
// transaction with one fsync: all or none. It gives the number of the first;
// the others follow without a gap. Its errors are those of [Feed.Append].
func (f *Feed) AppendAll(ctx context.Context, all []envelope.Envelope) (Number, error) {
	if err := ctx.Err(); err != nil {
		return 0, fmt.Errorf("append envelopes: %w", err)
	}
	ctx = context.WithoutCancel(ctx)
	var first Number
	err := inTransaction(ctx, f.db, func(tx *sql.Tx) error {
		for i, e := range all {
			number, err := f.insertNext(ctx, tx, e)
			if err != nil {
				return err
			}
			if i == 0 {
				first = number
			}
		}
		return nil
	})
	return first, fail("append envelopes", err)
}
