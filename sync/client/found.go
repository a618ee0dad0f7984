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
	if err := relay.Found(ctx, protocol.Founding{Code: code, Statements: founding(h)}); err != nil {
		return fmt.Errorf("found: %w", err)
	}
	return nil
}

// founding gives with which statements a relay begins. Of a space that had one
// it is what that had appended: the rest is new to this one too. Of a space that
// had none it is all, for no relay ever said which chain goes on. What one
// message cannot hold follows in a contact.
func founding(h space.Holding) []envelope.Statement {
	var all, appended []envelope.Statement
	for _, s := range h.Statements {
		all = append(all, s.Statement)
		if s.Appended {
			appended = append(appended, s.Statement)
		}
	}
	if len(appended) > 0 {
		return fitting(appended)
	}
	return fitting(all)
}

// refused looks whether the relay refused a round because it lacks what can be
// brought to it, and has that done in the next one, once. Else it gives the
// refusal back.
func (c *contact) refused(ctx context.Context, err error) error {
	refusal := (*protocol.Refusal)(nil)
	if !errors.As(err, &refusal) {
		return err
	}
	switch relay, can := c.relay.(Founder); {
	case refusal.Code == protocol.CodeSpaceUnknown && can && !c.founded:
		c.founded = true
		statements := founding(c.holding)
		if err := relay.Found(ctx, protocol.Founding{Statements: statements}); err != nil {
			return err
		}
		c.exchange.said.founded(statements)
		return nil
	case (refusal.Code == protocol.CodeStatements || refusal.Code == protocol.CodeStranger) && !c.brought:
		c.brought = true
		c.exchange.said.bring(c.holding.Statements)
		return nil
	}
	return err
}
