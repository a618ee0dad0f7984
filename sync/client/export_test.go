package client

import "time"

// SetPatience has a relay not waited for so long.
func (r *Relay) SetPatience(most time.Duration) { r.patience = most }

// NeverListenAgain has a client that could not listen wait for ever to try again,
// unless something else has it do so. It is to be called before Run.
func (c *Client) NeverListenAgain() {
	c.pause = func(int) time.Duration { return 1<<63 - 1 }
}
