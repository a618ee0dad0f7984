package feed

import (
	"context"
	"database/sql"

	"bankje/sync/envelope"
)

// Stubs returns, in order, at which sequences of some runs of a device's feed
// only stubs are held.
func (f *Feed) Stubs(ctx context.Context, space envelope.SpaceID, device envelope.DeviceID, runs []envelope.Run) ([]uint64, error) {
	feed, known := f.owners.feedOf(owner{space, device})
	if !known {
		return nil, nil
	}
	var all []uint64
	for _, run := range runs {
		err := f.eachRow(context.WithoutCancel(ctx), func(rows *sql.Rows) error {
			var sequence uint64
			err := scan(rows, &sequence)
			all = append(all, sequence)
			return err
		}, `
			SELECT sequence
			FROM envelopes
			WHERE feed = $1 AND sequence BETWEEN $2 AND $3 AND length(bytes) = $4
			ORDER BY sequence`,
			feed, run.First, run.Last, envelope.HeaderSize+envelope.SignatureSize)
		if err != nil {
			return nil, fail("read stubs", err)
		}
	}
	return all, nil
}
