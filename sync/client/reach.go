package client

import (
	"context"
	"errors"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// Reached is where a contact went, and what came of it.
type Reached struct {
	Address string // of the home; "" where there is none
	Report  Report
}

// Reach makes contact about a space with its home, wherever that is now. At gives
// the relay at an address.
//
// Where somebody said that another relay is the home, and the one of before is not
// known to have heard of that, that one comes first: as long as it answers, it puts
// in order what is said, and tells those who come there. It may be gone for ever, so
// whatever goes wrong with it does not count.
//
// Where the home does not answer, the other relays that statements name are asked
// where it is. Who is out may then hear that it is another one, and not where: they
// went nowhere, as where there is none.
func Reach(ctx context.Context, source Source, id envelope.SpaceID, at func(address string) (Carrier, error), progress func(Report)) (Reached, error) {
	reached, err := reach(ctx, source, id, at, progress)
	eraseLeft(ctx, source, id, reached.Address != "" && err == nil)
	return reached, err
}

func reach(ctx context.Context, source Source, id envelope.SpaceID, at func(address string) (Carrier, error), progress func(Report)) (Reached, error) {
	w := way{source: source, id: id, at: at}
	relays, err := w.find(ctx)
	if err != nil {
		return Reached{}, err
	}
	if relays.Before != "" {
		_, _ = w.contact(ctx, relays.Before, nil)
		if relays, err = w.find(ctx); err != nil {
			return Reached{}, err
		}
	}
	if relays.Home == "" {
		return Reached{}, nil
	}
	report, err := w.contact(ctx, relays.Home, progress)
	if err == nil {
		return Reached{relays.Home, report}, nil
	}
	if isSilent(err) {
		w.ask(ctx, relays)
	}
	now, none := w.find(ctx)
	switch {
	case none != nil, now.Home == relays.Home:
		return Reached{relays.Home, report}, err
	case now.Home == "":
		return Reached{}, nil // what failed is not the home any more
	}
	report, err = w.contact(ctx, now.Home, progress)
	return Reached{now.Home, report}, err
}

// Tell has relays that were the home of a space before hear where it is now, for
// others may come there who do not know: those that may says of, for each may be
// gone for ever. It gives which of these it went to, and whether all is told there.
func Tell(ctx context.Context, source Source, id envelope.SpaceID, at func(address string) (Carrier, error), may func(address string) bool) map[string]bool {
	w := way{source: source, id: id, at: at}
	relays, err := w.find(ctx)
	if err != nil || relays.Before != "" {
		return nil // nobody has appended yet where it is
	}
	told := map[string]bool{}
	for _, address := range slices.Clone(relays.Untold) {
		if ctx.Err() != nil || !may(address) {
			continue
		}
		err := w.visit(ctx, address)
		if err == nil {
			relays, err = w.find(ctx)
		}
		told[address] = err == nil && !slices.Contains(relays.Untold, address)
	}
	return told
}

// isSilent says whether a contact failed since nobody answered as a relay does.
func isSilent(err error) bool {
	return errors.Is(err, ErrUnreachable) || errors.Is(err, ErrNotRelay) || errors.Is(err, ErrAddress) || errors.Is(err, ErrPlain)
}

// A way is how relays are reached about one space.
type way struct {
	source Source
	id     envelope.SpaceID
	at     func(address string) (Carrier, error)
}

func (w way) find(ctx context.Context) (space.Relays, error) { return w.source.Relays(ctx, w.id) }

// contact makes contact with a relay as the home.
func (w way) contact(ctx context.Context, address string, progress func(Report)) (Report, error) {
	self, relay, err := w.prepare(address)
	if err != nil {
		return Report{}, err
	}
	c := contact{journal: w.source, relay: relay, id: w.id}
	report, err := c.run(ctx, self, NewExchange, progress)
	if err != nil {
		return report, err
	}
	return report, w.told(ctx, address, &c)
}

// visit exchanges with another relay what relays have appended.
func (w way) visit(ctx context.Context, address string) error {
	self, relay, err := w.prepare(address)
	if err != nil {
		return err
	}
	c, err := visit(ctx, w.source, self, relay, w.id)
	if err != nil {
		return err
	}
	return w.told(ctx, address, c)
}

func (w way) prepare(address string) (self envelope.DeviceID, relay Carrier, err error) {
	if relay, err = w.at(address); err == nil {
		self, err = w.source.SelfIn(w.id)
	}
	return self, relay, err
}

// told notes that a relay has heard where the home is, if it has.
func (w way) told(ctx context.Context, address string, c *contact) error {
	home, ok := space.HomeStatement(c.holding.Statements)
	if _, has := c.exchange.said.has[home.Hash]; !ok || !has {
		return nil
	}
	return w.source.Told(ctx, w.id, address, home.Hash)
}

// ask asks other relays where the home is, until one has something to say of that.
func (w way) ask(ctx context.Context, known space.Relays) {
	for _, address := range known.Others {
		if ctx.Err() != nil || w.visit(ctx, address) != nil {
			continue
		}
		if relays, err := w.find(ctx); err == nil && relays.Home != known.Home {
			return
		}
	}
}
