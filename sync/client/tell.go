package client

import (
	"context"
	"math/rand/v2"
	"time"

	"bankje/sync/envelope"
)

// longest is how often at least a relay of before that was not told everything is
// tried while the app is in use: it may be back, and others go on there.
const longest = 24 * time.Hour

// A silence is that of a relay of before that is still to be told something.
type silence struct {
	tries int
	next  time.Time // when it is tried again
}

// tell tells relays of before where a space is now, ever more seldom where that
// does not come to an end.
func (c *Client) tell(ctx context.Context, id envelope.SpaceID) {
	went := Tell(ctx, c.source, id, c.carrierAt, func(address string) bool { return !time.Now().Before(c.silent[address].next) })
	if ctx.Err() != nil {
		return // it was cut off on purpose
	}
	for address, told := range went {
		s := c.silent[address]
		if s.tries++; told {
			s.tries = 0
		}
		s.next = time.Now().Add(silentFor(s.tries, rand.Float64()))
		c.silent[address] = s
	}
}

// silentFor is Backoff for a relay that is not waited for: longer and longer.
func silentFor(tries int, luck float64) time.Duration {
	wait := longest
	if tries < 12 {
		wait = min(firstWait<<(tries+3), longest)
	}
	return wait/2 + time.Duration(luck*float64(wait/2))
}
