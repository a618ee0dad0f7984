package feed

import (
	"context"
	"database/sql"
	"slices"
	"sync"

	"bankje/sync/envelope"
)

// A Run is an unbroken stretch of one device's feed that is held here. A feed
// without gaps is one run from 1 on; a gap is filled when what lacks arrives.
type Run struct {
	Device      envelope.DeviceID
	First, Last uint64
	Hash        envelope.Hash // of the envelope at Last
}

// runs remembers the runs of each space that was asked for, so that a contact
// that has nothing to tell reads nothing.
type runs struct {
	mu     sync.Mutex
	spaces map[envelope.SpaceID]map[envelope.DeviceID][]Run
}

// Runs returns what is held of every feed of a space, by device and sequence.
func (f *Feed) Runs(ctx context.Context, space envelope.SpaceID) ([]Run, error) {
	f.runs.mu.Lock()
	defer f.runs.mu.Unlock()
	held, known := f.runs.spaces[space]
	if !known {
		var err error
		if held, err = f.readRuns(context.WithoutCancel(ctx), space); err != nil {
			return nil, fail("read runs", err)
		}
		if f.runs.spaces == nil {
			f.runs.spaces = make(map[envelope.SpaceID]map[envelope.DeviceID][]Run)
		}
		f.runs.spaces[space] = held
	}
	var all []Run
	for _, of := range held {
		all = append(all, of...)
	}
	slices.SortFunc(all, compareRuns)
	return all, nil
}

func compareRuns(a, b Run) int {
	if c := slices.Compare(a.Device[:], b.Device[:]); c != 0 {
		return c
	}
	if a.First < b.First {
		return -1
	}
	return 1
}

// readRuns finds the runs by the index alone. Nearly every feed is one run, and
// that is known by counting.
func (f *Feed) readRuns(ctx context.Context, space envelope.SpaceID) (map[envelope.DeviceID][]Run, error) {
	held := make(map[envelope.DeviceID][]Run)
	var parted []int64 // feeds with gaps
	err := f.eachRow(ctx, func(rows *sql.Rows) error {
		var feed, count int64
		r, err := scanRun(rows, &feed, &count)
		switch {
		case err != nil:
			return err
		case r.Last-r.First+1 == uint64(count):
			held[r.Device] = []Run{r}
		default:
			parted = append(parted, feed)
		}
		return nil
	}, `
		SELECT device, first, last, envelopes.hash, feeds.id, held
		FROM (
			SELECT id, device,
				(SELECT min(sequence) FROM envelopes WHERE feed = feeds.id) AS first,
				(SELECT max(sequence) FROM envelopes WHERE feed = feeds.id) AS last,
				(SELECT count(*) FROM envelopes WHERE feed = feeds.id) AS held
			FROM feeds
			WHERE space = $1
		) feeds
		JOIN envelopes ON envelopes.feed = feeds.id AND envelopes.sequence = last`,
		space[:])
	for _, feed := range parted {
		if err == nil {
			err = f.readParted(ctx, feed, held)
		}
	}
	return held, err
}

// readParted finds the runs of one feed: within one, sequence and place in the
// order grow alike.
func (f *Feed) readParted(ctx context.Context, feed int64, held map[envelope.DeviceID][]Run) error {
	return f.eachRow(ctx, func(rows *sql.Rows) error {
		r, err := scanRun(rows)
		held[r.Device] = append(held[r.Device], r)
		return err
	}, `
		SELECT feeds.device, run.first, run.last, envelopes.hash
		FROM (
			SELECT min(sequence) AS first, max(sequence) AS last
			FROM (
				SELECT sequence, sequence - row_number() OVER (ORDER BY sequence) AS island
				FROM envelopes
				WHERE feed = $1
			)
			GROUP BY island
		) run
		JOIN feeds ON feeds.id = $1
		JOIN envelopes ON envelopes.feed = $1 AND envelopes.sequence = run.last
		ORDER BY run.first`,
		feed)
}

func scanRun(rows *sql.Rows, others ...any) (Run, error) {
	var r Run
	var device, hash []byte
	if err := scan(rows, append([]any{&device, &r.First, &r.Last, &hash}, others...)...); err != nil {
		return Run{}, err
	}
	if len(device) != copy(r.Device[:], device) || len(hash) != copy(r.Hash[:], hash) {
		return Run{}, ErrDamaged
	}
	return r, nil
}

// add takes in an envelope that came to be held. What it continues or closes
// becomes one run.
func (r *runs) add(by owner, sequence uint64, hash envelope.Hash) {
	r.mu.Lock()
	defer r.mu.Unlock()
	held, known := r.spaces[by.space]
	if !known {
		return // read when it is asked for
	}
	of := held[by.device]
	at, _ := slices.BinarySearchFunc(of, sequence, func(run Run, sequence uint64) int {
		if run.Last < sequence {
			return -1
		}
		return 1
	})
	if at < len(of) && of[at].First <= sequence {
		return
	}
	fresh := Run{by.device, sequence, sequence, hash}
	if at < len(of) && of[at].First == sequence+1 {
		fresh.Last, fresh.Hash = of[at].Last, of[at].Hash
		of = slices.Delete(of, at, at+1)
	}
	if at > 0 && of[at-1].Last+1 == sequence {
		fresh.First = of[at-1].First
		at--
		of = slices.Delete(of, at, at+1)
	}
	held[by.device] = slices.Insert(of, at, fresh)
}

// forget drops what is remembered of a space after a write that failed.
func (r *runs) forget(space envelope.SpaceID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.spaces, space)
}

// Stretch returns envelopes of one device from a sequence on, in order and
// without a gap, until the next would make them more than size bytes; always
// one, if there is one. ErrDamaged for one that is not as it was written.
func (f *Feed) Stretch(ctx context.Context, space envelope.SpaceID, device envelope.DeviceID, from uint64, size int) ([]Stored, error) {
	rows, err := f.db.QueryContext(context.WithoutCancel(ctx), selectStored+`
		WHERE feed = (SELECT id FROM feeds WHERE space = $1 AND device = $2) AND sequence >= $3
		ORDER BY sequence
		LIMIT $4`,
		space[:], device[:], from, stretchMost)
	if err != nil {
		return nil, fail("read stretch", err)
	}
	var stretch []Stored
	for stored, err := range f.scanStored(rows) {
		if err != nil {
			return nil, fail("read stretch", err)
		}
		size -= envelope.HeaderSize + envelope.SignatureSize + len(stored.Envelope.Body)
		next := from + uint64(len(stretch))
		if stored.Envelope.Header.Sequence != next || stored.Newer || size < 0 && len(stretch) > 0 {
			break
		}
		stretch = append(stretch, stored)
	}
	return stretch, nil
}

// stretchMost bounds how many rows are read for one stretch.
const stretchMost = 1024
