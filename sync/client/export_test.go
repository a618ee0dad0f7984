package client

import (
	"time"

	"bankje/sync/protocol"
	"bankje/sync/space"
)

// Wants gives what a phone asks a relay for, by what it holds.
func Wants(h space.Holding) []protocol.Want { return wants(h, nil) }

// SetPatience has a relay not waited for so long.
func (r *Relay) SetPatience(most time.Duration) { r.patience = most }

// HoldBackAtOnce has a client take streams for held back that say nothing at once.
// It is to be called before Run.
func (c *Client) HoldBackAtOnce(address string) error {
	r, err := c.relayAt(address)
	if err == nil {
		r.firstWord = time.Millisecond
	}
	return err
}

// NeverListenAgain has a client that could not listen wait for ever to try again,
// unless something else has it do so. It is to be called before Run.
func (c *Client) NeverListenAgain() {
	c.pause = func(int) time.Duration { return 1<<63 - 1 }
}
