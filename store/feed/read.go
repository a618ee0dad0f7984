package feed

import (
	"context"
	"database/sql"
	"iter"

	"bankje/sync/envelope"
)

// A Number tells the order in which this phone came to hold envelopes: 1, 2,
// 3 … over all spaces. It means nothing elsewhere.
type Number int64

// A Stored envelope is one as the feed holds it.
//
// Newer marks one in a form that only a newer app can read: it is kept as it
// is, holds its place in its device's chain, and all that Envelope then tells
// is the space, the device and the sequence.
type Stored struct {
	Number   Number
	Hash     envelope.Hash // of the envelope
	Envelope envelope.Envelope
	Newer    bool
}

// A Head is the last envelope of one device's feed.
type Head struct {
	Device   envelope.DeviceID
	Sequence uint64
	Hash     envelope.Hash
}

// A Position is a place in the order of insertion, with the hash of the
// envelope there, so that what was computed up to it is not continued on a
// feed that has another history.
type Position struct {
	Number Number
	Hash   envelope.Hash
}

// batch is how many rows are read at a time. Between batches the feed is free
// for others, so a save never waits for the whole journal to be read.
const batch = 256

// Range yields the envelopes of a space behind the given number, in the order
// of insertion: all of them behind 0. Envelopes added meanwhile are yielded
// too. The loop's body may call the feed.
//
// It ends after the first error: ErrDamaged when a row is not as it was
// written, or the context's own.
func (f *Feed) Range(ctx context.Context, space envelope.SpaceID, after Number) iter.Seq2[Stored, error] {
	return func(yield func(Stored, error) bool) {
		for row, err := range f.All(ctx, after) {
			if (err != nil || row.Envelope.Header.Space == space) && !yield(row, err) {
				return
			}
		}
	}
}

// All yields the envelopes of all spaces as Range does those of one.
func (f *Feed) All(ctx context.Context, after Number) iter.Seq2[Stored, error] {
	return func(yield func(Stored, error) bool) {
		for {
			rows, err := f.readBatch(ctx, after)
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
				after = row.Number
			}
			if err != nil {
				yield(Stored{}, fail("read envelopes", err))
				return
			}
			if len(rows) < batch {
				return
			}
		}
	}
}

// Rows of other spaces are read as well: which space a row is in is believed
// only once its checksum has vouched for it.
const selectRange = selectStored + `
	WHERE n > $1
	ORDER BY n
	LIMIT $2`

// readBatch reads what it can of one batch, of all spaces.
func (f *Feed) readBatch(ctx context.Context, after Number) ([]Stored, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	rows, err := f.read.QueryContext(context.WithoutCancel(ctx), after, batch)
	if err != nil {
		return nil, err
	}
	read := make([]Stored, 0, batch)
	for stored, err := range f.scanStored(rows) {
		if err != nil {
			return read, err
		}
		read = append(read, stored)
	}
	return read, nil
}

// Count returns how many envelopes of a space there are.
func (f *Feed) Count(ctx context.Context, space envelope.SpaceID) (int, error) {
	var count int
	err := f.db.QueryRowContext(context.WithoutCancel(ctx), `
		SELECT count(*)
		FROM envelopes
		WHERE feed IN (SELECT id FROM feeds WHERE space = $1)`,
		space[:]).Scan(&count)
	return count, fail("count envelopes", err)
}

// Head returns the last envelope of a device in a space: the zero sequence
// and hash if it has none, which is what its first one continues. It returns
// ErrDamaged if that envelope, or one added later, is not as it was written.
func (f *Feed) Head(ctx context.Context, space envelope.SpaceID, device envelope.DeviceID) (Head, error) {
	by := owner{space, device}
	if head, _, known := f.heads.get(by); known {
		return head, nil
	}
	rows, err := f.save.head.QueryContext(context.WithoutCancel(ctx))
	if err != nil {
		return Head{}, fail("read head", err)
	}
	head, newest, err := f.scanHead(rows, by)
	if err == nil {
		f.heads.set(by, head, newest)
	}
	return head, fail("read head", err)
}

// selectHead starts at the newest row, before which a device that writes has
// its head soon. It goes by no index: a spoiled entry there would name an
// earlier envelope, and what is then saved would fork the chain.
const selectHead = selectStored + `
	ORDER BY n DESC`

// scanHead returns the first envelope of an owner in the rows of selectHead,
// and the number of the newest envelope of all, 0 where there is none.
func (f *Feed) scanHead(rows *sql.Rows, by owner) (head Head, newest Number, err error) {
	for stored, err := range f.scanStored(rows) {
		if err != nil {
			return Head{}, 0, err
		}
		newest = max(newest, stored.Number)
		if h := stored.Envelope.Header; by == (owner{h.Space, h.Device}) {
			return stored.head(), newest, nil
		}
	}
	return Head{Device: by.device}, newest, nil
}

func (s Stored) head() Head {
	return Head{Device: s.Envelope.Header.Device, Sequence: s.Envelope.Header.Sequence, Hash: s.Hash}
}

// Heads returns the head of every device that has written in a space, by
// device, or ErrDamaged if one of them is not as it was written.
func (f *Feed) Heads(ctx context.Context, space envelope.SpaceID) ([]Head, error) {
	rows, err := f.db.QueryContext(context.WithoutCancel(ctx), selectStored+`
		JOIN feeds ON feeds.id = envelopes.feed
		WHERE space = $1 AND sequence = (
			SELECT max(sequence) FROM envelopes WHERE feed = feeds.id)
		ORDER BY device`,
		space[:])
	if err != nil {
		return nil, fail("read heads", err)
	}
	var heads []Head
	for stored, err := range f.scanStored(rows) {
		if err != nil {
			return nil, fail("read heads", err)
		}
		heads = append(heads, stored.head())
	}
	return heads, nil
}

// Last returns the position of the newest envelope, the zero position when
// there is none.
func (f *Feed) Last(ctx context.Context) (Position, error) {
	rows, err := f.db.QueryContext(context.WithoutCancel(ctx), selectStored+`
		ORDER BY n DESC
		LIMIT 1`)
	if err != nil {
		return Position{}, fail("read last envelope", err)
	}
	var last Position
	for stored, err := range f.scanStored(rows) {
		if err != nil {
			return Position{}, fail("read last envelope", err)
		}
		last = Position{stored.Number, stored.Hash}
	}
	return last, nil
}

// Holds says whether the feed has that envelope at that position, and so
// whether something computed up to there may be continued from there. Every
// feed holds the zero position.
func (f *Feed) Holds(ctx context.Context, p Position) (bool, error) {
	if p == (Position{}) {
		return true, nil
	}
	var count int
	err := f.db.QueryRowContext(context.WithoutCancel(ctx), `
		SELECT count(*)
		FROM envelopes
		WHERE n = $1 AND hash = $2`,
		p.Number, p.Hash[:]).Scan(&count)
	return count == 1, fail("look up position", err)
}
