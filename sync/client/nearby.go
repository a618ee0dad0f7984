package client

import (
	"context"

	"bankje/sync/envelope"
)

// Nearby exchanges about a space with a relay at an address that is not its home,
// such as a laptop on the same Wi-Fi: see [Carry]. It waits for the contact that
// is under way, and is not told in States.
func (c *Client) Nearby(ctx context.Context, id envelope.SpaceID, address string, progress func(Report)) (Report, error) {
	relay, err := c.relayAt(address)
	if err != nil {
		return Report{}, err
	}
	self, err := c.source.SelfIn(id)
	if err != nil {
		return Report{}, err
	}
	c.one.Lock()
	defer c.one.Unlock()
	return Carry(ctx, c.source, self, relay, id, progress)
}
