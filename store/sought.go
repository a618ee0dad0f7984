package store

import (
	"context"
	"slices"

	"bankje/sync/envelope"
	"bankje/sync/space"
)

// sought gives what is to be asked for: to come to the branches that count, and
// the bodies of what is not erased after all.
func (j *Journal) sought(ctx context.Context, s space.State, held []space.Run) ([]space.Run, error) {
	branches, err := j.soughtBranches(ctx, s, held)
	if err != nil {
		return nil, err
	}
	bodies, err := j.soughtBodies(ctx, s)
	return append(branches, bodies...), err
}

// soughtBranches gives what leads to the branches that count.
func (j *Journal) soughtBranches(ctx context.Context, s space.State, held []space.Run) ([]space.Run, error) {
	branches, err := j.branchesOf(ctx, s.Space())
	var all []space.Run
	for device, from := range branches {
		if from == askedInVain {
			continue
		}
		// Where nothing is held, or which branch counts is still to be said, the end of
		// one is asked for.
		wanted := space.Run{Device: device, First: from - 1, Last: from - 1}
		d, _ := s.Device(device)
		for _, r := range held {
			if d.Standing != space.Active && r.Device == device && r.First < from && from <= r.Last+1 {
				wanted.First = max(r.First, from-min(from-1, soughtMost))
			}
		}
		all = append(all, wanted)
	}
	slices.SortFunc(all, func(a, b space.Run) int { return slices.Compare(a.Device[:], b.Device[:]) })
	return all, err
}

// soughtBodies gives where stubs are held that nothing asks for any more: by
// erasures that fell after they had been carried out here.
func (j *Journal) soughtBodies(ctx context.Context, s space.State) (all []space.Run, err error) {
	for _, fallen := range s.FallenErasures() {
		for _, of := range fallen.Feeds {
			stubs, err := j.feed.Stubs(ctx, s.Space(), of.Device, of.Runs)
			if err != nil {
				return nil, err
			}
			for _, sequence := range stubs {
				if !s.Erased(of.Device, sequence) {
					all = lengthen(all, of.Device, sequence)
				}
			}
		}
	}
	return all, nil
}

// lengthen adds one sequence to runs.
func lengthen(all []space.Run, device envelope.DeviceID, sequence uint64) []space.Run {
	if n := len(all); n > 0 && all[n-1].Device == device && all[n-1].Last+1 == sequence {
		all[n-1].Last = sequence
		return all
	}
	return append(all, space.Run{Device: device, First: sequence, Last: sequence})
}
