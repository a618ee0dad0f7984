package client

import (
	"context"
	"time"

	"bankje/sync/envelope"
)

// waitMost is how long the relay may keep a wake-up waiting: less than what
// most proxies allow.
const waitMost = 50 * time.Second

// listen nudges whenever the relay has something new for a space, until ctx
// ends. Where it cannot listen, the contacts come from time to time; one that
// goes well has it listen again at once.
func (c *Client) listen(ctx context.Context, id envelope.SpaceID) {
	reached := c.reachedFor(id)
	failures := 0
	for ctx.Err() == nil {
		select {
		case <-reached: // before it listened
		default:
		}
		fresh, err := c.wait(ctx, id)
		if err != nil {
			failures++
			if rest(ctx, c.pause(failures), reached) {
				failures = 0
			}
			continue
		}
		failures = 0
		if fresh {
			c.Nudge()
			sleep(ctx, 2*settle) // until that contact has moved the cursor
		}
	}
}

// reachedFor gives what is told of every contact about a space that goes well.
func (c *Client) reachedFor(id envelope.SpaceID) chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.reached[id] == nil {
		c.reached[id] = make(chan struct{}, 1)
	}
	return c.reached[id]
}

// rest waits so long, or until ended is told, which it reports.
func rest(ctx context.Context, wait time.Duration, ended <-chan struct{}) bool {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	case <-ended:
		return true
	}
	return false
}

// wait returns once there is something new, which it says, or one may ask again.
func (c *Client) wait(ctx context.Context, id envelope.SpaceID) (bool, error) {
	relay, address, err := c.relay(ctx, id)
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
	m, _ := readMemo(h.Cursor, homeOf(h))
	if !relay.Streams() {
		return relay.Wait(ctx, id, m.Cursor.Number, m.Chain.Number, waitMost)
	}
	return false, relay.Listen(ctx, id, m.Cursor.Number, m.Chain.Number, func(woken bool) bool {
		if woken {
			c.Nudge()
		}
		_, now, err := c.relay(ctx, id)
		return err == nil && now == address // or else the space has moved
	})
}
