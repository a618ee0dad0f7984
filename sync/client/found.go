package client

import (
	"context"
	"errors"
	"fmt"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// A Founder asks a relay to carry a space that it does not carry yet.
type Founder interface {
	Found(ctx context.Context, founding protocol.Founding) error
}

// Found asks a relay to carry a space, with the registration code where it wants
// one. What it refuses is a *protocol.Refusal. A contact goes on from there.
func Found(ctx context.Context, j Journal, relay Founder, id envelope.SpaceID, code string) error {
	h, err := j.Holding(ctx, id)
	if err != nil {
		return fmt.Errorf("found: %w", err)
	}
	if err := relay.Found(ctx, protocol.Founding{Code: code, Statements: founding(h, false)}); err != nil {
		return fmt.Errorf("found: %w", err)
	}
	return nil
}

// founding gives with which statements a relay begins. Of a space that had one
// it is what that had appended: the rest is new to this one too. Of a space that
// had none it is all, for no relay ever said which chain goes on; so it is for a
// relay that only carries. What one message cannot hold follows in a contact.
func founding(h space.Holding, carries bool) []envelope.Statement {
	var all, appended []envelope.Statement
	for _, s := range h.Statements {
		all = append(all, s.Statement)
		if s.Appended {
			appended = append(appended, s.Statement)
		}
	}
	if len(appended) > 0 && !carries {
		return fitting(appended)
	}
	return fitting(all)
}

// refused looks whether the relay refused a round for what can be mended, and
// has the next one go otherwise: each once. Else it gives the refusal back.
func (c *contact) refused(ctx context.Context, err error) error {
	refusal := (*protocol.Refusal)(nil)
	if !errors.As(err, &refusal) {
		return err
	}
	switch refusal.Code {
	case protocol.CodeSpaceUnknown:
		if relay, can := c.relay.(Founder); can && !c.founded {
			c.founded = true
			return c.found(ctx, relay)
		}
	case protocol.CodeHome:
		// Who comes in learns so where the home is.
		_, asked := c.askInvited(ctx)
		return errors.Join(err, asked)
	case protocol.CodeStatements, protocol.CodeStranger:
		if !c.asked {
			c.asked = true
			if asked, err := c.askInvited(ctx); asked || err != nil {
				return err
			}
		}
		if !c.brought {
			c.brought = true
			c.exchange.said.bring(c.holding.Statements)
			return nil
		}
	}
	return err
}

func (c *contact) found(ctx context.Context, relay Founder) error {
	statements := founding(c.holding, c.exchange.said.carries)
	if err := relay.Found(ctx, protocol.Founding{Statements: statements}); err != nil {
		return err
	}
	c.exchange.said.founded(statements)
	return nil
}

// askInvited asks the relay, as the invitation by which this device came in,
// what it has: somebody said something else before it heard of the joining, which
// is then to be signed behind that. It says whether there was an answer.
func (c *contact) askInvited(ctx context.Context) (bool, error) {
	journal, can := c.journal.(Invitee)
	relay, reached := c.relay.(*Relay)
	through := c.holding.CameThrough(c.exchange.self)
	if !can || !reached || through == (envelope.InvitationID{}) {
		return false, nil
	}
	list, err := relay.as(invited{ctx, journal, c.id}).Invited(ctx, through)
	if err != nil || len(list) == 0 {
		return false, ctx.Err() // it does not know the invitation, or is gone
	}
	c.exchange.said.founded(list)
	c.exchange.said.enters = true
	if _, err := c.journal.Take(ctx, space.Delivery{Space: c.id, Statements: list, Appended: c.exchange.said.last()}); err != nil {
		return false, err
	}
	c.holding, err = c.journal.Holding(ctx, c.id)
	return true, err
}

// invited signs as an invitation to a space.
type invited struct {
	ctx     context.Context
	journal Invitee
	space   envelope.SpaceID
}

func (i invited) SignRequest(_ envelope.SpaceID, message []byte) (envelope.DeviceID, [envelope.SignatureSize]byte, error) {
	return i.journal.SignInvited(i.ctx, i.space, message)
}
