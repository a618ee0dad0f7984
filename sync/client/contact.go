package client

import (
	"context"
	"errors"
	"fmt"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// A Carrier brings a request to a relay and its answer back. [Relay] is the one
// that uses a network.
type Carrier interface {
	// Begin has a round of an exchange carried out. When it returns, the request
	// is signed and on its way. What it gives waits for the answer, and is to be
	// called once.
	Begin(ctx context.Context, id envelope.SpaceID, request protocol.Request) (wait func() (protocol.Answer, error))
}

// A relay that always has something more to say is not believed for ever: it
// has so many rounds, and so many on end that bring nothing new.
const (
	mostRounds = 10_000
	mostIdle   = 32
)

// ErrEndless says that a relay did not come to an end.
var ErrEndless = errors.New("relay does not come to an end")

// A Report tells what a contact did.
type Report struct {
	Sent     int // envelopes that the relay now has
	Received int // envelopes that were not here before
	Aside    int // that could not be verified
	Rounds   int
	Differs  bool // the two sides still do not hold the same
	Parted   bool // the relay does not go on with the statements that are here
	Forked   bool // another device writes under the keys of this one
	Refused  map[envelope.DeviceID]protocol.Result
}

// Contact exchanges with a relay whatever one side has of a space and the other
// lacks. A relay that does not carry the space yet, or lost it, is asked to.
// What a round brings is on the disk before more than one other is begun. After
// an error what was done until then is kept, and the next contact goes on from
// there. Progress, if it is not nil, is told after each round.
func Contact(ctx context.Context, j Journal, self envelope.DeviceID, relay Carrier, id envelope.SpaceID, progress func(Report)) (Report, error) {
	c := contact{journal: j, relay: relay, id: id}
	return c.run(ctx, self, NewExchange, progress)
}

// visit is Contact with a relay that was the home of the space, or that somebody
// says to be: each hears from the other what any relay has appended, which may be
// that the home is elsewhere. What was not appended yet, and what is written, is
// for the home alone.
func visit(ctx context.Context, j Journal, self envelope.DeviceID, relay Carrier, id envelope.SpaceID) (*contact, error) {
	c := contact{journal: j, relay: relay, id: id, elsewhere: true}
	_, err := c.run(ctx, self, newVisiting, nil)
	return &c, err
}

// Carry is Contact with a relay that is not the home of the space, such as a
// laptop on a Wi-Fi without a network: it brings from phone to phone what their
// home relay is to have, and nothing counts as confirmed.
func Carry(ctx context.Context, j Journal, self envelope.DeviceID, relay Carrier, id envelope.SpaceID, progress func(Report)) (Report, error) {
	c := contact{journal: j, relay: relay, id: id, elsewhere: true}
	return c.run(ctx, self, NewCarrying, progress)
}

func (c *contact) run(ctx context.Context, self envelope.DeviceID, begin func(envelope.DeviceID, space.Holding) *Exchange, progress func(Report)) (Report, error) {
	var err error
	if c.holding, err = c.journal.Holding(ctx, c.id); err != nil {
		return Report{}, fmt.Errorf("contact: %w", err)
	}
	c.exchange = begin(self, c.holding)
	if relay, is := c.relay.(*Relay); is {
		c.batch.bound = relay.most
	}
	ctx, cancel := context.WithCancel(ctx)
	defer c.giveUp()
	defer cancel()
	for range mostRounds {
		further, err := c.round(ctx)
		if err != nil {
			return c.report, fmt.Errorf("contact: %w", err)
		}
		if !further {
			c.end()
			return c.report, nil
		}
		if progress != nil {
			progress(c.report)
		}
		if c.idle > mostIdle {
			break
		}
	}
	c.report.Differs = true
	return c.report, ErrEndless
}

// contact is one that is under way.
type contact struct {
	journal  Journal
	relay    Carrier
	id       envelope.SpaceID
	holding  space.Holding
	exchange *Exchange
	underWay *underWay // the round that was begun; nil: none
	batch    batch     // what is likely to be sent next
	report   Report
	idle     int // rounds on end that brought nothing new to either side

	elsewhere bool // the relay is not the home: nothing counts as confirmed by it
	founded   bool // it was asked to carry the space
	asked     bool // it was asked as an invitation
	brought   bool // it was brought what a newcomer has
}

func (c *contact) end() {
	x, r := c.exchange, &c.report
	r.Differs, r.Parted = x.Differs(), x.Parted()
	r.Refused = x.Refused()
}
