package client

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// A Source is an unlocked journal, as the client needs it.
type Source interface {
	Journal
	Signer
	// Spaces lists the spaces that are carried.
	Spaces() []envelope.SpaceID
	// RelayAddress gives where the relay of a space is reached; "" where there is
	// none.
	RelayAddress(ctx context.Context, id envelope.SpaceID) (string, error)
	// Relays gives where a space is, was or is said to be carried.
	Relays(ctx context.Context, id envelope.SpaceID) (space.Relays, error)
	// Told notes that the relay at an address has a statement that says where the
	// home of a space is.
	Told(ctx context.Context, id envelope.SpaceID, address string, statement envelope.Hash) error
	// SelfIn gives the device that this phone is in a space.
	SelfIn(id envelope.SpaceID) (envelope.DeviceID, error)
}

// A Client carries in the background. Its methods may be called from any
// goroutine.
type Client struct {
	source  Source
	changed func()

	nudged chan struct{}
	one    sync.Mutex // held during a contact: there is one at a time

	mu     sync.Mutex
	states map[envelope.SpaceID]*State
	relays map[string]*Relay

	reached map[envelope.SpaceID]chan struct{} // see reachedFor
	silent  map[string]silence                 // relays of before, by address; during a contact

	pause func(failures int) time.Duration // while it cannot listen
}

// New makes a client for an unlocked journal. Changed is called, on any
// goroutine, when a State has changed; it must return at once.
func New(source Source, changed func()) *Client {
	return &Client{
		source:  source,
		changed: changed,
		nudged:  make(chan struct{}, 1),
		states:  map[envelope.SpaceID]*State{},
		relays:  map[string]*Relay{},
		reached: map[envelope.SpaceID]chan struct{}{},
		silent:  map[string]silence{},
		pause:   func(failures int) time.Duration { return Backoff(failures, rand.Float64()) },
	}
}

// Nudge has a contact made soon: something was written, or there is a network
// again. It never waits.
func (c *Client) Nudge() {
	select {
	case c.nudged <- struct{}{}:
	default: // one is on its way
	}
}

// settle is how long after a nudge the contact comes, so that what is written in
// one go travels in one.
const settle = time.Second

// Run carries until ctx ends, which it does within a second. It is to be called
// while the app is in use and the journal is unlocked, by one goroutine.
func (c *Client) Run(ctx context.Context) {
	var listening sync.WaitGroup
	defer listening.Wait()
	listen := map[envelope.SpaceID]bool{}
	for {
		c.contactDue(ctx)
		for _, s := range c.States() {
			if s.Address != "" && s.Failed == nil && !listen[s.Space] {
				listen[s.Space] = true
				listening.Go(func() { c.listen(ctx, s.Space) })
			}
		}
		timer := time.NewTimer(time.Until(c.next()))
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C:
		case <-c.nudged:
			timer.Stop()
			if !sleep(ctx, settle) {
				return
			}
			c.hurry()
		}
	}
}

// sleep says whether it waited so long: not if ctx ended.
func sleep(ctx context.Context, wait time.Duration) bool {
	rest(ctx, wait, nil)
	return ctx.Err() == nil
}

// Now makes contact about every space at once, and returns the first failure
// when all have been tried.
func (c *Client) Now(ctx context.Context) error {
	c.hurry()
	c.contactDue(ctx)
	var failed error
	for _, s := range c.States() {
		failed = errors.Join(failed, s.Failed)
	}
	return failed
}

func (c *Client) contact(ctx context.Context, id envelope.SpaceID) {
	c.one.Lock()
	defer c.one.Unlock()
	address, err := c.source.RelayAddress(ctx, id)
	c.update(id, func(s *State) { s.Address, s.Running = address, address != "" })
	var reached Reached
	if err == nil {
		reached, err = Reach(ctx, c.source, id, c.carrierAt, func(r Report) { c.update(id, func(s *State) { s.Report = r }) })
	}
	if reached.Address != "" || err == nil {
		address = reached.Address
	}
	var ahead time.Duration
	if relay, err := c.relayAt(address); err == nil {
		ahead, _ = relay.Ahead()
	}
	moved, _ := c.source.RelayAddress(ctx, id)
	c.update(id, func(s *State) {
		s.Address, s.Running = address, false
		if address == "" && err == nil {
			s.Next = time.Now().Add(often)
			return
		}
		s.Report, s.Ahead = reached.Report, ahead
		s.finish(err, rand.Float64())
		if moved != address {
			s.Next = time.Time{} // it heard that the space has another relay
		}
	})
	if err != nil {
		return
	}
	if reached.Address != "" {
		select {
		case c.reachedFor(id) <- struct{}{}:
		default: // it was told already
		}
		c.compare(ctx, id)
	}
	c.tell(ctx, id)
}

// compare looks whether others made the same of what was exchanged. Where that
// cannot be told now, the next contact tells it.
func (c *Client) compare(ctx context.Context, id envelope.SpaceID) {
	journal, can := c.source.(Witness)
	if !can {
		return
	}
	if agreement, err := journal.Agree(ctx, id); err == nil {
		c.update(id, func(s *State) { s.Agreement = agreement })
	}
}

// relay gives the relay of a space; nil where there is none.
func (c *Client) relay(ctx context.Context, id envelope.SpaceID) (*Relay, string, error) {
	address, err := c.source.RelayAddress(ctx, id)
	if err != nil || address == "" {
		return nil, address, err
	}
	relay, err := c.relayAt(address)
	return relay, address, err
}

func (c *Client) relayAt(address string) (*Relay, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if relay := c.relays[address]; relay != nil {
		return relay, nil
	}
	relay, err := NewRelay(address, c.source)
	if err != nil {
		return nil, err
	}
	c.relays[address] = relay
	return relay, nil
}

// carrierAt is relayAt, as Reach needs it.
func (c *Client) carrierAt(address string) (Carrier, error) { return c.relayAt(address) }

func (c *Client) update(id envelope.SpaceID, change func(*State)) {
	c.mu.Lock()
	s := c.states[id]
	if s == nil {
		s = &State{Space: id}
		c.states[id] = s
	}
	change(s)
	c.mu.Unlock()
	c.changed()
}

// States tells how it stands with every space that was looked at.
func (c *Client) States() []State {
	c.mu.Lock()
	defer c.mu.Unlock()
	var all []State
	for _, s := range c.states {
		all = append(all, *s)
	}
	slices.SortFunc(all, func(a, b State) int { return slices.Compare(a.Space[:], b.Space[:]) })
	return all
}
