package client

import (
	"context"
	"math/rand/v2"
	"time"

	"bankje/sync/envelope"
)

// waitMost is how long the relay may keep a wake-up waiting: less than what
// most proxies allow.
const waitMost = 50 * time.Second

// listen nudges whenever the relay has something new for a space, until ctx
// ends. Where it cannot listen, the contacts come from time to time.
func (c *Client) listen(ctx context.Context, id envelope.SpaceID) {
	failures := 0
	for ctx.Err() == nil {
		fresh, err := c.wait(ctx, id)
		switch {
		case err != nil:
			failures++
			sleep(ctx, Backoff(failures, rand.Float64()))
		case fresh:
			failures = 0
			c.Nudge()
			sleep(ctx, 2*settle) // until that contact has moved the cursor
		}
	}
}

func (c *Client) wait(ctx context.Context, id envelope.SpaceID) (bool, error) {
	relay, _, err := c.relay(ctx, id)
	if err != nil {
		return false, err
	}
	if relay == nil {
		return false, ErrAddress
	}
	h, err := c.source.Holding(ctx, id)
	if err != nil {
		return false, err
	}
	m := readMemo(h.Cursor, homeOf(h))
	return relay.Wait(ctx, id, m.Cursor.Number, m.Chain.Number, waitMost)
}
