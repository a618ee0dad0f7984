package client

import (
	"context"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/protocol"
)

// What is sent in one message is bounded, in bytes, so that a cut line costs
// little: envelopes to a fiftieth of what was sent before, or the least that is
// worth a message; and statements, which are few. What comes may be twice that
// least: each time the phone waits for its disk.
const (
	pushLeast     = 128 << 10
	pushPart      = 50
	pushMost      = 512 << 10
	statementMost = 512 << 10
)

// A batch is what one message may hold of what is to be sent, read before it is
// asked for.
type batch struct {
	push []Stretch // of which it is the beginning
	runs []protocol.Run

	sent  int // bytes of those that were taken
	bound int // bytes that one message may hold; 0: as usual
}

// read reads ahead.
func (b *batch) read(ctx context.Context, j Journal, id envelope.SpaceID, push []Stretch) error {
	b.push = push
	var err error
	b.runs, err = load(ctx, j, id, push, b.most())
	return err
}

// most is how many bytes one message may hold.
func (b *batch) most() int {
	if b.bound > 0 {
		return b.bound
	}
	return min(max(pushLeast, b.sent/pushPart), pushMost)
}

// take gives what a message of so many bytes may hold of what is to be sent: what was
// read ahead, if that is it.
func (b *batch) take(ctx context.Context, j Journal, id envelope.SpaceID, push []Stretch, most int) ([]protocol.Run, error) {
	runs := b.runs
	if len(push) == 0 || !slices.EqualFunc(push, b.push, Stretch.begins) {
		var err error
		if runs, err = load(ctx, j, id, push, most); err != nil {
			return nil, err
		}
	}
	b.forget()
	for _, run := range runs {
		for _, e := range run {
			b.sent += protocol.Size(e)
		}
	}
	return runs, nil
}

// forget has all read again.
func (b *batch) forget() { b.push, b.runs = nil, nil }

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
func load(ctx context.Context, j Journal, id envelope.SpaceID, push []Stretch, most int) ([]protocol.Run, error) {
	var runs []protocol.Run
	size, count := 0, 0
	full := most - most/32 // for the rest the disk is not asked again
	for _, stretch := range push {
		for next := stretch.From; next <= stretch.Through && size < full && count < protocol.MaxBatch; {
			envelopes, err := j.Stretch(ctx, id, stretch.Device, next, most-size)
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
