package client

import (
	"context"
	"errors"
	"time"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// hurry has every space due now.
func (c *Client) hurry() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, s := range c.states {
		s.Next = time.Time{}
	}
}

// next gives when the first space is due.
func (c *Client) next() time.Time {
	next := time.Now().Add(often)
	for _, s := range c.States() {
		if s.Address != "" && s.Next.Before(next) {
			next = s.Next
		}
	}
	return next
}

// contactDue makes contact about every space that is due.
func (c *Client) contactDue(ctx context.Context) {
	for _, id := range c.source.Spaces() {
		if ctx.Err() != nil {
			return
		}
		if c.due(id) {
			c.contact(ctx, id)
		}
	}
}

func (c *Client) due(id envelope.SpaceID) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.states[id]
	return s == nil || !s.Running && !time.Now().Before(s.Next)
}

// finish notes how a contact ended.
func (s *State) finish(err error, luck float64) {
	now := time.Now()
	switch {
	case err == nil:
		s.Last, s.Failed, s.Failures = now, nil, 0
		s.Next = now.Add(often)
	case errors.Is(err, context.Canceled):
		s.Next = time.Time{} // it was cut off on purpose, and says nothing of the relay
	default:
		s.Failed = err
		s.Failures++
		s.Next = now.Add(max(Backoff(s.Failures, luck), asked(err)))
	}
}

// asked gives how long a relay asked to be left alone, in reason.
func asked(err error) time.Duration {
	refusal := (*protocol.Refusal)(nil)
	if !errors.As(err, &refusal) || refusal.Code != protocol.CodeRate && refusal.Code != protocol.CodeBusy || len(refusal.Numbers) == 0 {
		return 0
	}
	return time.Duration(min(refusal.Numbers[0], uint64(mostWait.Seconds()))) * time.Second
}
