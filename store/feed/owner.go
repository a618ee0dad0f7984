package feed

import (
	"context"
	"database/sql"
	"sync"

	"bankje/sync/envelope"
)

// An owner of a feed is a device in a space.
type owner struct {
	space  envelope.SpaceID
	device envelope.DeviceID
}

// owners are those of all feeds by the short number of each, as every row
// that is read is compared with its owner.
type owners struct {
	mu     sync.RWMutex
	byFeed map[int64]owner
	fresh  []int64 // given in the transaction that is open
}

// load reads the table of feeds, or returns ErrDamaged. Whether it is right,
// the checksums of envelopes tell.
func (o *owners) load(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, `SELECT id, space, device FROM feeds`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var feed int64
		var space, device []byte
		if err := scan(rows, &feed, &space, &device); err != nil {
			return err
		}
		if len(space) != len(envelope.SpaceID{}) || len(device) != len(envelope.DeviceID{}) {
			return ErrDamaged
		}
		o.add(feed, owner{envelope.SpaceID(space), envelope.DeviceID(device)})
	}
	o.fresh = nil
	return rows.Err()
}

// add comes before the feed is committed, and end after.
func (o *owners) add(feed int64, by owner) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.byFeed == nil {
		o.byFeed = make(map[int64]owner)
	}
	o.byFeed[feed] = by
	o.fresh = append(o.fresh, feed)
}

// end keeps the feeds that a transaction added, or forgets them where it failed:
// their numbers name nothing then.
func (o *owners) end(failed bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if failed {
		for _, feed := range o.fresh {
			delete(o.byFeed, feed)
		}
	}
	o.fresh = nil
}

func (o *owners) of(feed int64) (by owner, known bool) {
	o.mu.RLock()
	defer o.mu.RUnlock()
	by, known = o.byFeed[feed]
	return by, known
}

// feedOf returns the short number of a feed that has envelopes.
func (o *owners) feedOf(by owner) (feed int64, known bool) {
	o.mu.RLock()
	defer o.mu.RUnlock()
	for feed, other := range o.byFeed {
		if other == by {
			return feed, true
		}
	}
	return 0, false
}
