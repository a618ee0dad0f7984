package relay

import (
	"context"
	"errors"
	"fmt"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
	"bankje/sync/space"
)

// ErrUnsound says that something that is kept is not what a device signed, or
// not where it belongs.
var ErrUnsound = errors.New("what is kept is unsound")

// Checked tells what a check looked at.
type Checked struct {
	Spaces, Statements, Envelopes, Stubs, Waiting int
}

// pageChecked is how many bytes of envelopes are checked in one transaction.
const pageChecked = 1 << 20

// Check verifies everything that a storage keeps as if it came from a stranger:
// every chain of statements, every envelope with its signature, its body, its
// link and its number, and that nothing is missing before the heads. The relay
// may go on meanwhile. It calls fault with each space that is unsound, an error
// that is ErrUnsound, or that cannot be read, and goes on with the next; where it
// cannot tell which spaces there are it ends.
func Check(ctx context.Context, storage Storage, fault func(envelope.SpaceID, error)) (Checked, error) {
	var sum Checked
	var after envelope.SpaceID
	for {
		ids, err := storage.Spaces(ctx, after, 100)
		if err != nil || len(ids) == 0 {
			return sum, err
		}
		for _, id := range ids {
			before := sum
			err := checkSpace(ctx, storage, id, &sum)
			if errors.Is(err, ErrUnsound) {
				// Once more: another branch of a feed may have taken its place meanwhile.
				sum = before
				err = checkSpace(ctx, storage, id, &sum)
			}
			switch {
			case ctx.Err() != nil:
				return sum, ctx.Err()
			case errors.Is(err, ErrUnsound):
				fault(id, err)
			case errors.Is(err, ErrDeleted), errors.Is(err, ErrNoSpace): // meanwhile
			case err != nil:
				fault(id, err)
			}
		}
		after = ids[len(ids)-1]
	}
}

func checkSpace(ctx context.Context, storage Storage, id envelope.SpaceID, sum *Checked) error {
	c := checking{storage: storage, id: id, sum: sum, feeds: map[envelope.DeviceID]protocol.Head{}}
	return c.space(ctx)
}

// checking is one space while it is checked.
type checking struct {
	storage Storage
	id      envelope.SpaceID
	sum     *Checked
	state   space.State
	feeds   map[envelope.DeviceID]protocol.Head // as far as they were checked
}

func (c *checking) space(ctx context.Context) error {
	c.sum.Spaces++
	var heads, waiting []protocol.Head
	var newest Number
	err := c.storage.View(ctx, c.id, func(tx Tx) (err error) {
		if err := c.statements(tx); err != nil {
			return err
		}
		if heads, err = tx.Heads(); err != nil {
			return err
		}
		if waiting, err = tx.Waiting(); err != nil {
			return err
		}
		newest, _, err = tx.Cursor()
		return err
	})
	if err != nil {
		return err
	}
	if err := c.numbered(ctx, newest); err != nil {
		return err
	}
	for _, head := range heads {
		if at := c.feeds[head.Device]; at.Sequence < head.Sequence || at.Sequence == head.Sequence && at.Hash != head.Hash {
			return fmt.Errorf("a feed does not reach its head: %w", ErrUnsound)
		}
	}
	return c.quarantine(ctx, waiting)
}

func (c *checking) statements(tx Tx) error {
	list, err := tx.Statements(0)
	if err != nil {
		return err
	}
	c.sum.Statements += len(list)
	f, err := foldedFrom(list)
	if err != nil {
		return fmt.Errorf("statements: %w: %w", ErrUnsound, err)
	}
	if c.state = f.state; c.state.Space() != c.id {
		return fmt.Errorf("statements of another space: %w", ErrUnsound)
	}
	return nil
}

// numbered checks envelopes in the order of their numbers.
func (c *checking) numbered(ctx context.Context, newest Number) error {
	for at := Number(0); at < newest; {
		err := c.storage.View(ctx, c.id, func(tx Tx) error {
			found, through, err := tx.After(at, envelope.DeviceID{}, pageChecked)
			if err != nil {
				return err
			}
			for _, n := range found { // what was cut has left gaps
				if n.Number <= at {
					return fmt.Errorf("number %d again: %w", n.Number, ErrUnsound)
				}
				if err := c.envelope(n.Envelope); err != nil {
					return fmt.Errorf("number %d: %w", n.Number, err)
				}
				at = n.Number
			}
			at = max(at, through)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// quarantine checks envelopes that wait, up to the heads that were found.
func (c *checking) quarantine(ctx context.Context, waiting []protocol.Head) error {
	for _, head := range waiting {
		for c.feeds[head.Device].Sequence < head.Sequence {
			err := c.storage.View(ctx, c.id, func(tx Tx) error {
				found, err := tx.Stretch(head.Device, c.feeds[head.Device].Sequence+1, pageChecked, true)
				if err != nil {
					return err
				}
				if len(found) == 0 {
					return fmt.Errorf("a quarantine does not reach its head: %w", ErrUnsound)
				}
				c.sum.Waiting += len(found)
				for _, e := range found {
					if err := c.envelope(e); err != nil {
						return fmt.Errorf("quarantine: %w", err)
					}
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// envelope checks the next envelope of its feed.
func (c *checking) envelope(e envelope.Envelope) error {
	h := e.Header
	last := c.feeds[h.Device]
	d, known := c.state.Device(h.Device)
	switch {
	case !known:
		return fmt.Errorf("an envelope by a stranger: %w", ErrUnsound)
	case h.Space != c.id || h.Sequence != last.Sequence+1 || h.Previous != last.Hash:
		return fmt.Errorf("an envelope in the wrong place: %w", ErrUnsound)
	}
	if err := e.Verify(d.Keys.Signing); err != nil {
		return fmt.Errorf("%w: %w", ErrUnsound, err)
	}
	if e.IsStub() && !c.state.MayBeStub(h.Device, h.Sequence) {
		return fmt.Errorf("a body is missing: %w", ErrUnsound)
	}
	if c.state.Erased(h.Device, h.Sequence) && !e.IsStub() {
		return fmt.Errorf("a body should be erased: %w", ErrUnsound)
	}
	c.feeds[h.Device] = protocol.Head{Device: h.Device, Sequence: h.Sequence, Hash: e.Hash()}
	c.sum.Envelopes++
	if e.IsStub() {
		c.sum.Stubs++
	}
	return nil
}
