package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"bankje/store/feed"
	"bankje/store/seal"
	"bankje/sync/envelope"
	"bankje/sync/space"
)

// Another phone may write under the keys of this one: it was copied, or this one
// was restored from a back-up and went on before it heard how far it had come.
// That shows when an envelope arrives that this device signed and that does not
// fit to what is here. From then on this phone goes on as a successor in that
// space, whom the old key signs in. The feed of the old device counts up to the
// end of what arrived; what of this phone's own is on another branch is written
// again by the successor, each change in the stead of the old one.
//
// Where the feeds did not part nothing changes: the old device may have written
// there what this phone has yet to hear of, and that is to count.

// errNoSuccessor says that keys are to be stored first, under which this phone
// goes on.
var errNoSuccessor = errors.New("no successor yet")

// makeSuccessor stores keys under which this phone can go on in a space. They
// are on the disk before anything is signed by them; killed in between, they are
// used the next time.
func (j *Journal) makeSuccessor(ctx context.Context, id envelope.SpaceID) error {
	j.vault.mu.Lock()
	defer j.vault.mu.Unlock()
	j.saving.Lock()
	defer j.saving.Unlock()
	if j.keys == nil {
		return ErrLocked
	}
	s, err := j.joinedSpace(id)
	if err != nil {
		return err
	}
	if _, ready := j.keys.Spare(s.members); ready {
		return nil
	}
	device, err := seal.NewDevice(j.random)
	if err != nil {
		return err
	}
	j.keys.AddDevice(id, device)
	j.look()
	return j.vault.changeKeyFile(ctx, func(file *seal.KeyFile) error { return file.Store(j.random, j.keys) })
}

// succeed has this phone go on as another device, since others have another
// branch of its feed, which counts up to its last envelope. It does nothing where it may not say so.
func (in *incoming) succeed(ctx context.Context, last envelope.Head) error {
	j, s := in.journal, in.space
	next, ready := j.keys.Spare(s.members)
	if !ready {
		return errNoSuccessor
	}
	reason := envelope.Forked
	if _, restored, err := j.Restored(ctx); err != nil {
		return err
	} else if restored {
		reason = envelope.Restored
	}
	old, _ := s.members.Device(j.author(s).ID())
	statement, err := j.keys.Succeed(j.random, s.members, next, reason, last, j.keys.DeviceName(s.members, old))
	if err == nil {
		err = s.members.Check(statement)
	}
	if err != nil {
		return nil // it stays as it is, and is tried at the next delivery
	}
	in.takeStatements([]envelope.Statement{statement})
	return nil
}

// endOf gives where the branch of others ends, as far as it is known here.
func (in *incoming) endOf(ctx context.Context, branch []envelope.Envelope) (envelope.Head, error) {
	top := slices.MaxFunc(branch, func(a, b envelope.Envelope) int { return cmp.Compare(a.Header.Sequence, b.Header.Sequence) })
	end := headOf(top.Header.Sequence, top.Hash())
	above, here, err := in.row(ctx, top.Header.Device, end.Sequence+1)
	if err != nil || !here || above.Envelope.Header.Previous != end.Hash {
		return end, err
	}
	held, err := in.runs(ctx, top.Header.Device)
	for _, r := range held {
		if r.First <= end.Sequence+1 && end.Sequence < r.Last {
			return headOf(r.Last, r.Hash), err
		}
	}
	return end, err
}

// settleForks does what is to be done about feeds of which another branch is
// here than the one that counts.
func (in *incoming) settleForks(ctx context.Context) error {
	if err := in.settleOwn(ctx); err != nil {
		return err
	}
	for _, d := range in.space.members.Devices() {
		branch := in.parted[d.ID]
		switch {
		case len(branch) > 0 && d.Standing == space.Active:
			in.leaveOut(branch)
		case len(branch) > 0, in.endsOtherwise(d):
			if err := in.rejoin(ctx, d, branch); err != nil {
				return err
			}
		}
	}
	return in.writeAgain(ctx)
}

// askedInVain stands in the place of where the end of another branch is asked for: what
// came from there is of one's own, which somebody else has shown to the relay. So the
// other branch ends where it is said to fork.
const askedInVain = 0

// settleOwn has this phone go on as a successor when its own feed forked. Where
// the relay says that it has more of the other branch than came, the end of that
// is asked for first, once, so that all of it counts.
func (in *incoming) settleOwn(ctx context.Context) error {
	self := in.journal.author(in.space).ID()
	came := slices.Clone(in.parted[self])
	forked := len(came) > 0
	awaited, asked := in.branches[self]
	d, _ := in.space.members.Device(self)
	if !forked && !asked || d.Standing != space.Active {
		return nil
	}
	fresh, err := in.freshOf(ctx, self)
	if err != nil {
		return err
	}
	for _, e := range fresh {
		came = append(came, e)
		forked = forked || asked && e.Header.Sequence+1 >= awaited
	}
	if !forked {
		if asked && slices.ContainsFunc(in.good, func(e envelope.Envelope) bool { return e.Header.Device == self && e.Header.Sequence+1 == awaited }) {
			in.branches[self] = askedInVain
		}
		return nil
	}
	in.taken.Forked = true
	in.good = slices.DeleteFunc(in.good, func(e envelope.Envelope) bool { return e.Header.Device == self })
	in.good = append(in.good, fresh...)
	end, err := in.endOf(ctx, came)
	if err != nil {
		return err
	}
	if there := in.confirmed[self]; there > end.Sequence && !asked {
		in.branches[self] = there + 1
		return nil
	}
	delete(in.branches, self)
	return in.succeed(ctx, end)
}

// freshOf gives what of a device is good and not here yet. What a relay sends back of
// one's own branch does not tell where the other one ends, and would come back behind
// that end.
func (in *incoming) freshOf(ctx context.Context, device envelope.DeviceID) ([]envelope.Envelope, error) {
	var fresh []envelope.Envelope
	for _, e := range in.good {
		if e.Header.Device != device {
			continue
		}
		row, here, err := in.row(ctx, device, e.Header.Sequence)
		if err != nil {
			return nil, err
		}
		if !here || row.Hash != e.Hash() || row.Envelope.IsStub() && !e.IsStub() {
			fresh = append(fresh, e)
		}
	}
	return fresh, nil
}

// leaveOut sets aside what does not fit: nobody can tell which branch counts.
func (in *incoming) leaveOut(branch []envelope.Envelope) {
	for _, e := range branch {
		in.aside(e, space.AsideFork)
	}
}

// writeAgain has the author of the space write changes in the stead of what no
// longer is in its place.
func (in *incoming) writeAgain(ctx context.Context) error {
	j, s := in.journal, in.space
	in.anew = in.anew || len(in.again)+len(in.instead)+len(in.cut) > 0
	if len(in.again) == 0 || s.members.MayWrite(j.author(s).ID()) != nil {
		return nil // who is out by now writes nothing
	}
	slices.SortFunc(in.again, func(a, b feed.Stored) int {
		return cmp.Compare(a.Envelope.Header.Sequence, b.Envelope.Header.Sequence)
	})
	head, err := j.findHead(ctx, s)
	if err != nil {
		return err
	}
	for _, row := range in.again {
		if row.Envelope.IsStub() || row.Newer {
			continue
		}
		change := insteadOf(row.Envelope)
		if before, err := j.decode(row); err == nil {
			if _, instead := original(before); instead {
				change = before
			}
		}
		sealed, err := j.sealBehind(head, change, s)
		if err != nil {
			return fmt.Errorf("write again: %w", err)
		}
		head = feed.Head{Device: sealed.Header.Device, Sequence: sealed.Header.Sequence, Hash: sealed.Hash()}
		in.good = append(in.good, sealed)
	}
	return nil
}
