package store

import (
	"cmp"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"bankje/store/feed"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// Where a device's feed forked, for its keys were used by two phones, a journal
// holds one branch, whichever came first. Once the device is out, or goes on as
// another one, the statements say with which envelope its feed ends, and so which
// branch counts: the chain of hashes that ends there. What is held of another
// branch is exchanged from that end on downwards, each envelope being named by
// the one above it. How far that came is kept, and what is below is asked for.

// soughtMost bounds how many envelopes of a branch are asked for at a time.
const soughtMost = 256

// parts says whether a run, signed and linked, is of another branch than what is
// here of its device.
func (in *incoming) parts(ctx context.Context, run []envelope.Envelope) (bool, error) {
	if fits, err := in.follows(ctx, run[0]); err != nil || !fits {
		return err == nil, err
	}
	first, last := run[0].Header, run[len(run)-1].Header
	held, err := in.runs(ctx, first.Device)
	if err != nil {
		return false, err
	}
	overlaps := func(r feed.Run) bool { return r.First <= last.Sequence+1 && r.Last >= first.Sequence }
	if !slices.ContainsFunc(held, overlaps) {
		return false, nil
	}
	for _, e := range run {
		row, here, err := in.row(ctx, first.Device, e.Header.Sequence)
		if err != nil || here && row.Hash != e.Hash() {
			return err == nil, err
		}
	}
	above, here, err := in.row(ctx, first.Device, last.Sequence+1)
	return here && !above.Newer && above.Envelope.Header.Previous != run[len(run)-1].Hash(), err
}

// joins says how many of a run, signed and linked, from the start are of the same
// branch as what is here of its device, or came before it. What follows an envelope
// that another one stands in the place of would break the chain of those that are
// held, and nobody could be given them any more.
func (in *incoming) joins(ctx context.Context, run []envelope.Envelope) (int, error) {
	first, last := run[0].Header.Sequence, run[len(run)-1].Header.Sequence
	here, err := in.around(ctx, run[0].Header.Device, first-1, last+1)
	if err != nil || len(here) == 0 {
		return len(run), err
	}
	if before, is := here[first-1]; is && before.Hash != run[0].Header.Previous {
		return 0, nil
	}
	firm := 0 // so many are not to be doubted: they are held, or lead to what is
	for i, e := range run {
		row, is := here[e.Header.Sequence]
		switch {
		case is && row.Hash != e.Hash():
			return leadsTo(row, run[:i], firm), nil
		case is:
			firm = i + 1
		}
	}
	if above, is := here[last+1]; is {
		return leadsTo(above, run, firm), nil
	}
	return len(run), nil
}

// leadsTo gives how many of a run may stay below what is held above it: all that it
// follows, else those that are firm.
func leadsTo(above feed.Stored, run []envelope.Envelope, firm int) int {
	if n := len(run); n == 0 || above.Envelope.Header.Previous == run[n-1].Hash() {
		return n
	}
	return firm
}

// around reads what is held of a device in some places, or was found good just now.
func (in *incoming) around(ctx context.Context, device envelope.DeviceID, from, to uint64) (map[uint64]feed.Stored, error) {
	here := map[uint64]feed.Stored{}
	for _, e := range slices.Backward(in.good) { // those of one device come together
		if e.Header.Device != device {
			break
		}
		if at := e.Header.Sequence; from <= at && at <= to {
			here[at] = feed.Stored{Hash: e.Hash(), Envelope: e}
		}
	}
	held, err := in.runs(ctx, device)
	if err != nil {
		return nil, err
	}
	for _, r := range held {
		for at := max(r.First, from); at <= min(r.Last, to); {
			some, err := in.journal.feed.Stretch(ctx, in.space.id, device, at, 1<<18)
			if err != nil {
				return nil, err
			}
			if len(some) == 0 {
				at++ // of a form that only a newer app knows
			}
			for _, row := range some {
				here[at] = row
				at++
			}
		}
	}
	return here, nil
}

// runs gives what is held of a device's feed.
func (in *incoming) runs(ctx context.Context, device envelope.DeviceID) ([]feed.Run, error) {
	all, err := in.journal.feed.Runs(ctx, in.space.id)
	return slices.DeleteFunc(all, func(r feed.Run) bool { return r.Device != device }), err
}

// row reads the envelope that is held in a place, and says whether there is one.
func (in *incoming) row(ctx context.Context, device envelope.DeviceID, sequence uint64) (feed.Stored, bool, error) {
	held, err := in.runs(ctx, device)
	if err != nil || !slices.ContainsFunc(held, func(r feed.Run) bool { return r.First <= sequence && sequence <= r.Last }) {
		return feed.Stored{}, false, err
	}
	some, err := in.journal.feed.Stretch(ctx, in.space.id, device, sequence, 0)
	if err != nil || len(some) == 0 {
		return feed.Stored{}, false, err
	}
	return some[0], true, nil
}

// rejoin exchanges what is held of a device that is out, as far as the envelopes
// that came show it.
func (in *incoming) rejoin(ctx context.Context, d space.Device, came []envelope.Envelope) error {
	j := in.journal
	mine := j.viewpoint().isMine(d.ID)
	if mine && !in.space.members.GoesOnAs(d.ID, j.author(in.space).ID()) {
		return nil // another phone goes on as this one: what is only here stays
	}
	from, named, err := in.proven(ctx, d)
	if err != nil {
		return err
	}
	slices.SortFunc(came, func(a, b envelope.Envelope) int { return cmp.Compare(b.Header.Sequence, a.Header.Sequence) })
	for _, e := range came {
		switch h := e.Header; {
		case h.Sequence >= from && h.Sequence <= d.Last.Sequence: // the right one is here
		case h.Sequence == from-1 && e.Hash() == named:
			if err := in.place(ctx, d, e, mine); err != nil {
				return err
			}
			from, named = h.Sequence, h.Previous
		default:
			in.aside(e, space.AsideFork)
		}
	}
	below, here, err := in.row(ctx, d.ID, from-1)
	if err != nil {
		return err
	}
	if from > 1 && here && below.Hash != named {
		in.branches[d.ID] = from
	} else {
		delete(in.branches, d.ID)
	}
	return nil
}

// proven gives from which sequence on, up to the end that the statements name,
// the right envelopes are here, and the hash of the one before.
func (in *incoming) proven(ctx context.Context, d space.Device) (uint64, envelope.Hash, error) {
	end, here, err := in.row(ctx, d.ID, d.Last.Sequence)
	if err != nil || !here || end.Hash != d.Last.Hash {
		return d.Last.Sequence + 1, d.Last.Hash, err
	}
	from, known := in.branches[d.ID]
	if !known || from == askedInVain {
		held, err := in.runs(ctx, d.ID)
		if err != nil {
			return 0, envelope.Hash{}, err
		}
		for _, r := range held {
			if r.First <= d.Last.Sequence && d.Last.Sequence <= r.Last {
				from = r.First
			}
		}
	}
	first, _, err := in.row(ctx, d.ID, from)
	return from, first.Envelope.Header.Previous, err
}

// place puts an envelope of the right branch in its place. What is one's own and
// stood there is written again.
func (in *incoming) place(ctx context.Context, d space.Device, e envelope.Envelope, mine bool) error {
	h := e.Header
	if h.Sequence == d.Last.Sequence {
		if err := in.cutBehind(ctx, d, mine); err != nil {
			return err
		}
	}
	row, here, err := in.row(ctx, d.ID, h.Sequence)
	if err != nil {
		return err
	}
	if in.space.members.Erased(d.ID, h.Sequence) {
		e = e.Stub()
	}
	if !here {
		in.good = append(in.good, e)
		return nil
	}
	in.instead = append(in.instead, e)
	if mine {
		in.again = append(in.again, row)
	}
	return nil
}

// cutBehind drops what is held beyond the end of a feed, when another envelope
// stood in the place of that end.
func (in *incoming) cutBehind(ctx context.Context, d space.Device, mine bool) error {
	held, err := in.runs(ctx, d.ID)
	if err != nil {
		return err
	}
	for _, r := range held {
		for next := max(r.First, d.Last.Sequence+1); mine && next <= r.Last; {
			some, err := in.journal.feed.Stretch(ctx, in.space.id, d.ID, next, 1<<20)
			if err != nil {
				return err
			}
			if len(some) == 0 {
				return errors.New("an envelope of one's own cannot be read by this version")
			}
			in.again = append(in.again, some...)
			next += uint64(len(some))
		}
	}
	in.cut = append(in.cut, feed.Head{Device: d.ID, Sequence: d.Last.Sequence})
	return nil
}

// endsOtherwise says whether a device has gone out, or its feed ends elsewhere
// now: what is held of it may be of another branch.
func (in *incoming) endsOtherwise(d space.Device) bool {
	was, _ := in.was.Device(d.ID)
	return d.Standing != space.Active && d.Last.Sequence > 0 && (was.Standing != d.Standing || was.Last != d.Last)
}

// branchesOf reads of which devices another branch is held than the one that
// counts, below a sequence. For the author of the space it is the end of a branch
// that others have and that has yet to come.
func (j *Journal) branchesOf(ctx context.Context, id envelope.SpaceID) (map[envelope.DeviceID]uint64, error) {
	var kept map[string]uint64
	if err := j.readJSON(ctx, localBranches(id), &kept); err != nil {
		return nil, err
	}
	all := map[envelope.DeviceID]uint64{}
	for name, from := range kept {
		if id, err := hex.DecodeString(name); err == nil && len(id) == len(envelope.DeviceID{}) {
			all[envelope.DeviceID(id)] = from
		}
	}
	return all, nil
}

// noteBranches adds to what changes on the disk of which devices another branch
// is held.
func (in *incoming) noteBranches(ctx context.Context, local map[string][]byte) error {
	if in.branches == nil {
		return nil // nothing was looked at
	}
	before, err := in.journal.branchesOf(ctx, in.space.id)
	if err != nil || maps.Equal(before, in.branches) {
		return err
	}
	kept := map[string]uint64{}
	for device, from := range in.branches {
		kept[device.String()] = from
	}
	local[localBranches(in.space.id)], err = json.Marshal(kept)
	return err
}

func localBranches(id envelope.SpaceID) string { return "sync.branches." + id.String() }
