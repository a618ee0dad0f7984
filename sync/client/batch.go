package client

import (
	"context"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// What is sent in one message is bounded, in bytes, so that a cut line costs
// little: envelopes, and statements, which are few. What comes may be twice that:
// each time the phone waits for its disk.
const (
	pushMost      = 128 << 10
	pushFull      = pushMost - 4<<10 // for the rest the disk is not asked again
	statementMost = 512 << 10
)

// A batch is what one message may hold of what is to be sent, read before it is
// asked for.
type batch struct {
	push []Stretch // of which it is the beginning
	runs []protocol.Run
}

// read reads ahead.
func (b *batch) read(ctx context.Context, j Journal, id envelope.SpaceID, push []Stretch) error {
	b.push = push
	var err error
	b.runs, err = load(ctx, j, id, push)
	return err
}

// take gives what one message may hold of what is to be sent: what was read
// ahead, if that is it.
func (b *batch) take(ctx context.Context, j Journal, id envelope.SpaceID, push []Stretch) ([]protocol.Run, error) {
	ahead := *b
	b.forget()
	if len(push) > 0 && slices.EqualFunc(push, ahead.push, Stretch.begins) {
		return ahead.runs, nil
	}
	return load(ctx, j, id, push)
}

// forget has all read again.
func (b *batch) forget() { *b = batch{} }

// begins says whether a stretch begins with all of another one.
func (s Stretch) begins(with Stretch) bool {
	return s.Device == with.Device && s.From == with.From && s.Through >= with.Through
}

// behind gives what of stretches lies behind the runs that were read of them.
func behind(push []Stretch, runs []protocol.Run) []Stretch {
	var rest []Stretch
	for _, s := range push {
		for _, run := range runs {
			if last := run[len(run)-1].Header; last.Device == s.Device && s.From <= last.Sequence && last.Sequence <= s.Through {
				s.From = last.Sequence + 1
			}
		}
		if s.From <= s.Through {
			rest = append(rest, s)
		}
	}
	return rest
}

// load reads what is to be sent, as much as one message may hold.
func load(ctx context.Context, j Journal, id envelope.SpaceID, push []Stretch) ([]protocol.Run, error) {
	var runs []protocol.Run
	size, count := 0, 0
	for _, stretch := range push {
		for next := stretch.From; next <= stretch.Through && size < pushFull && count < protocol.MaxBatch; {
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
