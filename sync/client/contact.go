package client

import (
	"context"
	"errors"
	"fmt"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// A Carrier brings a request to a relay and its answer back. [Relay] is the one
// that uses a network.
type Carrier interface {
	Sync(ctx context.Context, id envelope.SpaceID, request protocol.Request) (protocol.Answer, error)
}

// pushMost bounds the bytes of one push, so that a cut line costs little.
const pushMost = 512 << 10

// mostRounds bounds a contact: a relay that always has something more to say
// is not believed for ever.
const mostRounds = 10_000

// ErrEndless says that a relay did not come to an end.
var ErrEndless = errors.New("relay does not come to an end")

// A Report tells what a contact did.
type Report struct {
	Sent     int // envelopes that the relay now has
	Received int // envelopes that were not here before
	Aside    int // that could not be verified
	Rounds   int
	Differs  bool // the two sides still do not hold the same
	Parted   bool // the relay goes on with another chain of statements
	Forked   bool // another device writes under the keys of this one
	Refused  map[envelope.DeviceID]protocol.Result
}

// Contact exchanges with a relay whatever one side has of a space and the other
// lacks. Each round is durable before the next. After an error what was done
// until then is kept, and the next contact goes on from there. Progress, if it
// is not nil, is told after each round.
func Contact(ctx context.Context, j Journal, self envelope.DeviceID, relay Carrier, id envelope.SpaceID, progress func(Report)) (Report, error) {
	var report Report
	h, err := j.Holding(ctx, id)
	if err != nil {
		return report, fmt.Errorf("contact: %w", err)
	}
	x := NewExchange(self, h)
	for range mostRounds {
		plan, further := x.Next(h)
		if !further {
			report.Differs, report.Parted, report.Forked = x.Differs(), x.Parted(), report.Forked || x.Forked()
			report.Refused = x.Refused()
			return report, nil
		}
		if err := round(ctx, j, x, relay, id, plan, &report); err != nil {
			return report, fmt.Errorf("contact: %w", err)
		}
		if progress != nil {
			progress(report)
		}
		if h, err = j.Holding(ctx, id); err != nil {
			return report, fmt.Errorf("contact: %w", err)
		}
	}
	return report, ErrEndless
}

// round carries out one plan.
func round(ctx context.Context, j Journal, x *Exchange, relay Carrier, id envelope.SpaceID, plan Plan, report *Report) error {
	request := plan.Request
	var err error
	if request.Runs, err = load(ctx, j, id, plan.Push); err != nil {
		return err
	}
	answer, err := relay.Sync(ctx, id, request)
	if err != nil {
		return err
	}
	before := total(x.relay, request.Runs)
	d := x.Answered(request, answer)
	taken, err := j.Take(ctx, d)
	if err != nil {
		return err
	}
	report.Rounds++
	report.Sent += int(total(x.relay, request.Runs) - before)
	report.Received += taken.New
	report.Aside += len(taken.Aside)
	report.Forked = report.Forked || taken.Forked
	return nil
}

// total adds up how far the relay holds the feeds of some runs.
func total(relay map[envelope.DeviceID]uint64, runs []protocol.Run) uint64 {
	sum := uint64(0)
	for _, run := range runs {
		sum += relay[run[0].Header.Device]
	}
	return sum
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
			envelopes = envelopes[:min(len(envelopes), protocol.MaxBatch-count)]
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
