package store

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// verify parts the envelopes that are good from those that are not: signed by
// the device that they name, and in its feed where they say.
func (in *incoming) verify(ctx context.Context, envelopes []envelope.Envelope) error {
	sorted := slices.Clone(envelopes)
	slices.SortStableFunc(sorted, func(a, b envelope.Envelope) int {
		return cmp.Or(slices.Compare(a.Header.Device[:], b.Header.Device[:]),
			cmp.Compare(a.Header.Sequence, b.Header.Sequence))
	})
	for len(sorted) > 0 {
		n := runLength(sorted)
		if err := in.verifyRun(ctx, sorted[:n]); err != nil {
			return err
		}
		sorted = sorted[n:]
	}
	return nil
}

// runLength counts the envelopes from the start that one device numbered one
// after the other.
func runLength(sorted []envelope.Envelope) int {
	for i := 1; i < len(sorted); i++ {
		h, before := sorted[i].Header, sorted[i-1].Header
		if h.Device != before.Device || h.Sequence != before.Sequence+1 {
			return i
		}
	}
	return len(sorted)
}

// verifyRun takes of a run what is good. After one that is not the rest is a
// run of its own; so is what does not follow the one before, which may be of another
// branch.
func (in *incoming) verifyRun(ctx context.Context, run []envelope.Envelope) error {
	device, known := in.space.members.Device(run[0].Header.Device)
	for len(run) > 0 {
		if !known {
			in.aside(run[0], space.AsideAuthor)
			run = run[1:]
			continue
		}
		n, wrong := envelope.VerifyRun(device.Keys.Signing, run)
		if err := in.admitRun(ctx, device, run[:n]); err != nil {
			return err
		}
		if run = run[n:]; wrong != nil && len(run) > 0 && (n == 0 || !errors.Is(wrong, envelope.ErrChain)) {
			in.aside(run[0], reason(wrong))
			run = run[1:]
		}
	}
	return nil
}

// admitRun takes envelopes that follow each other, unless they are of another
// branch than what is here. Where it can be told, or will be, which one counts, they
// may yet take its place.
func (in *incoming) admitRun(ctx context.Context, d space.Device, run []envelope.Envelope) error {
	if len(run) == 0 {
		return nil
	}
	if d.Standing == space.Active && d.ID != in.journal.author(in.space).ID() {
		n, err := in.joins(ctx, run)
		if err != nil {
			return err
		}
		for i, e := range run {
			in.admit(e, i < n)
		}
		return nil
	}
	parted, err := in.parts(ctx, run)
	if err != nil {
		return err
	}
	if parted {
		in.parted[d.ID] = append(in.parted[d.ID], run...)
		return nil
	}
	for _, e := range run {
		in.admit(e, true)
	}
	return nil
}

// admit takes an envelope that its device signed. One that does not count yet is
// kept until it does. What was erased is kept as a stub.
func (in *incoming) admit(e envelope.Envelope, follows bool) {
	h := e.Header
	switch {
	case !follows:
		in.aside(e, space.AsideFork)
	case in.space.members.Admits(e) == space.Refused:
		in.aside(e, space.AsideRefused)
	case in.space.members.Erased(h.Device, h.Sequence):
		in.good = append(in.good, e.Stub())
	case e.IsStub() && in.space.members.MayBeStub(h.Device, h.Sequence):
		in.good = append(in.good, e) // its body is asked for
	case e.IsStub():
		in.aside(e, space.AsideBody) // its body was left out, and nothing asks for that
	default:
		in.good = append(in.good, e)
	}
}

// follows says whether an envelope links to the one before it, as far as that
// is here.
func (in *incoming) follows(ctx context.Context, e envelope.Envelope) (bool, error) {
	h := e.Header
	if h.Sequence == 1 {
		return true, nil
	}
	before, err := in.journal.feed.Stretch(ctx, h.Space, h.Device, h.Sequence-1, 0)
	if err != nil || len(before) == 0 {
		return true, err
	}
	return before[0].Hash == h.Previous, nil
}

func (in *incoming) aside(e envelope.Envelope, why space.AsideReason) {
	in.taken.Aside = append(in.taken.Aside, space.Aside{Device: e.Header.Device, Sequence: e.Header.Sequence, Why: why})
}

// reason gives why an envelope of a run is not good.
func reason(err error) space.AsideReason {
	switch {
	case errors.Is(err, envelope.ErrChain):
		return space.AsideFork
	case errors.Is(err, envelope.ErrBody):
		return space.AsideBody
	}
	return space.AsideSignature
}
