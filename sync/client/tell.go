package client

import (
	"context"
	"math/rand/v2"
	"time"

	"bankje/sync/envelope"
)

// longest is how often at least a relay of before that does not answer is tried
// while the app is in use: it may be back, and others go on there.
const longest = 24 * time.Hour

// A silence is that of a relay of before that could not be told where a space is.
type silence struct {
	failures int
	next     time.Time // when it is tried again
}

// tell tells relays of before where a space is now, those that were silent ever more
// seldom.
func (c *Client) tell(ctx context.Context, id envelope.SpaceID) {
	failed := Tell(ctx, c.source, id, c.carrierAt, func(address string) bool { return !time.Now().Before(c.silent[address].next) })
	for address, err := range failed {
		s := c.silent[address]
		switch {
		case err == nil:
			delete(c.silent, address)
			continue
		case ctx.Err() != nil:
			continue // it was cut off on purpose
		}
		s.failures++
		s.next = time.Now().Add(silentFor(s.failures, rand.Float64()))
		c.silent[address] = s
	}
}

// silentFor is Backoff for a relay that is not waited for: longer and longer.
func silentFor(failures int, luck float64) time.Duration {
	wait := longest
	if failures < 12 {
		wait = min(firstWait<<(failures+3), longest)
	}
	return wait/2 + time.Duration(luck*float64(wait/2))
}
