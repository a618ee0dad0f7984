package store

import (
	"context"
	"slices"

	"bankje/store/merge"
	"bankje/sync/envelope"
)

// Where a phone hears of an erasure that it ordered itself, but not as it is, a copy
// of it is about, or was. What the erasure lists of their feed is what stands there on
// the copy; here something else may. And what is erased by itself of it would be
// listed by its place too, and take along what the copy wrote there. So the phone
// hears first whether their feeds parted: where they did it goes on as another device,
// under which it has written again what is only its own.

// awaitsOwn gives the device as which nothing is to be erased by itself yet, by what
// localUnheard held, and whether one no longer is awaited.
func (in *incoming) awaitsOwn(was []byte) (awaited []byte, ends bool) {
	self := in.journal.author(in.space).ID()
	device := self
	if len(was) > 1 {
		device = envelope.DeviceID(was[1:])
	} else if !in.ordered {
		return nil, false
	}
	_, parted := in.branches[device]
	heard := device != self || in.ofSelf || !in.ordered && in.confirmed[self] >= in.space.head.Sequence
	if parted || !heard {
		return device[:], false
	}
	return nil, len(was) > 1
}

// ofCopy notes of erasures that this phone heard of them from a copy of itself: what
// its device wrote does not pass for written by whoever ordered what it ordered.
func ofCopy(all []unheard, device envelope.DeviceID) {
	for i := range all {
		all[i].copied, all[i].another = true, true
		if all[i].by == device {
			all[i].by = envelope.DeviceID{}
		}
	}
}

// findStubs reads which stubs are here in the places that an erasure lists.
func (u *unheard) findStubs(ctx context.Context, j *Journal, id envelope.SpaceID) error {
	u.stubs = nil
	for stored, err := range j.feed.Range(ctx, id, 0) {
		if err != nil {
			return err
		}
		if h := stored.Envelope.Header; stored.Envelope.IsStub() && u.Covers(h.Device, h.Sequence) {
			u.stubs = append(u.stubs, merge.NewDot(h.Device, h.Sequence, stored.Hash))
		}
	}
	return nil
}

// isElse says whether another envelope is here in the place of a change: then not
// that change was erased.
func (u *unheard) isElse(dot merge.Dot) bool {
	return slices.ContainsFunc(u.stubs, func(stub merge.Dot) bool {
		return stub.Device == dot.Device && stub.Sequence == dot.Sequence && stub.Hash != dot.Hash
	})
}
