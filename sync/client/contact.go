package client

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// A Carrier brings a request to a relay and its answer back. [Relay] is the one
// that uses a network.
type Carrier interface {
	Sync(ctx context.Context, id envelope.SpaceID, request protocol.Request) (protocol.Answer, error)
}

// What is sent in one message is bounded, in bytes, so that a cut line costs
// little: envelopes, and statements, which are few. What comes may be twice that:
// each time the phone waits for its disk.
const (
	pushMost      = 128 << 10
	statementMost = 512 << 10
)

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
// Each round is durable before the next. After an error what was done until then
// is kept, and the next contact goes on from there. Progress, if it is not nil,
// is told after each round.
func Contact(ctx context.Context, j Journal, self envelope.DeviceID, relay Carrier, id envelope.SpaceID, progress func(Report)) (Report, error) {
	c := contact{journal: j, relay: relay, id: id}
	return c.run(ctx, self, NewExchange, progress)
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
	for range mostRounds {
		plan, further := c.exchange.Next(c.holding)
		if !further {
			c.end()
			return c.report, nil
		}
		if err := c.round(ctx, plan); err != nil {
			return c.report, fmt.Errorf("contact: %w", err)
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
	report   Report
	idle     int // rounds on end that brought nothing new to either side

	elsewhere bool // the relay is not the home
	founded   bool // it was asked to carry the space
	asked     bool // it was asked as an invitation
	brought   bool // it was brought what a newcomer has
}

func (c *contact) end() {
	x, r := c.exchange, &c.report
	r.Differs, r.Parted = x.Differs(), x.Parted()
	r.Refused = x.Refused()
}

// round carries out one plan.
func (c *contact) round(ctx context.Context, plan Plan) error {
	request := plan.Request
	var err error
	if request.Runs, err = load(ctx, c.journal, c.id, plan.Push); err != nil {
		return err
	}
	answer, err := c.relay.Sync(ctx, c.id, request)
	if err != nil {
		return c.refused(ctx, err)
	}
	return c.take(ctx, c.exchange.Answered(request, answer))
}

// take has the journal take in what an answer brought, unless that is nothing.
func (c *contact) take(ctx context.Context, d space.Delivery) error {
	r, sent, statements := &c.report, c.report.Sent, len(c.holding.Statements)
	r.Rounds++
	r.Sent = c.exchange.Sent()
	c.idle++
	if r.Sent > sent {
		c.idle = 0
	}
	if c.isNews(d) {
		taken, err := c.journal.Take(ctx, d)
		if err != nil {
			return err
		}
		r.Received += taken.New
		r.Aside += len(taken.Aside)
		r.Forked = r.Forked || taken.Forked
		if taken.New > 0 {
			c.idle = 0
		}
	}
	var err error
	c.holding, err = c.journal.Holding(ctx, c.id)
	if len(c.holding.Statements) > statements {
		c.idle = 0
	}
	return err
}

// isNews says whether a delivery has something that the journal does not.
func (c *contact) isNews(d space.Delivery) bool {
	return len(d.Statements)+len(d.Envelopes)+len(d.Appended) > 0 || !c.elsewhere && c.goesOn(d)
}

// goesOn says whether the next contact is to go on from elsewhere.
func (c *contact) goesOn(d space.Delivery) bool {
	return !bytes.Equal(d.Cursor, c.holding.Cursor) || !maps.Equal(d.Confirmed, c.holding.Confirmed)
}

// load reads what is to be sent, as much as one message may hold.
func load(ctx context.Context, j Journal, id envelope.SpaceID, push []Stretch) ([]protocol.Run, error) {
	var runs []protocol.Run
	size, count := 0, 0
	for _, stretch := range push {
		for next := stretch.From; next <= stretch.Through && size < pushMost && count < protocol.MaxBatch; {
			envelopes, err := j.Stretch(ctx, id, stretch.Device, next, pushMost-size)
			if err != nil {
				return nil, err
			}
			if len(envelopes) == 0 {
				break // of a form that only a newer app knows
			}
			room := min(protocol.MaxBatch-count, int(min(stretch.Through-next+1, protocol.MaxBatch)))
			envelopes = envelopes[:min(len(envelopes), room)]
			for _, e := range envelopes {
				size += protocol.Size(e)
			}
			count += len(envelopes)
			runs = joinRun(runs, envelopes)
			next += uint64(len(envelopes))
		}
	}
	return runs, nil
}

// joinRun adds envelopes to the last run where they continue it.
func joinRun(runs []protocol.Run, envelopes []envelope.Envelope) []protocol.Run {
	if n := len(runs); n > 0 {
		last, next := runs[n-1][len(runs[n-1])-1].Header, envelopes[0].Header
		if last.Device == next.Device && last.Sequence+1 == next.Sequence {
			runs[n-1] = append(runs[n-1], envelopes...)
			return runs
		}
	}
	return append(runs, envelopes)
}
