package client

import (
	"bytes"
	"context"
	"errors"
	"maps"

	"bankje/sync/protocol"
	"bankje/sync/space"
)

// underWay is a round that was begun: its request, and how to wait for the
// answer.
type underWay struct {
	request protocol.Request
	wait    func() (protocol.Answer, error)
}

// round carries out the next round, or the one that is under way, and says
// whether there was one.
func (c *contact) round(ctx context.Context) (bool, error) {
	if c.underWay != nil {
		c.exchange.Hold(c.holding)
		return true, c.finish(ctx)
	}
	plan, further := c.exchange.Next(c.holding)
	if !further {
		return false, nil
	}
	if err := c.begin(ctx, plan); err != nil {
		return true, err
	}
	return true, c.finish(ctx)
}

// begin sends what a plan says, and reads what may come after it while the relay
// works on that.
func (c *contact) begin(ctx context.Context, plan Plan) error {
	most := c.batch.most()
	if plan.Whole {
		most = branchMost
	}
	runs, err := c.batch.take(ctx, c.journal, c.id, plan.Push, most)
	if err != nil {
		return err
	}
	plan.Request.Runs = runs
	c.underWay = &underWay{plan.Request, c.relay.Begin(ctx, c.id, plan.Request)}
	return c.batch.read(ctx, c.journal, c.id, behind(plan.Push, runs))
}

// finish waits for the answer to the round that is under way, and takes it in;
// beside that another one may be begun, which then is the one under way.
func (c *contact) finish(ctx context.Context) error {
	u := c.underWay
	answer, err := u.wait()
	c.underWay = nil
	if err != nil {
		return c.refused(ctx, err)
	}
	delivery := c.exchange.Answered(u.request, answer)
	if plan, can := c.exchange.Ahead(); can {
		err = c.begin(ctx, plan)
	}
	return errors.Join(err, c.take(ctx, delivery))
}

// giveUp waits for what is under way, once its context has ended, and forgets
// it: what the relay made of it is found out at the next contact.
func (c *contact) giveUp() {
	if c.underWay != nil {
		_, _ = c.underWay.wait()
	}
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
		c.batch.forget() // something of it may be erased
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
